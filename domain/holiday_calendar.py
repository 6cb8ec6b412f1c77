"""Public holidays and company days of a place, each a whole day or a half."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.periods import Halves, Period


@dataclass(frozen=True, slots=True)
class Holiday:
    """A free day, or a free half of one, with the name it goes by at the place."""

    day: date
    name: str
    halves: Halves = Halves.BOTH


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """A public holiday, or a half of one, on which a place works all the same."""

    day: date
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

    def but_for(self, worked: Iterable[WorkedDay]) -> "HolidayCalendar":
        """The calendar without the halves that are worked; of a day that is no holiday nothing is taken."""
        kept = {each.day: Halves.BOTH for each in self.holidays}
        for each in worked:
            kept[each.day] = kept.get(each.day, Halves.NONE) & ~each.halves
        left = (replace(each, halves=each.halves & kept[each.day]) for each in self.holidays)
        return HolidayCalendar.of(each for each in left if each.halves)


def repeats(days: Sequence[Holiday | WorkedDay]) -> Iterator[int]:
    """Where a half of a day stands that one before it has named already."""
    named: dict[date, Halves] = {}
    for position, each in enumerate(days):
        before = named.get(each.day, Halves.NONE)
        if before & each.halves:
            yield position
        named[each.day] = before | each.halves


NO_HOLIDAYS = HolidayCalendar.of(())
