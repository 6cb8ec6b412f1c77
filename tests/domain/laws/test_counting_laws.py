"""What holds for every calendar, whatever is worked on it."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from domain.counting import Calendar, count
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.leave_type import Unit
from domain.working_pattern import Work, WorkingPattern

FIRST, LAST = date(2025, 6, 1), date(2027, 6, 30)
DAYS = some.dates(FIRST, LAST)
MINUTES = some.sampled_from([0, 0, 180, 240, 275])
WEEKS = some.tuples(*[some.builds(Work, MINUTES, MINUTES)] * 7)
PATTERNS = some.builds(
    WorkingPattern, some.lists(WEEKS, min_size=1, max_size=3).map(tuple), some.just(date(2025, 6, 2))
)
HOLIDAYS = some.lists(
    some.builds(
        Holiday, DAYS, some.just("free"), some.sampled_from((Halves.MORNING, Halves.AFTERNOON, Halves.BOTH))
    ),
    max_size=20,
).map(HolidayCalendar.of)


@some.composite
def periods(draw: some.DrawFn) -> Period:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Period(first, last)


@some.composite
def calendars(draw: some.DrawFn) -> Calendar:
    """Two versions with a gap between them, or none."""
    change, again = sorted((draw(DAYS), draw(DAYS)))
    parts = [(Period(FIRST, change), draw(PATTERNS), draw(HOLIDAYS))]
    if again > change:
        parts.append((Period(again, LAST), draw(PATTERNS), draw(HOLIDAYS)))
    return Calendar.of(parts)


ASKED_PARTS = some.sampled_from(DayPart)
SPANS = some.none() | some.builds(
    lambda start, length: Span(start, start + length), some.integers(300, 1000), some.integers(15, 400)
)


def amount(calendar: Calendar, asked: Asked, unit: Unit) -> Fraction:
    return sum((charge.amount for charge in count(calendar, asked, unit)), Fraction(0))


@given(calendars(), periods(), ASKED_PARTS)
def test_sums_over_any_period_are_what_a_walk_through_it_finds(
    calendar: Calendar, period: Period, part: DayPart
) -> None:
    works = [calendar.work_on(day) for day in period.days()]
    minutes = [
        each
        for work in works
        for half, each in ((Halves.MORNING, work.morning), (Halves.AFTERNOON, work.afternoon))
        if half in part.halves
    ]
    assert calendar.total(period, part) == sum(each > 0 for each in minutes)
    assert calendar.minutes(period, part) == sum(minutes)


@given(calendars(), periods(), ASKED_PARTS)
def test_leave_in_days_is_half_the_halves_worked(calendar: Calendar, period: Period, part: DayPart) -> None:
    assert amount(calendar, Asked(period, part), Unit.DAYS) == Fraction(calendar.total(period, part), 2)


@given(calendars(), periods(), ASKED_PARTS, SPANS, some.sampled_from(Unit), some.integers(0, 800))
def test_a_split_period_costs_what_the_whole_costs(
    calendar: Calendar, period: Period, part: DayPart, span: Span | None, unit: Unit, cut: int
) -> None:
    asked = Asked(period, part, span)
    middle = period.first_day + timedelta(days=cut)
    before, after = Period(FIRST, middle), Period(middle + timedelta(days=1), date(2030, 1, 1))
    parts = count(calendar, asked, unit, before) + count(calendar, asked, unit, after)
    assert parts == count(calendar, asked, unit)


@given(calendars(), periods(), some.sampled_from(Unit))
def test_mornings_and_afternoons_cost_what_whole_days_cost(
    calendar: Calendar, period: Period, unit: Unit
) -> None:
    halves = (amount(calendar, Asked(period, part), unit) for part in (DayPart.MORNING, DayPart.AFTERNOON))
    assert sum(halves) == amount(calendar, Asked(period), unit)


@given(calendars(), DAYS, SPANS, some.sampled_from(Unit))
def test_hours_by_the_clock_never_cost_more_than_the_day(
    calendar: Calendar, day: date, span: Span | None, unit: Unit
) -> None:
    whole, some_of_it = Asked(Period(day, day)), Asked(Period(day, day), span=span)
    assert 0 <= amount(calendar, some_of_it, unit) <= amount(calendar, whole, unit)


@given(calendars(), DAYS)
def test_the_next_working_day_is_the_first_that_is_worked(calendar: Calendar, day: date) -> None:
    following = calendar.next_working_day(day)
    if following is None:
        assert not calendar.total(Period(day + timedelta(days=1), day + timedelta(days=366)))
    else:
        assert calendar.halves_on(following)
        between = Period(day, following - timedelta(days=1))
        assert calendar.total(between) == calendar.total(Period(day, day))
