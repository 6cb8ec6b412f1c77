"""Time worked that becomes leave: claimed, decided, used, lapsed and given up."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from domain.amounts import HALF, Amount
from domain.company.commands import DefineLeaveType
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.employees.assignment import Assignment
from domain.ids import LeaveTypeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import available, balance
from domain.leave.commands import (
    ApproveRequest,
    CancelLeave,
    ClaimTime,
    RequestLeave,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.entries import Kind
from domain.leave.events import DecisionUndone, LeaveCancelled, LeaveRequested, RequestApproved
from domain.leave.lapsing import Lapse, lapses
from domain.leave.ledger import ledger
from domain.leave.requests import Status
from domain.periods import Asked, DayPart
from domain.policies.leave_type import LeaveType, Toil, Unit
from domain.refusals import (
    BalanceTooLow,
    ClaimedAlready,
    ClosedPast,
    MoreThanWorked,
    NotEarnedByWork,
    NotEmployedThen,
    NotWorkedYet,
    ReasonNeeded,
    TimeUsed,
)
from domain.working_pattern import FREE, Work, WorkingPattern
from tests import cast
from tests.cast import ANNA, BEN, NOW
from tests.given import Given, given

K1, K2, R1 = RequestId("k1"), RequestId("k2"), RequestId("r1")
TOIL = LeaveTypeId("toil")
SATURDAY = cast.asked("2026-07-25")
DAYS = LeaveType(TOIL, "Time off in lieu", toil=Toil())
HOURS = replace(DAYS, unit=Unit.HOURS)
AUGUST = cast.asked("2026-08-03")


def worker(leave_type: LeaveType = DAYS) -> Given:
    found = cast.settings()
    return given(settings=settled(found, settle(found, DefineLeaveType(leave_type))))


def claims(worked: Asked = SATURDAY, amount: Amount | None = None, name: RequestId = K1) -> ClaimTime:
    return ClaimTime(ANNA, name, TOIL, worked, NOW, amount, "release")


def yes(name: RequestId = K1) -> ApproveRequest:
    return ApproveRequest(ANNA, name, BEN, NOW)


def takes(asked: Asked) -> RequestLeave:
    return RequestLeave(ANNA, R1, TOIL, asked, NOW)


def left(now: Given, on: date | None = None) -> Amount:
    found = account_of(now.employee, now.settings, TOIL, now.terms.calendar)
    return available(found, on or now.today)


def test_time_worked_is_leave_once_it_is_approved() -> None:
    waiting = worker().when(claims()).then(LeaveRequested)
    assert left(waiting) == 0
    done = waiting.when(yes()).then(RequestApproved)
    assert left(done) == 1
    done.when(claims()).nothing()


def test_where_nobody_needs_to_decide_it_is_leave_at_once() -> None:
    now = worker(replace(DAYS, needs_approval=False)).when(claims()).then(LeaveRequested, RequestApproved)
    assert left(now) == 1


@pytest.mark.parametrize(
    ("worked", "unit", "amount"),
    [
        (cast.asked("2026-07-25", "2026-07-26"), Unit.DAYS, Amount(2)),
        (cast.asked("2026-07-25", part=DayPart.MORNING), Unit.DAYS, HALF),
        (cast.asked("2026-07-25", part=DayPart.MORNING), Unit.HOURS, Amount(4)),
        (cast.hours("2026-07-25", 9, 12), Unit.HOURS, Amount(3)),
        (cast.hours("2026-07-25", 9, 12), Unit.DAYS, Fraction(3, 8)),
    ],
)
def test_time_is_worth_what_a_day_of_work_makes_of_it(worked: Asked, unit: Unit, amount: Amount) -> None:
    now = worker(replace(DAYS, unit=unit)).and_then(claims(worked))
    assert now.employee.requests[K1].amount == amount


def test_a_day_is_as_long_as_the_longest_of_the_pattern() -> None:
    short, long = Work(120, 0), Work(180, 180)
    pattern = WorkingPattern(((short, long, short, short, short, FREE, FREE),))
    now = worker(HOURS)
    mine = ((cast.HIRED, Assignment(cast.BERLIN, cast.ENGINEERING, pattern=pattern)),)
    part_time = replace(now, employee=replace(now.employee, assignments=mine))
    assert part_time.and_then(claims()).employee.requests[K1].amount == 6


def test_less_than_was_worked_can_be_claimed_and_more_cannot() -> None:
    assert worker().and_then(claims(amount=HALF)).employee.requests[K1].amount == HALF
    worker().when(claims(amount=Amount(2))).refused(MoreThanWorked(Amount(2), Amount(1), Unit.DAYS))
    worker().when(claims(amount=Amount(0))).refused(MoreThanWorked)


def test_what_cannot_be_claimed() -> None:
    worker().when(claims(cast.asked("2026-08-01"))).refused(NotWorkedYet(date(2026, 8, 1), cast.TODAY))
    worker().when(claims(cast.asked("2023-12-31"))).refused(NotEmployedThen)
    worker(replace(DAYS, toil=None)).when(claims()).refused(NotEarnedByWork(TOIL))
    reasoned = worker(replace(DAYS, needs_reason=True))
    reasoned.when(replace(claims(), note=" ")).refused(ReasonNeeded(TOIL))
    closed = worker()
    closed = replace(closed, settings=replace(closed.settings, closed_until=date(2026, 7, 25)))
    closed.when(claims()).refused(ClosedPast(date(2026, 7, 25), date(2026, 7, 25)))


def test_the_same_time_is_claimed_once_also_in_part() -> None:
    now = worker().and_then(claims())
    now.when(claims(name=K2)).refused(ClaimedAlready(SATURDAY))
    now.when(claims(cast.asked("2026-07-25", part=DayPart.MORNING), name=K2)).refused(ClaimedAlready)
    now.when(claims(cast.asked("2026-07-24", "2026-07-26"), name=K2)).refused(ClaimedAlready)
    again = now.and_then(WithdrawRequest(ANNA, K1, ANNA, NOW))
    again.when(claims(name=K2)).then(LeaveRequested)


def test_the_two_halves_of_a_day_are_two_claims() -> None:
    now = worker().and_then(claims(cast.asked("2026-07-25", part=DayPart.MORNING)))
    now.when(claims(cast.asked("2026-07-25", part=DayPart.AFTERNOON), name=K2)).then(LeaveRequested)


def test_what_was_not_earned_is_not_to_be_had() -> None:
    worker().when(takes(AUGUST)).refused(BalanceTooLow)
    worker().and_then(claims()).when(takes(AUGUST)).refused(BalanceTooLow)
    worker().and_then(claims(), yes()).when(takes(AUGUST)).then(LeaveRequested)


def test_a_claim_that_is_given_up_is_taken_off_by_an_entry_of_its_own() -> None:
    now = worker().and_then(claims(), yes()).when(CancelLeave(ANNA, K1, ANNA, NOW)).then(LeaveCancelled)
    found = account_of(now.employee, now.settings, TOIL, now.terms.calendar)
    earned = [each for each in ledger(found, now.today) if each.kind is Kind.EARNED]
    assert [(each.day, each.amount) for each in earned] == [(date(2026, 7, 25), 1), (cast.TODAY, -1)]


def test_a_claim_whose_time_was_used_is_not_given_up() -> None:
    used = worker().and_then(claims(), yes(), takes(AUGUST))
    used.when(CancelLeave(ANNA, K1, ANNA, NOW)).refused(
        TimeUsed(TOIL, date(2026, 8, 3), Amount(1), Unit.DAYS)
    )
    free = used.and_then(WithdrawRequest(ANNA, R1, ANNA, NOW))
    free.when(CancelLeave(ANNA, K1, ANNA, NOW)).then(LeaveCancelled)


def test_a_yes_to_a_claim_whose_time_was_used_is_not_taken_back() -> None:
    undo = UndoDecision(ANNA, K1, BEN, NOW + timedelta(hours=1))
    done = worker().and_then(claims(), yes())
    assert left(done.when(undo).then(DecisionUndone)) == 0
    done.and_then(takes(AUGUST)).when(undo).refused(TimeUsed)


def test_giving_up_a_claim_is_decided_where_the_type_says_so_and_checked_then() -> None:
    watched = worker(replace(DAYS, giving_back_needs_approval=True)).and_then(claims(), yes())
    waiting = watched.when(CancelLeave(ANNA, K1, ANNA, NOW, change_id=K2)).then(LeaveRequested)
    waiting.and_then(takes(AUGUST)).when(yes(K2)).refused(TimeUsed)
    done = waiting.when(yes(K2)).then(RequestApproved, LeaveCancelled)
    assert done.employee.requests[K1].status is Status.CANCELLED


def test_time_earned_lapses_after_its_months_and_the_last_day_is_still_good() -> None:
    now = worker(replace(DAYS, toil=Toil(for_months=1))).and_then(claims(), yes())
    assert left(now, date(2026, 8, 24)) == 1
    assert left(now, date(2026, 8, 25)) == 0


def test_time_earned_is_offered_although_it_lapses_within_the_year() -> None:
    now = worker(replace(DAYS, toil=Toil(for_months=1))).and_then(claims(), yes())
    assert left(now) == 1
    now.when(takes(AUGUST)).then(LeaveRequested)


def test_time_earned_lapses_with_the_year_where_the_company_says_so() -> None:
    now = worker(replace(DAYS, toil=Toil(for_months=9, until_year_end=True))).and_then(claims(), yes())
    assert left(now, date(2026, 12, 31)) == 1
    assert left(now, date(2027, 1, 1)) == 0


def test_a_claim_that_lapsed_unused_takes_nothing_away_when_it_is_given_up() -> None:
    earned = worker(replace(DAYS, toil=Toil(for_months=1))).and_then(claims(), yes())
    later = replace(earned, today=date(2026, 9, 30))
    gone = later.and_then(CancelLeave(ANNA, K1, ANNA, NOW + timedelta(days=63)))
    assert left(gone) == 0


def test_a_claim_that_is_given_up_takes_its_own_time_and_leaves_that_of_others() -> None:
    """Two claims; the younger is given up, so what ends first is still the older one's day."""
    sunday = cast.asked("2026-06-28")
    monthly = worker(replace(DAYS, toil=Toil(for_months=2)))
    now = monthly.and_then(claims(sunday), yes(), claims(name=K2), yes(K2))
    gone = now.and_then(CancelLeave(ANNA, K2, ANNA, NOW))
    found = account_of(gone.employee, gone.settings, TOIL, gone.terms.calendar)
    assert balance(found, gone.today).lapses_next == (date(2026, 8, 27), Amount(1))
    kept = now.and_then(CancelLeave(ANNA, K1, ANNA, NOW))
    found = account_of(kept.employee, kept.settings, TOIL, kept.terms.calendar)
    assert balance(found, kept.today).lapses_next == (date(2026, 9, 24), Amount(1))


def test_what_lapses_is_told_with_the_days_that_are_left_to_take_it() -> None:
    """Five days that end on Sunday; on Thursday two of them can be taken, but for a day of vacation."""
    worked = cast.asked("2026-06-27", "2026-07-01")
    now = worker(replace(DAYS, toil=Toil(for_months=1))).and_then(claims(worked), yes())
    now = now.on("2026-07-30")
    found = account_of(now.employee, now.settings, TOIL, now.terms.calendar)
    assert lapses(found, now.today, now.employee.requests.values()) == (
        Lapse(date(2026, 7, 31), Amount(5), Amount(2)),
    )
    friday = RequestLeave(ANNA, R1, cast.VACATION, cast.asked("2026-07-31"), NOW)
    off = now.and_then(friday)
    assert lapses(found, now.today, off.employee.requests.values())[0].usable == 1
