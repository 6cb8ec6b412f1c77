"""What is to be done outside because of an event: stored with it in the outbox, carried out later."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from domain.company.places import StandIn
from domain.employees.assignment import Identity
from domain.ids import DigestId, EmployeeId, RequestId


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


@dataclass(frozen=True, slots=True)
class RefreshHome:
    """Draw a person's App Home again, where they have opened it."""

    reader_id: EmployeeId


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
    """Greet somebody who joined."""

    reader_id: EmployeeId


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


Effect = (
    ShowRequest
    | TellOutcome
    | RefreshHome
    | PostDigest
    | RefreshDigest
    | Welcome
    | InviteInstaller
    | TellAdministrators
    | TellStandIn
)


def lane(effect: Effect) -> str:
    """Deliveries of one lane go out in order."""
    match effect:
        case PostDigest(digest_id) | RefreshDigest(digest_id):
            return f"digest-{digest_id}"
        case InviteInstaller(identity):
            return f"installer-{identity.workspace_id}-{identity.user_id}"
        case TellAdministrators():
            return "administrators"
        case TellStandIn(reader_id):
            return f"person-{reader_id}"
        case ShowRequest(reader_id) | TellOutcome(reader_id) | RefreshHome(reader_id) | Welcome(reader_id):
            return f"person-{reader_id}"
        case _:
            assert_never(effect)
