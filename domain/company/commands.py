"""What can be asked of a company. Each is idempotent: what already holds folds to no event."""

from dataclasses import dataclass
from datetime import date

from domain.company.digests import Digest, Platform
from domain.company.places import Department, Location, StandIn
from domain.ids import CompanyId, DigestId, EmployeeId, RuleId
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Rule


@dataclass(frozen=True, slots=True)
class FoundCompany:
    """Starts a company, or renames it where it stands."""

    company_id: CompanyId
    name: str
    locale: str = "en"
    takes_newcomers: bool = True


@dataclass(frozen=True, slots=True)
class DefineLocation:
    """Sets a location from a day on; `date.min` says always."""

    location: Location
    from_day: date


@dataclass(frozen=True, slots=True)
class DefineDepartment:
    department: Department


@dataclass(frozen=True, slots=True)
class DefineLeaveType:
    leave_type: LeaveType


@dataclass(frozen=True, slots=True)
class DefinePolicy:
    """Sets the version of a policy that holds from a day on."""

    policy: LeavePolicy
    from_day: date


@dataclass(frozen=True, slots=True)
class DefineRule:
    """Makes a rule, or changes the one of the same id."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class DropRule:
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class NameStandIn:
    """Says who decides for an approver for a while, instead of whoever did."""

    stand_in: StandIn


@dataclass(frozen=True, slots=True)
class EndStandIn:
    """An approver decides for themselves again."""

    for_id: EmployeeId


@dataclass(frozen=True, slots=True)
class SetExpiry:
    """Says after how many days a request ends that nobody decided; None is never."""

    after_days: int | None


@dataclass(frozen=True, slots=True)
class ClosePast:
    """Says up to which day nothing changes any more; None opens all of the past again."""

    until: date | None


@dataclass(frozen=True, slots=True)
class NameAdministrators:
    """Replaces the list of administrators; never by nobody."""

    employee_ids: tuple[EmployeeId, ...]


@dataclass(frozen=True, slots=True)
class ConnectWorkspace:
    platform: Platform
    workspace_id: str
    name: str


@dataclass(frozen=True, slots=True)
class DisconnectWorkspace:
    """Stops everything for a workspace; leave data stays."""

    platform: Platform
    workspace_id: str


@dataclass(frozen=True, slots=True)
class ArrangeDigest:
    """Arranges a digest, or changes one that has the same id."""

    digest: Digest


@dataclass(frozen=True, slots=True)
class StopDigest:
    digest_id: DigestId


CompanyCommand = (
    FoundCompany
    | DefineLocation
    | DefineDepartment
    | DefineLeaveType
    | DefinePolicy
    | NameAdministrators
    | ConnectWorkspace
    | DisconnectWorkspace
    | ArrangeDigest
    | StopDigest
    | DefineRule
    | DropRule
    | NameStandIn
    | EndStandIn
    | SetExpiry
    | ClosePast
)
