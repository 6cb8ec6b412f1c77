"""What reading typed dates can come to: understood, two ways to understand, or not understood."""

from dataclasses import dataclass
from enum import Enum

from dateutil.relativedelta import relativedelta

from domain.periods import Asked

WorkWeek = tuple[int, ...]
"""The weekdays of a working week in their order, Monday is 0; the first one starts the week. Never empty."""

MON_FRI: WorkWeek = (0, 1, 2, 3, 4)
HORIZON = relativedelta(months=24)
"""How far ahead leave can be asked for in words."""
LOOK_BACK = relativedelta(months=12)
"""How far back it can."""
MOST_LETTERS = 500
"""Longer texts are letters, not dates: refused unread."""


class Reason(Enum):
    """Why words were not understood."""

    NOTHING_READ = "nothing_read"
    NO_SUCH_DAY = "no_such_day"
    REVERSED = "reversed"
    TOO_FAR = "too_far"
    PART_UNCLEAR = "part_unclear"
    """Which half or which hours of which day is not clear."""
    MONTH_ALONE = "month_alone"
    """A month without a day in it."""
    ONE_END = "one_end"
    """Only the first or the last day of several: "from monday", "until friday"."""
    WEEKDAY_DISAGREES = "weekday_disagrees"
    """The date named is another weekday: "Friday 13 August"."""
    UNCLEAR = "unclear"
    """Words about dates that do not make one period together."""


@dataclass(frozen=True, slots=True)
class Read:
    """Understood. `rest` are the words that are no dates, as typed."""

    asked: Asked
    rest: str = ""
    half_unnamed: bool = False
    """Half a day is asked for without saying which half; `asked` then suggests the morning."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more readings, the likelier first: only the person can tell."""

    readings: tuple[Asked, ...]
    rest: str = ""
    half_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Not understood, and not guessed."""

    reason: Reason
    words: str = ""
    """The words it stumbled over, as typed."""
    partial: Asked | None = None
    """What was understood, to fill in the form with."""
    rest: str = ""


Outcome = Read | Ambiguous | Unread


class Stumble(Exception):
    """Raised inside the reader where words stop making sense."""

    def __init__(self, reason: Reason, partial: Asked | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.partial = partial
