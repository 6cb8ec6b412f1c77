"""Somebody's own consent to have their leave shown as their status: given, looked at, and withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from bot.conversation.knowing import clock_of
from bot.dashboard import NotFound
from bot.effects import MindStatus
from bot.permissions import Ability, require
from bot.ports import Consent, ConsentGone, Granted, Known, NotDelivered, NotGranted, Stand, Withheld
from bot.reactions.statuses import next_shown, shown_of
from bot.talk import Talk
from bot.wording.statuses import away
from bot.wording.words import words
from domain.company.digests import Platform
from domain.employees.assignment import Identity


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """Where a status could be shown: a workspace or tenant that somebody is known in."""

    platform: Platform
    workspace_id: str
    workspace: str
    is_offered: bool
    """Whether consent can be asked for there at all."""
    since: datetime | None
    """When consent was given, by the person's own clock; None where there is none."""
    is_ours: bool
    """Whether what stands there now was set by us."""
    is_theirs: bool
    """Whether they have set another during this leave, which is left alone."""


@dataclass(frozen=True, slots=True)
class LookFact:
    """What is shown during some kinds of leave: the names of the types are for the person alone."""

    emoji: str
    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A status from one moment to another, by the person's own clock."""

    emoji: str
    text: str
    begins: datetime
    ends: datetime
    last_day: date
    """The day on which it ends: of midnight the day before."""
    is_now: bool


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """Everything on the page."""

    places: Sequence[PlaceFact]
    looks: Sequence[LookFact]
    coming: ShownFact | None
    """What is shown now, or next."""


class Came(Enum):
    """What became of somebody who came back from a platform."""

    GIVEN = "given"
    SOMEBODY_ELSE = "somebody_else"
    """They were signed in there as somebody whom we do not know as them."""
    LATER = "later"
    DENIED = "denied"
    NOT_ALLOWED = "not_allowed"
    INCOMPLETE = "incomplete"
    WENT_WRONG = "went_wrong"


async def status(talk: Talk) -> StatusFacts:
    """Of the asker alone."""
    await require(talk, Ability.CHANGE_OWN, talk.me)
    given = {each.identity: each for each in await talk.house.consents.of(_me(talk))}
    identities = sorted(talk.me.identities, key=lambda each: (each.platform.value, each.workspace_id))
    places = [_place(talk, each, given.get(each)) for each in identities]
    return StatusFacts([each for each in places if each is not None], _looks(talk), _coming(talk))


async def door(talk: Talk, platform: Platform, workspace_id: str, state: str, back: str) -> str:
    """The platform's page that asks for consent. Raises NotFound."""
    await require(talk, Ability.CHANGE_OWN, talk.me)
    statuses, place = talk.house.statuses.get(platform), (platform, workspace_id)
    theirs = [each for each in talk.me.identities if (each.platform, each.workspace_id) == place]
    if statuses is None or not statuses.is_offered or not theirs:
        raise NotFound
    return statuses.door(theirs[0], state, back)


async def come_back(talk: Talk, platform: Platform, code: str, problem: str, back: str) -> Came:
    """Keeps the consent, and sets the status at once where the asker is away now. Raises NotFound."""
    await require(talk, Ability.CHANGE_OWN, talk.me)
    statuses = talk.house.statuses.get(platform)
    if statuses is None or not statuses.is_offered:
        raise NotFound
    try:
        granted = await statuses.accept(code, problem, back)
    except NotGranted as withheld:
        return _WITHHELD[withheld.why]
    except NotDelivered:
        return Came.LATER
    if granted.identity not in talk.me.identities:
        await _refuse(talk, granted)
        return Came.SOMEBODY_ELSE
    await talk.house.consents.give(_consent(talk, granted))
    await _mind(talk)
    return Came.GIVEN


async def withdraw(talk: Talk, platform: Platform, workspace_id: str) -> bool:
    """From now on nothing is set there, and what we had set is taken away; False where there was none."""
    await require(talk, Ability.CHANGE_OWN, talk.me)
    is_withdrawn = await talk.house.consents.withdraw(_me(talk), platform, workspace_id, talk.at)
    if is_withdrawn:
        await _mind(talk)
    return is_withdrawn


async def _mind(talk: Talk) -> None:
    key = f"mind-status-{talk.my_id}-{talk.asker.delivery_id}"
    await talk.house.outbox.add(talk.company_id, MindStatus(talk.my_id), key, talk.at)


async def _refuse(talk: Talk, granted: Granted) -> None:
    """A token of somebody else's should not be good for anything."""
    try:
        await talk.house.statuses[granted.identity.platform].give_back(_consent(talk, granted))
    except (ConsentGone, NotDelivered):
        return


def _consent(talk: Talk, granted: Granted) -> Consent:
    return Consent(_me(talk), granted.identity, talk.at, granted.token, granted.renewal, granted.ends_at)


def _place(talk: Talk, identity: Identity, consent: Consent | None) -> PlaceFact | None:
    """None where the workspace is not connected, or on the web."""
    place = (identity.platform, identity.workspace_id)
    if place not in talk.settings.workspaces or identity.platform not in talk.house.statuses:
        return None
    is_given = consent is not None and consent.withdrawn_at is None
    shown = consent.shown if consent is not None else None
    stand = consent.stand if consent is not None else Stand.MEANT
    return PlaceFact(
        *place,
        talk.settings.workspaces[place],
        talk.house.statuses[identity.platform].is_offered,
        consent.given_at.astimezone(clock_of(talk)) if consent is not None and is_given else None,
        shown is not None and stand is Stand.SET,
        shown is not None and stand is Stand.THEIRS,
    )


def _looks(talk: Talk) -> list[LookFact]:
    """Each look once, with the types that have it."""
    plain, found = away(words(talk.locale)), dict[tuple[str, str], list[str]]()
    for each in talk.settings.leave_types.values():
        if each.is_active:
            look = (each.status_emoji, each.status_text or plain)
            found.setdefault(look, []).append(each.name)
    return [LookFact(emoji, text, tuple(names)) for (emoji, text), names in found.items()]


def _coming(talk: Talk) -> ShownFact | None:
    shown = shown_of(talk.me, talk.settings, talk.at) or next_shown(talk.me, talk.settings, talk.at)
    if shown is None or shown.since is None or shown.until is None:
        return None
    zone = clock_of(talk)
    begins, ends = shown.since.astimezone(zone), shown.until.astimezone(zone)
    last_day = (ends - timedelta(microseconds=1)).date()
    return ShownFact(shown.emoji, shown.text, begins, ends, last_day, shown.since <= talk.at)


def _me(talk: Talk) -> Known:
    return Known(talk.company_id, talk.my_id)


_WITHHELD = {
    Withheld.DENIED: Came.DENIED,
    Withheld.NOT_ALLOWED: Came.NOT_ALLOWED,
    Withheld.INCOMPLETE: Came.INCOMPLETE,
    Withheld.WENT_WRONG: Came.WENT_WRONG,
}
