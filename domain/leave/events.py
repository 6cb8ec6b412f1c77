"""What happened to leave, in the employee's stream."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from domain.amounts import Amount
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import Because
from domain.leave.requests import Adjustment, Charge, Noted, Step
from domain.periods import Asked


@dataclass(frozen=True, slots=True)
class LeaveRequested:
    """`holidays` are those of the period as they were known, so that new data never changes the past."""

    request_id: RequestId
    leave_type_id: LeaveTypeId
    asked: Asked
    charges: tuple[Charge, ...]
    holidays: tuple[Holiday, ...]
    steps: tuple[Step, ...]
    requested_by: EmployeeId | None
    at: datetime
    note: str | None = None
    noted: tuple[Noted, ...] = ()
    override: str | None = None
    amends: RequestId | None = None
    is_cancellation: bool = False
    earned: Amount | None = None


@dataclass(frozen=True, slots=True)
class RequestApproved:
    """A yes, for whom it counts, and whether the step is done; after the last step it is leave.

    `by` None is nobody: no approval was needed. `reason` is why a rule was set aside.
    """

    request_id: RequestId
    by: EmployeeId | None
    at: datetime
    reason: str | None = None
    for_ids: tuple[EmployeeId, ...] = ()
    completes: bool = True


@dataclass(frozen=True, slots=True)
class RequestDeclined:
    request_id: RequestId
    by: EmployeeId
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RequestWithdrawn:
    request_id: RequestId
    by: EmployeeId
    at: datetime


@dataclass(frozen=True, slots=True)
class LeaveCancelled:
    """Approved leave given back, all of it; `by` None where the last day of work came before it."""

    request_id: RequestId
    by: EmployeeId | None
    at: datetime
    reason: str | None = None
    change_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class LeaveAmended:
    """Leave is now what is asked here, in place of what it was; `change_id` names the change of it."""

    request_id: RequestId
    asked: Asked
    charges: tuple[Charge, ...]
    holidays: tuple[Holiday, ...]
    by: EmployeeId | None
    at: datetime
    reason: str | None = None
    change_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class LeaveRecounted:
    """Booked days cost something else now: a pattern, a calendar or a place has changed."""

    request_id: RequestId
    charges: tuple[Charge, ...]
    holidays: tuple[Holiday, ...]
    because: Because
    at: datetime
    by: EmployeeId | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveRestored:
    """Leave that had been given back stands again: its cancellation was undone."""

    request_id: RequestId
    by: EmployeeId
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionUndone:
    """The request waits again, with `step` steps and `decisions` decisions as they were before."""

    request_id: RequestId
    by: EmployeeId
    at: datetime
    step: int
    decisions: int


class PassedOn(Enum):
    """Why others are asked to decide as well."""

    ABSENT = "absent"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class RequestPassedOn:
    """More people may decide the current step."""

    request_id: RequestId
    to: tuple[EmployeeId, ...]
    why: PassedOn
    at: datetime


@dataclass(frozen=True, slots=True)
class RequestExpired:
    """Nobody decided in the time that the company allows."""

    request_id: RequestId
    at: datetime


@dataclass(frozen=True, slots=True)
class ReminderSnoozed:
    request_id: RequestId
    by: EmployeeId
    until: date


@dataclass(frozen=True, slots=True)
class BalanceAdjusted:
    adjustment: Adjustment


LeaveEvent = (
    LeaveRequested
    | RequestApproved
    | RequestDeclined
    | RequestWithdrawn
    | LeaveCancelled
    | BalanceAdjusted
    | LeaveAmended
    | LeaveRecounted
    | LeaveRestored
    | DecisionUndone
    | RequestPassedOn
    | RequestExpired
    | ReminderSnoozed
)
