"""Locations as administrators settle them: what holds at each, from which day on, and what follows."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot import permissions
from bot.conversation.foreseeing import mark_of
from bot.dashboard import NotFound
from bot.dashboard.checking import check_from_day, check_name
from bot.dashboard.departments import JUST_BEFORE
from bot.dashboard.foreseeing import Begun, Foreseen, carry_out
from bot.dashboard.foreseeing import settle as settle_looked_at
from bot.dashboard.keys import key_for
from bot.permissions import Ability
from bot.ports import PersonRow
from bot.talk import Talk, is_there
from domain.company.commands import DefineLocation
from domain.company.places import Location
from domain.company.settings import Settings
from domain.company.settling import require
from domain.flaws import Flaw
from domain.ids import LocationId
from domain.policies.leave_year import LeaveYearBasis
from domain.versions import Versions, in_force, with_version
from domain.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A location: what holds today, what comes, and how many people are there."""

    id: LocationId
    now: Location
    since: date
    """`date.min` is always; of one that has not begun its first day."""
    versions: Versions[Location]
    people: int
    stands: str
    """Comes back with a form that was begun from it."""

    @property
    def coming(self) -> Versions[Location]:
        """The versions after the one that holds today."""
        return tuple(each for each in self.versions if each[0] > self.since)


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A location as it is filled in; holidays have a page of their own."""

    name: str
    country: str
    region: str | None
    time_zone: str
    week_start: int
    leave_year: LeaveYearBasis
    pattern: WorkingPattern


async def locations(talk: Talk) -> tuple[PlaceFact, ...]:
    """Every location, by name. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    people = await talk.house.queries.people(talk.company_id)
    facts = (_fact(talk, each, people) for each in talk.settings.locations)
    return tuple(sorted(facts, key=lambda fact: (fact.now.name.casefold(), fact.id)))


async def location(talk: Talk, location_id: str) -> PlaceFact:
    """One of them. Raises Refused, or NotFound."""
    await permissions.require(talk, Ability.SETTLE)
    return _fact(talk, known(talk, location_id), await talk.house.queries.people(talk.company_id))


async def open_place(talk: Talk, draft: PlaceDraft) -> LocationId:
    """A new location, which has always been so; nobody works there yet. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    key = LocationId(key_for(draft.name, talk.settings.locations, "location"))
    new = Location(key, draft.name, draft.country, draft.region, draft.time_zone)
    wanted = _drawn(new, draft)
    _check(talk, wanted)
    await talk.house.handling.handle(talk.context(), DefineLocation(wanted, date.min))
    return key


async def change(
    talk: Talk, location_id: str, draft: PlaceDraft, from_day: date, seen: str, stood: str
) -> Foreseen | None:
    """Changes a location from a day on, and answers None; what concerns people is looked at first.

    Raises Refused, NotFound, or Stale.
    """
    await permissions.require(talk, Ability.SETTLE)
    key = known(talk, location_id)
    check_from_day(talk, from_day)
    was = talk.settings.location(key, from_day)
    wanted = _drawn(was, draft)
    _check(talk, wanted)
    command = DefineLocation(wanted, from_day)
    if _is_about_counting(was, wanted):
        return await settle_looked_at(talk, (command,), seen, begun(key, stood), at_once=True)
    await carry_out(talk, (command,), begun(key, stood))
    return None


async def put_back(talk: Talk, location_id: str, from_day: date, before: datetime, stood: str) -> None:
    """From a day on what held there before a moment, unless somebody has changed it since.

    Raises Refused, NotFound, or Stale.
    """
    await permissions.require(talk, Ability.SETTLE)
    check_from_day(talk, from_day)
    key = known(talk, location_id)
    past = await talk.house.store.as_of(talk.company_id, before - JUST_BEFORE, ())
    if key not in past.settings.locations:
        raise NotFound
    command = DefineLocation(past.settings.location(key, from_day), from_day)
    await carry_out(talk, (command,), begun(key, stood))


def undoable(fact: PlaceFact, draft: PlaceDraft, from_day: date) -> str:
    """What taking back a change carries along."""
    was = in_force(fact.versions, from_day) or fact.versions[0][1]
    return mark_of(with_version(fact.versions, from_day, _drawn(was, draft)))


def known(talk: Talk, location_id: str) -> LocationId:
    """The id, if it is one of this company. Raises NotFound."""
    if location_id not in talk.settings.locations:
        raise NotFound
    return LocationId(location_id)


def begun(location_id: LocationId, stood: str) -> Begun:
    """What a form about a location is begun from."""

    def versions(settings: Settings) -> object:
        return settings.locations[location_id]

    return Begun(versions, stood)


def check_place(talk: Talk, country: str, region: str | None) -> None:
    """Raises Refused for a country or region whose public holidays nobody has written down."""
    regions = talk.house.places().get(country)
    require(regions is not None, "location.country", Flaw.NO_SUCH_COUNTRY, country)
    is_known = region is None or region in (regions or {})
    require(is_known, "location.region", Flaw.NO_SUCH_REGION, region or "")


def _fact(talk: Talk, location_id: LocationId, people: Collection[PersonRow]) -> PlaceFact:
    versions = talk.settings.locations[location_id]
    since = max((day for day, _ in versions if day <= talk.today), default=versions[0][0])
    return PlaceFact(
        location_id,
        in_force(versions, since) or versions[0][1],
        since,
        versions,
        sum(each.location_id == location_id and is_there(each, talk.today) for each in people),
        mark_of(versions),
    )


def _drawn(was: Location, draft: PlaceDraft) -> Location:
    return replace(
        was,
        name=draft.name,
        country=draft.country,
        region=draft.region,
        time_zone=draft.time_zone,
        week_start=draft.week_start,
        leave_year=draft.leave_year,
        pattern=draft.pattern,
    )


def _check(talk: Talk, wanted: Location) -> None:
    check_name(wanted.name, "location.name")
    check_place(talk, wanted.country, wanted.region)


def _is_about_counting(was: Location, now: Location) -> bool:
    """Whether anybody could have more or less of anything because of it."""
    as_it_was = replace(now, name=was.name, time_zone=was.time_zone, week_start=was.week_start)
    return as_it_was != was
