"""Where one leave year ends and the next begins."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from domain.periods import ONE_DAY, Period

MONTHS_A_YEAR = 12
SHORTEST_MONTH = 28
MONTH_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
"""How a day of every year is written."""
_WRITTEN = re.compile(MONTH_DAY, re.ASCII)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year; one beyond its month's end is that month's last (RULES 6)."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Its date in a year: 29 February is 28 February in most."""
        if self.day <= SHORTEST_MONTH:
            return date(year, self.month, self.day)
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))

    def from_day(self, day: date) -> date:
        """The first of its dates on or after a day."""
        this_year = self.in_year(day.year)
        return this_year if this_year >= day else self.in_year(day.year + 1)


@dataclass(frozen=True, slots=True)
class LeaveYearBasis:
    """The day leave years start: a month-day, or each anniversary of hiring where `start` is None."""

    start: MonthDay | None = MonthDay(1, 1)

    def year_of(self, day: date, hired_on: date) -> Period:
        """The leave year that a day lies in."""
        start = self.start or MonthDay(hired_on.month, hired_on.day)
        first = start.in_year(day.year)
        if first > day:
            first = start.in_year(day.year - 1)
        return Period(first, start.in_year(first.year + 1) - ONE_DAY)


CALENDAR_YEAR = LeaveYearBasis()


def month_day(text: str) -> MonthDay:
    """Reads "03-31"; "02-30" is February's last day (see MonthDay). Raises ValueError for anything else."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError("a day of every year is written as month-day")
    month, _, day = text.partition("-")
    return MonthDay(int(month), int(day))


def months_after(day: date, months: int) -> date:
    """The same day of a later month (or an earlier one), or that month's last where it is shorter."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return MonthDay(month + 1, day.day).in_year(year)
