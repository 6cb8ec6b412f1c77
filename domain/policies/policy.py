"""The terms on which a leave type is earned and used at a location, in versions with a first day."""

from dataclasses import dataclass
from enum import Enum

from domain.amounts import NOTHING, Amount
from domain.ids import EmployeeId, LeaveTypeId, LocationId
from domain.policies.accrual import AccrualPlan
from domain.policies.carry_over import NO_CARRY_OVER, CarryOver


class Proration(Enum):
    """How the first and last leave years of joiners and leavers are shortened."""

    NONE = "none"
    DAYS = "days"
    MONTHS = "months"


class Direction(Enum):
    """Which way a total is rounded."""

    UP = "up"
    DOWN = "down"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Rounding:
    """To a quarter, half or whole: once a leave year, on the total of grants (RULES 10)."""

    direction: Direction
    step: Amount


@dataclass(frozen=True, slots=True)
class TenureStep:
    """So much over the entitlement from a completed year of service on, not on top of earlier steps."""

    years: int
    extra: Amount


@dataclass(frozen=True, slots=True)
class LeavePolicy:
    """One version; `location_id` None stands for every location without a policy of its own.

    `employee_id` makes it one person's own, which goes before every other.
    """

    leave_type_id: LeaveTypeId
    location_id: LocationId | None = None
    labels: frozenset[str] = frozenset()
    entitlement: Amount = NOTHING
    accrual: AccrualPlan | None = None
    """None grants the whole year up front."""
    proration: Proration = Proration.DAYS
    rounding: Rounding | None = None
    tenure: tuple[TenureStep, ...] = ()
    tenure_at_year_start: bool = True
    """Whether tenure counts from the leave year after the anniversary rather than from the anniversary."""
    carry_over: CarryOver = NO_CARRY_OVER
    cap: Amount | None = None
    floor: Amount = NOTHING
    """How far the balance may go down: -5 allows five days of debt."""
    usable_after_months: int = 0
    """Months of service before leave may be used; it is earned from the first day."""
    employee_id: EmployeeId | None = None
