"""Entitlement granted bit by bit: plans with levels by time since their start (RULES 6)."""

from dataclasses import dataclass
from enum import Enum

from domain.amounts import Amount
from domain.policies.carry_over import CarryOver


class Every(Enum):
    """How often a level grants."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class GrantedAt(Enum):
    """Whether a period's grant comes on its first day, on its last, or on the day after it has ended."""

    START = "start"
    END = "end"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Level:
    """From `after_months` and `after_days` since the start of service: an amount a period, or an hour.

    `amount` None shares out the policy's entitlement so that a full leave year's grants sum to exactly it.
    `cap` is the most the balance may be when it grants; `yearly_cap` the most it grants in a calendar year.
    """

    every: Every
    amount: Amount | None = None
    after_months: int = 0
    after_days: int = 0
    on: tuple[int, ...] = ()
    """The days that periods begin on, where they are not the leave year's own: a weekday (0 is Monday; up to
    13 for two weeks), days of the month, or month*100+day."""
    cap: Amount | None = None
    yearly_cap: Amount | None = None
    carry_over: CarryOver | None = None
    is_by_time_worked: bool = False
    """Whether a period earns less by the days of unpaid leave in it, and by the days nothing is worked."""


@dataclass(frozen=True, slots=True)
class AccrualPlan:
    """Levels in the order of their starts."""

    levels: tuple[Level, ...]
    granted_at: GrantedAt = GrantedAt.END
