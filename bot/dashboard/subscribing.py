"""Calendars to subscribe to: one's own made, given another address and ended; all for administrators."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.dashboard import NotFound
from bot.dashboard.trying import Mended
from bot.handling import zone_of
from bot.permissions import Ability, require
from bot.ports import About, Feed, FeedLine, Known, PersonRow, Telling
from bot.replies import Slip
from bot.talk import Talk, is_there
from domain.company.settling import require as require_that
from domain.flaws import Flaw
from domain.ids import DepartmentId, LocationId

MOST = 30
"""Calendars that one person may have."""


@dataclass(frozen=True, slots=True)
class FeedFact:
    """A calendar in a list; moments are by the reader's own clock."""

    id: str
    about: About
    name: str
    """Of the place, department, company or person that it is about; the label itself."""
    tells: Telling
    owner: str
    created_at: datetime
    read_at: datetime | None
    reader: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What a calendar can be about: ids with names."""

    locations: tuple[tuple[str, str], ...]
    departments: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A calendar with the secret that its address ends in, which nobody is told again."""

    feed: FeedFact
    secret: str


async def mine(talk: Talk) -> Sequence[FeedFact]:
    """One's own, oldest first."""
    await require(talk, Ability.CHANGE_OWN)
    return await _facts(talk, await talk.house.feeds.of(_me(talk)))


async def choices(talk: Talk) -> Choices:
    """What one can choose from."""
    await require(talk, Ability.SEE_AWAY)
    settings = talk.settings
    places = ((each, settings.location(each, talk.today).name) for each in settings.locations)
    departments = ((each.id, each.name) for each in settings.departments.values())
    return Choices(_by_name(places), _by_name(departments), tuple(sorted(await _labels(talk))))


async def make(talk: Talk, about: About, which: str, tells: Telling) -> Opened:
    """A new calendar; the same press again gives the same one another address. Raises Mended, Refused."""
    await require(talk, Ability.CHANGE_OWN if about is About.ONESELF else Ability.SEE_AWAY)
    if not await _is_there(talk, about, which):
        raise Mended({"about": Slip.NO_SUCH_CHOICE})
    feed_id = sha256(talk.asker.delivery_id.encode()).hexdigest()[:16]
    others = [line for line in await talk.house.feeds.of(_me(talk)) if line.feed.id != feed_id]
    require_that(len(others) < MOST, "feeds", Flaw.TOO_MANY, str(MOST))
    feed = Feed(feed_id, _me(talk), about, which, tells)
    secret = await talk.house.feeds.open(feed, talk.at)
    (fact,) = await _facts(talk, [FeedLine(feed, talk.at, None, "")])
    return Opened(fact, secret)


async def renew(talk: Talk, feed_id: str) -> Opened:
    """Another address for one of one's own; the one before leads nowhere. Raises NotFound."""
    await require(talk, Ability.CHANGE_OWN)
    secret = await talk.house.feeds.renew(_me(talk), feed_id)
    if secret is None:
        raise NotFound
    (fact,) = await _facts(talk, [_one_of(await talk.house.feeds.of(_me(talk)), feed_id)])
    return Opened(fact, secret)


async def end(talk: Talk, feed_id: str) -> None:
    """Ends one of one's own. Raises NotFound."""
    await require(talk, Ability.CHANGE_OWN)
    if not await talk.house.feeds.close(_me(talk), feed_id):
        raise NotFound


async def everybodys(talk: Talk) -> Sequence[FeedFact]:
    """All of the company's; those of whoever is no longer there end now. Raises Refused."""
    await require(talk, Ability.SETTLE)
    rows = await talk.house.queries.people(talk.company_id)
    there = {each.employee_id for each in rows if is_there(each, talk.today)}
    lines = await talk.house.feeds.all(talk.company_id)
    for owner in {line.feed.owner for line in lines if line.feed.owner.employee_id not in there}:
        await talk.house.feeds.close_all(owner)
    return await _facts(talk, [line for line in lines if line.feed.owner.employee_id in there])


async def end_anybodys(talk: Talk, feed_id: str) -> None:
    """Ends one of the company's. Raises Refused, NotFound."""
    await require(talk, Ability.SETTLE)
    line = _one_of(await talk.house.feeds.all(talk.company_id), feed_id)
    await talk.house.feeds.close(line.feed.owner, feed_id)


def _me(talk: Talk) -> Known:
    return Known(talk.company_id, talk.my_id)


def _one_of(lines: Iterable[FeedLine], feed_id: str) -> FeedLine:
    found = next((line for line in lines if line.feed.id == feed_id), None)
    if found is None:
        raise NotFound
    return found


async def _is_there(talk: Talk, about: About, which: str) -> bool:
    match about:
        case About.LOCATION:
            return which in talk.settings.locations
        case About.DEPARTMENT:
            return which in talk.settings.departments
        case About.LABEL:
            return which in await _labels(talk)
        case About.ONESELF | About.COMPANY:
            return not which
        case _:
            assert_never(about)


async def _labels(talk: Talk) -> set[str]:
    people = await talk.house.queries.people(talk.company_id)
    return {label for each in people if is_there(each, talk.today) for label in each.labels}


async def _facts(talk: Talk, lines: Sequence[FeedLine]) -> list[FeedFact]:
    people = {each.employee_id: each for each in await talk.house.queries.people(talk.company_id)}
    zone = ZoneInfo(zone_of(talk.me, talk.settings, talk.at))
    return [_fact(talk, line, people[line.feed.owner.employee_id], zone) for line in lines]


def _fact(talk: Talk, line: FeedLine, owner: PersonRow, zone: ZoneInfo) -> FeedFact:
    feed = line.feed
    return FeedFact(
        feed.id,
        feed.about,
        _name(talk, feed, owner),
        feed.tells,
        owner.name,
        line.created_at.astimezone(zone),
        line.read_at.astimezone(zone) if line.read_at else None,
        line.reader,
    )


def _name(talk: Talk, feed: Feed, owner: PersonRow) -> str:
    """A place that is gone goes by its id."""
    match feed.about:
        case About.ONESELF:
            return owner.name
        case About.COMPANY:
            return talk.settings.name
        case About.LABEL:
            return feed.which
        case About.LOCATION:
            there = LocationId(feed.which)
            return (
                talk.settings.location(there, talk.today).name if there in talk.settings.locations else there
            )
        case About.DEPARTMENT:
            department = talk.settings.departments.get(DepartmentId(feed.which))
            return department.name if department else feed.which
        case _:
            assert_never(feed.about)


def _by_name(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: (pair[1].casefold(), pair[0])))
