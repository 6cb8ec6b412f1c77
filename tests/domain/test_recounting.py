"""Booked leave counted anew after a holiday, a pattern, a place or a last day has changed."""

from dataclasses import replace
from datetime import date

from domain.amounts import Amount
from domain.company.commands import DefineLocation
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.events import EmployeeAssigned, EmployeeLeaves
from domain.employees.fold import fold
from domain.holiday_calendar import Holiday
from domain.ids import RequestId
from domain.leave.commands import (
    AmendLeave,
    ApproveRequest,
    Because,
    CancelLeave,
    RecordLeave,
    RecountLeave,
    RequestLeave,
    UndoDecision,
)
from domain.leave.comparing import BalanceChange, LeaveChange, balance_changes, leave_changes
from domain.leave.events import LeaveAmended, LeaveCancelled, LeaveRecounted
from domain.leave.requests import Status
from domain.policies.leave_type import Unit
from domain.refusals import Need, NotPermitted
from domain.working_pattern import full_time
from tests import cast
from tests.cast import ANNA, BEN, CARLA, NOW
from tests.given import Given, given

R1, C1 = RequestId("r1"), RequestId("c1")
WEEK = cast.asked("2026-08-10", "2026-08-14")
RECOUNT = RecountLeave(ANNA, date(2026, 7, 1), Because.HOLIDAYS, NOW)
FOUR_DAYS = full_time(free=frozenset({4, 5, 6}))


def free(*days: date) -> Settings:
    """Berlin with these days of the company's own."""
    found = cast.settings()
    ((_, berlin),) = found.locations[cast.BERLIN]
    days_off = tuple(Holiday(each, "Company day") for each in days)
    return settled(found, settle(found, DefineLocation(replace(berlin, company_days=days_off), date.min)))


def booked(asked=WEEK) -> Given:
    return given().and_then(RecordLeave(ANNA, R1, cast.VACATION, asked, NOW))


def within(now: Given, settings: Settings) -> Given:
    return replace(now, settings=settings)


def takes(now: Given) -> Amount:
    return now.employee.requests[R1].amount


def test_a_holiday_on_booked_leave_gives_the_day_back_and_takes_it_when_it_is_gone_again() -> None:
    now = within(booked(), free(date(2026, 8, 12)))
    fewer = now.when(RECOUNT).then(LeaveRecounted)
    assert takes(fewer) == 4
    assert fewer.employee.requests[R1].holidays == (Holiday(date(2026, 8, 12), "Company day"),)
    fewer.when(RECOUNT).nothing()
    assert takes(within(fewer, cast.settings()).and_then(RECOUNT)) == 5


def test_leave_of_which_a_holiday_leaves_nothing_counts_again_once_the_holiday_is_gone() -> None:
    now = within(booked(cast.asked("2026-08-12")), free(date(2026, 8, 12))).and_then(RECOUNT)
    assert (takes(now), now.employee.requests[R1].status) == (0, Status.APPROVED)
    assert takes(within(now, cast.settings()).and_then(RECOUNT)) == 1


def test_days_before_today_stay_as_they_are_unless_somebody_says_why() -> None:
    now = within(booked(), free(date(2026, 8, 11), date(2026, 8, 13))).on("2026-08-12")
    assert takes(now.and_then(RECOUNT)) == 4
    assert takes(now.and_then(replace(RECOUNT, by=CARLA, reason="forgotten"))) == 3
    now.when(replace(RECOUNT, by=BEN, reason="forgotten")).refused(NotPermitted(Need.ADMINISTRATOR))


def test_days_of_the_closed_past_stay_as_they_are_whatever_is_said() -> None:
    settings = replace(free(date(2026, 8, 11), date(2026, 8, 13)), closed_until=date(2026, 8, 11))
    now = within(booked(), settings).on("2026-08-14")
    assert takes(now.and_then(replace(RECOUNT, by=CARLA, reason="forgotten"))) == 4


def test_leave_that_goes_over_the_day_of_a_new_pattern_costs_what_each_side_costs() -> None:
    now = booked(cast.asked("2026-08-10", "2026-08-21"))
    shorter = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=FOUR_DAYS)
    moved = fold(now.employee, [EmployeeAssigned(shorter, date(2026, 8, 17))])
    assert takes(replace(now, employee=moved).and_then(RECOUNT)) == 9


def test_what_is_only_asked_for_is_counted_anew_as_well_and_so_is_a_change() -> None:
    pending = given().and_then(RequestLeave(ANNA, R1, cast.VACATION, WEEK, NOW))
    assert takes(within(pending, free(date(2026, 8, 12))).and_then(RECOUNT)) == 4
    change = AmendLeave(ANNA, R1, C1, cast.asked("2026-08-10", "2026-08-18"), ANNA, NOW)
    waiting = within(booked().and_then(change), free(date(2026, 8, 12)))
    done = waiting.when(RECOUNT).then(LeaveRecounted, LeaveRecounted)
    assert done.employee.requests[C1].amount == 6


def test_a_change_that_is_taken_back_takes_no_day_that_is_a_holiday_since() -> None:
    change = AmendLeave(ANNA, R1, C1, cast.asked("2026-08-10", "2026-08-18"), ANNA, NOW)
    longer = booked().and_then(change, ApproveRequest(ANNA, C1, BEN, NOW))
    since = within(longer, free(date(2026, 8, 12))).and_then(RECOUNT)
    assert takes(since.and_then(UndoDecision(ANNA, C1, BEN, NOW))) == 4


def test_leave_ends_with_the_last_day_of_work() -> None:
    now = booked()
    leaver = replace(now, employee=fold(now.employee, [EmployeeLeaves(date(2026, 8, 12))]))
    ended = leaver.when(RECOUNT).then(LeaveAmended)
    assert (takes(ended), ended.employee.requests[R1].asked) == (3, cast.asked("2026-08-10", "2026-08-12"))
    gone = replace(now, employee=fold(now.employee, [EmployeeLeaves(date(2026, 8, 7))]))
    gone.when(RECOUNT).then(LeaveCancelled)


def test_hours_are_counted_anew_on_the_pattern_as_it_is() -> None:
    asked = cast.hours("2026-08-14", 9, 12)
    errand = RequestLeave(ANNA, R1, cast.ERRAND, asked, NOW, "dentist")
    now = given().and_then(errand, ApproveRequest(ANNA, R1, BEN, NOW))
    four = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=FOUR_DAYS)
    fewer = replace(now, employee=fold(now.employee, [EmployeeAssigned(four, date(2026, 8, 1))]))
    assert takes(fewer.and_then(RECOUNT)) == 0


def test_leave_that_is_over_or_given_back_is_left_alone() -> None:
    now = booked().and_then(CancelLeave(ANNA, R1, ANNA, NOW))
    within(now, free(date(2026, 8, 12))).when(RECOUNT).nothing()
    within(booked().on("2026-08-20"), free(date(2026, 8, 12))).when(RECOUNT).nothing()


def test_before_and_after_of_a_new_holiday_are_told() -> None:
    was = booked()
    now = within(was, free(date(2026, 8, 12))).and_then(RECOUNT)
    (change,) = leave_changes(was.employee, now.employee, now.settings)
    assert change == LeaveChange(R1, cast.VACATION, Unit.DAYS, WEEK, Amount(5), Amount(4))
    found = balance_changes(
        (was.employee, was.settings), (now.employee, now.settings), cast.holidays, cast.TODAY
    )
    assert found == (BalanceChange(cast.VACATION, Unit.DAYS, cast.TODAY, Amount(19), Amount(20)),)
    assert leave_changes(was.employee, was.employee, was.settings) == ()


def test_leave_that_ends_and_policies_that_are_new_are_told_as_well() -> None:
    was = booked()
    gone = was.and_then(CancelLeave(ANNA, R1, ANNA, NOW))
    (change,) = leave_changes(was.employee, gone.employee, was.settings)
    assert change.after == 0
    before = replace(was.settings, policies={})
    (balance,) = balance_changes(
        (was.employee, before), (was.employee, was.settings), cast.holidays, cast.TODAY
    )
    assert (balance.before, balance.after) == (None, Amount(19))
    nobody = type(was.employee)()
    (hired,) = balance_changes(
        (nobody, was.settings), (was.employee, was.settings), cast.holidays, cast.TODAY
    )
    assert hired.before is None
