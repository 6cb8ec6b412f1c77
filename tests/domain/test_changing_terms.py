"""Terms that change within a leave year, for people who are there for all of it or for a part."""

from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.policy import Proration, TenureStep
from domain.policies.tenure import by_tenure
from tests.domain.policies import NEW_YEAR, YEAR, YEAR_END, given_up_front, grants_up_front, policy

JULY = date(2026, 7, 1)


def test_a_month_in_which_terms_change_counts_for_the_terms_it_began_with() -> None:
    versions = [
        (first, policy(entitlement, proration=Proration.MONTHS))
        for first, entitlement in [(NEW_YEAR, 24), (date(2026, 3, 15), 36), (date(2026, 5, 15), 48)]
    ]
    by_march, by_may = 3 * 2 + 9 * 3, 3 * 2 + 2 * 3 + 7 * 4
    assert given_up_front(*versions) == [
        ("01 Jan", 24), ("15 Mar", by_march - 24), ("15 May", by_may - by_march)
    ]  # fmt: skip


def test_who_came_in_march_gets_more_from_july_on_for_the_days_from_july_on() -> None:
    versions = (NEW_YEAR, policy(24)), (JULY, policy(36))
    assert given_up_front(*versions, hired_on=date(2026, 3, 1)) == [
        ("01 Mar", Fraction(24 * 306, 365)),
        ("01 Jul", Fraction(12 * 184, 365)),
    ]


def test_accrual_that_shortens_no_year_still_leaves_what_was_there_before_it_only_its_days() -> None:
    monthly = AccrualPlan((Level(Every.MONTH),), GrantedAt.START)
    versions = (NEW_YEAR, policy(24)), (JULY, policy(24, accrual=monthly, proration=Proration.NONE))
    assert given_up_front(*versions)[1] == ("01 Jul", -Fraction(24 * 184, 365))


def test_an_anniversary_cuts_the_year_in_two_even_on_its_last_day() -> None:
    step = TenureStep(1, Amount(2))
    held = policy(24, tenure=(step,), tenure_at_year_start=False)
    halves = list(by_tenure(held, date(2025, 7, 1), YEAR, YEAR))
    assert halves == [(Period(NEW_YEAR, date(2026, 6, 30)), 24), (Period(JULY, YEAR_END), 26)]
    first, last = by_tenure(held, date(2025, 12, 31), YEAR, YEAR)
    assert (first[1], last) == (24, (Period(YEAR_END, YEAR_END), 26))


def test_each_grant_names_the_terms_it_comes_from() -> None:
    grants = grants_up_front((NEW_YEAR, policy(24)), (JULY, policy(36)))
    assert [each.since for each in grants] == [NEW_YEAR, JULY]
