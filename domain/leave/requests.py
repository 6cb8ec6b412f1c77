"""A request, and what each of its days takes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from domain.amounts import NOTHING, Amount
from domain.holiday_calendar import Holiday
from domain.ids import AdjustmentId, EmployeeId, LeaveTypeId, RequestId
from domain.periods import Asked, Halves


class Status(Enum):
    """Where a request stands."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"

    @property
    def is_active(self) -> bool:
        """Whether it holds its days (RULES 12)."""
        return self in (Status.PENDING, Status.APPROVED)


@dataclass(frozen=True, slots=True)
class Charge:
    """What a day of leave takes: working halves released, their minutes, the amount in the type's unit."""

    day: date
    halves: Halves
    minutes: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class Step:
    """One of several decisions, done by any one or by all of its approvers."""

    approver_ids: tuple[EmployeeId, ...]
    is_by_all: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, when, and why."""

    by: EmployeeId | None
    """None where no person did: the type needs no approval, or the leave came from a file."""
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What an employee asks; `version` counts what happened to it, so that an old card can be told."""

    id: RequestId
    leave_type_id: LeaveTypeId
    asked: Asked
    charges: tuple[Charge, ...]
    holidays: tuple[Holiday, ...]
    status: Status
    steps: tuple[Step, ...]
    requested_by: EmployeeId | None
    requested_at: datetime
    note: str | None = None
    decisions: tuple[Decision, ...] = ()
    version: int = 1

    @property
    def amount(self) -> Amount:
        """What the whole of it takes."""
        return sum((charge.amount for charge in self.charges), NOTHING)

    @property
    def current_step(self) -> Step | None:
        """Who decides next; None where nothing is to be decided."""
        done = len(self.decisions)
        return self.steps[done] if self.status is Status.PENDING and done < len(self.steps) else None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A grant or charge by hand: `is_opening` marks what somebody brought along."""

    id: AdjustmentId
    leave_type_id: LeaveTypeId
    day: date
    amount: Amount
    reason: str
    last_day: date | None = None
    """The last day on which the amount may be used; None for ever."""
    is_opening: bool = False
    by: EmployeeId | None = field(default=None)
