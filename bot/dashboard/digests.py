"""The digests of all channels: what each says, when it comes, and forms to change, stop and add them."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.conversation.administering import digest_id_of
from bot.dashboard import NotFound
from bot.dashboard.accounts import LOCALES
from bot.dashboard.settled import Part, mark, past, settle, was_settled
from bot.dashboard.subscribing import Choices, choices
from bot.dashboard.trying import Mended
from bot.dashboard.typed import check
from bot.handling import zone_of
from bot.permissions import Ability, require
from bot.replies import Slip
from bot.talk import Talk
from domain.company.commands import ArrangeDigest, StopDigest
from domain.company.digests import Channel, Digest, Platform
from domain.company.settings import Settings
from domain.ids import DepartmentId, DigestId, LocationId
from domain.time_zones import is_time_zone

SLACK_CHANNEL = re.compile(r"[CG](?=[A-Z]*[0-9])[A-Z0-9]{6,20}")
MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel by the names that are known of it; `channel_name` is its id where nobody told us more."""

    channel: Channel
    workspace_name: str
    channel_name: str

    @property
    def key(self) -> DigestId:
        """What its digest is called, or would be."""
        return digest_id_of(self.channel)


@dataclass(frozen=True, slots=True)
class DigestFact:
    """A digest with the names of what it is about; `about` is empty for everybody."""

    digest: Digest
    place: Place
    about: str
    is_connected: bool
    """Whether its workspace is; nothing is posted where it is not."""
    stands: str


@dataclass(frozen=True, slots=True)
class DigestForm:
    """A digest to fill in: what stands, and what can be chosen; `fact` None is a new one."""

    fact: DigestFact | None
    digest: Digest
    choices: Choices
    zones: tuple[str, ...]
    locales: tuple[str, ...]
    places: tuple[Place, ...]
    """Channels without one of which we have heard."""
    slack: tuple[tuple[str, str], ...]
    """Slack workspaces that are connected, ids with names: their channels are named by hand."""


async def digests(talk: Talk) -> tuple[DigestFact, ...]:
    """All of them, by where they are posted. Raises Refused."""
    await require(talk, Ability.SETTLE)
    facts = [await _fact(talk, each) for each in talk.settings.digests.values()]
    return tuple(sorted(facts, key=lambda each: (each.place.workspace_name, each.place.channel_name)))


async def form(talk: Talk, digest_id: str | None = None) -> DigestForm:
    """Of one that stands, or for a new one. Raises Refused, NotFound."""
    await require(talk, Ability.SETTLE)
    stands = _standing(talk, digest_id) if digest_id is not None else None
    zone = zone_of(talk.me, talk.settings, talk.at)
    nowhere = Channel(Platform.SLACK, "", "")
    digest = stands or Digest(DigestId(""), nowhere, MORNING, zone, talk.settings.locale)
    zones = {zone, digest.time_zone, *(_zone(talk, each) for each in talk.settings.locations)}
    locales = dict.fromkeys((digest.locale, talk.settings.locale, *LOCALES))
    return DigestForm(
        await _fact(talk, stands) if stands else None,
        digest,
        await choices(talk),
        tuple(sorted(zones)),
        tuple(locales),
        tuple([each async for each in _free_places(talk)]),
        tuple((key, name) for (of, key), name in talk.settings.workspaces.items() if of is Platform.SLACK),
    )


async def add(talk: Talk, channel: Channel, digest: Digest) -> DigestId:
    """Arranges one in a channel that has none. Raises Refused, Mended."""
    await require(talk, Ability.SETTLE)
    key = digest_id_of(channel)
    is_connected = (channel.platform, channel.workspace_id) in talk.settings.workspaces
    is_named = channel.platform is not Platform.SLACK or SLACK_CHANNEL.fullmatch(channel.channel_id)
    heard = channel.platform is Platform.SLACK or channel in [
        each.channel async for each in _free_places(talk)
    ]
    if not (is_connected and is_named and heard) or key in talk.settings.digests:
        if await was_settled(talk):
            return key
        raise Mended({"channel": Slip.NOT_AN_ID if not is_named else Slip.NO_SUCH_CHOICE})
    arranged = replace(digest, id=key, channel=channel)
    _check(talk, arranged)
    nothing = mark(_of(key), Settings())
    await settle(talk, nothing, _of(key), lambda _: [ArrangeDigest(arranged)])
    return key


async def change(talk: Talk, digest_id: str, digest: Digest, stood: str) -> str:
    """What a form opened now carries. Raises Refused, Mended, NotFound, Stale."""
    await require(talk, Ability.SETTLE)
    was = _standing(talk, digest_id)
    arranged = replace(digest, id=was.id, channel=was.channel)
    _check(talk, arranged)
    await settle(talk, stood, _of(was.id), lambda _: [ArrangeDigest(arranged)])
    return mark(_of(was.id), await talk.house.store.settings(talk.company_id))


async def stop(talk: Talk, digest_id: str, stood: str) -> str:
    """What somebody who takes it back carries. Raises Refused, NotFound, Stale."""
    await require(talk, Ability.SETTLE)
    key = DigestId(digest_id)
    if key not in talk.settings.digests and not await was_settled(talk):
        raise NotFound
    await settle(talk, stood, _of(key), lambda _: [StopDigest(key)])
    return mark(_of(key), await talk.house.store.settings(talk.company_id))


async def put_back(talk: Talk, digest_id: str, before: datetime, stood: str) -> None:
    """As it was before a moment. Raises Refused, NotFound, Stale."""
    key = DigestId(digest_id)
    was = (await past(talk, before)).digests.get(key)
    if was is None:
        raise NotFound
    await settle(talk, stood, _of(key), lambda _: [ArrangeDigest(was)])


def _standing(talk: Talk, digest_id: str) -> Digest:
    found = talk.settings.digests.get(DigestId(digest_id))
    if found is None:
        raise NotFound
    return found


def _of(key: DigestId) -> Part:
    return lambda settings: settings.digests.get(key)


def _check(talk: Talk, digest: Digest) -> None:
    settings = talk.settings
    is_place = digest.location_id is None or digest.location_id in settings.locations
    is_team = digest.department_id is None or digest.department_id in settings.departments
    check(
        {
            "about": None if is_place and is_team else Slip.NO_SUCH_CHOICE,
            "time_zone": None if is_time_zone(digest.time_zone) else Slip.NO_SUCH_TIME_ZONE,
            "locale": None
            if digest.locale in (*LOCALES, settings.locale, *_spoken(settings))
            else Slip.NO_SUCH_CHOICE,
        }
    )


def _spoken(settings: Settings) -> Sequence[str]:
    return [each.locale for each in settings.digests.values()]


async def _fact(talk: Talk, digest: Digest) -> DigestFact:
    channel, settings = digest.channel, talk.settings
    return DigestFact(
        digest,
        await _place(talk, channel),
        _about(talk, digest),
        (channel.platform, channel.workspace_id) in settings.workspaces,
        mark(_of(digest.id), settings),
    )


async def _place(talk: Talk, channel: Channel) -> Place:
    workspace = talk.settings.workspaces.get((channel.platform, channel.workspace_id), channel.workspace_id)
    name = channel.channel_id
    if channel.platform is Platform.TEAMS:
        known = await talk.house.references.find(channel.workspace_id, channel.channel_id)
        name = known.name if known is not None and known.name else name
    return Place(channel, workspace, name)


async def _free_places(talk: Talk) -> AsyncIterator[Place]:
    """Channels in Teams that have told us of themselves, without a digest."""
    for (platform, workspace_id), name in talk.settings.workspaces.items():
        if platform is not Platform.TEAMS:
            continue
        for each in await talk.house.references.channels(workspace_id):
            channel = Channel(platform, workspace_id, each.conversation_id)
            if digest_id_of(channel) not in talk.settings.digests:
                yield Place(channel, name, each.name or each.conversation_id)


def _about(talk: Talk, digest: Digest) -> str:
    if digest.location_id is not None:
        return talk.settings.location(LocationId(digest.location_id), talk.today).name
    if digest.department_id is not None:
        return talk.settings.departments[DepartmentId(digest.department_id)].name
    return digest.label or ""


def _zone(talk: Talk, location_id: LocationId) -> str:
    return talk.settings.location(location_id, talk.today).time_zone
