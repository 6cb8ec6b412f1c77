"""Public holidays and company days of a place, each a whole day or a half."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.periods import Halves, Period


@dataclass(frozen=True, slots=True)
class Holiday:
    """A free day, or a free half of one, with the name it goes by at the place."""

    day: date
    name: str
    halves: Halves = Halves.BOTH


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """The holidays of a place, at most one entry for each half of a day."""

    holidays: tuple[Holiday, ...]
    free: Mapping[date, Halves]

    @classmethod
    def of(cls, holidays: Iterable[Holiday]) -> "HolidayCalendar":
        """Holidays in any order; two on one day free the halves of both."""
        ordered = tuple(sorted(holidays, key=lambda holiday: (holiday.day, holiday.name)))
        free: dict[date, Halves] = {}
        for holiday in ordered:
            free[holiday.day] = free.get(holiday.day, Halves.NONE) | holiday.halves
        return cls(ordered, free)

    def within(self, period: Period) -> tuple[Holiday, ...]:
        """The holidays of a period, in order."""
        return tuple(holiday for holiday in self.holidays if holiday.day in period)


NO_HOLIDAYS = HolidayCalendar.of(())
