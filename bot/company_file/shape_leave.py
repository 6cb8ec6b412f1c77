"""The shape of leave that is granted: a period, and what of it is given back or taken in another part."""

from collections.abc import Iterator
from datetime import date

from bot.company_file.days import check_order
from bot.company_file.entries import GivenBack, LeaveEntry, OtherDay
from bot.company_file.leaves import DAY, NOTE, SPAN, choice
from bot.company_file.nodes import Mapped
from bot.company_file.records import Record, key
from bot.company_file.shape_places import HALF
from bot.company_file.shapes import Either, Leaf, ListOf, Reference, Report
from domain.periods import Asked, DayPart, Halves, Period

_PARTS = {part.halves: part for part in DayPart}


def exceptions_of(asked: Asked) -> tuple[tuple[GivenBack, ...], tuple[OtherDay, ...]]:
    """What of a period is given back, and what is taken in another part, as the file says it."""
    back, others = [], []
    for day, halves in asked.exceptions:
        if not halves:
            back.append(GivenBack(day))
        elif halves in asked.part.halves:
            back.append(GivenBack(day, asked.part.halves & ~halves))
        else:
            others.append(OtherDay(day, _PARTS[halves]))
    return tuple(back), tuple(others)


def _check_leave(node: Mapped, leave: LeaveEntry, report: Report) -> None:
    last_day = leave.last_day or leave.first_day
    check_order(node, "last_day", leave.first_day, last_day, report)
    if leave.hours and (leave.part is not DayPart.ALL_DAY or last_day > leave.first_day):
        report.note(
            node.spot_of("hours"),
            "leave by the hour is on one day, with no part of a day.",
            "Keep one of them.",
        )
    if last_day >= leave.first_day:
        _check_exceptions(node, leave, Period(leave.first_day, last_day), report)


def _check_exceptions(node: Mapped, leave: LeaveEntry, period: Period, report: Report) -> None:
    seen: set[date] = set()
    for name, day, left in _exceptions(leave):
        spot = node.spot_of(name)
        if leave.hours:
            report.note(spot, "leave by the hour has no other days.", "Say the hours that are left.")
        elif day not in period:
            report.note(
                spot, f"{day} is not in the leave.", f"It is from {period.first_day} to {period.last_day}."
            )
        elif day in seen:
            report.note(spot, f"{day} stands here twice.", "Keep one of them.")
        elif not left and day in (period.first_day, period.last_day):
            problem = f"{day}, on which the leave begins or ends, is given back."
            report.note(spot, problem, "Let it begin later or end sooner.")
        elif left == leave.part.halves:
            report.note(spot, f"nothing is different on {day}.", "Leave it out, or say the other half.")
        seen.add(day)


def _exceptions(leave: LeaveEntry) -> Iterator[tuple[str, date, Halves]]:
    for each in leave.without:
        yield "without", each.day, leave.part.halves & ~each.halves
    for other in leave.other_days:
        yield "other_days", other.day, other.part.halves


_GIVEN_BACK = Either(
    Leaf(
        lambda written: GivenBack(DAY.parse(written)),
        "a day that is given back, such as 2026-07-08",
        lambda back: DAY.show(back.day),
        DAY.json,
    ),
    Record(
        GivenBack,
        {
            "date": key("day", DAY, "a day that is given back, such as 2026-07-08", required=True),
            "half": key("halves", HALF, "the half that is given back; all of it"),
        },
    ),
    lambda back: back.halves is Halves.BOTH,
)
_OTHER_DAY = Record(
    OtherDay,
    {
        "date": key("day", DAY, "a day of the leave, such as 2026-07-08", required=True),
        "part": key("part", choice(DayPart, "the part that is taken"), "which part is taken", required=True),
    },
)
LEAVE = Record(
    LeaveEntry,
    {
        "leave_type": key("leave_type", Reference("leave type"), "the key of a leave type", required=True),
        "first_day": key("first_day", DAY, "the first day of leave", required=True),
        "last_day": key("last_day", DAY, "the last day of leave; the first"),
        "part": key("part", choice(DayPart, "which part of each day"), "all_day, morning or afternoon"),
        "hours": key("hours", SPAN, "leave by the clock on one day, such as 14:00-17:30"),
        "without": key("without", ListOf(_GIVEN_BACK, "days"), "days in between that are worked"),
        "other_days": key(
            "other_days", ListOf(_OTHER_DAY, "days"), "days of which more is taken than of the rest"
        ),
        "note": key("note", NOTE, "a note to approvers"),
    },
    check=_check_leave,
)
