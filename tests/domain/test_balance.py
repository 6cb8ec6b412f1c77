"""What people have on a day, what of it they can take, and when more leave is too much."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.leave.balance import balance, check, lowest, with_charges
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import CarryOver
from domain.refusals import BalanceTooLow
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
    off,
    opening,
    pending,
    policy,
)

JULY = date(2026, 7, 1)
MONTHLY = AccrualPlan((Level(Every.MONTH),), GrantedAt.START)


def test_a_balance_says_what_was_granted_carried_lost_taken_booked_and_asked_for() -> None:
    anna = account(
        policy(25),
        opening("2025-12-31", 7),
        off("2026-02-02", 3),
        corrected("2026-03-02", "3/2"),
        off("2026-08-03", 5, "summer"),
        pending("2026-09-07", 4),
    )
    found = balance(anna, JULY)
    assert (found.granted, found.carried, found.lapsed, found.adjusted) == (25, 5, 2, Fraction(3, 2))
    assert (found.taken, found.booked, found.pending) == (3, 5, 4)
    assert (found.remaining, found.available) == (Fraction(43, 2), Fraction(35, 2))
    assert sum(each.amount for each in found.entries) == found.available


def test_leave_of_today_is_taken_and_leave_of_tomorrow_booked() -> None:
    anna = account(policy(25), off("2026-07-01", 2), hired_on=NEW_YEAR)
    assert (balance(anna, JULY).taken, balance(anna, JULY).booked) == (1, 1)


def test_carried_days_show_their_last_day_as_long_as_some_would_lapse() -> None:
    anna = account(policy(25), opening("2025-12-31", 5))
    assert balance(anna, date(2026, 2, 1)).lapses_next == (date(2026, 3, 31), 5)
    used = account(policy(25), opening("2025-12-31", 5), off("2026-03-02", 5))
    assert balance(used, date(2026, 2, 1)).lapses_next == (date(2026, 12, 31), 20)


def test_where_everything_is_carried_nothing_lapses() -> None:
    assert balance(account(policy(25, ALL)), JULY).lapses_next is None


def test_days_that_lapse_together_are_told_together() -> None:
    lots = [corrected("2026-01-01", 2, "2026-08-31"), corrected("2026-01-02", 3, "2026-08-31")]
    anna = replace(account(policy(0, ALL), hired_on=NEW_YEAR), adjustments=tuple(lots))
    assert balance(anna, JULY).lapses_next == (date(2026, 8, 31), 5)


def test_a_balance_of_the_future_keeps_carried_days_until_their_own_end_and_loses_them_once() -> None:
    anna = account(policy(20), opening("2025-12-31", 5))
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31))
    assert [balance(anna, day).available for day in days] == [25, 20, 20]
    assert balance(anna, date(2027, 1, 1)).available == 25


def test_a_holiday_added_later_leaves_report_and_carry_over_of_one_mind() -> None:
    recounted = account(policy(25, ALL), off("2025-05-05", 4))
    assert balance(recounted, date(2025, 12, 31)).available == balance(recounted, NEW_YEAR).carried == 21


def test_days_that_next_year_has_spent_are_gone_from_this_years_offer() -> None:
    anna = account(policy(10, ALL), off("2026-01-05", 20))
    assert balance(anna, date(2025, 7, 1)).available == 0
    refusal = check(anna, charges("2025-08-18", 1))
    assert refusal == BalanceTooLow(VACATION, date(2026, 1, 24), Amount(1), Amount(0), Amount(-1), Amount(0))


def test_15_left_in_december_are_enough_for_13_in_january() -> None:
    anna = account(policy(15, ALL))
    assert check(anna, charges("2026-01-02", 13)) is None
    assert check(account(policy(5, ALL), opening("2025-12-01", 15)), charges("2026-01-02", 13)) is None


def test_leave_over_new_year_takes_7_days_of_one_year_and_8_of_the_next() -> None:
    held = account(policy(8, NONE))
    assert check(held, charges("2025-12-25", 15)) is None
    refusal = check(held, charges("2025-12-25", 16))
    assert refusal
    assert (refusal.day, refusal.available) == (date(2026, 1, 9), 15)


def test_carried_days_of_march_do_not_pay_for_april() -> None:
    anna = account(policy(0, UNTIL_MARCH), opening("2025-12-31", 10))
    refusal = check(anna, charges("2026-03-31", 2))
    assert refusal
    assert (refusal.day, refusal.needed, refusal.available) == (date(2026, 4, 1), 2, 1)


def test_leave_of_february_may_use_february_days_however_much_is_booked_in_summer() -> None:
    anna = account(policy(10, UNTIL_MARCH), opening("2025-12-31", 10), off("2026-07-06", 10))
    assert check(anna, charges("2026-02-02", 1)) is None
    assert check(anna, charges("2026-04-01", 1)) is not None


def test_pending_leave_holds_its_days_so_two_requests_cannot_both_have_them() -> None:
    anna = account(policy(5), pending("2026-06-01", 5), hired_on=NEW_YEAR)
    assert check(anna, charges("2026-08-03", 1)) is not None


def test_the_lowest_day_decides_and_not_the_day_asked_for() -> None:
    held = policy(12, NONE, accrual=MONTHLY)
    anna = account(held, off("2026-05-04", 5), hired_on=NEW_YEAR)
    refusal = check(anna, charges("2026-04-06", 1))
    assert refusal
    assert refusal.day == date(2026, 5, 8)
    assert lowest(anna, date(2026, 4, 6)) == (date(2026, 5, 8), 0)


def test_what_is_earned_later_pays_for_what_is_booked_later() -> None:
    held = policy(12, NONE, accrual=MONTHLY)
    anna = account(held, off("2026-12-01", 9), hired_on=NEW_YEAR)
    assert balance(anna, date(2026, 3, 31)).available == 3
    assert check(anna, charges("2026-03-31", 3)) is None
    assert check(anna, charges("2026-03-31", 4)) is not None


def test_a_limited_debt_is_allowed_to_its_last_piece() -> None:
    anna = account(policy(1, floor=Amount(-5)), hired_on=NEW_YEAR)
    assert check(anna, charges("2026-06-01", 6)) is None
    refusal = check(anna, charges("2026-06-01", "13/2"))
    assert refusal
    assert (refusal.would_be, refusal.floor, refusal.available) == (Fraction(-11, 2), -5, 6)
    assert balance(anna, JULY).floor == -5


def test_a_floor_may_be_given_instead_of_the_policys() -> None:
    anna = account(policy(1), hired_on=NEW_YEAR)
    assert check(anna, charges("2026-06-01", 2), floor=Amount(-1)) is None


def test_somebody_in_debt_already_may_take_what_makes_no_day_worse() -> None:
    anna = account(policy(0, UNTIL_MARCH), opening("2025-12-31", 2), off("2026-06-01", 1))
    assert balance(anna, date(2026, 2, 1)).available == -1
    assert check(anna, charges("2026-02-02", 1)) is None
    assert check(anna, charges("2026-06-02", 1)) is not None


def test_where_nothing_of_it_can_be_had_nothing_is_offered() -> None:
    refusal = check(account(policy(0), hired_on=NEW_YEAR), charges("2026-06-01", 2))
    assert refusal
    assert refusal.available == 0


def test_an_unlimited_type_refuses_nothing_and_starts_each_year_afresh() -> None:
    sick = replace(account(policy(0), off("2025-03-03", 9)), stretches=(), is_limited=False)
    assert check(sick, charges("2025-06-02", 30)) is None
    assert balance(sick, date(2025, 7, 1)).taken == 9
    assert (balance(sick, JULY).taken, balance(sick, JULY).carried) == (0, 0)
    assert not balance(sick, JULY).is_limited


def test_leave_of_nothing_is_not_refused() -> None:
    assert check(account(policy(0)), []) is None


def test_more_leave_stands_in_its_place_among_what_is_booked() -> None:
    anna = with_charges(account(policy(), off("2026-05-04", 2)), charges("2026-05-05", 1), None)
    assert [each.day.day for each in anna.bookings] == [4, 5, 5]


def test_looking_at_a_day_before_somebody_came_finds_nothing() -> None:
    found = balance(account(policy(), hired_on=date(2026, 3, 1)), date(2024, 5, 1))
    assert (found.available, found.leave_year.first_day) == (0, date(2024, 1, 1))


def test_a_correction_to_come_is_kept_in_mind() -> None:
    anna = account(policy(5, NONE), corrected("2026-09-01", -2), hired_on=NEW_YEAR)
    assert balance(anna, JULY).available == 3
    assert check(anna, charges("2026-07-06", 4)) is not None


def test_the_last_day_shows_what_is_owed_either_way() -> None:
    last_day = date(2026, 6, 30)
    kept = account(policy(24, ALL), hired_on=NEW_YEAR, last_day=last_day)
    taken = account(policy(24, ALL), off("2026-03-02", 20), hired_on=NEW_YEAR, last_day=last_day)
    earned = Fraction(24 * 181, 365)
    assert balance(kept, last_day).available == balance(kept, date(2027, 5, 5)).available == earned
    assert balance(taken, last_day).available == earned - 20


def test_half_a_carried_day_is_not_reported_as_lost() -> None:
    anna = account(policy(25, CarryOver(Amount(5))), opening("2025-12-31", "1/2"))
    found = balance(anna, JULY)
    assert (found.carried, found.lapsed) == (Fraction(1, 2), 0)


def test_a_limit_in_hours_is_in_hours() -> None:
    held = policy(200, CarryOver(Amount(16)))
    assert balance(account(held), NEW_YEAR).carried == 16


def test_everyone_sees_the_same_figures_on_the_same_day() -> None:
    anna = account(policy(25, FIVE_UNTIL_MARCH), off("2026-02-02", 3))
    assert balance(anna, JULY) == balance(anna, JULY)
