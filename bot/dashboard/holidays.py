"""The holiday calendar of a location: what its country gives, and what the company makes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot import permissions
from bot.conversation.foreseeing import mark_of
from bot.dashboard import NotFound
from bot.dashboard.checking import check_from_day, check_name, is_near
from bot.dashboard.foreseeing import Foreseen, settings_after, was_made
from bot.dashboard.foreseeing import settle as settle_looked_at
from bot.dashboard.holiday_edits import AddDay, Edit, added, commands_for
from bot.dashboard.places import begun, check_place, known
from bot.permissions import Ability
from bot.talk import Talk
from domain.company.commands import DefineLocation
from domain.company.places import Location
from domain.company.settings import Settings
from domain.counting import holidays_at
from domain.holiday_calendar import Holiday
from domain.ids import LocationId
from domain.periods import Halves, Period
from domain.versions import from_the_start, stretches


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """A public holiday or a company day; `worked` are the halves of a public one that are worked."""

    holiday: Holiday
    is_public: bool
    worked: Halves = Halves.NONE

    @property
    def free(self) -> Halves:
        return self.holiday.halves & ~self.worked


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A year at a location, day by day."""

    location_id: LocationId
    location: Location
    """As it is at the year's end, or today within it."""
    year: int
    lines: tuple[HolidayLine, ...]
    stands: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes free and what is free no longer, and whom it concerns."""

    commands: tuple[DefineLocation, ...]
    added: tuple[Holiday, ...]
    dropped: tuple[Holiday, ...]
    foreseen: Foreseen | None
    """None once it was applied."""


DONE = Difference((), (), (), None)
"""What was sent before."""


async def calendar(talk: Talk, location_id: str, year: int) -> HolidayYear:
    """Raises Refused, or NotFound."""
    await permissions.require(talk, Ability.SETTLE)
    key = known(talk, location_id)
    if not is_near(talk, date(year, 12, 31)):
        raise NotFound
    at = talk.today if talk.today.year == year else date(year, 12, 31)
    location = talk.settings.location(key, at)
    lines = sorted(_lines(talk, key, year), key=lambda line: (line.holiday.day, not line.is_public))
    return HolidayYear(key, location, year, tuple(lines), mark_of(talk.settings.locations[key]))


async def edit(
    talk: Talk, location_id: str, edits: Sequence[Edit], seen: str, stood: str, *, at_once: bool = False
) -> Difference:
    """Carries edits out that have been looked at; others are looked at, unless they concern nobody.

    Raises Refused, NotFound, or Stale.
    """
    await permissions.require(talk, Ability.SETTLE)
    key = known(talk, location_id)
    for each in edits:
        check_from_day(talk, each.day, "day")
        if isinstance(each, AddDay):
            check_name(each.holiday.name, "name")
    if await was_made(talk):
        return DONE
    return await _settle(talk, key, commands_for(talk.settings, key, edits), seen, stood, at_once)


async def move(
    talk: Talk, location_id: str, country: str, region: str | None, from_day: date, seen: str, stood: str
) -> Difference:
    """The public holidays of another country or region from a day on. Raises as `edit` does."""
    await permissions.require(talk, Ability.SETTLE)
    key = known(talk, location_id)
    check_from_day(talk, from_day)
    check_place(talk, country, region)
    was = talk.settings.location(key, from_day)
    command = DefineLocation(replace(was, country=country, region=region), from_day)
    return await _settle(talk, key, (command,), seen, stood, at_once=False)


async def listed(talk: Talk, location_id: str, days: Sequence[Holiday]) -> list[Edit]:
    """The edits that bring in what is not free yet. Raises Refused, or NotFound."""
    await permissions.require(talk, Ability.SETTLE)
    key = known(talk, location_id)
    for each in days:
        check_from_day(talk, each.day, "list")
    return added(talk.settings, key, days, talk.house.holidays)


async def _settle(
    talk: Talk,
    key: LocationId,
    commands: tuple[DefineLocation, ...],
    seen: str,
    stood: str,
    at_once: bool,
) -> Difference:
    begun(key, stood).check(talk.settings)
    after = settings_after(talk.settings, commands)
    gained, lost = _compared(talk, talk.settings, after, key, commands)
    foreseen = await settle_looked_at(talk, commands, seen, begun(key, stood), at_once=at_once)
    return Difference(commands, gained, lost, foreseen)


def _compared(
    talk: Talk, before: Settings, after: Settings, key: LocationId, commands: Sequence[DefineLocation]
) -> tuple[tuple[Holiday, ...], tuple[Holiday, ...]]:
    """The days of this year, of the next, and of those that are edited, that are there on one side only."""
    years = _years(talk, before, key, commands)
    period = Period(date(min(years), 1, 1), date(max(years), 12, 31))
    one, other = (holidays_at(each.locations[key], talk.house.holidays, period) for each in (before, after))
    first, second = set(one), set(other)
    return tuple(each for each in other if each not in first), tuple(
        each for each in one if each not in second
    )


def _years(talk: Talk, before: Settings, key: LocationId, commands: Sequence[DefineLocation]) -> set[int]:
    years = {talk.today.year, talk.today.year + 1}
    known_days = {each for _, location in before.locations[key] for each in location.special_days}
    for command in commands:
        changed = set(command.location.special_days) ^ known_days
        years |= {each.day.year for each in changed if abs(each.day.year - talk.today.year) <= 20}
    return years


def _lines(talk: Talk, key: LocationId, year: int) -> Iterator[HolidayLine]:
    whole = Period(date(year, 1, 1), date(year, 12, 31))
    for part, location in stretches(from_the_start(talk.settings.locations[key]), whole):
        worked = {each.day: each.halves for each in location.worked_days}
        public = talk.house.holidays(location.country, location.region, year)
        for each in public.within(part):
            yield HolidayLine(each, True, worked.get(each.day, Halves.NONE) & each.halves)
        for each in location.company_days:
            if each.day in part:
                yield HolidayLine(each, False)
