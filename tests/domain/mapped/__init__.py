"""The vectors' kinds mapped onto the domain's public functions, one module for each file of vectors."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.domain.mapped import accruals, balances, lots, public_holidays, rules, working_days

Mapped = Callable[[Any, Any], Mapping[str, Any]]
"""From what a vector gives and expects to what the domain says, in the shape of the expectation."""

MAPPED: dict[str, Mapped] = {
    **working_days.MAPPED,
    **balances.MAPPED,
    **lots.MAPPED,
    **accruals.MAPPED,
    **rules.MAPPED,
    **public_holidays.MAPPED,
}

NOT_COVERED: dict[str, str] = {
    "anti": "figures that a source asserts and that are wrong; what we do instead is tested by name",
    "comp_time": "time off in lieu comes later",
    "local_to_utc": "the domain knows days, never instants",
    "overlap_unnamed_halves": "our halves are mornings and afternoons",
    "override": "one policy for a location and labels, none for a single person",
    "payout": "nothing is paid out",
    "routing": "who stands in for an absent approver comes later",
    "today_in_zone": "the domain is told what day it is",
    "transition": "reminders and escalation come later",
    "usable_before_expiry": "leave that the calendar leaves no time for is not hidden: its last day is shown",
    "visibility": "who sees a leave type is decided where it is shown",
    "yearly_date_invalid": "a month-day is read at the edge",
}
"""Why a kind has no function here."""
