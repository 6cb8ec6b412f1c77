"""What happens on one and the same day, in the order in which it counts (RULES 7)."""

from dataclasses import replace
from datetime import date

from domain.amounts import Amount
from domain.leave.ledger import Kind, ledger
from domain.policies.policy import TenureStep
from tests.domain.accounts import ALL, NEW_YEAR, account, corrected, off, policy, told

END = date(2026, 12, 31)


def test_what_is_given_by_hand_is_there_for_what_is_taken_by_hand_on_the_same_day() -> None:
    given, taken = corrected("2026-05-04", 3, "2026-06-30"), corrected("2026-05-04", -2)
    for both in ((given, taken), (taken, given)):
        anna = replace(account(policy(), hired_on=NEW_YEAR), adjustments=both)
        assert told(ledger(anna, END))[1:] == [
            "4 May 26 adjustment 3", "4 May 26 adjustment -2", "1 Jul 26 lapse -1"
        ]  # fmt: skip


def test_who_leaves_on_the_first_day_of_a_year_takes_along_what_the_old_one_left() -> None:
    anna = account(policy(0, ALL), corrected("2025-06-02", 4), last_day=NEW_YEAR)
    assert told(ledger(anna, END)) == [
        "2 Jun 25 adjustment 4", "1 Jan 26 carry_over -4", "1 Jan 26 carry_over 4"
    ]  # fmt: skip


def test_leave_of_a_day_draws_on_what_is_granted_that_day() -> None:
    anna = account(policy(), off("2026-01-01"), hired_on=NEW_YEAR)
    granted, used = ledger(anna, NEW_YEAR)
    assert (granted.kind, used.kind) == (Kind.GRANT, Kind.CHARGE)
    assert used.lot == granted.lot


def test_years_of_service_count_in_the_ledger() -> None:
    anna = account(policy(25, ALL, tenure=(TenureStep(1, Amount(2)),)))
    granted = [each.amount for each in ledger(anna, END) if each.kind is Kind.GRANT]
    assert granted == [25, 27]
