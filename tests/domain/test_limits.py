"""How much somebody may have at once, and earn in a year: exactly, and whatever the balance was before."""

from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.leave.ledger import Kind, ledger
from domain.policies.carry_over import CarryOver
from tests.domain.accounts import ALL, NEW_YEAR, account, left, monthly, off, opening, policy, told

END = date(2026, 12, 31)


def test_limits_in_thirds_hold_exactly() -> None:
    for limit in ({"cap": Fraction(10, 3)}, {"yearly_cap": Fraction(10, 3)}):
        anna = account(policy(0, ALL, accrual=monthly(1, **limit)), hired_on=NEW_YEAR)
        assert left(ledger(anna, END)) == Fraction(10, 3)


def test_carrying_thirds_over_keeps_them_exact() -> None:
    held = policy(0, ALL, accrual=monthly(1, carry_over=CarryOver(Fraction(10, 3))))
    anna = account(held)
    assert left(ledger(anna, NEW_YEAR)) == Fraction(13, 3)


def test_what_is_earned_month_by_month_is_one_lot_a_year() -> None:
    anna = account(policy(0, ALL, accrual=monthly(1)))
    earned = [each for each in ledger(anna, date(2026, 3, 1)) if each.kind is Kind.ACCRUAL]
    assert [each.lot for each in earned[:12]] == [1] * 12
    assert [each.lot for each in earned[12:]] == [3, 3, 3]


def test_what_is_over_a_limit_lapses_when_nothing_more_can_be_earned() -> None:
    held = policy(0, ALL, accrual=monthly(2, cap=Amount(5)))
    anna = account(held, opening("2025-12-31", 9), off("2026-03-10", 1))
    assert told(ledger(anna, date(2026, 4, 30)))[-3:] == [
        "1 Jan 26 lapse -4", "10 Mar 26 charge -1", "1 Apr 26 accrual 1"
    ]  # fmt: skip


def test_a_limit_of_the_policy_holds_for_levels_without_one_of_their_own() -> None:
    limits = [(None, 5), (Amount(3), 3)]
    for own, most in limits:
        anna = account(policy(0, ALL, cap=Amount(5), accrual=monthly(2, cap=own)), hired_on=NEW_YEAR)
        assert left(ledger(anna, END)) == most


def test_a_years_limit_cuts_even_the_first_grant() -> None:
    anna = account(policy(0, ALL, accrual=monthly(5, yearly_cap=Amount(3))), hired_on=NEW_YEAR)
    assert told(ledger(anna, END)) == ["1 Jan 26 accrual 3"]


def test_what_a_full_balance_kept_from_somebody_may_still_be_earned_in_the_year() -> None:
    held = policy(0, ALL, accrual=monthly(2, cap=Amount(3), yearly_cap=Amount(5)))
    anna = account(held, off("2026-02-10", 3), hired_on=NEW_YEAR)
    earned = [each.amount for each in ledger(anna, END) if each.kind is Kind.ACCRUAL]
    assert earned == [2, 1, 2]


def test_what_was_earned_in_december_counts_for_the_old_years_limit() -> None:
    held = policy(0, ALL, accrual=monthly(2, yearly_cap=Amount(3)))
    anna = account(held, hired_on=date(2025, 12, 1))
    assert [each.amount for each in ledger(anna, date(2026, 3, 1)) if each.kind is Kind.ACCRUAL] == [2, 2, 1]
