"""Calendars of people: each minute and each region counts, and a year is looked up once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from domain.counting import Calendar, Part, count, place_calendar
from domain.holiday_calendar import NO_HOLIDAYS, Holiday, HolidayCalendar
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.leave_type import Unit
from domain.working_pattern import FREE, FULL_TIME, Work, WorkingPattern
from tests import cast

MONDAY = date(2026, 7, 6)
ALWAYS = Period(date(2020, 1, 1), date(2030, 12, 31))
THIS_YEAR, NEXT_YEAR = (Period(date(year, 1, 1), date(year, 12, 31)) for year in (2026, 2027))


@pytest.mark.parametrize(
    ("work", "halves", "in_a_week"),
    [
        (Work(1, 1), Halves.BOTH, (10, 5, 5)),
        (Work(1, 0), Halves.MORNING, (5, 5, 0)),
        (Work(0, 1), Halves.AFTERNOON, (5, 0, 5)),
    ],
)
def test_a_single_minute_of_work_makes_a_half(
    work: Work, halves: Halves, in_a_week: tuple[int, int, int]
) -> None:
    worked = Calendar.of([(ALWAYS, WorkingPattern(((work,) * 5 + (FREE, FREE),)), NO_HOLIDAYS)])
    week = Period(MONDAY, date(2026, 7, 12))
    assert worked.halves_on(MONDAY) == halves
    assert tuple(worked.total(week, part) for part in DayPart) == in_a_week


def test_halves_of_another_year_are_counted_after_those_of_this() -> None:
    worked = Calendar.of([(ALWAYS, FULL_TIME, NO_HOLIDAYS)])
    assert [worked.total(year) for year in (THIS_YEAR, NEXT_YEAR, THIS_YEAR)] == [522, 522, 522]


def test_the_parts_of_a_year_are_looked_up_once() -> None:
    asked: list[int] = []

    def parts(year: int) -> Iterable[Part]:
        asked.append(year)
        return [(ALWAYS, FULL_TIME, NO_HOLIDAYS)]

    worked = Calendar(parts)
    assert {worked.work_on(day).minutes for day in (MONDAY, MONDAY, date(2026, 7, 7))} == {480}
    assert worked.total(THIS_YEAR) == worked.total(THIS_YEAR)
    assert asked == [2026]


@pytest.mark.parametrize("unit", Unit)
def test_leave_by_the_clock_is_charged_to_its_day_and_to_the_halves_it_touches(unit: Unit) -> None:
    worked = Calendar.of([(ALWAYS, FULL_TIME, NO_HOLIDAYS)])
    spans = Span(9 * 60, 10 * 60), Span(9 * 60, 14 * 60)
    charges = [
        charge for span in spans for charge in count(worked, Asked(Period(MONDAY, MONDAY), span=span), unit)
    ]
    assert [(each.day, each.halves, each.minutes) for each in charges] == [
        (MONDAY, Halves.MORNING, 60),
        (MONDAY, Halves.BOTH, 300),
    ]


def test_holidays_are_those_of_the_places_own_region() -> None:
    def holidays(country: str, region: str | None, year: int) -> HolidayCalendar:
        named = [Holiday(date(year, 3, 9), "Women's Day")] if (country, region) == ("DE", "BE") else []
        return HolidayCalendar.of(named)

    berlin = cast.settings().location(cast.BERLIN, cast.TODAY)
    places = [berlin, replace(berlin, region="BY"), replace(berlin, country="AT")]
    worked = [place_calendar(((date.min, place),), holidays).work_on(date(2026, 3, 9)) for place in places]
    assert [each.minutes for each in worked] == [0, 480, 480]
