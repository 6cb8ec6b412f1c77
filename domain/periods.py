"""Days and parts of days: a period has a first and a last day, both included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, Flag

ONE_DAY = timedelta(days=1)
NOON = 12 * 60 + 30
"""The minute of the day at which mornings end, for leave given by the clock."""


class Halves(Flag):
    """Which halves of a day are meant."""

    NONE = 0
    MORNING = 1
    AFTERNOON = 2
    BOTH = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Leave by the clock within one day: minutes after midnight, the end excluded."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def halves(self) -> Halves:
        """The halves it touches."""
        morning = Halves.MORNING if self.start < NOON else Halves.NONE
        afternoon = Halves.AFTERNOON if self.end > NOON else Halves.NONE
        return morning | afternoon


class DayPart(Enum):
    """All day, or the half of each day that is asked for."""

    ALL_DAY = "all_day"
    MORNING = "morning"
    AFTERNOON = "afternoon"

    @property
    def halves(self) -> Halves:
        return _HALVES[self]


_HALVES = {
    DayPart.ALL_DAY: Halves.BOTH,
    DayPart.MORNING: Halves.MORNING,
    DayPart.AFTERNOON: Halves.AFTERNOON,
}


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included. Never reversed: see `is_reversed` at the edges."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("a period ends on or after its first day")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __len__(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def days(self) -> Iterator[date]:
        """Every calendar day, in order."""
        day = self.first_day
        while day <= self.last_day:
            yield day
            day += ONE_DAY

    def meets(self, other: "Period") -> bool:
        """Whether they share a day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def clipped(self, other: "Period") -> "Period | None":
        """The days both have, or None."""
        first, last = max(self.first_day, other.first_day), min(self.last_day, other.last_day)
        return Period(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a period and the part of each of its days, or a span by the clock on one day."""

    period: Period
    part: DayPart = DayPart.ALL_DAY
    span: Span | None = None

    def halves_on(self, day: date) -> Halves:
        """The halves asked for on a day; none outside the period."""
        if day not in self.period:
            return Halves.NONE
        return self.span.halves if self.span else self.part.halves
