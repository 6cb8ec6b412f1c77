"""Why leave cannot be asked for or decided, whatever rules say; and what is not there."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.flaws import Flaw
from domain.ids import LeaveTypeId, RequestId
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import Slice


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
class IdTaken:
    """An id that stands for something else already."""

    id: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The company's settings contradict themselves or lack something: which field, and why."""

    field: str
    flaw: Flaw
    about: str | date = ""
