"""Where one leave year ends and the next begins."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from domain.periods import ONE_DAY, Period


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year; one beyond its month's end is that month's last (RULES 6)."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Its date in a year: 29 February is 28 February in most."""
        return date(year, 1, 1) + relativedelta(month=self.month, day=self.day)


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
