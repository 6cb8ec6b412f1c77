"""The ledger: what is granted, carried, lost and used, in order, and why."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.leave.ledger import Cause, Kind, joined, ledger
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import Proration
from domain.policies.proration import Share
from tests.domain.accounts import (
    ALL,
    FIVE_UNTIL_MARCH,
    NEW_YEAR,
    NONE,
    account,
    corrected,
    lapsed,
    left,
    monthly,
    off,
    opening,
    pending,
    policy,
    told,
)

SUMMER = date(2026, 6, 30)
END = date(2026, 12, 31)


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


def test_two_years_without_a_job_change_nothing_for_grants_are_computed() -> None:
    plan = AccrualPlan((Level(Every.MONTH, Amount(1)),), GrantedAt.START)
    anna = account(policy(0, ALL, accrual=plan))
    assert left(ledger(anna, date(2027, 1, 31))) == 25


def test_a_second_lot_that_starts_later_counts_from_its_own_day() -> None:
    anna = account(policy(0, ALL), corrected("2026-01-01", 2), corrected("2026-06-01", 3), hired_on=NEW_YEAR)
    assert [left(ledger(anna, day)) for day in (NEW_YEAR, date(2026, 5, 31), date(2026, 6, 1))] == [2, 2, 5]


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


def test_a_calendar_years_grants_stop_at_their_own_limit() -> None:
    held = policy(0, ALL, accrual=monthly(2, yearly_cap=Amount(5)))
    anna = account(held, hired_on=NEW_YEAR)
    assert [left(ledger(anna, day)) for day in (END, date(2027, 1, 31))] == [5, 7]


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


def test_leave_earned_at_a_years_start_is_gone_by_the_carry_date_in_the_middle_of_it() -> None:
    plan = AccrualPlan((Level(Every.YEAR, Amount(10), on=(101,)),), GrantedAt.START)
    june = ((date.min, LeaveYearBasis(MonthDay(6, 1))),)
    anna = replace(account(policy(0, NONE, accrual=plan), hired_on=date(2024, 1, 1)), bases=june)
    assert left(ledger(anna, date(2025, 1, 1))) == 10
