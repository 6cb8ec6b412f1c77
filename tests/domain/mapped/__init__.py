"""The vectors' kinds mapped onto the domain's public functions, one module for each file of vectors."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.domain.mapped import (
    accruals,
    anti,
    balances,
    changed,
    lots,
    public_holidays,
    rules,
    whose,
    working_days,
)

Mapped = Callable[[Any, Any], Mapping[str, Any]]
"""From what a vector gives and expects to what the domain says, in the shape of the expectation."""

MAPPED: dict[str, Mapped] = {
    **working_days.MAPPED,
    **balances.MAPPED,
    **lots.MAPPED,
    **accruals.MAPPED,
    **rules.MAPPED,
    **public_holidays.MAPPED,
    **changed.MAPPED,
    **whose.MAPPED,
    **anti.MAPPED,
}

NOT_COVERED: dict[str, str] = {
    "payout": "what is owed at leaving is told in days; what is paid for it is the payroll's to say",
}
"""Why a kind has no function here."""
