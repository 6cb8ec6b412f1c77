"""What can be asked about leave; ids and moments are already inside."""

from dataclasses import dataclass
from datetime import datetime

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
class ApproveRequest:
    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime


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
    employee_id: EmployeeId
    request_id: RequestId
    by: EmployeeId
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AdjustBalance:
    """An opening balance or a correction by hand; the same id again with other values replaces it."""

    employee_id: EmployeeId
    adjustment: Adjustment


LeaveCommand = (
    RequestLeave
    | RecordLeave
    | ApproveRequest
    | DeclineRequest
    | WithdrawRequest
    | CancelLeave
    | AdjustBalance
)
