"""What a new leave year, or terms that change in the middle of one, make of what somebody has."""

from datetime import date

from domain.amounts import Amount
from domain.leave.balance import balance
from domain.leave.ledger import Kind, ledger
from domain.periods import Period
from domain.policies.carry_over import CarryOver
from tests.domain.accounts import (
    ALL,
    HIRED,
    NEW_YEAR,
    NONE,
    account,
    corrected,
    monthly,
    off,
    opening,
    policy,
    told,
)

JULY, END = date(2026, 7, 1), date(2026, 12, 31)


def test_a_year_that_carries_nothing_on_makes_no_lot_of_nothing() -> None:
    anna = account(policy(25, NONE))
    assert [each.lot for each in ledger(anna, NEW_YEAR) if each.kind is Kind.GRANT] == [1, 2]


def test_who_begins_with_nothing_has_no_lot_of_nothing() -> None:
    anna = account(policy(25, NONE), opening("2025-12-31", 0))
    assert [each.lot for each in ledger(anna, NEW_YEAR)] == [1]


def test_a_debt_that_is_carried_says_which_year_it_comes_from() -> None:
    anna = account(policy(0, CarryOver(Amount(5))), off("2025-03-03", 2))
    (carried,) = [each for each in ledger(anna, NEW_YEAR) if each.leave_year.first_day == NEW_YEAR]
    assert (carried.amount, carried.whole) == (-2, Period(HIRED, date(2025, 12, 31)))


def test_leave_that_the_next_years_terms_let_go_on_for_ever_is_used_after_what_ends() -> None:
    versions = (NEW_YEAR, policy(10, NONE)), (date(2027, 1, 1), policy(10, ALL))
    anna = account(
        versions, corrected("2026-03-02", 2, "2027-03-31"), off("2026-12-30", 1), hired_on=NEW_YEAR
    )
    (used,) = [each for each in ledger(anna, END) if each.kind is Kind.CHARGE]
    assert used.last_day == date(2027, 3, 31)


def test_a_policy_that_gives_less_from_july_takes_the_difference_out_of_what_is_there() -> None:
    versions = (NEW_YEAR, policy(24, NONE)), (JULY, policy(0, NONE))
    anna = account(versions, hired_on=NEW_YEAR)
    kept = Amount(24 * 181, 365)
    assert balance(anna, JULY).available == kept
    assert [each.amount for each in ledger(anna, JULY)] == [24, kept - 24]


def test_what_is_earned_from_july_is_not_mixed_with_what_was_given_in_january() -> None:
    versions = (NEW_YEAR, policy(24, NONE)), (JULY, policy(0, NONE, accrual=monthly(2)))
    anna = account(versions, hired_on=NEW_YEAR)
    earned = [each for each in ledger(anna, END) if each.kind is Kind.ACCRUAL]
    assert {each.lot for each in earned} == {2}
    assert len(earned) == 6


def test_leave_on_the_first_day_of_a_leave_year_is_taken_in_it() -> None:
    anna = account(policy(), off("2026-01-01"), hired_on=NEW_YEAR)
    assert balance(anna, JULY).taken == 1
    assert told(balance(anna, JULY).entries) == ["1 Jan 26 grant 25", "1 Jan 26 charge -1"]
