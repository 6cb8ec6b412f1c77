"""What can be asked about an employee besides leave. Each is idempotent."""

from dataclasses import dataclass
from datetime import date

from domain.employees.assignment import Assignment, Identity, Profile
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class HireEmployee:
    employee_id: EmployeeId
    profile: Profile
    hired_on: date
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class ChangeProfile:
    employee_id: EmployeeId
    profile: Profile


@dataclass(frozen=True, slots=True)
class CorrectHireDate:
    employee_id: EmployeeId
    hired_on: date


@dataclass(frozen=True, slots=True)
class AssignEmployee:
    employee_id: EmployeeId
    assignment: Assignment
    from_day: date


@dataclass(frozen=True, slots=True)
class LeaveCompany:
    """Sets the last day of work; None takes it back."""

    employee_id: EmployeeId
    last_day: date | None


@dataclass(frozen=True, slots=True)
class LinkIdentity:
    employee_id: EmployeeId
    identity: Identity


@dataclass(frozen=True, slots=True)
class UnlinkIdentity:
    employee_id: EmployeeId
    identity: Identity


@dataclass(frozen=True, slots=True)
class DeactivateEmployee:
    employee_id: EmployeeId


@dataclass(frozen=True, slots=True)
class ReactivateEmployee:
    employee_id: EmployeeId


EmploymentCommand = (
    HireEmployee
    | ChangeProfile
    | CorrectHireDate
    | AssignEmployee
    | LeaveCompany
    | LinkIdentity
    | UnlinkIdentity
    | DeactivateEmployee
    | ReactivateEmployee
)
