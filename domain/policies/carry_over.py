"""Leave moved into the next leave year: how much, and until when it may be used."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.amounts import NOTHING, Amount
from domain.periods import ONE_DAY
from domain.policies.leave_year import MonthDay, months_after


@dataclass(frozen=True, slots=True)
class After:
    """So many months and days from the leave year's first day on: three months of 2026 end on 31 March."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class CarryOver:
    """`limit` None carries all that is left; `last_day` None never lapses, a MonthDay is the last."""

    limit: Amount | None = None
    last_day: MonthDay | After | None = None
    carries_debt: bool = True
    """Whether a negative balance is carried on, rather than forgiven."""


NO_CARRY_OVER = CarryOver(limit=Amount(0))


def last_usable_day(carry_over: CarryOver, first_day: date) -> date | None:
    """Until when leave carried into the leave year of this first day may be used; None for ever."""
    last_day = carry_over.last_day
    if last_day is None:
        return None
    if isinstance(last_day, MonthDay):
        return last_day.from_day(first_day)
    return months_after(first_day, last_day.months) + timedelta(days=last_day.days) - ONE_DAY


def carried(carry_over: CarryOver, left: Amount) -> Amount:
    """How much of what is left on the carry date moves on: never more than is left, nor than the limit."""
    if left < NOTHING:
        return left if carry_over.carries_debt else NOTHING
    return left if carry_over.limit is None else min(left, carry_over.limit)
