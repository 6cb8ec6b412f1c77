"""What somebody works: minutes in the morning and in the afternoon of each weekday, over a cycle of weeks."""

from dataclasses import dataclass
from datetime import date

DAYS_A_WEEK = 7
FIRST_MONDAY = date(1, 1, 1)
"""A Monday, from which cycles count where a pattern names no other."""


@dataclass(frozen=True, slots=True)
class Work:
    """Minutes worked on a day, in each half."""

    morning: int
    afternoon: int

    @property
    def minutes(self) -> int:
        return self.morning + self.afternoon


FREE = Work(0, 0)
Week = tuple[Work, ...]
"""Seven days, Monday first."""


@dataclass(frozen=True, slots=True)
class WorkingPattern:
    """One or more weeks that repeat; `starts_on` is the Monday on which a first week of the cycle began."""

    weeks: tuple[Week, ...]
    starts_on: date = FIRST_MONDAY

    @property
    def has_work(self) -> bool:
        """Whether anything is ever worked."""
        return any(work.minutes for week in self.weeks for work in week)

    def on(self, day: date) -> Work:
        """What is worked on a day, public holidays not considered."""
        if len(self.weeks) == 1:
            return self.weeks[0][day.weekday()]
        weeks_since = (day.toordinal() - self.starts_on.toordinal()) // DAYS_A_WEEK
        return self.weeks[weeks_since % len(self.weeks)][day.weekday()]


def full_time(minutes_a_day: int = 480, free: frozenset[int] = frozenset({5, 6})) -> WorkingPattern:
    """Equal days, half before noon and half after, but for the free weekdays (0 is Monday)."""
    work = Work(minutes_a_day - minutes_a_day // 2, minutes_a_day // 2)
    return WorkingPattern((tuple(FREE if day in free else work for day in range(DAYS_A_WEEK)),))


FULL_TIME = full_time()
