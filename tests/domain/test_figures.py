"""Which lines make which figure of a balance, and what a refusal offers instead."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from domain.amounts import Amount
from domain.ids import AdjustmentId, RequestId
from domain.leave.account import Account
from domain.leave.balance import available, balance, check, lowered, lowest
from domain.leave.ledger import Kind, joined, ledger
from domain.leave.requests import Adjustment
from domain.policies.leave_type import Unit
from tests.domain.accounts import (
    ALL,
    FIVE_UNTIL_MARCH,
    NEW_YEAR,
    NONE,
    UNTIL_MARCH,
    VACATION,
    account,
    charges,
    corrected,
    monthly,
    off,
    opening,
    pending,
    policy,
)

JULY, END = date(2026, 7, 1), date(2026, 12, 31)


def earned(day: str, amount: int) -> Adjustment:
    claim = RequestId("overtime")
    return Adjustment(
        AdjustmentId(day), VACATION, date.fromisoformat(day), Amount(amount), "", earned_by=claim
    )


def test_all_that_was_given_is_granted_whether_at_once_bit_by_bit_or_for_work() -> None:
    versions = (NEW_YEAR, policy(24, NONE)), (JULY, policy(0, NONE, accrual=monthly(2)))
    anna = account(versions, earned("2026-05-04", 1), hired_on=NEW_YEAR)
    assert balance(anna, JULY).granted == Amount(24 * 181, 365) + 2 + 1


def test_time_worked_names_its_claim_when_it_is_given_and_when_it_is_taken_back() -> None:
    anna = account(policy(0, ALL), earned("2026-05-04", 2), earned("2026-05-11", -2), hired_on=NEW_YEAR)
    lines = [(each.kind, each.amount, each.request_id) for each in ledger(anna, END)]
    assert lines == [(Kind.EARNED, 2, "overtime"), (Kind.EARNED, -2, "overtime")]


def test_what_was_brought_along_is_adjusted_like_what_was_corrected() -> None:
    anna = account(policy(0, ALL), opening("2026-01-05", 7), corrected("2026-03-02", -2), hired_on=NEW_YEAR)
    assert balance(anna, JULY).adjusted == 5


def test_a_balance_says_which_day_it_is_of_and_whether_it_has_a_limit() -> None:
    anna = account(policy())
    assert (balance(anna, JULY).on, balance(anna, JULY).is_limited) == (JULY, True)


@pytest.mark.parametrize(
    "anna",
    [
        account(policy(25), opening("2025-12-31", 7), off("2026-08-03", 5), pending("2026-09-07", 4)),
        account(policy(0, UNTIL_MARCH), opening("2025-12-31", 2)),
        account(policy(12, NONE, accrual=monthly(1)), off("2026-12-01", 9), hired_on=NEW_YEAR),
        account(policy(5, ALL), off("2026-11-02", 8), hired_on=NEW_YEAR),
        account(policy(5, NONE), corrected("2026-12-31", -4), hired_on=NEW_YEAR),
    ],
)
def test_what_can_be_taken_is_the_same_with_its_explanation_and_without(anna: Account) -> None:
    for day in (date(2026, 2, 2), JULY, END):
        assert available(anna, day) == balance(anna, day).available


def test_days_that_would_lapse_can_be_taken_before_though_nothing_is_left_after() -> None:
    anna = account(policy(0, UNTIL_MARCH), opening("2025-12-31", 2))
    assert balance(anna, date(2026, 2, 2)).available == 2
    half = account(policy(0, UNTIL_MARCH), opening("2025-12-31", "3/2"), corrected("2026-05-04", "1/2"))
    assert balance(half, date(2026, 2, 2)).available == Fraction(3, 2)


def test_what_was_brought_along_later_is_not_known_before_in_the_search_for_the_lowest_day() -> None:
    anna = account(policy(10, NONE), off("2026-03-02", 4), opening("2026-05-04", 20), hired_on=NEW_YEAR)
    assert lowest(anna, date(2026, 2, 2)) == (date(2026, 3, 5), 6)


def test_a_floor_in_thirds_holds_exactly() -> None:
    anna = account(policy(1), hired_on=NEW_YEAR)
    assert check(anna, charges("2026-06-01", "3/2"), floor=Fraction(-2, 3)) is None
    assert check(anna, charges("2026-06-01", "3/2"), floor=Fraction(-1, 3)) is not None


def test_a_change_that_leaves_a_debt_as_it_was_lowers_nothing() -> None:
    in_debt = account(policy(0, ALL), off("2026-03-02", 2), hired_on=NEW_YEAR)
    deeper = account(policy(0, ALL), off("2026-03-02", 3), hired_on=NEW_YEAR)
    assert lowered(in_debt, in_debt, NEW_YEAR) is None
    assert lowered(deeper, in_debt, NEW_YEAR) is None
    assert lowered(in_debt, deeper, NEW_YEAR) == (date(2026, 3, 4), -3)


def test_half_a_day_is_offered_where_no_more_is_left() -> None:
    refusal = check(account(policy("1/2"), hired_on=NEW_YEAR), charges("2026-06-01", 1))
    assert refusal
    assert refusal.available == Fraction(1, 2)


def test_a_refusal_counts_in_hours_where_the_type_does() -> None:
    anna = replace(account(policy(0), hired_on=NEW_YEAR), unit=Unit.HOURS)
    refusal = check(anna, charges("2026-06-01", 8))
    assert refusal
    assert refusal.unit is Unit.HOURS


def test_leave_that_is_booked_or_corrected_only_next_year_is_looked_ahead_to() -> None:
    versions = (NEW_YEAR, policy(5, ALL)), (date(2027, 1, 1), policy(0, ALL))
    for later in (off("2027-02-01", 1), corrected("2027-02-01", -1)):
        assert balance(account(versions, later, hired_on=NEW_YEAR), JULY).available == 4


def test_of_several_days_booked_next_year_the_last_counts_too() -> None:
    anna = account(policy(3, ALL), off("2026-02-02", 1), off("2027-02-01", 1), hired_on=NEW_YEAR)
    assert balance(anna, date(2026, 1, 5)).available == 2


def test_what_lapsed_today_does_not_lapse_next() -> None:
    anna = account(policy(25, FIVE_UNTIL_MARCH), opening("2025-12-31", 5))
    assert balance(anna, date(2026, 4, 1)).lapses_next == (END, 20)


def test_only_lines_of_leave_go_through_a_day() -> None:
    lines = joined(ledger(account(policy(), off("2026-02-02", 2), hired_on=NEW_YEAR), END))
    assert [each.through for each in lines] == [None, date(2026, 2, 3)]
