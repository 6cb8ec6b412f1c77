"""What somebody works on any date, and what leave on those days costs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate
from operator import add
from typing import Protocol

from domain.amounts import HALF, NOTHING, WHOLE, Amount, hours
from domain.company.places import Location
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.leave.requests import Charge
from domain.periods import NOON, ONE_DAY, Asked, DayPart, Halves, Period, Span
from domain.policies.leave_type import Unit
from domain.versions import Versions, from_the_start, stretches
from domain.working_pattern import FREE, Work, WorkingPattern

Part = tuple[Period, WorkingPattern, HolidayCalendar]
"""What is worked, and which holidays are free, throughout a period."""
LONGEST_SEARCH = 366
"""Days looked ahead for the next working day before giving up."""


class HolidaySource(Protocol):
    """The public holidays of a country and region in a year: always the same answer to the same question."""

    def __call__(self, country: str, region: str | None, year: int) -> HolidayCalendar: ...


class _Sums:
    """Running totals of half days and minutes before each of some consecutive days; never changed."""

    __slots__ = ("end", "first", "halves", "minutes")

    def __init__(self, first: date, days: Iterable[Work]) -> None:
        works = list(days)
        mornings, afternoons = [work.morning for work in works], [work.afternoon for work in works]
        self.first = first.toordinal()
        self.end = self.first + len(works)
        self.minutes = _by_part(mornings, afternoons)
        self.halves = _by_part([half > 0 for half in mornings], [half > 0 for half in afternoons])


class Calendar:
    """What somebody works on each date; a day that no part covers is free. Years are built when asked for."""

    __slots__ = ("_parts_of", "_sums", "_years")

    def __init__(self, parts_of: Callable[[int], Iterable[Part]]) -> None:
        self._parts_of = parts_of
        self._years: dict[int, tuple[Part, ...]] = {}
        self._sums: _Sums | None = None

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "Calendar":
        """A calendar of parts that share no day."""
        return cls(lambda _: parts)

    def work_on(self, day: date) -> Work:
        """The minutes worked on a day, holidays taken off."""
        for period, pattern, holidays in self._parts(day.year):
            if day in period:
                return _work(pattern, holidays, day)
        return FREE

    def nominal_on(self, day: date) -> Work:
        """The minutes of the working pattern on a day, whether it is a holiday or not."""
        for period, pattern, _ in self._parts(day.year):
            if day in period:
                return pattern.on(day)
        return FREE

    def halves_on(self, day: date) -> Halves:
        """The halves worked on a day, holidays taken off."""
        return _halves(self.work_on(day))

    def total(self, period: Period, part: DayPart = DayPart.ALL_DAY) -> int:
        """How many half days are worked in a period, or how many mornings or afternoons of it."""
        first, end = period.first_day.toordinal(), period.last_day.toordinal() + 1
        sums = self._sums
        if sums is None or first < sums.first or end > sums.end:
            sums = self._cover(period)
        totals = sums.halves[0 if part is _ALL_DAY else _INDEX[part]]
        return totals[end - sums.first] - totals[first - sums.first]

    def minutes(self, period: Period, part: DayPart = DayPart.ALL_DAY) -> int:
        """How many minutes are worked in a period, or in the mornings or afternoons of it."""
        first, end = period.first_day.toordinal(), period.last_day.toordinal() + 1
        sums = self._sums
        if sums is None or first < sums.first or end > sums.end:
            sums = self._cover(period)
        totals = sums.minutes[0 if part is _ALL_DAY else _INDEX[part]]
        return totals[end - sums.first] - totals[first - sums.first]

    def next_working_day(self, day: date) -> date | None:
        """The first day after this one on which anything is worked; None if there is none for a year."""
        for _ in range(min(LONGEST_SEARCH, (date.max - day).days)):
            day += ONE_DAY
            if self.work_on(day).minutes:
                return day
        return None

    def _parts(self, year: int) -> tuple[Part, ...]:
        parts = self._years.get(year)
        if parts is None:
            parts = self._years[year] = tuple(self._parts_of(year))
        return parts

    def _cover(self, period: Period) -> _Sums:
        """Sums over whole years that hold the period and whatever was covered before."""
        years = {period.first_day.year, period.last_day.year}
        if self._sums:
            years |= {date.fromordinal(self._sums.first).year, date.fromordinal(self._sums.end - 1).year}
        days = (work for year in range(min(years), max(years) + 1) for work in self._days(year))
        self._sums = sums = _Sums(date(min(years), 1, 1), days)
        return sums

    def _days(self, year: int) -> list[Work]:
        whole = _whole_year(year)
        days = [FREE] * len(whole)
        for period, pattern, holidays in self._parts(year):
            if covered := period.clipped(whole):
                start = (covered.first_day - whole.first_day).days
                days[start : start + len(covered)] = [_work(pattern, holidays, day) for day in covered.days()]
        return days


def count(calendar: Calendar, asked: Asked, unit: Unit, bounds: Period | None = None) -> tuple[Charge, ...]:
    """What leave costs: a charge for each day that costs something, of those within the bounds."""
    period = asked.period.clipped(bounds) if bounds else asked.period
    if period is None:
        return ()
    charge = _charge_of_span if asked.span else _charge_of_halves
    charges = (charge(calendar, asked, day, unit) for day in period.days())
    return tuple(each for each in charges if each.minutes)


def calendar_of(employee: Employee, settings: Settings, holidays: HolidaySource) -> Calendar:
    """What an employee works from the day they were hired to their last; nothing before and after."""
    employed = Period(employee.hired_on, employee.last_day or date.max)
    return Calendar(lambda year: _employment(employee, settings, holidays, employed, year))


def place_calendar(versions: Versions[Location], holidays: HolidaySource) -> Calendar:
    """What is worked at a place by those who have no pattern of their own."""
    return Calendar(
        lambda year: (
            (piece, location.pattern, free_days(location, holidays, year))
            for piece, location in stretches(from_the_start(versions), _whole_year(year))
        )
    )


def holidays_at(versions: Versions[Location], holidays: HolidaySource, period: Period) -> tuple[Holiday, ...]:
    """The public holidays and company days of a place in a period, in order."""
    found = (
        holiday
        for year in range(period.first_day.year, period.last_day.year + 1)
        for piece, location in stretches(from_the_start(versions), period)
        if (part := piece.clipped(_whole_year(year)))
        for holiday in free_days(location, holidays, year).within(part)
    )
    return tuple(dict.fromkeys(found))


def _charge_of_halves(calendar: Calendar, asked: Asked, day: date, unit: Unit) -> Charge:
    work = calendar.work_on(day)
    halves = asked.halves_on(day) & _halves(work)
    minutes = _minutes(work, halves)
    return Charge(day, halves, minutes, _DAYS[halves] if unit is Unit.DAYS else hours(minutes))


def _charge_of_span(calendar: Calendar, asked: Asked, day: date, unit: Unit) -> Charge:
    work = calendar.work_on(day)
    halves = asked.halves_on(day) & _halves(work)
    minutes = min(_minutes_of_span(asked.span, halves), _minutes(work, halves)) if asked.span else 0
    if unit is Unit.HOURS:
        return Charge(day, halves, minutes, hours(minutes))
    return Charge(day, halves, minutes, _share_of_day(minutes, calendar.nominal_on(day)))


def _share_of_day(minutes: int, nominal: Work) -> Amount:
    """Minutes as days: a weekday of which only one half is worked is worth half a day in all."""
    return Fraction(minutes, nominal.minutes) * _DAYS[_halves(nominal)] if minutes else NOTHING


def _minutes_of_span(span: Span, halves: Halves) -> int:
    """The minutes of a span that lie in some of the halves it touches."""
    if halves is Halves.MORNING:
        return min(span.end, NOON) - span.start
    if halves is Halves.AFTERNOON:
        return span.end - max(span.start, NOON)
    return span.minutes


def _employment(
    employee: Employee, settings: Settings, holidays: HolidaySource, employed: Period, year: int
) -> Iterator[Part]:
    covered = employed.clipped(_whole_year(year))
    if covered is None:
        return
    for period, assignment in stretches(from_the_start(employee.assignments), covered):
        versions = settings.locations[assignment.location_id]
        for piece, location in stretches(from_the_start(versions), period):
            yield piece, _pattern(assignment, location), free_days(location, holidays, year)


def _whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _pattern(assignment: Assignment, location: Location) -> WorkingPattern:
    return assignment.pattern or location.pattern


def free_days(location: Location, holidays: HolidaySource, year: int) -> HolidayCalendar:
    """The public holidays that a place keeps, and its company days, those of other years among them."""
    public = holidays(location.country, location.region, year)
    if location.worked_days:
        public = public.but_for(location.worked_days)
    if not location.company_days:
        return public
    return HolidayCalendar.of((*public.holidays, *location.company_days))


def _by_part(mornings: list[int], afternoons: list[int]) -> tuple[list[int], ...]:
    """Running totals in the order of `_INDEX`."""
    both = map(add, mornings, afternoons)
    return tuple(list(accumulate(each, initial=0)) for each in (both, mornings, afternoons))


def _work(pattern: WorkingPattern, holidays: HolidayCalendar, day: date) -> Work:
    work = pattern.on(day)
    free = holidays.free.get(day)
    return work if free is None else _without(work, free)


def _without(work: Work, free: Halves) -> Work:
    return Work(
        0 if Halves.MORNING in free else work.morning, 0 if Halves.AFTERNOON in free else work.afternoon
    )


def _halves(work: Work) -> Halves:
    if work.morning > 0:
        return Halves.BOTH if work.afternoon > 0 else Halves.MORNING
    return Halves.AFTERNOON if work.afternoon > 0 else Halves.NONE


def _minutes(work: Work, halves: Halves) -> int:
    return (work.morning if Halves.MORNING in halves else 0) + (
        work.afternoon if Halves.AFTERNOON in halves else 0
    )


_DAYS = {Halves.NONE: NOTHING, Halves.MORNING: HALF, Halves.AFTERNOON: HALF, Halves.BOTH: WHOLE}
_ALL_DAY = DayPart.ALL_DAY
_INDEX = {DayPart.ALL_DAY: 0, DayPart.MORNING: 1, DayPart.AFTERNOON: 2}
