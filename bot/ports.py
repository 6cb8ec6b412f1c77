"""What the application needs from outside, each as small as its use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol, TypeVar

from bot.effects import Effect
from bot.screens import Screen
from domain.company.digests import Channel, Digest, Platform
from domain.company.settings import Settings
from domain.employees.assignment import Identity
from domain.employees.employee import Employee
from domain.ids import CompanyId, DepartmentId, EmployeeId, LeaveTypeId, LocationId, RequestId
from domain.leave.requests import Status
from domain.periods import Asked, Halves, Period
from domain.streams import Event

T = TypeVar("T")


class Clock(Protocol):
    """The present; the only place it comes from."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        ...


class Ids(Protocol):
    """New ids, ordered by time."""

    def new(self) -> str: ...


class Origin(Enum):
    """Where a command came from."""

    SLACK = "slack"
    TEAMS = "teams"
    WEB = "web"
    CLI = "cli"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Context:
    """Who asked, from where, and by which delivery; `command_id` makes a repeated delivery a no-op."""

    company_id: CompanyId
    actor: EmployeeId | None
    origin: Origin
    command_id: str
    at: datetime


class Transaction(Protocol):
    """One command's view of the store, under the company's lock. Synchronous: it runs beside the database."""

    def settings(self, company_id: CompanyId) -> Settings:
        """The company as it stands, earlier commands of the same batch included."""
        ...

    def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        """The employee as they stand; one with id None where there is no such stream."""
        ...

    def has_handled(self, company_id: CompanyId, command_id: str) -> bool:
        """Whether a command of this id was carried out before."""
        ...

    def append(
        self, context: Context, stream: str, events: Sequence[Event], effects: Sequence[Effect] = ()
    ) -> None:
        """Events, their read rows and effects, all or nothing with the rest of the transaction."""
        ...


class Store(Protocol):
    """The event log and what is folded from it."""

    async def transact(self, company_id: CompanyId, work: Callable[[Transaction], T]) -> T:
        """Runs work under the company's lock; returns once durable. What work raises undoes it alone."""
        ...

    async def settings(self, company_id: CompanyId) -> Settings:
        """As of the last commit; Settings() where the company is unknown."""
        ...

    async def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        """As of the last commit; Employee() where unknown."""
        ...


class StoreUnavailable(Exception):
    """The database is locked, full, read-only or gone: nothing was stored, try again later."""


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
    ) -> Sequence[AwayRow]:
        """Active employees' days of leave, by day and name."""
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


@dataclass(frozen=True, slots=True)
class Copy:
    """A message of ours that stands somewhere and is kept up to date."""

    platform: Platform
    workspace_id: str
    channel_id: str
    message_id: str
    drawn: str
    """A fingerprint of what it shows, so that nothing is sent for no change."""


class Copies(Protocol):
    """Where our messages stand: one for each (company, reader or channel, subject)."""

    async def find(self, company_id: CompanyId, reader: str, subject: str) -> Copy | None: ...

    async def keep(self, company_id: CompanyId, reader: str, subject: str, copy: Copy) -> None: ...

    async def forget(self, company_id: CompanyId, reader: str, subject: str) -> None: ...

    async def note_home(self, identity: Identity) -> None:
        """Remembers that somebody has opened their home page, so that it is kept up to date."""
        ...

    async def has_home(self, identity: Identity) -> bool: ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """One claimed row of the outbox; `was_tried` says that an earlier attempt ended without a word."""

    id: str
    company_id: CompanyId
    effect: Effect
    attempts: int
    was_tried: bool
    at: datetime


class Outbox(Protocol):
    """Effects that wait. Claimed with a lease, in order within a lane."""

    async def claim(self, at: datetime, limit: int) -> Sequence[Delivery]:
        """The first due row of each free lane."""
        ...

    async def done(self, delivery: Delivery) -> None: ...

    async def later(self, delivery: Delivery, not_before: datetime, problem: str) -> None:
        """Back in its lane until then; attempts are counted."""
        ...

    async def bury(self, delivery: Delivery, problem: str, at: datetime) -> None:
        """To the dead letters, which an administrator can see and retry; the lane goes on."""
        ...

    async def add(self, company_id: CompanyId, effect: Effect, key: str, not_before: datetime) -> bool:
        """An effect of the clock's; False where one of that key was added before, by any process."""
        ...

    async def next_due(self) -> datetime | None:
        """When the earliest waiting row falls due."""
        ...

    async def wait(self, seconds: float) -> None:
        """Until something was committed that has effects, or the time is over."""
        ...


class NotDelivered(Exception):
    """A message did not go out: `problem` tells why, `after` in how many seconds to try again, None never."""

    def __init__(self, problem: str, after: float | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.after = after


class Messenger(Protocol):
    """Draws screens as messages on one platform. Raises NotDelivered."""

    async def tell(
        self, identity: Identity, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        """A direct message, or a change of the one that stands. The same delivery id never posts twice."""
        ...

    async def announce(
        self, channel: Channel, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None: ...

    async def draw_home(self, identity: Identity, screen: Screen, locale: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Stranger:
    """What a platform tells of somebody we do not know yet."""

    identity: Identity
    name: str
    email: str | None
    time_zone: str | None
    locale: str | None
    is_guest: bool
    is_bot: bool
    is_deleted: bool
    is_installer: bool
    """Whether they installed the app, or administer the workspace where nobody knows who did."""
    workspace_name: str = ""


class Directory(Protocol):
    """A platform's own list of people."""

    async def look_up(self, identity: Identity) -> Stranger | None: ...

    async def find(self, workspace_id: str, email: str) -> Stranger | None:
        """Somebody of a workspace by their e-mail address. Raises NotDelivered where it cannot be asked now."""
        ...


Places = Callable[[], Mapping[str, Sequence[str]]]
"""Countries (ISO 3166-1) whose public holidays are known, with the codes of their regions."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in a workspace. The token is never logged, and encrypted where it rests."""

    platform: Platform
    workspace_id: str
    workspace_name: str
    enterprise_id: str | None
    bot_token: str = field(repr=False)
    bot_id: str
    bot_user_id: str
    scopes: frozenset[str]
    installed_by: str
    installed_at: datetime


class Installations(Protocol):
    """Workspaces that installed the app, and the states of installations under way."""

    async def find(self, platform: Platform, workspace_id: str) -> Installation | None: ...

    async def all(self) -> Sequence[Installation]: ...

    async def save(self, installation: Installation) -> None:
        """Keeps it, in the place of an earlier one of the same workspace."""
        ...

    async def remove(self, platform: Platform, workspace_id: str) -> None: ...

    async def issue_state(self, state: str, expires_at: datetime) -> None: ...

    async def consume_state(self, state: str, at: datetime) -> bool:
        """True for one caller only, and only before it expires."""
        ...


class Inbox(Protocol):
    """What has come in already."""

    async def is_first(self, key: str, at: datetime) -> bool:
        """True once for a key, among all processes; remembered for a day at least."""
        ...
