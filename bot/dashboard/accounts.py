"""Somebody's own account: how they are spoken to, where they are signed in, and by what they are known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cache
from zoneinfo import available_timezones

from bot.conversation.knowing import clock_of
from bot.permissions import Ability, require
from bot.ports import Known, Session, SignIn
from bot.ports.providers import Provider, Verified
from bot.talk import Talk
from domain.company.digests import Platform
from domain.employees.commands import ChangeProfile
from domain.time_zones import is_time_zone

LOCALES = ("en-GB", "en-US", "de-DE", "de-AT", "de-CH")
"""Languages with their ways of writing dates, as far as there are translations."""


@dataclass(frozen=True, slots=True)
class SessionFact:
    """Where somebody is signed in; moments are by their own clock."""

    id: str
    agent: str
    by: str
    began: datetime
    seen: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class SignInFact:
    """A sign-in elsewhere that lets somebody in."""

    sign_in: SignIn
    name: str


@dataclass(frozen=True, slots=True)
class IdentityFact:
    """Who somebody is in chat."""

    platform: Platform
    workspace: str


@dataclass(frozen=True, slots=True)
class Account:
    """Everything on the page; `locale` and `time_zone` are None where chat, browser and place decide."""

    locale: str | None
    time_zone: str | None
    place_zone: str
    sessions: Sequence[SessionFact]
    sign_ins: Sequence[SignInFact]
    identities: Sequence[IdentityFact]
    providers: Sequence[Provider]
    """Those that can be connected."""


class Connected(Enum):
    """What became of connecting a sign-in."""

    YES = "yes"
    TAKEN = "taken"
    """It is somebody else's."""
    BY_ITSELF = "by_itself"
    """It needs no connecting: whoever is known in that workspace or tenant is let in."""


async def account(talk: Talk, here: Session, providers: Sequence[Provider]) -> Account:
    """Of the asker alone."""
    await require(talk, Ability.CHANGE_OWN)
    profile, known = talk.me.profile, _me(talk)
    sessions = await talk.house.sessions.of(known, talk.at)
    zone = clock_of(_without_own_zone(talk)).key
    return Account(
        profile.locale,
        profile.time_zone,
        zone,
        [_session(talk, each, here) for each in sessions],
        [SignInFact(*each) for each in await talk.house.sign_ins.of(known)],
        _identities(talk),
        [each for each in providers if each.is_connected_by_hand],
    )


async def speak(talk: Talk, locale: str, time_zone: str) -> Sequence[str]:
    """Settles the asker's own language and time zone; the names of those that there are not."""
    await require(talk, Ability.CHANGE_OWN)
    is_spoken = locale in ("", talk.me.profile.locale, *LOCALES)
    is_somewhere = not time_zone or is_time_zone(time_zone)
    if not is_spoken or not is_somewhere:
        known = {"locale": is_spoken, "time_zone": is_somewhere}
        return [name for name, is_known in known.items() if not is_known]
    profile = replace(talk.me.profile, locale=locale or None, time_zone=time_zone or None)
    await talk.house.handling.handle(talk.context(), ChangeProfile(talk.my_id, profile))
    return ()


async def end_session(talk: Talk, session_id: str) -> bool:
    """False where the asker has no such one."""
    await require(talk, Ability.CHANGE_OWN)
    return await talk.house.sessions.end(_me(talk), session_id)


async def end_others(talk: Talk, here: Session) -> int:
    """All of the asker's but this one; how many there were."""
    await require(talk, Ability.CHANGE_OWN)
    return await talk.house.sessions.end_all(_me(talk), but=here.id)


async def connect(talk: Talk, verified: Verified) -> Connected:
    """From now on the sign-in lets the asker in."""
    await require(talk, Ability.CHANGE_OWN)
    if not isinstance(verified.who, SignIn):
        return Connected.BY_ITSELF
    is_ours = await talk.house.sign_ins.connect(_me(talk), verified.who, verified.name, talk.at)
    return Connected.YES if is_ours else Connected.TAKEN


async def disconnect(talk: Talk, sign_in: SignIn) -> bool:
    """False where it was not the asker's."""
    await require(talk, Ability.CHANGE_OWN)
    return await talk.house.sign_ins.disconnect(_me(talk), sign_in)


@cache
def time_zones() -> tuple[str, ...]:
    """Those of places, by name."""
    places = {each for each in available_timezones() if "/" in each and not each.startswith("Etc/")}
    return tuple(sorted(places))


def _without_own_zone(talk: Talk) -> Talk:
    """As if the asker had chosen no time zone."""
    return replace(talk, me=replace(talk.me, profile=replace(talk.me.profile, time_zone=None)))


def _me(talk: Talk) -> Known:
    return Known(talk.company_id, talk.my_id)


def _session(talk: Talk, session: Session, here: Session) -> SessionFact:
    zone = clock_of(talk)
    began, seen = session.created_at.astimezone(zone), session.seen_at.astimezone(zone)
    return SessionFact(session.id, session.agent, session.by, began, seen, session.id == here.id)


def _identities(talk: Talk) -> list[IdentityFact]:
    named = talk.settings.workspaces
    found = [
        IdentityFact(each.platform, named.get((each.platform, each.workspace_id), each.workspace_id))
        for each in talk.me.identities
    ]
    return sorted(found, key=lambda each: (each.platform.value, each.workspace))
