"""What happened to leave, in the employee's stream."""

from dataclasses import dataclass
from datetime import datetime

from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Adjustment, Charge, Step
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


@dataclass(frozen=True, slots=True)
class RequestApproved:
    """One step's decision; the last one makes it leave. `by` None is nobody: no approval was needed."""

    request_id: RequestId
    by: EmployeeId | None
    at: datetime
    reason: str | None = None


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
    """Approved leave given back, all of it."""

    request_id: RequestId
    by: EmployeeId
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class BalanceAdjusted:
    adjustment: Adjustment


LeaveEvent = (
    LeaveRequested | RequestApproved | RequestDeclined | RequestWithdrawn | LeaveCancelled | BalanceAdjusted
)
