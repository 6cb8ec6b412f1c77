"""Leave moved into the next leave year: how much, and until when it may be used."""

from dataclasses import dataclass

from domain.amounts import Amount
from domain.policies.leave_year import MonthDay


@dataclass(frozen=True, slots=True)
class After:
    """So many months and days after the leave year began."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class CarryOver:
    """`limit` None carries all that is left; `last_day` None never lapses, a MonthDay is the last usable day."""

    limit: Amount | None = None
    last_day: MonthDay | After | None = None
    carries_debt: bool = True
    """Whether a negative balance is carried on, rather than forgiven."""


NO_CARRY_OVER = CarryOver(limit=Amount(0))
