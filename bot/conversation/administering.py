"""A channel's digest: arranging, changing and stopping it."""

from datetime import time

from bot import intents
from bot.handling import zone_of
from bot.replies import Open, Redraw, Reply, Say
from bot.screens.away import DigestForm, DigestScope, DigestValues
from bot.screens.helping import Notice, NoticeKind
from bot.talk import Talk
from domain.company.commands import ArrangeDigest, StopDigest
from domain.company.digests import Channel, Digest, Rhythm
from domain.ids import DepartmentId, DigestId, LocationId

EVERYBODY = "company"
LOCATION, DEPARTMENT = "location:", "department:"
MINUTES_AN_HOUR = 60


async def open_digest(talk: Talk) -> Reply:
    """The form of the channel the asker is in: whoever is there may arrange its digest (decision 0010)."""
    channel = talk.asker.channel
    if channel is None:
        return Say(Notice(NoticeKind.DIGEST_NEEDS_CHANNEL))
    digest = talk.settings.digests.get(digest_id_of(channel))
    zone = zone_of(talk.me, talk.settings, talk.at)
    values = _values(digest) if digest else DigestValues(channel.channel_id, time_zone=zone)
    zones = sorted({zone, values.time_zone, *_zones(talk)})
    return Open(DigestForm(values, _scopes(talk), tuple(zones), digest is not None))


async def arrange(talk: Talk, intent: intents.ArrangeDigest) -> Reply:
    """Arranges the digest of a channel, or changes it."""
    values = intent.values
    channel = _channel(talk, values.channel_id)
    digest = Digest(
        digest_id_of(channel),
        channel,
        time(values.minute // MINUTES_AN_HOUR, values.minute % MINUTES_AN_HOUR),
        values.time_zone,
        talk.settings.locale,
        Rhythm.DAILY if values.weekday is None else Rhythm.WEEKLY,
        values.weekday or 0,
        LocationId(values.scope.removeprefix(LOCATION)) if values.scope.startswith(LOCATION) else None,
        DepartmentId(values.scope.removeprefix(DEPARTMENT)) if values.scope.startswith(DEPARTMENT) else None,
        is_posted_when_empty=values.is_posted_when_empty,
    )
    await talk.house.handling.handle(talk.context(), ArrangeDigest(digest))
    return Redraw(Notice(NoticeKind.DIGEST_ARRANGED, values.channel_id))


async def stop(talk: Talk, intent: intents.StopDigest) -> Reply:
    """Stops the digest of a channel."""
    command = StopDigest(digest_id_of(_channel(talk, intent.channel_id)))
    await talk.house.handling.handle(talk.context(), command)
    return Redraw(Notice(NoticeKind.DIGEST_STOPPED, intent.channel_id))


def digest_id_of(channel: Channel) -> DigestId:
    """One digest a channel."""
    return DigestId(f"{channel.platform.value}-{channel.workspace_id}-{channel.channel_id}".lower())


def _channel(talk: Talk, channel_id: str) -> Channel:
    identity = talk.asker.identity
    return Channel(identity.platform, identity.workspace_id, channel_id)


def _values(digest: Digest) -> DigestValues:
    scope = EVERYBODY
    if digest.location_id:
        scope = LOCATION + digest.location_id
    if digest.department_id:
        scope = DEPARTMENT + digest.department_id
    minute = digest.at.hour * MINUTES_AN_HOUR + digest.at.minute
    weekday = digest.weekday if digest.rhythm is Rhythm.WEEKLY else None
    return DigestValues(
        digest.channel.channel_id, scope, minute, digest.time_zone, weekday, digest.is_posted_when_empty
    )


def _scopes(talk: Talk) -> tuple[DigestScope, ...]:
    everybody = DigestScope(EVERYBODY, talk.settings.name)
    places = [
        DigestScope(LOCATION + each, talk.settings.location(each, talk.today).name)
        for each in talk.settings.locations
    ]
    departments = [
        DigestScope(DEPARTMENT + each.id, each.name) for each in talk.settings.departments.values()
    ]
    return (everybody, *places, *departments)


def _zones(talk: Talk) -> list[str]:
    return [talk.settings.location(each, talk.today).time_zone for each in talk.settings.locations]
