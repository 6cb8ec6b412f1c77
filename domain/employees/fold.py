"""An employee's history into how they stand, leave included."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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
from domain.leave.events import BalanceAdjusted, LeaveEvent
from domain.leave.fold import evolved
from domain.leave.requests import Adjustment, Request
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
        if isinstance(event, BalanceAdjusted):
            draft.adjustments[event.adjustment.id] = event.adjustment
        elif isinstance(event, LeaveEvent):
            evolved(draft.requests, event)
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
