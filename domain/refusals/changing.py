"""Why leave, time worked, a balance or an employment stays as it is."""

from dataclasses import dataclass
from datetime import date

from domain.amounts import Amount
from domain.ids import LeaveTypeId, RequestId
from domain.periods import Asked
from domain.policies.leave_type import Unit


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
class NotYourTurn:
    """They are asked in a later step; it lies with others now."""

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
