"""What people work on a date, and what leave then costs them."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from domain.counting import Calendar, calendar_of, count, holidays_at, place_calendar
from domain.employees.assignment import Assignment
from domain.holiday_calendar import NO_HOLIDAYS, Holiday, HolidayCalendar, WorkedDay
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.leave_type import Unit
from domain.working_pattern import FREE, Work, WorkingPattern, full_time
from tests import cast

MONDAY, FRIDAY, NEXT_FRIDAY = date(2026, 12, 21), date(2026, 12, 25), date(2027, 1, 1)
EVE = date(2026, 12, 24)
ALWAYS = Period(date(2020, 1, 1), date(2030, 12, 31))
CHRISTMAS = HolidayCalendar.of([Holiday(EVE, "Eve", Halves.AFTERNOON), Holiday(FRIDAY, "Christmas")])
HALF, WHOLE = Fraction(1, 2), Fraction(1)
SHORT_FRIDAY = WorkingPattern((((Work(240, 240),) * 4 + (Work(300, 0), FREE, FREE)),))


def calendar(
    pattern: WorkingPattern | None = None, holidays: HolidayCalendar = CHRISTMAS, period: Period = ALWAYS
) -> Calendar:
    return Calendar.of([(period, pattern or full_time(), holidays)])


def cost(
    worked: Calendar,
    first: date,
    last: date | None = None,
    part: DayPart = DayPart.ALL_DAY,
    span: Span | None = None,
    unit: Unit = Unit.DAYS,
) -> Fraction:
    asked = Asked(Period(first, last or first), part, span)
    return sum((charge.amount for charge in count(worked, asked, unit)), Fraction(0))


def test_a_week_with_christmas_in_it_costs_three_days_and_a_half() -> None:
    assert cost(calendar(), MONDAY, date(2026, 12, 27)) == Fraction(7, 2)


def test_each_day_that_costs_something_is_charged_by_itself() -> None:
    charges = count(calendar(), Asked(Period(date(2026, 12, 23), date(2026, 12, 28))), Unit.DAYS)
    assert [(each.day.day, each.halves, each.minutes, each.amount) for each in charges] == [
        (23, Halves.BOTH, 480, WHOLE),
        (24, Halves.MORNING, 240, HALF),
        (28, Halves.BOTH, 480, WHOLE),
    ]


def test_the_morning_before_a_free_afternoon_is_half_a_day_asked_for_alone_or_with_all_of_it() -> None:
    assert cost(calendar(), EVE) == cost(calendar(), EVE, part=DayPart.MORNING) == HALF
    assert cost(calendar(), EVE, part=DayPart.AFTERNOON) == 0


def test_every_morning_of_a_week_is_half_a_day_each_never_a_quarter() -> None:
    assert cost(calendar(), MONDAY, FRIDAY, DayPart.MORNING) == 2


def test_mornings_over_christmas_are_not_halved_again_by_free_afternoons() -> None:
    free = [Holiday(date(2013, 12, day), "", Halves.AFTERNOON) for day in (24, 31)]
    free += [Holiday(day, "") for day in (date(2013, 12, 25), date(2013, 12, 26), date(2014, 1, 1))]
    worked = calendar(None, HolidayCalendar.of(free), Period(date(2013, 1, 1), date(2014, 12, 31)))
    assert cost(worked, date(2013, 12, 23), date(2014, 1, 2), DayPart.MORNING) == 3


def test_someone_whose_contract_has_a_free_afternoon_pays_half_a_day_for_it() -> None:
    worked = calendar(SHORT_FRIDAY, NO_HOLIDAYS)
    assert cost(worked, FRIDAY) == cost(worked, FRIDAY, part=DayPart.MORNING) == HALF
    assert cost(worked, FRIDAY, part=DayPart.AFTERNOON) == 0


def test_a_half_asked_for_on_a_holiday_changes_nothing() -> None:
    assert cost(calendar(), FRIDAY, part=DayPart.MORNING) == 0


def test_a_holiday_that_frees_both_halves_by_two_names_is_a_whole_day() -> None:
    both = HolidayCalendar.of([Holiday(EVE, "a", Halves.MORNING), Holiday(EVE, "b", Halves.AFTERNOON)])
    assert cost(calendar(holidays=both), EVE) == 0


def test_a_holiday_made_a_whole_day_later_costs_nothing_anywhere() -> None:
    whole = HolidayCalendar.of([Holiday(date(2026, 12, 31), "New Year's Eve")])
    assert cost(calendar(holidays=whole), date(2026, 12, 31)) == 0
    assert calendar(holidays=whole).total(Period(date(2026, 12, 31), date(2026, 12, 31))) == 0


def test_hours_are_the_minutes_worked_in_the_halves_asked_for() -> None:
    worked = calendar(SHORT_FRIDAY, NO_HOLIDAYS)
    assert cost(worked, MONDAY, unit=Unit.HOURS) == 8
    assert cost(worked, FRIDAY, unit=Unit.HOURS) == 5
    assert cost(worked, MONDAY, part=DayPart.AFTERNOON, unit=Unit.HOURS) == 4


def test_four_hours_by_the_clock_are_half_a_day_never_doubled() -> None:
    assert cost(calendar(), MONDAY, span=Span(13 * 60, 17 * 60)) == HALF
    assert cost(calendar(), MONDAY, span=Span(13 * 60, 17 * 60), unit=Unit.HOURS) == 4


def test_minutes_by_the_clock_are_exact_parts_of_a_day() -> None:
    three_hours_21 = Span(9 * 60, 12 * 60 + 21)
    assert cost(calendar(), MONDAY, span=three_hours_21) == Fraction(201, 480)
    assert cost(calendar(), MONDAY, span=three_hours_21, unit=Unit.HOURS) == Fraction(201, 60)


def test_a_long_span_costs_no_more_than_the_day() -> None:
    assert cost(calendar(), MONDAY, span=Span(7 * 60, 20 * 60)) == 1


def test_all_hours_of_a_half_day_contract_are_half_a_day() -> None:
    worked = calendar(SHORT_FRIDAY, NO_HOLIDAYS)
    assert cost(worked, FRIDAY, span=Span(7 * 60, 12 * 60)) == HALF


def test_hours_reach_no_further_than_the_half_that_is_worked() -> None:
    across = Span(10 * 60, 16 * 60)
    assert cost(calendar(), EVE, span=across, unit=Unit.HOURS) == Fraction(5, 2)
    free_morning = HolidayCalendar.of([Holiday(EVE, "Eve", Halves.MORNING)])
    assert cost(calendar(holidays=free_morning), EVE, span=across, unit=Unit.HOURS) == Fraction(7, 2)


def test_hours_on_a_free_day_cost_nothing() -> None:
    assert cost(calendar(), FRIDAY, span=Span(540, 600)) == 0
    assert cost(calendar(), date(2026, 12, 26), span=Span(540, 600)) == 0


def test_leave_over_the_turn_of_the_year_costs_each_year_its_own_days() -> None:
    asked = Asked(Period(date(2026, 12, 28), date(2027, 1, 8)))
    within = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (2026, 2027, 2028)]
    assert [len(count(calendar(), asked, Unit.DAYS, bounds)) for bounds in within] == [4, 6, 0]


def test_nothing_is_worked_before_the_first_version_of_a_pattern() -> None:
    worked = calendar(period=Period(date(2026, 12, 22), date(2026, 12, 23)))
    assert cost(worked, MONDAY, FRIDAY) == 2
    assert worked.nominal_on(MONDAY) == worked.work_on(MONDAY) == FREE
    assert worked.total(Period(date(2025, 1, 1), date(2027, 12, 31))) == 4


def test_part_timers_alternate_between_their_weeks() -> None:
    long, short = full_time().weeks[0], full_time(free=frozenset({2, 3, 4, 5, 6})).weeks[0]
    worked = calendar(WorkingPattern((long, short), MONDAY), NO_HOLIDAYS)
    assert [cost(worked, date(2026, 12, day), date(2026, 12, day + 6)) for day in (7, 14, 21)] == [5, 2, 5]


def test_what_she_works_follows_the_place_until_she_has_weeks_of_her_own() -> None:
    settings, anna = cast.settings(), cast.employee()
    berlin = settings.location(cast.BERLIN, cast.TODAY)
    shorter = replace(berlin, pattern=full_time(free=frozenset({4, 5, 6})))
    versions = ((date.min, berlin), (date(2026, 9, 9), shorter))
    settings = replace(settings, locations={**settings.locations, cast.BERLIN: versions})
    two_weeks = WorkingPattern((full_time(300).weeks[0], (FREE,) * 7), date(2026, 9, 28))
    own = replace(anna.assignment(cast.TODAY), pattern=two_weeks)
    anna = replace(anna, assignments=(*anna.assignments, (date(2026, 9, 23), own)))
    worked = calendar_of(anna, settings, cast.holidays)
    weeks = [Period(first, first + timedelta(6)) for first in (date(2026, 9, day) for day in (7, 14, 21, 28))]
    assert [cost(worked, each.first_day, each.last_day) for each in weeks] == [4, 4, 2, 5]
    assert [worked.minutes(each) for each in weeks] == [4 * 480, 4 * 480, 2 * 480, 5 * 300]
    assert cost(worked, date(2026, 9, 7), date(2026, 10, 18)) == 4 + 4 + 2 + 5 + 0 + 5


def test_halves_and_minutes_add_up_over_years() -> None:
    worked = calendar()
    years = Period(date(2025, 1, 1), date(2027, 12, 31))
    assert worked.total(years) == worked.total(years, DayPart.MORNING) + worked.total(
        years, DayPart.AFTERNOON
    )
    assert worked.minutes(years) == worked.total(years) * 240
    assert worked.minutes(Period(EVE, EVE), DayPart.MORNING) == 240


def test_sums_grow_into_the_past_as_well() -> None:
    worked = calendar()
    worked.total(Period(MONDAY, FRIDAY))
    assert worked.minutes(Period(date(2024, 1, 1), date(2024, 1, 5))) == 5 * 480


@pytest.mark.parametrize(("day", "following"), [(date(2026, 12, 23), EVE), (EVE, date(2026, 12, 28))])
def test_the_next_working_day_is_after_holidays_and_the_weekend(day: date, following: date) -> None:
    assert calendar().next_working_day(day) == following


def test_someone_who_works_no_day_has_no_next_working_day() -> None:
    assert calendar(WorkingPattern(((FREE,) * 7,))).next_working_day(MONDAY) is None


def test_anna_works_from_the_day_she_was_hired_to_her_last() -> None:
    anna = replace(cast.employee(), last_day=date(2026, 12, 23))
    worked = calendar_of(anna, cast.settings(), cast.holidays)
    assert cost(worked, MONDAY, NEXT_FRIDAY) == 3
    assert cost(worked, date(2023, 12, 27), date(2024, 1, 3)) == 3
    assert cost(worked, date(2028, 1, 1), date(2028, 12, 31)) == 0


def test_holidays_follow_anna_when_she_moves_to_london() -> None:
    moved = Assignment(cast.LONDON, cast.SALES)
    anna = cast.employee()
    anna = replace(anna, assignments=(*anna.assignments, (date(2025, 1, 1), moved)))
    worked = calendar_of(anna, cast.settings(), cast.holidays)
    unity_days = [date(year, 10, 3) for year in (2024, 2025)]
    assert [bool(worked.halves_on(day)) for day in unity_days] == [False, True]


def test_days_of_the_company_are_free_and_her_own_pattern_goes_before_the_places() -> None:
    settings = cast.settings()
    party = Holiday(date(2026, 7, 3), "Summer party", Halves.AFTERNOON)
    berlin = replace(settings.location(cast.BERLIN, cast.TODAY), company_days=(party,))
    settings = replace(settings, locations={**settings.locations, cast.BERLIN: ((date.min, berlin),)})
    anna = cast.employee()
    own = replace(anna.assignment(cast.TODAY), pattern=full_time(360))
    worked = calendar_of(replace(anna, assignments=((cast.HIRED, own),)), settings, cast.holidays)
    assert worked.work_on(party.day) == Work(180, 0)
    assert worked.work_on(date(2026, 7, 2)) == Work(180, 180)


def test_a_public_holiday_may_be_worked_at_one_place_wholly_or_in_part() -> None:
    settings = cast.settings()
    eve, day = (Holiday(date(2026, 12, each), "") for each in (24, 25))
    kept = WorkedDay(day.day, Halves.MORNING), WorkedDay(cast.BOXING.day), WorkedDay(eve.day)
    berlin = replace(settings.location(cast.BERLIN, cast.TODAY), worked_days=kept)
    worked = place_calendar(((date.min, berlin),), lambda *_: HolidayCalendar.of([eve, day]))
    assert [worked.work_on(each.day) for each in (eve, day)] == [Work(240, 240), Work(240, 0)]
    found = holidays_at(((date.min, berlin),), cast.holidays, Period(eve.day, date(2026, 12, 26)))
    assert found == (replace(cast.CHRISTMAS, halves=Halves.AFTERNOON),)


def test_a_place_has_its_own_days_whoever_works_there() -> None:
    settings = cast.settings()
    berlin = settings.location(cast.BERLIN, cast.TODAY)
    moved = replace(berlin, country="GB", company_days=(Holiday(date(2027, 1, 4), "Moving day"),))
    versions = ((date.min, berlin), (date(2026, 10, 1), moved))
    worked = place_calendar(versions, cast.holidays)
    assert worked.next_working_day(date(2026, 12, 31)) == date(2027, 1, 1)
    assert worked.next_working_day(date(2027, 1, 1)) == date(2027, 1, 5)


def test_the_holidays_of_a_place_follow_it_over_the_years() -> None:
    berlin = cast.settings().location(cast.BERLIN, cast.TODAY)
    party = Holiday(date(2026, 10, 3), cast.UNITY.name)
    moved = replace(berlin, country="GB", company_days=(party, Holiday(date(2027, 1, 4), "Moving day")))
    versions = ((date.min, berlin), (date(2026, 12, 1), moved))
    named = [(each.day.isoformat(), each.name) for each in holidays_at(
        versions, cast.holidays, Period(date(2025, 12, 26), date(2027, 10, 3))
    )]  # fmt: skip
    assert named == [
        ("2025-12-26", "Boxing Day"),
        ("2026-10-03", "Unity Day"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", "Boxing Day"),
        ("2027-01-04", "Moving day"),
    ]


def test_a_day_that_is_both_a_public_holiday_and_the_companys_is_named_once() -> None:
    berlin = cast.settings().location(cast.BERLIN, cast.TODAY)
    twice = ((date.min, replace(berlin, company_days=(cast.UNITY,))),)
    assert holidays_at(twice, cast.holidays, Period(cast.UNITY.day, cast.UNITY.day)) == (cast.UNITY,)
