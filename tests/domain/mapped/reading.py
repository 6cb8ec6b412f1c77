"""Vectors' words read into the domain's values."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from domain.counting import Calendar, Part, count
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.leave.requests import Charge
from domain.periods import Asked, DayPart, Halves, Period
from domain.policies.leave_type import Unit
from domain.policies.leave_year import MonthDay
from domain.working_pattern import FREE, Work, WorkingPattern

Given = Mapping[str, Any]
PARTS = {"full": DayPart.ALL_DAY, "am": DayPart.MORNING, "pm": DayPart.AFTERNOON}
WORKS = {"full": Work(240, 240), "am": Work(240, 0), "pm": Work(0, 240), "free": FREE}
ONE_DAY = timedelta(days=1)


class NotCovered(Exception):
    """The domain has no such ability yet: says which."""


def amount(number: Any) -> Fraction:
    """A number as it is written, exactly."""
    return Fraction(str(number))


def day(text: str) -> date:
    return date.fromisoformat(text)


def month_day(text: str) -> MonthDay:
    month, number = text.split("-")
    return MonthDay(int(month), int(number))


def period(first: str, last: str) -> Period:
    return Period(day(first), day(last))


def calendar(given: Given) -> Calendar:
    """The schedule's versions, each with the holidays of its region."""
    versions = given["schedule"]
    firsts = [day(each["from"]) if "from" in each else date.min for each in versions]
    ends = [*(first - ONE_DAY for first in firsts[1:]), date.max][: len(firsts)]
    return Calendar.of([_part(*each, given) for each in zip(versions, firsts, ends, strict=True)])


def _part(version: Given, first: date, last: date, given: Given) -> Part:
    last = day(version["to"]) if "to" in version else last
    pattern = WorkingPattern((tuple(WORKS[each] for each in version["week"]),))
    return Period(first, last), pattern, _holidays(given.get("holidays", ()), version.get("region"))


def _holidays(holidays: Sequence[Given], region: str | None) -> HolidayCalendar:
    ours = (each for each in holidays if "regions" not in each or region in each["regions"])
    return HolidayCalendar.of(Holiday(day(each["date"]), "", PARTS[each["part"]].halves) for each in ours)


def pieces(request: Given) -> list[Asked]:
    """A request as the domain knows it: one part for every day; other ends are requests of their own."""
    return [Asked(Period(first, last), part) for first, last, part in _runs(request)]


def _runs(request: Given) -> Iterator[tuple[date, date, DayPart]]:
    first, last = day(request["from"]), day(request["to"])
    special = _special(request, first, last)
    start, each = first, first
    while each <= last:
        if each in special:
            if start < each:
                yield start, each - ONE_DAY, PARTS[request.get("part", "full")]
            yield each, each, special[each]
            start = each + ONE_DAY
        each += ONE_DAY
    if start <= last:
        yield start, last, PARTS[request.get("part", "full")]


def _special(request: Given, first: date, last: date) -> dict[date, DayPart]:
    special = {}
    if "to_part" in request and request["to_part"] != "full":
        special[last] = PARTS[request["to_part"]]
    if "from_part" in request and (request["from_part"] != "full" or first == last):
        special[first] = PARTS[request["from_part"]]
    if "half_on" in request:
        special[day(request["half_on"])] = DayPart.MORNING
    return special


def charges(
    given: Given, request: Given, unit: Unit = Unit.DAYS, bounds: Period | None = None
) -> list[Charge]:
    """What a request costs on the vector's schedule."""
    worked = calendar(given)
    return [charge for asked in pieces(request) for charge in count(worked, asked, unit, bounds)]


def total(found: Sequence[Charge]) -> Fraction:
    return sum((charge.amount for charge in found), Fraction(0))


def one_charge(on: date, size: Any) -> Charge:
    return Charge(on, Halves.BOTH, 480, amount(size))
