"""What happened to an employee besides leave: the stream is named `employee-` and the id."""

from dataclasses import dataclass
from datetime import date

from domain.employees.assignment import Assignment, Identity, Profile
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class EmployeeHired:
    employee_id: EmployeeId
    profile: Profile
    hired_on: date
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    profile: Profile


@dataclass(frozen=True, slots=True)
class HireDateCorrected:
    hired_on: date


@dataclass(frozen=True, slots=True)
class EmployeeAssigned:
    assignment: Assignment
    from_day: date


@dataclass(frozen=True, slots=True)
class EmployeeLeaves:
    """`last_day` None takes a leaving back."""

    last_day: date | None


@dataclass(frozen=True, slots=True)
class IdentityLinked:
    identity: Identity


@dataclass(frozen=True, slots=True)
class IdentityUnlinked:
    identity: Identity


@dataclass(frozen=True, slots=True)
class EmployeeDeactivated:
    """They no longer count among those present; nothing of theirs is lost."""


@dataclass(frozen=True, slots=True)
class EmployeeReactivated:
    """They count again."""


EmploymentEvent = (
    EmployeeHired
    | ProfileChanged
    | HireDateCorrected
    | EmployeeAssigned
    | EmployeeLeaves
    | IdentityLinked
    | IdentityUnlinked
    | EmployeeDeactivated
    | EmployeeReactivated
)
