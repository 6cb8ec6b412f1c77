"""What others got wrong and reported, where it is the domain's: by vector, or by a sentence of its own."""

from datetime import date
from fractions import Fraction

import pytest

from domain.leave.account import Account
from domain.leave.balance import balance, check
from domain.leave.ledger import Kind, ledger
from domain.policies.carry_over import After, CarryOver
from tests.domain.accounts import (
    ALL,
    FIVE_UNTIL_MARCH,
    UNTIL_MARCH,
    account,
    charges,
    corrected,
    monthly,
    off,
    opening,
    policy,
)
from tests.domain.conformance import OWN, vectors

BY_VECTOR = {
    "urlaubsverwaltung#3390": ("bal-143", "bal-144"),
    "urlaubsverwaltung#378": ("bal-141",),
    "urlaubsverwaltung#323": ("wd-170",),
    "urlaubsverwaltung#447": ("rul-058",),
    "timeoff-management-application#573": ("bal-147",),
    "timeoff-management-application#203": ("rul-220",),
    "jorani#87": ("wd-173", "wd-174", "wd-175"),
    "jorani#115": ("bal-146",),
    "hrms#238": ("wd-171",),
    "erpnext#23274": ("wd-172",),
    "hrms#1297": ("bal-077", "bal-079", "bal-080"),
    "hrms#1295": ("acc-164",),
    "odoo#187377": ("acc-080",),
    "odoo#188621": ("acc-084",),
    "odoo#251380": ("acc-081",),
    "orangehrm#1947": ("rul-222",),
    "civihr#2117": ("rul-221",),
    "urlaubsverwaltung#478": ("anti-003",),
    "urlaubsverwaltung#5068": ("anti-001",),
    "hrms#2770": ("anti-006", "anti-007"),
    "odoo#275193": ("anti-011",),
}
"""Each report with the vectors that hold it; test_vectors.py runs them."""


def available(found: Account, on: str) -> Fraction:
    return balance(found, date.fromisoformat(on)).available


KNOWN = {each["id"] for each in vectors(OWN)}


@pytest.mark.parametrize("names", BY_VECTOR.values(), ids=BY_VECTOR)
def test_a_report_is_held_by_vectors(names: tuple[str, ...]) -> None:
    assert set(names) <= KNOWN


def test_only_what_was_used_in_time_counts_of_what_was_carried() -> None:
    """urlaubsverwaltung#616, hrms#335: 28 and 4 carried, 2 taken before April and 26 after."""
    brought = opening("2025-12-31", 4)
    found = account(policy(28, UNTIL_MARCH), brought, off("2026-02-02", 2), off("2026-05-01", 26))
    assert available(found, "2026-12-30") == 2


def test_what_never_lapses_is_there_after_april() -> None:
    """urlaubsverwaltung#3298"""
    found = account(policy(15, ALL), opening("2025-12-31", 5), off("2026-05-04", 3))
    assert available(found, "2026-06-01") == 17


def test_lapsing_that_is_switched_off_is_as_if_it_never_was() -> None:
    """urlaubsverwaltung#6058"""
    brought, taken = opening("2025-12-31", 5), off("2026-05-04", 3)
    assert available(account(policy(25, UNTIL_MARCH), brought, taken), "2026-06-01") == 22
    assert available(account(policy(25, ALL), brought, taken), "2026-06-01") == 27


def test_what_is_left_in_december_can_be_asked_for_in_january() -> None:
    """urlaubsverwaltung#372, timeoff-management-application#573: half days survive the year's end."""
    found = account(policy(0, ALL), opening("2026-11-30", "31/2"))
    assert check(found, charges("2027-01-04", 13)) is None
    assert available(found, "2027-01-04") == Fraction(31, 2)


def test_leave_given_for_longer_than_a_year_ends_on_its_own_day() -> None:
    """urlaubsverwaltung#3078, #3037: fifteen months after the year, for one person."""
    found = account(policy(0, CarryOver(last_day=After(months=3))), corrected("2026-01-01", 3, "2027-03-31"))
    assert available(found, "2027-03-31") == 3
    assert available(found, "2027-04-01") == 0


def test_a_second_lot_that_starts_later_counts_from_its_day() -> None:
    """odoo#187537"""
    found = account(policy(0, ALL), corrected("2026-01-01", 5), corrected("2026-06-01", 3))
    assert (available(found, "2026-05-31"), available(found, "2026-06-01")) == (5, 8)


def test_leave_after_the_carry_date_does_not_make_the_carry_larger() -> None:
    """odoo#245470, odoo#209669: carried once and lapsed once, whatever is taken later."""
    found = account(policy(20, FIVE_UNTIL_MARCH), opening("2026-06-01", 20), off("2027-05-03", 5))
    seen = balance(found, date(2027, 12, 30))
    assert (seen.carried, seen.lapsed, seen.available) == (5, 5, 15)


def test_nobody_has_to_look_for_leave_to_be_earned() -> None:
    """odoo#85890: two years later all of it is there."""
    found = account(policy(0, ALL, accrual=monthly(1)), hired_on=date(2024, 1, 1))
    earned = [each for each in ledger(found, date(2026, 1, 1)) if each.kind is Kind.ACCRUAL]
    assert sum(each.amount for each in earned) == 25
