"""Levels of an accrual plan that follow one another, and what each of their grants says of itself."""

from datetime import date
from fractions import Fraction

import pytest

from domain.amounts import Amount
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, Level
from domain.policies.grants import LeaveYear, Stretch
from domain.policies.policy import Direction, Proration, Rounding
from domain.policies.proration import Share, months_of, share
from domain.policies.schedule import Service, shared_grants
from tests.domain.policies import (
    LONG_AGO,
    NEW_YEAR,
    WHOLE_YEAR,
    YEAR,
    YEAR_END,
    EightHours,
    accrued,
    dates,
    policy,
    stretches,
    total,
)

UP = Rounding(Direction.UP, Fraction(1))
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def test_a_level_with_an_amount_of_its_own_may_follow_one_that_shares_the_year() -> None:
    levels = [Level(Every.MONTH), Level(Every.MONTH, Amount(4), after_months=130)]
    assert total(accrued(levels)) == 2 * (3 + Fraction(14, 30)) + 4 * (Fraction(16, 30) + 8)


def test_a_level_that_shares_the_year_may_follow_one_with_an_amount_of_its_own() -> None:
    levels = [Level(Every.MONTH, Amount(4)), Level(Every.MONTH, after_months=130)]
    assert total(accrued(levels)) == 4 * (3 + Fraction(14, 30)) + 2 * (Fraction(16, 30) + 8)


def test_a_level_may_be_over_after_a_single_day() -> None:
    levels = [Level(Every.DAY, Amount(size), after_days=days) for days, size in enumerate((1, 5, 2))]
    assert [each.amount for each in accrued(levels, hired_on=NEW_YEAR)][:4] == [1, 5, 2, 2]


@pytest.mark.parametrize("level", [Level(Every.MONTH, Amount(2)), Level(Every.MONTH)])
def test_a_grant_says_which_part_of_which_month_it_is_for_and_by_which_terms(level: Level) -> None:
    first, second = accrued(level, hired_on=date(2026, 3, 15), since=LONG_AGO)[:2]
    assert (first.part, first.whole) == (Period(date(2026, 3, 15), MARCH.last_day), MARCH)
    assert first.share == Share(17, 31, Proration.DAYS)
    assert second.share == Share(30, 30, Proration.DAYS)
    assert first.since == LONG_AGO


@pytest.mark.parametrize("level", [Level(Every.QUARTER, Amount(6)), Level(Every.QUARTER)])
def test_a_whole_quarter_is_told_in_days_however_parts_of_it_are_counted(level: Level) -> None:
    grants = accrued(level, hired_on=NEW_YEAR, last_day=YEAR_END, proration=Proration.MONTHS)
    assert [each.share for each in grants] == [Share(days, days, Proration.DAYS) for days in (90, 91, 92, 92)]


def test_a_month_of_joining_in_which_a_level_ends_as_well_is_counted_in_days() -> None:
    levels = [Level(Every.MONTH, Amount(2)), Level(Every.MONTH, Amount(4), after_days=10)]
    grants = accrued(levels, hired_on=date(2026, 3, 15), proration=Proration.NONE)
    assert [each.amount for each in grants[:3]] == [2 * Fraction(10, 31), 4 * Fraction(7, 31), 4]


def test_a_share_says_how_it_was_counted() -> None:
    from_march = Period(MARCH.first_day, YEAR.last_day)
    assert share(Proration.DAYS, from_march, YEAR) == Share(306, 365, Proration.DAYS)
    assert share(Proration.MONTHS, from_march, YEAR) == Share(10, 12, Proration.MONTHS)
    assert share(Proration.NONE, from_march, YEAR) == Share(1, 1, Proration.NONE)


def test_a_single_day_is_a_month_cut_short() -> None:
    first_of_march = Period(MARCH.first_day, MARCH.first_day)
    assert months_of(Period(date(2026, 2, 1), MARCH.first_day))[1:] == (first_of_march,)


def test_the_last_grant_alone_brings_a_shared_year_to_its_whole_days() -> None:
    term = {"hired_on": date(2026, 3, 15), "last_day": date(2026, 10, 10)}
    exact, rounded = (accrued(Level(Every.MONTH), rounding=up, **term) for up in (None, UP))  # type: ignore[arg-type]
    assert dates(rounded) == dates(exact)
    assert rounded[:-1] == exact[:-1]
    assert rounded[-1].amount == 2 * Fraction(10, 31) + 14 - total(exact)


def test_amounts_of_their_own_are_not_rounded() -> None:
    grants = accrued(Level(Every.MONTH, Fraction(7, 4)), rounding=UP)
    assert {each.amount for each in grants} == {Fraction(7, 4)}


def test_quarters_that_lie_across_the_leave_year_share_it_exactly_when_counted_in_months() -> None:
    year = Period(date(2028, 3, 1), date(2029, 2, 28))
    quarterly = AccrualPlan((Level(Every.QUARTER, on=(215, 515, 815, 1115)),))
    stretch = Stretch(year, policy(accrual=quarterly, proration=Proration.MONTHS), LONG_AGO)
    grants = shared_grants(
        LeaveYear(year, year), [stretch], Service(Period(LONG_AGO, date.max), EightHours())
    )
    assert total(grants) == 24
    ends = grants[0].share, grants[-1].share
    assert ends == (Share(2, 3, Proration.MONTHS), Share(1, 3, Proration.MONTHS))


def test_two_policies_that_share_a_year_each_share_their_own_part() -> None:
    monthly = AccrualPlan((Level(Every.MONTH),))
    versions = (NEW_YEAR, policy(24, accrual=monthly)), (date(2026, 7, 1), policy(36, accrual=monthly))
    service = Service(Period(LONG_AGO, date.max), EightHours())
    assert total(shared_grants(WHOLE_YEAR, stretches(*versions), service)) == 12 + 18
