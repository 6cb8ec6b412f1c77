"""Days and parts of days: a period has a first and a last day, both included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, Flag

ONE_DAY = timedelta(days=1)
NOON = 12 * 60 + 30
"""The minute of the day at which mornings end, for leave given by the clock."""


MIDNIGHT = 24 * 60


class Halves(Flag):
    """Which halves of a day are meant."""

    NONE = 0
    MORNING = 1
    AFTERNOON = 2
    BOTH = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Leave by the clock within a day: minutes after midnight, the end excluded and later than the start."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a span ends after it starts")

    @classmethod
    def between(cls, start: int | None, end: int | None) -> "Span":
        """The span of two times. Raises ValueError where one is missing or the end is not later."""
        if start is None or end is None:
            raise ValueError("a span has a start and an end")
        return cls(start, end)

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
    """What is asked for: a period and the part of each of its days, or a span by the clock on one day.

    `exceptions` are days of the period, in order, with the halves asked for on them instead of the part's:
    none where a day was given back. The first and the last day of a period are never given back.
    """

    period: Period
    part: DayPart = DayPart.ALL_DAY
    span: Span | None = None
    exceptions: tuple[tuple[date, Halves], ...] = ()

    def halves_on(self, day: date) -> Halves:
        """The halves asked for on a day; none outside the period."""
        if day not in self.period:
            return Halves.NONE
        for other, halves in self.exceptions:
            if other == day:
                return halves
        return self.span.halves if self.span else self.part.halves

    def days(self) -> Iterator[tuple[date, Halves]]:
        """Its days with the halves asked for, those given back left out."""
        return ((day, halves) for day in self.period.days() if (halves := self.halves_on(day)))

    def changed(self, changes: Mapping[date, Halves]) -> "Asked | None":
        """The same with other halves on some of its days; None where nothing is left of it."""
        halves = {day: changes.get(day, self.halves_on(day)) for day in self.period.days()}
        kept = [day for day, wanted in halves.items() if wanted]
        if not kept:
            return None
        period = Period(kept[0], kept[-1])
        part, span = self._sole(period, halves), self.span
        if span and halves[kept[0]] is not span.halves:
            span = None
        others = tuple((day, halves[day]) for day in period.days() if halves[day] is not part.halves)
        return Asked(period, part, span, () if span else others)

    def _sole(self, period: Period, halves: Mapping[date, Halves]) -> DayPart:
        """The part to describe it by: that of a single day, else its own."""
        sole = _PARTS.get(halves[period.first_day]) if len(period) == 1 and not self.span else None
        return sole or self.part


_PARTS = {halves: part for part, halves in _HALVES.items()}
