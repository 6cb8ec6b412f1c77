"""What is to be done outside because of an event: stored with it in the outbox, carried out later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from domain.amounts import Amount
from domain.company.digests import Platform
from domain.company.places import StandIn
from domain.employees.assignment import Identity
from domain.ids import AdjustmentId, DigestId, EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import Because


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """Bring a person's card of a request up to date: the approver's card, or the requester's receipt."""

    reader_id: EmployeeId
    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class TellOutcome:
    """A message of its own: somebody else decided, cancelled or changed your request."""

    reader_id: EmployeeId
    employee_id: EmployeeId
    request_id: RequestId
    changed_by: EmployeeId | None = None
    """Who changed its days, where that is the news."""


@dataclass(frozen=True, slots=True)
class RefreshHome:
    """Draw a person's App Home again, where they have opened it."""

    reader_id: EmployeeId


@dataclass(frozen=True, slots=True)
class TellRecounted:
    """Booked leave of somebody costs another amount than it did: `was` is in the type's unit."""

    reader_id: EmployeeId
    request_id: RequestId
    was: Amount
    because: Because
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class LookAfter:
    """See to it that a request which waits does not wait for nothing, today and each day that it waits.

    `day` is the requester's own on which that was planned; None is at once.
    """

    employee_id: EmployeeId
    request_id: RequestId
    day: date | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """Ask whoever stands in for an approver now about the requests that wait for that approver."""

    for_id: EmployeeId


@dataclass(frozen=True, slots=True)
class RemindApprover:
    """A message of its own to somebody who has not answered."""

    reader_id: EmployeeId
    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class LookForLapses:
    """See who has days that lapse soon, on a day; everybody of the company whose id comes after `after`."""

    day: date
    after: EmployeeId | None = None


@dataclass(frozen=True, slots=True)
class TellLapse:
    """Days of a leave type lapse soon: `last_day` is the last one on which they may be taken."""

    reader_id: EmployeeId
    leave_type_id: LeaveTypeId
    last_day: date


@dataclass(frozen=True, slots=True)
class PostDigest:
    """Post a channel's digest of a day, once; put into the outbox by the clock or by hand."""

    digest_id: DigestId
    day: date


@dataclass(frozen=True, slots=True)
class RefreshDigest:
    """Bring the digest of a day up to date where it has been posted."""

    digest_id: DigestId
    day: date


@dataclass(frozen=True, slots=True)
class Welcome:
    """Greet somebody who joined, on the platform where they did; None stands for wherever they are."""

    reader_id: EmployeeId
    platform: Platform | None = None


@dataclass(frozen=True, slots=True)
class InviteInstaller:
    """Ask whoever installed the app to set it up; there is no company yet."""

    identity: Identity


@dataclass(frozen=True, slots=True)
class TellAdministrators:
    """A channel or person could not be reached; `problem` is a key of bot/wording."""

    problem: str
    about: str


@dataclass(frozen=True, slots=True)
class TellStandIn:
    """Somebody decides for somebody else from now on, or no longer: said to either of them."""

    reader_id: EmployeeId
    stand_in: StandIn
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class TellPattern:
    """Somebody works by another pattern from a day on: said to them."""

    reader_id: EmployeeId
    from_day: date


@dataclass(frozen=True, slots=True)
class TellAdjusted:
    """Somebody corrected a balance by hand: said to whose it is."""

    reader_id: EmployeeId
    adjustment_id: AdjustmentId


@dataclass(frozen=True, slots=True)
class MindStatus:
    """See to it that somebody's status says what is true now, wherever they let us set it."""

    employee_id: EmployeeId


@dataclass(frozen=True, slots=True)
class LookAtStatus:
    """A moment has come at which somebody's status is another one than before."""

    employee_id: EmployeeId
    at: datetime


@dataclass(frozen=True, slots=True)
class LookForStatuses:
    """Mind the status of everybody of the company who let us set it, on a day."""

    day: date


Effect = (
    ShowRequest
    | TellOutcome
    | TellRecounted
    | LookAfter
    | HandOver
    | RemindApprover
    | LookForLapses
    | TellLapse
    | RefreshHome
    | PostDigest
    | RefreshDigest
    | Welcome
    | InviteInstaller
    | TellAdministrators
    | TellStandIn
    | TellPattern
    | TellAdjusted
    | MindStatus
    | LookAtStatus
    | LookForStatuses
)


def lane(effect: Effect) -> str:
    """Deliveries of one lane go out in order: what waits for its hour has one that nothing else is in."""
    match effect:
        case LookAfter() | HandOver() | RemindApprover() | LookForLapses() | TellLapse():
            return _lane_of_waiting(effect)
        case MindStatus() | LookAtStatus() | LookForStatuses():
            return _lane_of_status(effect)
        case PostDigest(digest_id) | RefreshDigest(digest_id):
            return f"digest-{digest_id}"
        case InviteInstaller(identity):
            return f"installer-{identity.workspace_id}-{identity.user_id}"
        case TellAdministrators():
            return "administrators"
        case (
            ShowRequest(reader_id)
            | TellOutcome(reader_id)
            | TellRecounted(reader_id)
            | TellStandIn(reader_id)
            | TellPattern(reader_id)
            | TellAdjusted(reader_id)
            | RefreshHome(reader_id)
            | Welcome(reader_id)
        ):
            return f"person-{reader_id}"
        case _:
            assert_never(effect)


def _lane_of_waiting(effect: LookAfter | HandOver | RemindApprover | LookForLapses | TellLapse) -> str:
    match effect:
        case LookAfter(employee_id, request_id, day):
            return f"look-{employee_id}-{request_id}-{day or 'now'}"
        case HandOver(for_id):
            return f"hand-over-{for_id}"
        case RemindApprover(reader_id, employee_id, request_id):
            return f"remind-{reader_id}-{employee_id}-{request_id}"
        case LookForLapses():
            return "lapses"
        case TellLapse(reader_id, leave_type_id):
            return f"lapse-{reader_id}-{leave_type_id}"
        case _:
            assert_never(effect)


def _lane_of_status(effect: MindStatus | LookAtStatus | LookForStatuses) -> str:
    match effect:
        case MindStatus(employee_id):
            return f"status-{employee_id}"
        case LookAtStatus(employee_id, at):
            return f"look-at-status-{employee_id}-{at.isoformat()}"
        case LookForStatuses():
            return "statuses"
        case _:
            assert_never(effect)
