"""Questions to the read tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.company.digests import Digest, Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, DepartmentId, EmployeeId, LeaveTypeId, LocationId, RequestId
from domain.leave.requests import Status
from domain.periods import Asked, Halves, Period


@dataclass(frozen=True, slots=True)
class Known:
    """Who an identity belongs to."""

    company_id: CompanyId
    employee_id: EmployeeId


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of the directory, as of now."""

    employee_id: EmployeeId
    name: str
    email: str | None
    location_id: LocationId
    department_id: DepartmentId
    labels: frozenset[str]
    is_active: bool
    last_day: date | None

    def is_there(self, day: date) -> bool:
        """Whether they are with the company on a day."""
        return self.is_active and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Somebody away, wholly or partly, on a day; never with a leave type's name."""

    day: date
    employee_id: EmployeeId
    name: str
    halves: Halves
    status: Status
    location_id: LocationId
    department_id: DepartmentId
    request_id: RequestId
    leave_type_id: LeaveTypeId
    first_day: date
    last_day: date
    asked: Asked


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A line in a list of requests."""

    request_id: RequestId
    employee_id: EmployeeId
    name: str
    leave_type_id: LeaveTypeId
    asked: Asked
    status: Status
    requested_at: datetime


class Queries(Protocol):
    """Questions to the read tables; everything but the first three lies within one company."""

    async def company_of(self, platform: Platform, workspace_id: str) -> CompanyId | None: ...

    async def former_company_of(self, platform: Platform, workspace_id: str) -> CompanyId | None:
        """The company that knows most people of a workspace, whether or not it is connected now."""
        ...

    async def person(self, identity: Identity) -> Known | None: ...

    async def companies(self) -> Sequence[CompanyId]: ...

    async def people(self, company_id: CompanyId) -> Sequence[PersonRow]:
        """Everybody, by name; the deactivated and those who left too."""
        ...

    async def person_by_email(self, company_id: CompanyId, email: str) -> PersonRow | None:
        """Without regard to case."""
        ...

    async def identities(self, company_id: CompanyId, employee_id: EmployeeId) -> Sequence[Identity]: ...

    async def away(
        self,
        company_id: CompanyId,
        period: Period,
        *,
        location_id: LocationId | None = None,
        department_id: DepartmentId | None = None,
        label: str | None = None,
        is_approved_only: bool = True,
        within: frozenset[DepartmentId] | None = None,
    ) -> Sequence[AwayRow]:
        """Active employees' days of leave, by day and name; `within` are departments, each by itself."""
        ...

    async def requests_of(
        self, company_id: CompanyId, employee_id: EmployeeId, since: date
    ) -> Sequence[RequestRow]:
        """Those whose last day is not before `since`, by first day."""
        ...

    async def waiting_for(self, company_id: CompanyId, approver_id: EmployeeId) -> Sequence[RequestRow]:
        """Pending requests whose current step names the approver, oldest first."""
        ...

    async def requests(
        self, company_id: CompanyId, period: Period, statuses: frozenset[Status]
    ) -> Sequence[RequestRow]: ...

    async def digests(self) -> Sequence[tuple[CompanyId, Digest]]:
        """Every digest of every company with that workspace still connected."""
        ...
