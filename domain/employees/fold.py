"""An employee's history into how they stand, leave included."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.employee import NOBODY, Employee
from domain.employees.events import (
    EmployeeAssigned,
    EmployeeDeactivated,
    EmployeeHired,
    EmployeeLeaves,
    EmployeeReactivated,
    EmploymentEvent,
    HireDateCorrected,
    IdentityLinked,
    IdentityUnlinked,
    ProfileChanged,
)
from domain.ids import AdjustmentId, EmployeeId, RequestId
from domain.leave.events import (
    BalanceAdjusted,
    LeaveCancelled,
    LeaveEvent,
    LeaveRequested,
    RequestApproved,
    RequestDeclined,
    RequestWithdrawn,
)
from domain.leave.requests import Adjustment, Decision, Request, Status
from domain.streams import EmployeeEvent
from domain.versions import Versions, with_version


@dataclass(slots=True)
class _Draft:
    """An employee under construction: one copy a fold, not one an event."""

    id: EmployeeId | None = None
    profile: Profile = NOBODY
    hired_on: date = date.min
    last_day: date | None = None
    is_active: bool = True
    assignments: Versions[Assignment] = ()
    identities: frozenset[Identity] = frozenset()
    requests: dict[RequestId, Request] = field(default_factory=dict)
    adjustments: dict[AdjustmentId, Adjustment] = field(default_factory=dict)


def fold(employee: Employee, events: Iterable[EmployeeEvent]) -> Employee:
    """The employee after the events."""
    draft = _Draft(
        employee.id,
        employee.profile,
        employee.hired_on,
        employee.last_day,
        employee.is_active,
        employee.assignments,
        employee.identities,
        dict(employee.requests),
        dict(employee.adjustments),
    )
    for event in events:
        if isinstance(event, LeaveEvent):
            _take_leave(draft, event)
        else:
            _take_employment(draft, event)
    return Employee(
        draft.id,
        draft.profile,
        draft.hired_on,
        draft.last_day,
        draft.is_active,
        draft.assignments,
        draft.identities,
        draft.requests,
        draft.adjustments,
    )


def evolve(employee: Employee, event: EmployeeEvent) -> Employee:
    """The employee after one event."""
    return fold(employee, (event,))


def _take_employment(draft: _Draft, event: EmploymentEvent) -> None:
    match event:
        case EmployeeHired(employee_id, profile, hired_on, assignment):
            draft.id, draft.profile, draft.hired_on = employee_id, profile, hired_on
            draft.assignments = ((hired_on, assignment),)
        case ProfileChanged(profile):
            draft.profile = profile
        case HireDateCorrected(hired_on):
            draft.hired_on = hired_on
        case EmployeeAssigned(assignment, from_day):
            draft.assignments = with_version(draft.assignments, from_day, assignment)
        case EmployeeLeaves(last_day):
            draft.last_day = last_day
        case IdentityLinked(identity):
            draft.identities |= {identity}
        case IdentityUnlinked(identity):
            draft.identities -= {identity}
        case EmployeeDeactivated():
            draft.is_active = False
        case EmployeeReactivated():
            draft.is_active = True
        case _:
            assert_never(event)


def _take_leave(draft: _Draft, event: LeaveEvent) -> None:
    match event:
        case LeaveRequested():
            draft.requests[event.request_id] = _requested(event)
        case RequestApproved(request_id, by, at, reason):
            _decide(draft, request_id, Decision(by, at, reason))
        case RequestDeclined(request_id, by, at, reason):
            _end(draft, request_id, Status.DECLINED, Decision(by, at, reason))
        case RequestWithdrawn(request_id, by, at):
            _end(draft, request_id, Status.WITHDRAWN, Decision(by, at))
        case LeaveCancelled(request_id, by, at, reason):
            _end(draft, request_id, Status.CANCELLED, Decision(by, at, reason))
        case BalanceAdjusted(adjustment):
            draft.adjustments[adjustment.id] = adjustment
        case _:
            assert_never(event)


def _requested(event: LeaveRequested) -> Request:
    return Request(
        event.request_id,
        event.leave_type_id,
        event.asked,
        event.charges,
        event.holidays,
        Status.PENDING,
        event.steps,
        event.requested_by,
        event.at,
        event.note,
    )


def _decide(draft: _Draft, request_id: RequestId, decision: Decision) -> None:
    request = draft.requests[request_id]
    decisions = (*request.decisions, decision)
    status = Status.APPROVED if len(decisions) >= len(request.steps) else Status.PENDING
    draft.requests[request_id] = replace(
        request, decisions=decisions, status=status, version=request.version + 1
    )


def _end(draft: _Draft, request_id: RequestId, status: Status, decision: Decision) -> None:
    request = draft.requests[request_id]
    draft.requests[request_id] = replace(
        request, decisions=(*request.decisions, decision), status=status, version=request.version + 1
    )
