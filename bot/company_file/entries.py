"""What a company file says, as data; people are named by their e-mail addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

from bot.company_file.shapes import Marked
from domain.amounts import Amount
from domain.company.digests import Platform
from domain.company.places import Location
from domain.ids import LeaveTypeId
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Rule
from domain.working_pattern import WorkingPattern


class Unsaid(Enum):
    """What a file leaves out stays as it is."""

    UNSAID = ""


UNSAID = Unsaid.UNSAID


@dataclass(frozen=True, slots=True)
class CompanyEntry:
    id: str
    name: str
    locale: str = "en"
    takes_newcomers: bool = True
    expires_after_days: int | Unsaid | None = UNSAID
    closed_until: date | Unsaid | None = UNSAID


@dataclass(frozen=True, slots=True)
class WorkspaceEntry:
    """A Slack workspace or a Teams tenant; one of the two ids is given."""

    name: str
    slack: str | None = None
    teams: str | None = None


@dataclass(frozen=True, slots=True)
class LocationVersion:
    """The whole location as it is from a day on."""

    location: Location
    from_day: date = date.min


@dataclass(frozen=True, slots=True)
class LocationEntry:
    first: LocationVersion
    changes: tuple[Marked[LocationVersion], ...] = ()


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One of several decisions."""

    approvers: tuple[str, ...]
    is_by_all: bool = False


@dataclass(frozen=True, slots=True)
class DepartmentEntry:
    name: str
    parent: str | None = None
    approvers: tuple[str, ...] = ()
    steps: tuple[StepEntry, ...] = ()
    watchers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandInEntry:
    """Who decides for an approver for a while; nobody takes it back."""

    for_whom: str
    stand_in: str | None
    from_day: date = date.min
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """A version of a policy; `person` is whose own it is."""

    policy: LeavePolicy
    from_day: date = date.min
    person: str | None = None


@dataclass(frozen=True, slots=True)
class ChatEntry:
    """A person or channel in a workspace; None is the only workspace of the file."""

    id: str
    workspace: str | None = None


@dataclass(frozen=True, slots=True)
class AssignmentEntry:
    """The whole of where and how somebody works."""

    location: str
    department: str
    labels: frozenset[str] = frozenset()
    pattern: WorkingPattern | None = None


@dataclass(frozen=True, slots=True)
class AssignmentChange:
    from_day: date
    assignment: AssignmentEntry


@dataclass(frozen=True, slots=True)
class AdjustmentEntry:
    """An opening balance, or a correction by hand."""

    leave_type: str
    day: date
    amount: Amount
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A day, or half of one, in a period of leave that is worked all the same."""

    day: date
    halves: Halves = Halves.BOTH


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day in a period of leave of which another part is taken than of the rest."""

    day: date
    part: DayPart


@dataclass(frozen=True, slots=True)
class LeaveEntry:
    """Leave that has been granted, past or to come; without a last day it is one day's."""

    leave_type: str
    first_day: date
    last_day: date | None = None
    part: DayPart = DayPart.ALL_DAY
    hours: Span | None = None
    without: tuple[GivenBack, ...] = ()
    other_days: tuple[OtherDay, ...] = ()
    note: str | None = None

    @property
    def asked(self) -> Asked:
        period = Period(self.first_day, self.last_day or self.first_day)
        left = {each.day: self.part.halves & ~each.halves for each in self.without}
        others = left | {each.day: each.part.halves for each in self.other_days}
        return Asked(period, self.part, self.hours, tuple(sorted(others.items())))


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody; an `id` is needed only where neither e-mail nor chat tells them apart."""

    name: str
    hired_on: date
    assignment: AssignmentEntry
    email: str | None = None
    id: str | None = None
    last_day: date | Unsaid | None = UNSAID
    is_active: bool | Unsaid = UNSAID
    locale: str | None = None
    time_zone: str | None = None
    slack: tuple[ChatEntry, ...] = ()
    teams: tuple[ChatEntry, ...] = ()
    changes: tuple[Marked[AssignmentChange], ...] = ()
    opening_balances: tuple[Marked[AdjustmentEntry], ...] = ()
    adjustments: tuple[Marked[AdjustmentEntry], ...] = ()
    leave: tuple[Marked[LeaveEntry], ...] = ()

    def chats(self) -> tuple[tuple[Platform, ChatEntry], ...]:
        """Where they talk, on every platform."""
        slack = tuple((Platform.SLACK, chat) for chat in self.slack)
        return (*slack, *((Platform.TEAMS, chat) for chat in self.teams))


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """A channel's digest: daily unless a weekday is given; of everybody unless narrowed down."""

    at: time
    time_zone: str
    slack: ChatEntry | None = None
    teams: ChatEntry | None = None
    locale: str = "en"
    weekly: int | None = None
    location: str | None = None
    department: str | None = None
    label: str | None = None
    when_empty: bool = False
    on_free_days: bool = False


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """Everything in one file; each part may be left out, and then stays as it is."""

    company: CompanyEntry
    workspaces: tuple[Marked[WorkspaceEntry], ...] = ()
    administrators: tuple[str, ...] = ()
    locations: Mapping[str, Marked[LocationEntry]] = field(default_factory=dict)
    departments: Mapping[str, Marked[DepartmentEntry]] = field(default_factory=dict)
    leave_types: Mapping[LeaveTypeId, Marked[LeaveType]] = field(default_factory=dict)
    policies: tuple[Marked[PolicyEntry], ...] = ()
    people: tuple[Marked[PersonEntry], ...] = ()
    digests: tuple[Marked[DigestEntry], ...] = ()
    rules: Mapping[str, Marked[Rule | None]] = field(default_factory=dict)
    """Nothing behind a rule's key drops it."""
    stand_ins: tuple[Marked[StandInEntry], ...] = ()
