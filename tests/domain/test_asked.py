"""What is asked for: periods, spans by the clock, and what is left of them when days change."""

from collections.abc import Callable
from datetime import date

import pytest

from domain.ids import LeaveTypeId
from domain.periods import NOON, Asked, DayPart, Halves, Period, Span
from domain.refusals import NoPolicy, Refused
from tests import cast

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 7, day) for day in (6, 7, 8))


@pytest.mark.parametrize(
    ("impossible", "why"),
    [
        (lambda: Period(TUESDAY, MONDAY), "a period ends on or after its first day"),
        (lambda: Span(600, 600), "a span ends after it starts"),
        (lambda: Span.between(600, None), "a span has a start and an end"),
        (lambda: Span.between(None, 600), "a span has a start and an end"),
    ],
)
def test_what_ends_before_it_begins_is_no_time_at_all(impossible: Callable[[], object], why: str) -> None:
    with pytest.raises(ValueError, match=rf"^{why}$"):
        impossible()


def test_two_times_make_a_span() -> None:
    assert Span.between(600, 660) == Span(600, 660)


def test_leave_until_noon_is_of_the_morning_and_leave_from_noon_on_of_the_afternoon() -> None:
    spans = Span(NOON - 60, NOON), Span(NOON, NOON + 60), Span(NOON - 1, NOON + 1)
    assert [each.halves for each in spans] == [Halves.MORNING, Halves.AFTERNOON, Halves.BOTH]


def test_leave_by_the_clock_stays_as_it_is_when_nothing_of_it_changes() -> None:
    two_hours = cast.hours("2026-07-06", 9, 11)
    assert two_hours.changed({}) == two_hours


def test_leave_by_the_clock_becomes_the_half_that_it_is_changed_to() -> None:
    changed = cast.hours("2026-07-06", 9, 11).changed({MONDAY: Halves.AFTERNOON})
    assert changed
    assert (changed.span, changed.halves_on(MONDAY)) == (None, Halves.AFTERNOON)


def test_a_first_day_that_is_shortened_is_an_exception_of_leave_of_whole_days() -> None:
    shortened = Asked(Period(MONDAY, WEDNESDAY)).changed({MONDAY: Halves.AFTERNOON})
    assert shortened == Asked(Period(MONDAY, WEDNESDAY), exceptions=((MONDAY, Halves.AFTERNOON),))


def test_what_is_left_of_a_single_day_is_called_by_its_half() -> None:
    left = Asked(Period(MONDAY, TUESDAY)).changed({MONDAY: Halves.NONE, TUESDAY: Halves.MORNING})
    assert left == Asked(Period(TUESDAY, TUESDAY), DayPart.MORNING)


def test_a_refusal_is_known_by_its_name() -> None:
    assert str(Refused(NoPolicy(LeaveTypeId("moon")))) == "NoPolicy"
