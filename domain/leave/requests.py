"""A request, and what each of its days takes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from domain.amounts import NOTHING, Amount
from domain.holiday_calendar import Holiday
from domain.ids import AdjustmentId, EmployeeId, LeaveTypeId, RequestId, RuleId
from domain.periods import Asked, Halves
from domain.policies.rules import Severity


class Status(Enum):
    """Where a request stands."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    APPLIED = "applied"
    """A change that was approved: it lives on in the leave that it changed."""
    EXPIRED = "expired"
    """Nobody decided in the time that the company allows."""

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
    """Who decided, when, and why; `for_ids` are the approvers whose word it counts as."""

    by: EmployeeId | None
    """None where no person did: the type needs no approval, or the leave came from a file."""
    at: datetime
    reason: str | None = None
    for_ids: tuple[EmployeeId, ...] = ()
    completes: bool = True
    """Whether the step was done with it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a rule said when leave was asked for: kept with the request."""

    rule_id: RuleId
    severity: Severity
    day: date


@dataclass(frozen=True, slots=True)
class Before:
    """Leave as it was before a change."""

    asked: Asked
    charges: tuple[Charge, ...]
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What an employee asks; `version` counts what happened to it, so that an old card can be told.

    It asks for leave; or, where it `amends`, for a change of leave that is approved, for giving all of it
    back where it `is_cancellation`; or for time that was worked to be `earned`.
    """

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
    step: int = 0
    """How many steps are done."""
    noted: tuple[Noted, ...] = ()
    override: str | None = None
    """Why it stands although a rule refuses it."""
    amends: RequestId | None = None
    is_cancellation: bool = False
    earned: Amount | None = None
    passed_on: tuple[tuple[int, EmployeeId], ...] = ()
    """The step (0 is the first), and who may decide it besides those it names."""
    snoozed: tuple[tuple[EmployeeId, date], ...] = ()
    """Who wants no reminder before which day."""
    before: Before | None = None
    """What an applied change took the place of."""
    reopened_at: datetime | None = None
    """When a decision was last taken back, so that it waits anew."""

    @property
    def amount(self) -> Amount:
        """What the whole of it takes; what it gives, where time worked is claimed."""
        if self.earned is not None:
            return self.earned
        return sum((charge.amount for charge in self.charges), NOTHING)

    @property
    def current_step(self) -> Step | None:
        """Who decides next; None where nothing is to be decided."""
        return (
            self.steps[self.step] if self.status is Status.PENDING and self.step < len(self.steps) else None
        )

    @property
    def passed_to(self) -> tuple[EmployeeId, ...]:
        """Who may decide the current step besides those it names."""
        return tuple(each for step, each in self.passed_on if step == self.step)

    @property
    def is_leave(self) -> bool:
        """Whether its days are leave of its own, rather than a change of other leave or time worked."""
        return self.amends is None and self.earned is None

    @property
    def waits_since(self) -> datetime:
        """When the current step began, or began anew."""
        done = [decision.at for decision in self.decisions if decision.completes]
        return max(done[-1] if done else self.requested_at, self.reopened_at or self.requested_at)


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
    earned_by: RequestId | None = None
    """The claim of time worked that it comes from."""
