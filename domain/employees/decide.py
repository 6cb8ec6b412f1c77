"""What may happen to an employee besides leave; no event for what already holds."""

from datetime import date
from typing import assert_never

from domain.company.settings import Settings
from domain.company.settling import check_open
from domain.employees.assignment import Assignment
from domain.employees.commands import (
    AssignEmployee,
    ChangeProfile,
    CorrectHireDate,
    DeactivateEmployee,
    EmploymentCommand,
    HireEmployee,
    LeaveCompany,
    LinkIdentity,
    ReactivateEmployee,
    UnlinkIdentity,
)
from domain.employees.employee import Employee
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
from domain.flaws import Flaw
from domain.refusals import HiredAfterLeave, IdTaken, NoSuchEmployee, Refused, Unsettled
from domain.versions import in_force

Events = tuple[EmploymentEvent, ...]


def decide(employee: Employee, command: EmploymentCommand, settings: Settings) -> Events:
    """The events that make the command true. Raises Refused."""
    if isinstance(command, HireEmployee):
        return _hire(employee, command, settings)
    if employee.id is None:
        raise Refused(NoSuchEmployee(command.employee_id))
    match command:
        case ChangeProfile(_, profile):
            return () if employee.profile == profile else (ProfileChanged(profile),)
        case LinkIdentity(_, identity):
            return () if identity in employee.identities else (IdentityLinked(identity),)
        case UnlinkIdentity(_, identity):
            return (IdentityUnlinked(identity),) if identity in employee.identities else ()
        case DeactivateEmployee():
            return (EmployeeDeactivated(),) if employee.is_active else ()
        case ReactivateEmployee():
            return () if employee.is_active else (EmployeeReactivated(),)
        case CorrectHireDate() | AssignEmployee() | LeaveCompany():
            return _employment(employee, command, settings)
        case _:
            assert_never(command)


def _hire(employee: Employee, command: HireEmployee, settings: Settings) -> Events:
    if employee.id is not None:
        same = employee.profile == command.profile and employee.hired_on == command.hired_on
        if not same:
            raise Refused(IdTaken(command.employee_id))
        return ()
    _check(command.assignment, settings)
    return (EmployeeHired(command.employee_id, command.profile, command.hired_on, command.assignment),)


def _employment(
    employee: Employee, command: CorrectHireDate | AssignEmployee | LeaveCompany, settings: Settings
) -> Events:
    match command:
        case CorrectHireDate(_, hired_on):
            _check_order(hired_on, employee.last_day)
            if employee.hired_on == hired_on:
                return ()
            check_open(settings, min(hired_on, employee.hired_on))
            _check_leave(employee, hired_on)
            return (HireDateCorrected(hired_on),)
        case AssignEmployee(_, assignment, from_day):
            _check(assignment, settings)
            if in_force(employee.assignments, from_day) == assignment:
                return ()
            check_open(settings, from_day)
            return (EmployeeAssigned(assignment, from_day),)
        case LeaveCompany(_, last_day):
            _check_order(employee.hired_on, last_day)
            if employee.last_day == last_day:
                return ()
            check_open(settings, min(employee.last_day or date.max, last_day or date.max))
            return (EmployeeLeaves(last_day),)
        case _:
            assert_never(command)


def _check(assignment: Assignment, settings: Settings) -> None:
    if assignment.location_id not in settings.locations:
        raise Refused(Unsettled("location", Flaw.NO_SUCH_LOCATION, assignment.location_id))
    if assignment.department_id not in settings.departments:
        raise Refused(Unsettled("department", Flaw.NO_SUCH_DEPARTMENT, assignment.department_id))
    if assignment.pattern and not assignment.pattern.has_work:
        raise Refused(Unsettled("pattern", Flaw.NO_WORK))


def _check_order(hired_on: date, last_day: date | None) -> None:
    if last_day is not None and last_day < hired_on:
        raise Refused(Unsettled("last_day", Flaw.ENDS_BEFORE_HIRING, hired_on))


def _check_leave(employee: Employee, hired_on: date) -> None:
    """Nobody had leave before they were hired."""
    days = (
        charge.day
        for request in employee.requests.values()
        if request.status.is_active
        for charge in request.charges
    )
    first = min(days, default=date.max)
    if first < hired_on:
        raise Refused(HiredAfterLeave(hired_on, first))
