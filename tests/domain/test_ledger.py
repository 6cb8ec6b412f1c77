"""The ledger: what is granted, carried, lost and used, in order, and why."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.leave.ledger import Cause, Entry, Kind, joined, ledger
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import Proration
from domain.policies.proration import Share
from tests.domain.accounts import (
    ALL,
    FIVE_UNTIL_MARCH,
    NEW_YEAR,
    NONE,
    UNTIL_MARCH,
    account,
    corrected,
    off,
    opening,
    pending,
    policy,
    told,
)

SUMMER = date(2026, 6, 30)
END = date(2026, 12, 31)


def left(entries: tuple[Entry, ...]) -> Fraction:
    return sum((each.amount for each in entries), Fraction(0))


def lapsed(entries: tuple[Entry, ...]) -> list[tuple[Cause | None, Fraction]]:
    return [(each.cause, each.amount) for each in entries if each.kind is Kind.LAPSE]


def test_a_year_reads_like_a_bank_statement() -> None:
    anna = account(policy(), opening("2025-12-31", 7), off("2026-02-02", 3), off("2026-07-06", 5))
    assert told(joined(ledger(anna, date(2026, 7, 31)))) == [
        "31 Dec 25 opening 7",
        "1 Jan 26 lapse -2",
        "1 Jan 26 carry_over -5",
        "1 Jan 26 carry_over 5",
        "1 Jan 26 grant 25",
        "2 Feb 26 charge -3",
        "1 Apr 26 lapse -2",
        "6 Jul 26 charge -5",
    ]


def test_a_line_of_leave_says_through_which_day_it_goes() -> None:
    anna = account(policy(), off("2026-07-06", 5), off("2026-07-11", 1, "other"), hired_on=NEW_YEAR)
    lines = [each for each in joined(ledger(anna, END)) if each.kind is Kind.CHARGE]
    assert [(each.day.day, each.through and each.through.day, each.request_id) for each in lines] == [
        (6, 10, "one"),
        (11, 11, "other"),
    ]


def test_the_entitlement_of_who_joined_in_march_says_ten_of_twelve_months() -> None:
    anna = account(policy(25, proration=Proration.MONTHS), hired_on=date(2026, 3, 1))
    (grant,) = ledger(anna, END)
    assert (grant.day, grant.amount) == (date(2026, 3, 1), Fraction(250, 12))
    assert grant.share == Share(10, 12, Proration.MONTHS)
    assert (grant.part, grant.whole) == (Period(date(2026, 3, 1), END), Period(NEW_YEAR, END))


def test_a_leave_over_a_lots_last_day_uses_it_only_for_the_days_before() -> None:
    anna = account(policy(), opening("2025-12-31", 5), off("2026-03-30", 4))
    used = [each for each in ledger(anna, SUMMER) if each.kind is Kind.CHARGE]
    assert [each.is_carried for each in used] == [True, True, False, False]
    assert lapsed(ledger(anna, SUMMER)) == [(Cause.LAST_DAY, -3)]


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


def test_two_years_without_a_job_change_nothing_for_grants_are_computed() -> None:
    plan = AccrualPlan((Level(Every.MONTH, Amount(1)),), GrantedAt.START)
    anna = account(policy(0, ALL, accrual=plan))
    assert left(ledger(anna, date(2027, 1, 31))) == 25


def test_a_second_lot_that_starts_later_counts_from_its_own_day() -> None:
    anna = account(policy(0, ALL), corrected("2026-01-01", 2), corrected("2026-06-01", 3), hired_on=NEW_YEAR)
    assert [left(ledger(anna, day)) for day in (NEW_YEAR, date(2026, 5, 31), date(2026, 6, 1))] == [2, 2, 5]


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


def test_an_opening_balance_replaces_all_that_came_before_it() -> None:
    anna = account(
        policy(25, ALL),
        off("2025-03-03", 9),
        off("2026-02-02", 4),
        opening("2026-05-01", 12),
        off("2026-06-01"),
    )
    assert told(ledger(anna, SUMMER)) == ["1 May 26 opening 12", "1 Jun 26 charge -1"]


def test_before_an_opening_balance_the_books_say_what_they_said() -> None:
    anna = account(policy(25, NONE), opening("2026-05-01", 12))
    assert left(ledger(anna, date(2026, 4, 30))) == 25


def test_an_opening_balance_on_new_year_stands_beside_the_years_grant() -> None:
    anna = account(policy(25), opening("2026-01-01", 3, "2026-03-31"))
    assert told(ledger(anna, date(2026, 4, 1))) == [
        "1 Jan 26 opening 3",
        "1 Jan 26 grant 25",
        "1 Apr 26 lapse -3",
    ]


def test_a_debt_brought_along_is_paid_by_what_comes() -> None:
    anna = account(policy(25), opening("2026-01-01", -2))
    assert told(ledger(anna, NEW_YEAR)) == ["1 Jan 26 opening -2", "1 Jan 26 grant 25"]
    assert left(ledger(anna, NEW_YEAR)) == 23


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


def test_a_correction_is_a_line_of_its_own_that_may_take_away() -> None:
    anna = account(policy(2), corrected("2026-03-02", 2), corrected("2026-03-03", -5), hired_on=NEW_YEAR)
    assert told(ledger(anna, SUMMER)) == [
        "1 Jan 26 grant 2",
        "2 Mar 26 adjustment 2",
        "3 Mar 26 adjustment -2",
        "3 Mar 26 adjustment -2",
        "3 Mar 26 adjustment -1",
    ]


def test_a_correction_of_nothing_is_no_line() -> None:
    assert told(ledger(account(policy(2), corrected("2026-03-02", 0), hired_on=NEW_YEAR), SUMMER)) == [
        "1 Jan 26 grant 2"
    ]


def test_a_worse_policy_from_july_takes_the_difference_from_the_years_own_leave() -> None:
    worse = ((NEW_YEAR, policy(24)), (date(2026, 7, 1), policy(20, proration=Proration.NONE)))
    extra = corrected("2026-02-02", 3, "2026-12-15")
    anna = account(worse, extra, hired_on=NEW_YEAR)
    assert told(ledger(anna, END)) == [
        "1 Jan 26 grant 24",
        "2 Feb 26 adjustment 3",
        "1 Jul 26 grant -4",
        "16 Dec 26 lapse -3",
    ]


def test_pending_leave_is_a_line_of_its_own_kind_and_holds_its_days() -> None:
    anna = account(policy(6), off("2025-02-03", 2), pending("2025-03-03", 2))
    assert told(ledger(anna, NEW_YEAR))[1:6] == [
        "3 Feb 25 charge -1",
        "4 Feb 25 charge -1",
        "3 Mar 25 pending -1",
        "4 Mar 25 pending -1",
        "1 Jan 26 carry_over -2",
    ]


def monthly(size: int | str, **limits: object) -> AccrualPlan:
    return AccrualPlan((Level(Every.MONTH, Amount(size), **limits),), GrantedAt.START)  # type: ignore[arg-type]


def test_a_full_balance_earns_nothing_until_leave_makes_room() -> None:
    held = policy(0, ALL, accrual=monthly(2, cap=Amount(5)))
    anna = account(held, off("2026-05-11", 3), hired_on=NEW_YEAR)
    assert told(joined(ledger(anna, date(2026, 7, 31)))) == [
        "1 Jan 26 accrual 2",
        "1 Feb 26 accrual 2",
        "1 Mar 26 accrual 1",
        "11 May 26 charge -3",
        "1 Jun 26 accrual 2",
        "1 Jul 26 accrual 1",
    ]


def test_leave_entered_late_under_a_cap_is_placed_at_its_own_day() -> None:
    held = policy(0, ALL, accrual=monthly(2, cap=Amount(5)))
    anna = account(held, off("2026-02-11", 3), hired_on=NEW_YEAR)
    assert left(ledger(anna, date(2026, 4, 1))) == 5


def test_a_years_grant_that_would_pass_the_cap_makes_the_oldest_leave_give_way() -> None:
    anna = account(policy(25, CarryOver(Amount(10)), cap=Amount(30)), opening("2025-12-31", 15))
    entries = ledger(anna, NEW_YEAR)
    assert lapsed(entries) == [(Cause.NOT_CARRIED, -5), (Cause.CAP, -5)]
    assert [each.is_carried for each in entries if each.cause is Cause.CAP] == [True]


def test_a_calendar_years_grants_stop_at_their_own_limit() -> None:
    held = policy(0, ALL, accrual=monthly(2, yearly_cap=Amount(5)))
    anna = account(held, hired_on=NEW_YEAR)
    assert [left(ledger(anna, day)) for day in (END, date(2027, 1, 31))] == [5, 7]


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


def test_who_moves_to_a_place_with_another_leave_year_finishes_the_old_one_first() -> None:
    april = ((date.min, LeaveYearBasis()), (date(2026, 5, 1), LeaveYearBasis(MonthDay(4, 1))))
    anna = replace(account(policy(12, ALL, proration=Proration.MONTHS), hired_on=NEW_YEAR), bases=april)
    years = [(each.period, each.whole) for each in anna.leave_years(date(2027, 4, 1))]
    short = Period(date(2027, 1, 1), date(2027, 3, 31))
    assert [period for period, _ in years] == [
        Period(NEW_YEAR, END),
        short,
        Period(date(2027, 4, 1), date(2028, 3, 31)),
    ]
    assert left(ledger(anna, date(2027, 4, 1))) == 12 + 3 + 12


def test_leave_without_a_policy_is_kept_when_the_year_turns() -> None:
    anna = account(policy(10, NONE))
    ended = replace(
        anna, stretches=(replace(anna.stretches[0], period=Period(date(2025, 1, 1), date(2025, 12, 31))),)
    )
    assert left(ledger(ended, NEW_YEAR)) == 10


def test_both_projections_of_one_account_are_the_same_lines() -> None:
    anna = account(policy(25, FIVE_UNTIL_MARCH), off("2026-02-02", 3))
    assert ledger(anna, SUMMER) == tuple(each for each in ledger(anna, END) if each.day <= SUMMER)
