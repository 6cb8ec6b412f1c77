"""Levels of an accrual plan that follow one another, and what each of their grants says of itself."""

from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, Level
from domain.policies.grants import LeaveYear, Stretch
from domain.policies.policy import Direction, Proration, Rounding
from domain.policies.proration import Share, months_of, share
from domain.policies.schedule import Service, shared_grants
from tests.domain.policies import LONG_AGO, NEW_YEAR, YEAR, EightHours, accrued, dates, policy, total

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


def test_a_grant_says_which_part_of_which_month_it_is_for() -> None:
    first, second = accrued(Level(Every.MONTH, Amount(2)), hired_on=date(2026, 3, 15))[:2]
    assert (first.part, first.whole) == (Period(date(2026, 3, 15), MARCH.last_day), MARCH)
    assert first.share == Share(17, 31, Proration.DAYS)
    assert second.share.is_whole


def test_a_share_says_how_it_was_counted() -> None:
    from_march = Period(MARCH.first_day, YEAR.last_day)
    assert share(Proration.DAYS, from_march, YEAR) == Share(306, 365, Proration.DAYS)
    assert share(Proration.MONTHS, from_march, YEAR) == Share(10, 12, Proration.MONTHS)
    assert share(Proration.NONE, from_march, YEAR) == Share(1, 1, Proration.NONE)


def test_a_single_day_is_a_month_cut_short() -> None:
    first_of_march = Period(MARCH.first_day, MARCH.first_day)
    assert months_of(Period(date(2026, 2, 1), MARCH.first_day))[1:] == (first_of_march,)


def test_the_last_grant_alone_brings_a_shared_year_to_its_whole_days() -> None:
    exact, rounded = (
        accrued(Level(Every.MONTH), hired_on=date(2026, 3, 15), rounding=up) for up in (None, UP)
    )
    assert dates(rounded) == dates(exact)
    assert rounded[:-1] == exact[:-1]
    assert rounded[-1].amount == 2 + 20 - total(exact)


def test_amounts_of_their_own_are_not_rounded() -> None:
    grants = accrued(Level(Every.MONTH, Fraction(7, 4)), rounding=UP)
    assert {each.amount for each in grants} == {Fraction(7, 4)}


def test_quarters_that_lie_across_the_leave_year_share_it_exactly_when_counted_in_months() -> None:
    year = Period(date(2028, 3, 1), date(2029, 2, 28))
    quarterly = AccrualPlan((Level(Every.QUARTER, on=(215, 515, 815, 1115)),))
    stretch = Stretch(year, policy(accrual=quarterly, proration=Proration.MONTHS), LONG_AGO)
    service = Service(Period(LONG_AGO, date.max), EightHours())
    assert total(shared_grants(LeaveYear(year, year), [stretch], service)) == 24
