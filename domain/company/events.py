"""What happened to a company: its stream is named `company`."""

from dataclasses import dataclass
from datetime import date

from domain.company.digests import Digest, Platform
from domain.company.places import Department, Location, StandIn
from domain.ids import CompanyId, DigestId, EmployeeId, RuleId
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Rule


@dataclass(frozen=True, slots=True)
class CompanyFounded:
    company_id: CompanyId
    name: str
    locale: str
    takes_newcomers: bool
    """Whether people of a connected workspace become employees as they come."""


@dataclass(frozen=True, slots=True)
class CompanyRenamed:
    name: str
    locale: str
    takes_newcomers: bool


@dataclass(frozen=True, slots=True)
class LocationDefined:
    location: Location
    from_day: date


@dataclass(frozen=True, slots=True)
class DepartmentDefined:
    department: Department


@dataclass(frozen=True, slots=True)
class LeaveTypeDefined:
    leave_type: LeaveType


@dataclass(frozen=True, slots=True)
class PolicyDefined:
    policy: LeavePolicy
    from_day: date


@dataclass(frozen=True, slots=True)
class AdministratorsNamed:
    employee_ids: tuple[EmployeeId, ...]


@dataclass(frozen=True, slots=True)
class WorkspaceConnected:
    platform: Platform
    workspace_id: str
    name: str


@dataclass(frozen=True, slots=True)
class WorkspaceDisconnected:
    platform: Platform
    workspace_id: str


@dataclass(frozen=True, slots=True)
class DigestArranged:
    digest: Digest


@dataclass(frozen=True, slots=True)
class DigestStopped:
    digest_id: DigestId


@dataclass(frozen=True, slots=True)
class RuleDefined:
    rule: Rule


@dataclass(frozen=True, slots=True)
class RuleDropped:
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class StandInNamed:
    stand_in: StandIn


@dataclass(frozen=True, slots=True)
class StandInEnded:
    for_id: EmployeeId


@dataclass(frozen=True, slots=True)
class ExpirySet:
    after_days: int | None


@dataclass(frozen=True, slots=True)
class PastClosed:
    until: date | None


CompanyEvent = (
    CompanyFounded
    | CompanyRenamed
    | LocationDefined
    | DepartmentDefined
    | LeaveTypeDefined
    | PolicyDefined
    | AdministratorsNamed
    | WorkspaceConnected
    | WorkspaceDisconnected
    | DigestArranged
    | DigestStopped
    | RuleDefined
    | RuleDropped
    | StandInNamed
    | StandInEnded
    | ExpirySet
    | PastClosed
)
