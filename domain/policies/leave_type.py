"""A kind of leave: its name and look, how it is counted, and who may see it."""

import re
from dataclasses import dataclass
from enum import Enum

from domain.ids import LeaveTypeId

LONGEST_STATUS = 100
"""Characters, as many as Slack takes."""
EMOJI = re.compile(r":[^\s:]{1,58}:")


class Unit(Enum):
    """What amounts of a leave type are counted in."""

    DAYS = "days"
    HOURS = "hours"


class Slice(Enum):
    """The smallest piece of leave that can be asked for."""

    DAY = "day"
    HALF_DAY = "half_day"
    HOUR = "60_minutes"
    HALF_HOUR = "30_minutes"
    QUARTER_HOUR = "15_minutes"

    @property
    def minutes(self) -> int | None:
        """The grid of leave by the clock; None where only days or halves are given."""
        return {"60_minutes": 60, "30_minutes": 30, "15_minutes": 15}.get(self.value)


@dataclass(frozen=True, slots=True)
class Toil:
    """Leave earned by time worked beyond the pattern: until when it may be used, or for ever."""

    for_months: int | None = None
    until_year_end: bool = False


@dataclass(frozen=True, slots=True)
class LeaveType:
    """A kind of leave as the company defines it; `is_shown_by_name` lets colleagues see it (RULES 21)."""

    id: LeaveTypeId
    name: str
    colour: str = "teal"
    emoji: str = ":palm_tree:"
    unit: Unit = Unit.DAYS
    smallest: Slice = Slice.HALF_DAY
    is_paid: bool = True
    is_limited: bool = True
    needs_approval: bool = True
    needs_reason: bool = False
    is_shown_by_name: bool = False
    is_active: bool = True
    words: tuple[str, ...] = ()
    """Other words by which people ask for it, such as "holiday" or "Urlaub"."""
    interrupts: bool = False
    """Whether it takes the place of other leave and gives those days back, as illness in a vacation does."""
    giving_back_needs_approval: bool = False
    """Whether shortening or cancelling approved leave is decided like asking for it (RULES 15)."""
    toil: Toil | None = None
    """Whether people claim time worked that becomes leave of this type."""
    status_emoji: str = ":palm_tree:"
    """What stands beside the name of somebody who is on it, where they let their chat show that."""
    status_text: str | None = None
    """The words beside it. Where nobody set any it says "Away" and no more, whatever the type (RULES 21)."""
