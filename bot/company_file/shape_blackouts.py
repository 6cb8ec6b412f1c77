"""The shape of a blackout: between days of one year, or of every year."""

from dataclasses import dataclass
from datetime import date

from bot.company_file.days import check_order
from bot.company_file.entries import UNSAID, Unsaid
from bot.company_file.leaves import DAY, FLAG, MONTH_DAY, NAME
from bot.company_file.nodes import Mapped
from bot.company_file.records import Record, key
from bot.company_file.shapes import Json, Leaf, Report, Turned, Unread
from domain.policies.leave_year import MonthDay
from domain.policies.rules import Blackout

A_LEAP_YEAR = 2000
"""In which days of every year are kept, so that 29 February has its place."""


@dataclass(frozen=True, slots=True)
class _Dates:
    """A blackout as it is written: with days of one year, or of every year."""

    first: date | MonthDay
    last: date | MonthDay
    name: str = ""
    is_yearly: bool | Unsaid = UNSAID


def _any_day(written: str) -> date | MonthDay:
    return MONTH_DAY.parse(written) if written.count("-") == 1 else DAY.parse(written)


def _show_any_day(day: date | MonthDay) -> Json:
    return MONTH_DAY.show(day) if isinstance(day, MonthDay) else DAY.show(day)


_ANY_DAY: Leaf[date | MonthDay] = Leaf(
    _any_day,
    "a day such as 2026-12-21, or 12-21 for every year",
    _show_any_day,
    {"anyOf": [DAY.json, MONTH_DAY.json]},
)


def _check_dates(node: Mapped, dates: _Dates, report: Report) -> None:
    first, last = dates.first, dates.last
    if isinstance(first, MonthDay) != isinstance(last, MonthDay):
        report.note(node.spot, "one day has a year and the other has none.", "Give both a year, or neither.")
        raise Unread
    if isinstance(first, MonthDay) and dates.is_yearly is False:
        remedy = "Give them a year, or leave yearly out."
        report.note(node.spot_of("yearly"), "days without a year are of every year.", remedy)
    if isinstance(first, date) and isinstance(last, date) and dates.is_yearly is not True:
        check_order(node, "to", first, last, report)


def _blackout(dates: _Dates) -> Blackout:
    first, last = (_dated(each) for each in (dates.first, dates.last))
    return Blackout(first, last, dates.name, isinstance(dates.first, MonthDay) or dates.is_yearly is True)


def _dated(day: date | MonthDay) -> date:
    return day.in_year(A_LEAP_YEAR) if isinstance(day, MonthDay) else day


def _dates(blackout: Blackout) -> _Dates:
    first, last = blackout.first_day, blackout.last_day
    if not blackout.is_yearly:
        return _Dates(first, last, blackout.name)
    return _Dates(
        MonthDay(first.month, first.day), MonthDay(last.month, last.day), blackout.name, is_yearly=True
    )


BLACKOUT = Turned(
    Record(
        _Dates,
        {
            "from": key("first", _ANY_DAY, "the first day, such as 2026-12-21 or 12-21", required=True),
            "to": key("last", _ANY_DAY, "the last day", required=True),
            "yearly": key("is_yearly", FLAG, "whether it comes every year; true for days without a year"),
            "name": key("name", NAME, "what it is called"),
        },
        check=_check_dates,
    ),
    _blackout,
    _dates,
)
