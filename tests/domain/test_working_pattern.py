"""What somebody works in weeks that repeat."""

from datetime import date, timedelta

import pytest

from domain.working_pattern import FREE, FULL_TIME, Work, WorkingPattern, full_time

MONDAY = date(2026, 1, 5)
EARLY, LATE, REST = ((Work(*work),) * 5 + (FREE, FREE) for work in ((300, 0), (0, 300), (0, 0)))
ROTA = WorkingPattern((EARLY, LATE, REST), MONDAY)


def test_weeks_of_a_rota_follow_one_another_and_begin_again() -> None:
    mondays = [ROTA.on(MONDAY + timedelta(weeks=number)) for number in range(5)]
    assert mondays == [Work(300, 0), Work(0, 300), FREE, Work(300, 0), Work(0, 300)]
    assert ROTA.on(MONDAY + timedelta(days=6)) == FREE


def test_a_rota_counts_back_to_weeks_before_its_first() -> None:
    assert [ROTA.on(MONDAY - timedelta(days=days)) for days in (3, 10, 17)] == [
        FREE,
        Work(0, 300),
        Work(300, 0),
    ]


def test_a_year_of_fifty_three_weeks_does_not_break_a_rota() -> None:
    weeks_on = (date(2027, 1, 4) - MONDAY).days // 7
    assert weeks_on == 52
    assert ROTA.on(date(2027, 1, 1)) == ROTA.weeks[51 % 3][4]
    assert ROTA.on(date(2027, 1, 4)) == ROTA.weeks[52 % 3][0]


def test_any_monday_of_a_first_week_says_the_same() -> None:
    later = WorkingPattern(ROTA.weeks, MONDAY + timedelta(weeks=30))
    assert all(later.on(day) == ROTA.on(day) for day in (MONDAY + timedelta(days=n) for n in range(-40, 40)))


def test_a_rota_that_begins_a_week_later_is_a_week_behind() -> None:
    behind = WorkingPattern(ROTA.weeks, MONDAY + timedelta(weeks=1))
    days = (MONDAY, MONDAY + timedelta(days=20))
    assert all(behind.on(day + timedelta(weeks=1)) == ROTA.on(day) for day in days)


@pytest.mark.parametrize("minutes", [1, 462, 463, 720])
def test_a_workday_of_any_length_has_two_halves(minutes: int) -> None:
    work = full_time(minutes).on(MONDAY)
    assert (work.minutes, work.morning - work.afternoon) == (minutes, minutes % 2)


def test_a_pattern_has_work_where_one_of_its_weeks_has() -> None:
    assert all(pattern.has_work for pattern in (WorkingPattern((REST, EARLY)), FULL_TIME))
    assert not WorkingPattern((REST, REST)).has_work
    assert not WorkingPattern(()).has_work
