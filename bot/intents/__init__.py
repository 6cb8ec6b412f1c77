"""What a person can ask for, whatever the platform."""

from dataclasses import dataclass
from datetime import date

from bot.intents.changing import Changing
from bot.intents.linking import AskForCode, OpenDashboard
from bot.intents.settling import Settling
from bot.screens.away import DigestValues
from bot.screens.joining import SetUpValues
from bot.screens.requesting import FormValues
from domain.company.digests import Channel
from domain.employees.assignment import Identity
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.periods import Asked


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, where, and by which delivery; the delivery's id makes a repetition a no-op."""

    identity: Identity
    delivery_id: str
    channel: Channel | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words after the command, or in a direct message; none asks for the menu."""

    text: str


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """The request form, filled in as far as known."""

    asked: Asked | None = None
    leave_type_id: LeaveTypeId | None = None
    note: str | None = None
    employee_id: EmployeeId | None = None
    """To enter leave for somebody else."""


@dataclass(frozen=True, slots=True)
class EnterFor:
    """Words about leave of somebody else, by their id on the asker's platform."""

    user_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Recount:
    """A field of the form changed."""

    values: FormValues


@dataclass(frozen=True, slots=True)
class SendRequest:
    values: FormValues


@dataclass(frozen=True, slots=True)
class Approve:
    """`override` says why, although a rule refuses it."""

    employee_id: EmployeeId
    request_id: RequestId
    override: str | None = None


@dataclass(frozen=True, slots=True)
class AskReason:
    """Decline, with a reason: shows the form for it."""

    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Decline:
    employee_id: EmployeeId
    request_id: RequestId
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes one's own decision back, within a day."""

    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    """No reminder of a request for some days."""

    employee_id: EmployeeId
    request_id: RequestId
    days: int


@dataclass(frozen=True, slots=True)
class Withdraw:
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Cancel:
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class ShowMenu:
    """The answer to the bare command."""


@dataclass(frozen=True, slots=True)
class ShowBalances:
    on: date | None = None
    user_id: str | None = None
    """Of somebody else, by their id on the asker's platform."""
    known_on: date | None = None
    """As it was known at the end of a past day."""


@dataclass(frozen=True, slots=True)
class ShowWhy:
    leave_type_id: LeaveTypeId | None = None
    on: date | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class ShowAway:
    """`days` counts from `first_day`, or from today; `user_id` asks about one person."""

    first_day: date | None = None
    days: int = 1
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class ShowRequests:
    pass


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """One's own request, or one to decide: its card."""

    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class ShowHelp:
    pass


@dataclass(frozen=True, slots=True)
class ShowHome:
    pass


@dataclass(frozen=True, slots=True)
class OpenDigest:
    """The digest form of the channel the asker is in."""


@dataclass(frozen=True, slots=True)
class ArrangeDigest:
    values: DigestValues


@dataclass(frozen=True, slots=True)
class StopDigest:
    channel_id: str


@dataclass(frozen=True, slots=True)
class OpenSetUp:
    pass


@dataclass(frozen=True, slots=True)
class ChangeSetUp:
    """A field of the set-up form changed: the regions follow the country."""

    values: SetUpValues


@dataclass(frozen=True, slots=True)
class SetUp:
    values: SetUpValues


Intent = (
    Said
    | OpenRequest
    | EnterFor
    | Recount
    | SendRequest
    | Approve
    | AskReason
    | Decline
    | Undo
    | SnoozeReminder
    | Withdraw
    | Cancel
    | ShowMenu
    | ShowBalances
    | ShowWhy
    | ShowAway
    | ShowRequests
    | ShowRequest
    | ShowHelp
    | ShowHome
    | OpenDigest
    | ArrangeDigest
    | StopDigest
    | OpenSetUp
    | ChangeSetUp
    | SetUp
    | Settling
    | Changing
    | AskForCode
    | OpenDashboard
)


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Somebody is new in a workspace."""

    identity: Identity


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """Somebody changed in a workspace: their name, time zone, or whether they are gone."""

    identity: Identity


@dataclass(frozen=True, slots=True)
class ChannelGone:
    """A channel was deleted or archived, or we were removed from it: its digest stops."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class WorkspaceLeft:
    """The app was uninstalled: everything for the workspace stops, nothing is lost."""

    workspace_id: str


@dataclass(frozen=True, slots=True)
class ConsentsRevoked:
    """People took back on the platform what they had let us do for them."""

    identities: tuple[Identity, ...]


News = MemberJoined | MemberChanged | ChannelGone | WorkspaceLeft | ConsentsRevoked
"""What a platform tells of itself; nobody waits for an answer."""
