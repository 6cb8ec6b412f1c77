"""Approving, declining, withdrawing, cancelling, correcting."""

from dataclasses import replace
from datetime import date

import pytest

from domain.amounts import Amount
from domain.company.places import Department
from domain.employees.assignment import Assignment
from domain.employees.events import EmployeeAssigned, EmployeeDeactivated, EmployeeLeaves
from domain.employees.fold import fold
from domain.ids import AdjustmentId, DepartmentId, LeaveTypeId, RequestId
from domain.leave.approvers import possible_deciders
from domain.leave.commands import (
    AdjustBalance,
    ApproveRequest,
    CancelLeave,
    DeclineRequest,
    RequestLeave,
    WithdrawRequest,
)
from domain.leave.events import (
    BalanceAdjusted,
    LeaveCancelled,
    RequestApproved,
    RequestDeclined,
    RequestWithdrawn,
)
from domain.leave.requests import Adjustment, Status
from domain.refusals import (
    BalanceTooLow,
    Need,
    NoLongerEmployed,
    NoSuchLeaveType,
    NoSuchRequest,
    NotEmployedThen,
    NotPermitted,
    OwnRequest,
    PastLeave,
    Unsettled,
    WhyNeeded,
)
from tests import cast
from tests.given import Given, given

R1 = RequestId("r1")
APPROVE = ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW)
DECLINE = DeclineRequest(cast.ANNA, R1, cast.BEN, cast.NOW, "release week")
WITHDRAW = WithdrawRequest(cast.ANNA, R1, cast.ANNA, cast.NOW)
CANCEL = CancelLeave(cast.ANNA, R1, cast.ANNA, cast.NOW)


@pytest.fixture
def asked_for() -> Given:
    asked = cast.asked("2026-08-10", "2026-08-14")
    return given().and_then(RequestLeave(cast.ANNA, R1, cast.VACATION, asked, cast.NOW))


@pytest.fixture
def approved(asked_for: Given) -> Given:
    return asked_for.and_then(APPROVE)


def test_the_approvers_yes_makes_it_leave(asked_for: Given) -> None:
    request = asked_for.when(APPROVE).then(RequestApproved).employee.requests[R1]
    assert (request.status, request.decisions[0].by) == (Status.APPROVED, cast.BEN)


def test_a_no_keeps_its_reason(asked_for: Given) -> None:
    request = asked_for.when(DECLINE).then(RequestDeclined).employee.requests[R1]
    assert (request.status, request.decisions[0].reason) == (Status.DECLINED, "release week")


def test_the_first_decision_counts_and_the_second_click_is_no_error(approved: Given) -> None:
    approved.when(APPROVE).nothing()
    approved.when(DECLINE).nothing()
    assert approved.employee.requests[R1].status is Status.APPROVED


def test_administrators_decide_too_but_nobody_else_does(asked_for: Given) -> None:
    asked_for.when(replace(APPROVE, by=cast.CARLA)).then(RequestApproved)
    asked_for.when(replace(APPROVE, by=cast.DORA)).refused(NotPermitted(Need.APPROVER))
    asked_for.when(replace(DECLINE, by=cast.DORA)).refused(NotPermitted(Need.APPROVER))


def test_nobody_decides_for_themselves(asked_for: Given) -> None:
    asked_for.when(replace(APPROVE, by=cast.ANNA)).refused(OwnRequest(R1))


def test_an_approver_who_left_decides_no_more(asked_for: Given) -> None:
    gone = replace(asked_for, is_present=lambda who: who != cast.BEN)
    gone.when(APPROVE).refused(NotPermitted(Need.APPROVER))


def test_approving_checks_the_balance_once_more_and_declining_never_does(asked_for: Given) -> None:
    debt = Adjustment(AdjustmentId("a1"), cast.VACATION, date(2026, 7, 1), Amount(-100), "a mistake")
    poor = asked_for.and_then(AdjustBalance(cast.ANNA, debt, is_deliberate=True))
    poor.when(APPROVE).refused(BalanceTooLow)
    poor.when(DECLINE).then(RequestDeclined)


def test_unlimited_leave_is_approved_without_a_balance() -> None:
    asked = cast.hours("2026-08-10", 9, 11)
    errand = RequestLeave(cast.ANNA, R1, cast.ERRAND, asked, cast.NOW, "dentist")
    given().and_then(errand).when(APPROVE).then(RequestApproved)


def test_a_request_that_is_not_there_is_named() -> None:
    for command in (APPROVE, DECLINE, WITHDRAW, CANCEL):
        given().when(command).refused(NoSuchRequest(R1))


def test_withdrawing_gives_the_days_back_and_is_idempotent(asked_for: Given) -> None:
    withdrawn = asked_for.when(WITHDRAW).then(RequestWithdrawn)
    assert withdrawn.employee.requests[R1].status is Status.WITHDRAWN
    withdrawn.when(WITHDRAW).nothing()
    withdrawn.when(APPROVE).nothing()


def test_only_the_requester_and_administrators_withdraw(asked_for: Given) -> None:
    asked_for.when(replace(WITHDRAW, by=cast.BEN)).refused(NotPermitted(Need.REQUESTER))
    asked_for.when(replace(WITHDRAW, by=cast.CARLA)).then(RequestWithdrawn)


def test_approved_leave_is_cancelled_before_it_begins(approved: Given) -> None:
    cancelled = approved.when(CANCEL).then(LeaveCancelled)
    assert cancelled.employee.requests[R1].status is Status.CANCELLED
    cancelled.when(CANCEL).nothing()


def test_leave_that_has_begun_is_cancelled_by_administrators_only(approved: Given) -> None:
    begun = approved.on("2026-08-11")
    begun.when(CANCEL).refused(PastLeave(date(2026, 8, 10), date(2026, 8, 11)))
    begun.when(replace(CANCEL, by=cast.CARLA)).refused(WhyNeeded(date(2026, 8, 10)))
    begun.when(replace(CANCEL, by=cast.CARLA, reason="called back")).then(LeaveCancelled)


def test_leave_is_given_back_on_its_first_day_still(approved: Given) -> None:
    approved.on("2026-08-10").when(CANCEL).then(LeaveCancelled)


def correction(amount: int = 2, reason: str = "worked on a holiday") -> AdjustBalance:
    day = date(2026, 7, 1)
    return AdjustBalance(
        cast.ANNA, Adjustment(AdjustmentId("a1"), cast.VACATION, day, Amount(amount), reason)
    )


def test_a_correction_is_an_entry_of_its_own_and_the_same_again_is_none() -> None:
    corrected = given().when(correction()).then(BalanceAdjusted)
    corrected.when(correction()).nothing()
    corrected.when(correction(3)).then(BalanceAdjusted)


def test_a_correction_says_why_ends_after_it_starts_and_names_a_type() -> None:
    given().when(correction(reason=" ")).refused(Unsettled)
    ended = replace(correction().adjustment, last_day=date(2026, 6, 30))
    given().when(AdjustBalance(cast.ANNA, ended)).refused(Unsettled)
    moon = replace(correction().adjustment, leave_type_id=LeaveTypeId("moon"))
    given().when(AdjustBalance(cast.ANNA, moon)).refused(NoSuchLeaveType)


def test_approval_looks_again_whether_they_are_still_with_the_company(asked_for: Given) -> None:
    leaving = fold(asked_for.employee, [EmployeeLeaves(date(2026, 8, 12))])
    replace(asked_for, employee=leaving).when(APPROVE).refused(NotEmployedThen)
    gone = replace(asked_for, employee=fold(asked_for.employee, [EmployeeDeactivated()]))
    gone.when(APPROVE).refused(NoLongerEmployed(cast.ANNA))
    gone.when(DECLINE).then(RequestDeclined)


def test_whoever_may_come_to_decide_is_known_before_anybody_asks() -> None:
    settings = cast.settings()
    backend = Department(DepartmentId("backend"), "Backend", (cast.DORA,), cast.ENGINEERING)
    settings = replace(settings, departments={**settings.departments, backend.id: backend})
    anna = cast.employee()
    assert possible_deciders(anna, settings) == {cast.BEN, cast.CARLA}
    moved = fold(anna, [EmployeeAssigned(Assignment(cast.BERLIN, backend.id), date(2027, 1, 1))])
    assert possible_deciders(moved, settings) == {cast.BEN, cast.CARLA, cast.DORA}
