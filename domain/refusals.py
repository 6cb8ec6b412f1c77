"""The domain's no: each a fact with what a sentence about it needs."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.amounts import Amount
from domain.flaws import Flaw
from domain.ids import LeaveTypeId, RequestId
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import Slice, Unit


@dataclass(frozen=True, slots=True)
class AlreadyFree:
    """Nothing is worked in the period: weekends, holidays, days off."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Own leave stands there already; `free` are the halves of that day still to be had."""

    day: date
    request_id: RequestId
    other: Asked
    free: Halves


@dataclass(frozen=True, slots=True)
class BalanceTooLow:
    """On `day` the balance would fall to `would_be`, under the floor; `available` could be had at most."""

    leave_type_id: LeaveTypeId
    day: date
    needed: Amount
    available: Amount
    would_be: Amount
    floor: Amount
    unit: Unit = Unit.DAYS


@dataclass(frozen=True, slots=True)
class NotYetUsable:
    """Within the first months of service leave is earned, not used."""

    leave_type_id: LeaveTypeId
    usable_from: date


@dataclass(frozen=True, slots=True)
class NotEmployedThen:
    """Some of the days lie before hiring or after the last day of work."""

    day: date
    employed: Period


@dataclass(frozen=True, slots=True)
class PastLeave:
    """Leave that has begun is changed by administrators only."""

    first_day: date
    today: date


@dataclass(frozen=True, slots=True)
class TooFarAhead:
    """Further away than anybody plans; most likely a slip in the year."""

    first_day: date
    horizon: date


@dataclass(frozen=True, slots=True)
class SliceTooSmall:
    """The leave type is not given in pieces that small."""

    leave_type_id: LeaveTypeId
    smallest: Slice


@dataclass(frozen=True, slots=True)
class ReasonNeeded:
    """The leave type asks for a note."""

    leave_type_id: LeaveTypeId


@dataclass(frozen=True, slots=True)
class NoSuchLeaveType:
    leave_type_id: LeaveTypeId


@dataclass(frozen=True, slots=True)
class NoPolicy:
    """The leave type is limited, and nobody has said how much of it there is at this location."""

    leave_type_id: LeaveTypeId


@dataclass(frozen=True, slots=True)
class NoSuchRequest:
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class NoSuchEmployee:
    employee_id: str


@dataclass(frozen=True, slots=True)
class NoLongerEmployed:
    """They have been deactivated, or their last day is past."""

    employee_id: str


class Need(Enum):
    """What somebody would have to be."""

    APPROVER = "approver"
    REQUESTER = "requester"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class NotPermitted:
    """Whoever asked is not the one who may."""

    need: Need


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """Nobody decides their own request."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class NotYourTurn:
    """They are asked in a later step; it lies with others now."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class NoticeTooShort:
    """Leave is asked for `notice_days` ahead: the first day to be had is `earliest`, not `first_day`."""

    first_day: date
    notice_days: int
    earliest: date


@dataclass(frozen=True, slots=True)
class StretchTooShort:
    """So little is not taken at a time."""

    first_day: date
    amount: Amount
    shortest: Amount
    unit: Unit = Unit.DAYS


@dataclass(frozen=True, slots=True)
class StretchTooLong:
    """With the leave next to it, `stretch` is longer than the days allowed in a row."""

    stretch: Period
    longest_days: int


@dataclass(frozen=True, slots=True)
class InBlackout:
    """No leave on `day`: it lies in `blackout`. `nearest` would be free of it, as long as what was asked."""

    day: date
    name: str
    blackout: Period
    nearest: Period | None = None


@dataclass(frozen=True, slots=True)
class TooManyAway:
    """With this leave, `away` of the same people would be away on `day`; `most_away` may be."""

    day: date
    away: int
    most_away: int


@dataclass(frozen=True, slots=True)
class ProofNeeded:
    """Leave of this length needs proof, which is owed from the day on."""

    day: date
    proof_after: Amount


@dataclass(frozen=True, slots=True)
class TooManyHalves:
    """Halves are asked for on a few days at once at most."""

    first_day: date
    days: int
    most_days: int


@dataclass(frozen=True, slots=True)
class NotOnThatDay:
    """This leave is taken on some days only; `following` is the next of them, None where there is no more."""

    day: date
    following: date | None


@dataclass(frozen=True, slots=True)
class BegunTooLongAgo:
    """A rule says how long ago leave may have begun."""

    first_day: date
    back_days: int


@dataclass(frozen=True, slots=True)
class ChangeOpen:
    """Another change of this leave waits to be decided."""

    request_id: RequestId
    change_id: RequestId


@dataclass(frozen=True, slots=True)
class NotLeave:
    """Only approved leave is changed; this is not, or is no more."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class NothingChanged:
    """The leave would be as it is."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class WhyNeeded:
    """A change of the past, or one that a rule speaks against, says why."""

    day: date


@dataclass(frozen=True, slots=True)
class TooLateToUndo:
    """A decision can be taken back for a day, by whoever made it."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class MoreThanWorked:
    """More is claimed than the time that was worked."""

    claimed: Amount
    worked: Amount
    unit: Unit


@dataclass(frozen=True, slots=True)
class NotEarnedByWork:
    """Time worked cannot be claimed for this leave type."""

    leave_type_id: LeaveTypeId


@dataclass(frozen=True, slots=True)
class NotWorkedYet:
    """Time is claimed once it has been worked."""

    day: date
    today: date


@dataclass(frozen=True, slots=True)
class ClaimedAlready:
    """The same time worked is claimed already."""

    worked: Asked


@dataclass(frozen=True, slots=True)
class TimeUsed:
    """Time worked cannot be given up: leave was taken from it, and would be `missing` on the day."""

    leave_type_id: LeaveTypeId
    day: date
    missing: Amount
    unit: Unit


@dataclass(frozen=True, slots=True)
class GrantTwice:
    """Something of this type with an end of its own was granted for the same time already."""

    day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class GrantTooLarge:
    """More is granted than its time has days, or than the balance may hold."""

    amount: Amount
    most: Amount
    unit: Unit = Unit.DAYS


@dataclass(frozen=True, slots=True)
class HiredAfterLeave:
    """There is leave before the day that somebody is said to have been hired on."""

    hired_on: date
    leave_on: date


@dataclass(frozen=True, slots=True)
class ClosedPast:
    """The past is closed up to a day; a change dated there would change what has been settled."""

    day: date
    closed_until: date


@dataclass(frozen=True, slots=True)
class IdTaken:
    """An id that stands for something else already."""

    id: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The company's settings contradict themselves or lack something: which field, and why."""

    field: str
    flaw: Flaw
    about: str | date = ""


Refusal = (
    AlreadyFree
    | Overlaps
    | BalanceTooLow
    | NotYetUsable
    | NotEmployedThen
    | PastLeave
    | TooFarAhead
    | SliceTooSmall
    | ReasonNeeded
    | NoSuchLeaveType
    | NoPolicy
    | NoSuchRequest
    | NoSuchEmployee
    | NoLongerEmployed
    | NotPermitted
    | OwnRequest
    | NotYourTurn
    | NoticeTooShort
    | StretchTooShort
    | StretchTooLong
    | InBlackout
    | TooManyAway
    | ProofNeeded
    | TooManyHalves
    | NotOnThatDay
    | BegunTooLongAgo
    | ChangeOpen
    | NotLeave
    | NothingChanged
    | WhyNeeded
    | TooLateToUndo
    | MoreThanWorked
    | NotEarnedByWork
    | NotWorkedYet
    | ClaimedAlready
    | TimeUsed
    | GrantTwice
    | GrantTooLarge
    | HiredAfterLeave
    | ClosedPast
    | IdTaken
    | Unsettled
)


class Refused(Exception):
    """Carries a refusal to whoever asked. Not logged as an error: it is an answer."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(type(refusal).__name__)
        self.refusal = refusal
