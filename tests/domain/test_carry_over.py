"""What the ledger carries into the next leave year, and what lapses on the way."""

from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.leave.ledger import Cause, Kind, ledger
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_year import MonthDay
from tests.domain.accounts import (
    ALL,
    NEW_YEAR,
    NONE,
    UNTIL_MARCH,
    account,
    corrected,
    lapsed,
    left,
    monthly,
    off,
    opening,
    policy,
    told,
)

SUMMER = date(2026, 6, 30)
END = date(2026, 12, 31)


def test_only_what_is_unused_of_the_carried_days_lapses() -> None:
    anna = account(policy(), opening("2025-12-31", 5), off("2026-02-02", 5))
    assert lapsed(ledger(anna, SUMMER)) == []


def test_used_carried_days_are_not_taken_from_the_new_ones_after_they_end() -> None:
    anna = account(policy(20), opening("2025-12-31", 5), off("2026-02-02", 5))
    assert left(ledger(anna, SUMMER)) == 20


def test_carried_days_of_4_with_2_used_before_april_and_26_after_leave_2() -> None:
    anna = account(policy(28), opening("2025-12-31", 4), off("2026-02-02", 2), off("2026-05-04", 26))
    assert left(ledger(anna, END)) == 2


def test_three_days_in_summer_of_6_and_1_carried_leave_3_or_4_if_the_carried_one_stays() -> None:
    facts = opening("2025-12-31", 1), off("2026-07-06", 3)
    assert left(ledger(account(policy(6, UNTIL_MARCH), *facts), END)) == 3
    assert left(ledger(account(policy(6, ALL), *facts), END)) == 4


def test_carried_days_without_an_end_are_still_there_in_april() -> None:
    anna = account(policy(17, ALL), opening("2025-12-31", 5))
    assert left(ledger(anna, date(2026, 4, 1))) == 22


def test_when_the_end_of_carried_days_is_taken_off_later_they_go_first_after_april_too() -> None:
    facts = opening("2025-12-31", 5), off("2026-05-04", 5)
    ends, stays = (account(policy(20, rule), *facts) for rule in (UNTIL_MARCH, ALL))
    assert [left(ledger(each, END)) for each in (ends, stays)] == [15, 20]
    used = [each for each in ledger(stays, END) if each.kind is Kind.CHARGE]
    assert all(each.is_carried for each in used)


def test_leave_over_new_year_lowers_what_is_carried_by_its_days_in_the_old_year_only() -> None:
    anna = account(policy(0, ALL), opening("2025-12-01", 7), off("2025-12-29", 4))
    carried = [each.amount for each in ledger(anna, NEW_YEAR) if each.kind is Kind.CARRY_OVER]
    assert carried == [-4, 4]


def test_leave_from_before_new_year_into_the_time_of_carried_days_uses_each_year_for_its_own() -> None:
    anna = account(policy(20), off("2025-12-30", 5))
    amounts = [each.amount for each in ledger(anna, date(2026, 4, 1)) if each.kind is not Kind.CHARGE]
    assert amounts == [20, -13, -5, 5, 20, -2]


def test_half_a_day_survives_the_end_of_the_year() -> None:
    anna = account(policy(), opening("2025-12-31", "3/2"))
    carried = [each.amount for each in ledger(anna, NEW_YEAR) if each.kind is Kind.CARRY_OVER]
    assert carried == [Fraction(-3, 2), Fraction(3, 2)]


def test_days_carried_for_15_months_outlive_the_leave_year_they_came_to() -> None:
    held = policy(0, CarryOver(last_day=After(months=15)))
    anna = account(held, opening("2025-12-31", 5), off("2027-02-01", 2))
    entries = ledger(anna, date(2027, 4, 1))
    assert told(entries)[3:] == [
        "1 Jan 27 carry_over -5",
        "1 Jan 27 carry_over 5",
        "1 Feb 27 charge -1",
        "2 Feb 27 charge -1",
        "1 Apr 27 lapse -3",
    ]


def test_carried_days_may_end_in_april_at_another_place() -> None:
    held = policy(20, CarryOver(last_day=MonthDay(4, 30)))
    entries = ledger(account(held, opening("2025-12-31", 5)), END)
    assert [(each.day, each.last_day) for each in entries if each.kind is Kind.LAPSE] == [
        (date(2026, 5, 1), date(2026, 4, 30))
    ]


def test_what_is_carried_is_what_is_left_and_not_the_limit() -> None:
    anna = account(policy(21, CarryOver(Amount(7))), opening("2025-12-31", 6))
    assert left(ledger(anna, NEW_YEAR)) == 27


def test_leave_before_the_turn_of_the_year_is_not_deducted_after_it() -> None:
    anna = account(policy(20, NONE), off("2025-06-02", 10))
    assert left(ledger(anna, NEW_YEAR)) == 20


def test_leave_after_the_carry_date_does_not_enlarge_what_is_carried() -> None:
    anna = account(policy(15, NONE), off("2026-01-02", 5))
    assert left(ledger(anna, NEW_YEAR)) == 15


def test_leave_entered_late_eats_what_was_going_to_lapse() -> None:
    late = account(policy(25, NONE), off("2025-11-03", 10))
    assert lapsed(ledger(late, NEW_YEAR)) == [(Cause.NOT_CARRIED, -15)]


def test_a_late_change_in_an_old_year_reaches_all_later_ones() -> None:
    early = opening("2024-12-31", 2)
    for extra, carried in ((0, 2), (4, 6)):
        facts = [early, corrected("2025-05-05", extra)] if extra else [early]
        anna = account(policy(0, ALL), *facts, hired_on=date(2024, 12, 31))
        assert left(ledger(anna, date(2028, 1, 1))) == carried


def test_february_leave_keeps_its_old_lot_however_late_one_asks() -> None:
    lots = corrected("2025-01-01", 5, "2026-03-31"), corrected("2026-01-01", 20, "2027-03-31")
    anna = account(policy(0, ALL), *lots, off("2026-02-02", 5))
    used = [each.lot for each in ledger(anna, date(2026, 4, 1)) if each.kind is Kind.CHARGE]
    assert used == [1] * 5
    assert left(ledger(anna, date(2026, 4, 1))) == 20


def test_the_lot_that_ends_first_goes_first_whatever_came_first() -> None:
    anna = account(
        policy(10, NONE), corrected("2026-03-01", 2, "2026-09-30"), off("2026-05-04", 3), hired_on=NEW_YEAR
    )
    used = [each.last_day for each in ledger(anna, SUMMER) if each.kind is Kind.CHARGE]
    assert used == [date(2026, 9, 30), date(2026, 9, 30), None]


def test_a_debt_goes_on_into_the_next_year_or_is_forgiven() -> None:
    facts = off("2025-03-03", 27)
    carried = account(policy(25, CarryOver(Amount(5))), facts)
    forgiven = account(policy(25, CarryOver(Amount(5), carries_debt=False)), facts)
    assert told(ledger(carried, NEW_YEAR))[-3:] == [
        "1 Jan 26 carry_over 2",
        "1 Jan 26 carry_over -2",
        "1 Jan 26 grant 25",
    ]
    assert told(ledger(forgiven, NEW_YEAR))[-2:] == ["1 Jan 26 forgiven 2", "1 Jan 26 grant 25"]


def test_a_years_grant_that_would_pass_the_cap_makes_the_oldest_leave_give_way() -> None:
    anna = account(policy(25, CarryOver(Amount(10)), cap=Amount(30)), opening("2025-12-31", 15))
    entries = ledger(anna, NEW_YEAR)
    assert lapsed(entries) == [(Cause.NOT_CARRIED, -5), (Cause.CAP, -5)]
    assert [each.is_carried for each in entries if each.cause is Cause.CAP] == [True]


def test_a_level_may_carry_over_by_a_rule_of_its_own() -> None:
    held = policy(0, NONE, accrual=monthly(1, carry_over=CarryOver(Amount(4))))
    assert left(ledger(account(held), NEW_YEAR)) == 5
    without = policy(0, CarryOver(Amount(3)), accrual=monthly(1))
    assert left(ledger(account(without), NEW_YEAR)) == 4
    not_yet = policy(0, CarryOver(Amount(3)), accrual=monthly(1, after_months=30))
    assert left(ledger(account(not_yet, opening("2025-12-31", 9)), NEW_YEAR)) == 3


def test_nothing_lapses_and_nothing_comes_after_somebodys_last_day() -> None:
    anna = account(policy(24), opening("2025-12-31", 5), last_day=date(2026, 3, 31))
    assert told(ledger(anna, date(2027, 6, 1)))[-1] == f"1 Jan 26 grant {Fraction(24 * 90, 365)}"
    assert left(ledger(anna, date(2027, 6, 1))) == 5 + Fraction(24 * 90, 365)
