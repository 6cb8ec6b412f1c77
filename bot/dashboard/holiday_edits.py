"""Changes of a location's holidays, each of one day: and what they make of its versions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from domain.company.commands import DefineLocation
from domain.company.places import Location
from domain.company.settings import Settings
from domain.company.settling import check_open, require
from domain.counting import HolidaySource, free_days
from domain.flaws import Flaw
from domain.holiday_calendar import Holiday, WorkedDay
from domain.ids import LocationId
from domain.periods import ONE_DAY, Halves
from domain.versions import Versions

MOST_DAYS = 2_000
"""Company days that a location keeps, those of past years too."""


@dataclass(frozen=True, slots=True)
class AddDay:
    """A day, or a half of one, is free besides the public holidays."""

    holiday: Holiday

    @property
    def day(self) -> date:
        return self.holiday.day


@dataclass(frozen=True, slots=True)
class DropDay:
    """A company day is free no longer."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A public holiday, or a half of one, is worked; as before where no half is named."""

    day: date
    halves: Halves


Edit = AddDay | DropDay | WorkDay


def commands_for(
    settings: Settings, location_id: LocationId, edits: Sequence[Edit]
) -> tuple[DefineLocation, ...]:
    """What carries the edits out: each version with those of its own days. Raises Refused."""
    versions = settings.locations[location_id]
    by_version: defaultdict[date, list[Edit]] = defaultdict(list)
    for edit in edits:
        check_open(settings, edit.day)
        by_version[_version_of(versions, edit.day)].append(edit)
    found = []
    for from_day, own in sorted(by_version.items()):
        wanted = _edited(dict(versions)[from_day], own)
        require(len(wanted.company_days) <= MOST_DAYS, "days", Flaw.TOO_MANY, str(MOST_DAYS))
        found.append(DefineLocation(wanted, _open_day(settings, from_day)))
    return tuple(found)


def added(
    settings: Settings, location_id: LocationId, days: Iterable[Holiday], source: HolidaySource
) -> list[Edit]:
    """The edits that make days free which are not so yet; halves that are free already are left out."""
    versions = settings.locations[location_id]
    named: dict[date, Halves] = {}
    edits: list[Edit] = []
    for each in days:
        location = dict(versions)[_version_of(versions, each.day)]
        there = free_days(location, source, each.day.year).free.get(each.day, Halves.NONE)
        halves = each.halves & ~(there | named.get(each.day, Halves.NONE))
        if halves:
            edits.append(AddDay(replace(each, halves=halves)))
            named[each.day] = named.get(each.day, Halves.NONE) | halves
    return edits


def _version_of(versions: Versions[Location], day: date) -> date:
    """The first day of the version that holds on a day: the first one for days before it."""
    return max((from_day for from_day, _ in versions if from_day <= day), default=versions[0][0])


def _open_day(settings: Settings, from_day: date) -> date:
    """The version's own first day, or the first that is open where that lies in the closed past."""
    closed = settings.closed_until
    return from_day if closed is None or from_day > closed else closed + ONE_DAY


def _edited(location: Location, edits: Sequence[Edit]) -> Location:
    days = list(location.company_days)
    worked = {each.day: each.halves for each in location.worked_days}
    for edit in edits:
        match edit:
            case AddDay(holiday):
                days.append(holiday)
            case DropDay(day, name):
                days = [each for each in days if (each.day, each.name) != (day, name)]
            case WorkDay(day, halves):
                worked[day] = halves
            case _ as never:  # pragma: no cover
                assert_never(never)
    return replace(location, company_days=_ordered(days), worked_days=_worked(worked))


def _ordered(days: Iterable[Holiday]) -> tuple[Holiday, ...]:
    return tuple(sorted(days, key=lambda each: (each.day, each.halves.value, each.name)))


def _worked(worked: Mapping[date, Halves]) -> tuple[WorkedDay, ...]:
    return tuple(WorkedDay(day, halves) for day, halves in sorted(worked.items()) if halves)
