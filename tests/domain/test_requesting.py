"""Asking for leave."""

from dataclasses import replace
from datetime import date

from domain.amounts import HALF, Amount
from domain.company.commands import DefineLeaveType, DefinePolicy
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.counting import Calendar
from domain.employees.events import EmployeeDeactivated, EmployeeLeaves
from domain.ids import LeaveTypeId, RequestId
from domain.leave.assessing import refusal_of
from domain.leave.commands import RecordLeave, RequestLeave
from domain.leave.events import LeaveRequested, RequestApproved
from domain.leave.requests import Status, Step
from domain.periods import Asked, DayPart, Halves, Period
from domain.policies.leave_type import LeaveType, Slice
from domain.policies.policy import LeavePolicy
from domain.refusals import (
    AlreadyFree,
    BalanceTooLow,
    BegunTooLongAgo,
    NoLongerEmployed,
    NoPolicy,
    NoSuchEmployee,
    NoSuchLeaveType,
    NotEmployedThen,
    NotYetUsable,
    Overlaps,
    ReasonNeeded,
    SliceTooSmall,
    TooFarAhead,
)
from tests import cast
from tests.given import Given, given

R1, R2 = RequestId("r1"), RequestId("r2")


def ask(
    asked: Asked, request_id: RequestId = R1, kind: LeaveTypeId = cast.VACATION, note: str = ""
) -> RequestLeave:
    return RequestLeave(cast.ANNA, request_id, kind, asked, cast.NOW, note)


def test_a_week_costs_five_days_and_waits_for_the_departments_approver() -> None:
    now = given().when(ask(cast.asked("2026-08-10", "2026-08-16"))).then(LeaveRequested)
    request = now.employee.requests[R1]
    assert request.amount == 5
    assert request.status is Status.PENDING
    assert request.current_step == Step((cast.BEN,))


def test_leave_keeps_the_public_holidays_it_was_counted_with() -> None:
    now = given().when(ask(cast.asked("2026-12-23", "2026-12-27"))).then(LeaveRequested)
    request = now.employee.requests[R1]
    assert request.amount == 2
    assert request.holidays == (cast.CHRISTMAS, cast.BOXING)


def test_sick_leave_needs_nobody_and_stands_at_once() -> None:
    now = given().when(ask(cast.asked("2026-07-29"), kind=cast.SICK)).then(LeaveRequested, RequestApproved)
    assert now.employee.requests[R1].status is Status.APPROVED
    assert now.employee.requests[R1].decisions[0].by is None


def test_an_afternoon_costs_half_a_day() -> None:
    asked = cast.asked("2026-08-10", part=DayPart.AFTERNOON)
    now = given().when(ask(asked)).then(LeaveRequested)
    assert now.employee.requests[R1].amount == HALF


def test_the_same_request_again_changes_nothing() -> None:
    command = ask(cast.asked("2026-08-10"))
    given().and_then(command).when(command).nothing()


def test_a_weekend_is_free_already() -> None:
    asked = cast.asked("2026-08-15", "2026-08-16")
    given().when(ask(asked)).refused(AlreadyFree(asked))


def test_own_leave_in_the_way_is_named_with_the_half_still_free() -> None:
    morning = cast.asked("2026-08-10", part=DayPart.MORNING)
    then = given().and_then(ask(morning)).when(ask(cast.asked("2026-08-10"), R2))
    then.refused(Overlaps(date(2026, 8, 10), R1, morning, Halves.AFTERNOON))


def test_two_halves_of_a_day_may_be_two_requests() -> None:
    morning = cast.asked("2026-08-10", part=DayPart.MORNING)
    afternoon = cast.asked("2026-08-10", part=DayPart.AFTERNOON)
    given().and_then(ask(morning)).when(ask(afternoon, R2)).then(LeaveRequested)


def test_more_than_what_is_left_is_refused_with_what_there_is() -> None:
    outcome = given().when(ask(cast.asked("2026-08-03", "2026-09-30")))
    outcome.refused(BalanceTooLow)
    assert isinstance(outcome.refusal, BalanceTooLow)
    assert outcome.refusal.needed == 43
    assert outcome.refusal.available < 43


def test_pending_leave_holds_its_days() -> None:
    held = given().and_then(ask(cast.asked("2026-08-03", "2026-08-31")))
    held.when(ask(cast.asked("2026-10-05", "2026-10-30"), R2)).refused(BalanceTooLow)


def test_leave_longer_ago_than_a_month_is_for_administrators() -> None:
    given().when(ask(cast.asked("2026-06-26"))).refused(BegunTooLongAgo(date(2026, 6, 26), 30))
    given().when(ask(cast.asked("2026-07-27"))).then(LeaveRequested)


def test_leave_five_years_ahead_is_most_likely_a_slip() -> None:
    outcome = given().when(ask(cast.asked("2031-08-10")))
    outcome.refused(TooFarAhead(date(2031, 8, 10), date(2028, 7, 29)))


def test_hours_only_where_the_type_is_given_in_them() -> None:
    span = cast.hours("2026-08-10", 9, 11)
    given().when(ask(span)).refused(SliceTooSmall(cast.VACATION, Slice.HALF_DAY))
    given().when(ask(span, kind=cast.ERRAND, note="dentist")).then(LeaveRequested)


def test_half_days_only_where_the_type_is_given_in_them() -> None:
    whole = LeaveType(cast.VACATION, "Vacation", smallest=Slice.DAY)
    settings = cast.settings()
    settings = settled(settings, settle(settings, DefineLeaveType(whole)))
    asked = cast.asked("2026-08-10", part=DayPart.MORNING)
    given(settings=settings).when(ask(asked)).refused(SliceTooSmall(cast.VACATION, Slice.DAY))


def test_a_type_that_wants_a_reason_asks_for_one() -> None:
    span = cast.hours("2026-08-10", 9, 11)
    given().when(ask(span, kind=cast.ERRAND, note="  ")).refused(ReasonNeeded(cast.ERRAND))


def test_a_type_that_is_not_there_cannot_be_asked_for() -> None:
    kind = LeaveTypeId("moon")
    given().when(ask(cast.asked("2026-08-10"), kind=kind)).refused(NoSuchLeaveType(kind))


def test_a_limited_type_without_a_policy_says_so() -> None:
    study = LeaveTypeId("study")
    settings = cast.settings()
    settings = settled(settings, settle(settings, DefineLeaveType(LeaveType(study, "Study leave"))))
    asked = cast.asked("2026-08-10")
    given(settings=settings).when(ask(asked, kind=study)).refused(NoPolicy(study))


def test_leave_is_earned_but_not_used_in_the_first_months() -> None:
    settings = cast.settings()
    policy = LeavePolicy(cast.VACATION, entitlement=Amount(24), usable_after_months=36)
    settings = settled(settings, settle(settings, DefinePolicy(policy, date.min)))
    outcome = given(settings=settings).when(ask(cast.asked("2026-08-10")))
    outcome.refused(NotYetUsable(cast.VACATION, date(2027, 1, 1)))


def test_nobody_takes_leave_before_they_were_hired_or_after_their_last_day() -> None:
    new = replace(given(), employee=cast.employee(hired_on=date(2026, 7, 29)))
    outcome = new.when(ask(cast.asked("2026-07-27")))
    outcome.refused(NotEmployedThen(date(2026, 7, 27), Period(date(2026, 7, 29), date(2026, 7, 29))))
    leaving = given(EmployeeLeaves(date(2026, 8, 31)))
    outcome = leaving.when(ask(cast.asked("2026-08-31", "2026-09-01")))
    outcome.refused(NotEmployedThen(date(2026, 9, 1), Period(cast.HIRED, date(2026, 8, 31))))


def test_the_deactivated_and_the_unknown_cannot_ask() -> None:
    gone = given(EmployeeDeactivated())
    gone.when(ask(cast.asked("2026-08-10"))).refused(NoLongerEmployed(cast.ANNA))
    nobody = Given(type(gone.employee)(), cast.settings())
    nobody.when(ask(cast.asked("2026-08-10"))).refused(NoSuchEmployee(cast.ANNA))


def test_where_the_departments_approvers_are_gone_administrators_decide() -> None:
    alone = replace(given(), is_present=lambda who: who != cast.BEN)
    now = alone.when(ask(cast.asked("2026-08-10"))).then(LeaveRequested)
    assert now.employee.requests[R1].steps == (Step((cast.CARLA,)),)


def test_where_nobody_else_is_there_leave_needs_no_approval() -> None:
    alone = replace(given(), is_present=lambda who: who == cast.ANNA)
    alone.when(ask(cast.asked("2026-08-10"))).then(LeaveRequested, RequestApproved)


def test_nobody_decides_their_own_request() -> None:
    command = RequestLeave(cast.BEN, R1, cast.VACATION, cast.asked("2026-08-10"), cast.NOW)
    now = given(who=cast.BEN).when(command).then(LeaveRequested)
    assert now.employee.requests[R1].steps == (Step((cast.CARLA,)),)


def record(asked: Asked, request_id: RequestId = R1) -> RecordLeave:
    return RecordLeave(cast.ANNA, request_id, cast.VACATION, asked, cast.NOW, cast.CARLA)


def test_leave_granted_elsewhere_is_recorded_as_approved_however_long_ago() -> None:
    command = record(cast.asked("2025-03-03", "2025-03-07"))
    now = given().when(command).then(LeaveRequested, RequestApproved)
    assert now.employee.requests[R1].status is Status.APPROVED
    now.when(command).nothing()


def test_recorded_leave_still_takes_each_day_once_and_only_working_days() -> None:
    recorded = given().and_then(record(cast.asked("2025-03-03", "2025-03-07")))
    recorded.when(record(cast.asked("2025-03-07"), R2)).refused(Overlaps)
    weekend = cast.asked("2025-03-08")
    recorded.when(record(weekend, R2)).refused(AlreadyFree(weekend))
    recorded.when(record(cast.asked("2023-03-06"), R2)).refused(NotEmployedThen)


def test_a_thousand_years_are_refused_before_their_days_are_counted() -> None:
    def never(day: date) -> Period:
        raise AssertionError("nothing is counted")

    for asked in (cast.asked("2026-08-10", "9999-12-31"), cast.asked("0001-01-01", "2026-08-10")):
        terms = replace(given().terms, calendar=Calendar(never))  # type: ignore[arg-type]
        employee = cast.employee(hired_on=date.min)
        assert isinstance(refusal_of(employee, cast.VACATION, asked, terms), TooFarAhead | BegunTooLongAgo)
