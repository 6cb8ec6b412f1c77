"""What can be asked about leave; ids and moments are already inside."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from domain.amounts import Amount
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Adjustment
from domain.periods import Asked


@dataclass(frozen=True, slots=True)
class RequestLeave:
    """An employee asks for themselves. The same id twice folds to no event."""

    employee_id: EmployeeId
    request_id: RequestId
    leave_type_id: LeaveTypeId
    asked: Asked
    at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RecordLeave:
    """Leave granted elsewhere, entered by an administrator or a file: approved at once."""

    employee_id: EmployeeId
    request_id: RequestId
    leave_type_id: LeaveTypeId
    asked: Asked
    at: datetime
    by: EmployeeId | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EnterLeave:
    """Leave entered for somebody by who may decide it: approved at once.

    `override` says why it stands although a rule refuses it, or why leave of long ago is entered.
    """

    employee_id: EmployeeId
    request_id: RequestId
    leave_type_id: LeaveTypeId
    asked: Asked
    at: datetime
    by: EmployeeId
    note: str | None = None
    override: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """Time worked beyond the pattern, claimed as leave: `amount` None is all of the time."""

    employee_id: EmployeeId
    request_id: RequestId
    leave_type_id: LeaveTypeId
    worked: Asked
    at: datetime
    amount: Amount | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AmendLeave:
    """Changes approved leave to what is asked; `change_id` names the change, which may have to be decided.

    By the owner, or by an administrator: then at once. `reason` is for changes of the past.
    """

    employee_id: EmployeeId
    request_id: RequestId
    change_id: RequestId
    asked: Asked
    by: EmployeeId
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ApproveRequest:
    """`override` says why it is approved although a rule refuses it."""

    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime
    override: str | None = None


@dataclass(frozen=True, slots=True)
class DeclineRequest:
    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime


@dataclass(frozen=True, slots=True)
class CancelLeave:
    """Gives all of approved leave back; `change_id` names the request for it where it has to be decided."""

    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime
    reason: str | None = None
    change_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class UndoDecision:
    """Takes one's own decision back, within a day."""

    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime


@dataclass(frozen=True, slots=True)
class PassOn:
    """Asks others to decide where all who were asked are away, or nobody decided for long (`is_overdue`)."""

    employee_id: EmployeeId
    request_id: RequestId
    at: datetime
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class ExpireRequest:
    """Ends a request that nobody decided in the time that the company allows."""

    employee_id: EmployeeId
    request_id: RequestId
    at: datetime


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    """No reminder of a request before a day."""

    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    until: date


class Because(Enum):
    """Why leave is counted anew."""

    PATTERN = "pattern"
    HOLIDAYS = "holidays"
    LOCATION = "location"
    LAST_DAY = "last_day"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class RecountLeave:
    """Counts booked leave from a day on anew; days before today only with a reason, by an administrator."""

    employee_id: EmployeeId
    from_day: date
    because: Because
    at: datetime
    by: EmployeeId | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AdjustBalance:
    """An opening balance or a correction by hand; the same id again with other values replaces it.

    `is_deliberate` says that it is meant although it looks like a slip: granted twice, too much for its time.
    """

    employee_id: EmployeeId
    adjustment: Adjustment
    is_deliberate: bool = False


LeaveCommand = (
    RequestLeave
    | RecordLeave
    | ApproveRequest
    | DeclineRequest
    | WithdrawRequest
    | CancelLeave
    | AdjustBalance
    | EnterLeave
    | ClaimTime
    | AmendLeave
    | UndoDecision
    | PassOn
    | ExpireRequest
    | SnoozeReminder
    | RecountLeave
)
