"""What one person sees of their Teams, as the page in the browser wants it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from adapters.playground.picture import COLOURS
from adapters.playground.teams.acting import who
from adapters.playground.teams.tenant import CARD, TeamsConversation, TeamsMessage, TeamsPerson
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

SHOWN = 200
"""How many messages of a conversation are drawn; older ones stay in the tenant."""
FEW = 60
"""A card that says nobody's name refreshes for everybody in a conversation of so many."""


def seen_by(world: TeamsWorld, person: str, at: str) -> Json:
    """The whole picture for one person who looks at conversation `at`; `app` is their chat with the app."""
    me = who(world, person)
    own = world.personal(person)
    places = [own, *(each for each in world.tenant.conversations.values() if _is_listed(each, person))]
    here = next((each for each in places if each.id == (own.id if at == "app" else at)), own)
    dialog = world.dialogs.get(person)
    return {
        "at": at,
        "me": person_picture(me),
        "tenant": {"name": world.tenant.name, "team": world.tenant.team_name},
        "app": {"name": world.app.name, "extensions": [asdict(each) for each in world.app.extensions]},
        "people": [person_picture(each) for each in world.tenant.people.values()],
        "places": [_place(each, me) for each in places],
        "messages": [_message(here, each, me) for each in here.messages[-SHOWN:]],
        "dialog": asdict(dialog) if dialog else None,
    }


def person_picture(person: TeamsPerson) -> Json:
    return {
        "id": person.id,
        "real_name": person.name,
        "title": person.title,
        "tz": person.tz,
        "locale": person.locale,
        "colour": COLOURS[sum(map(ord, person.email)) % len(COLOURS)],
        "is_bot": False,
    }


def _is_listed(place: TeamsConversation, person: str) -> bool:
    return place.kind != "personal" and person in place.members


def _place(place: TeamsConversation, me: TeamsPerson) -> Json:
    return {
        "id": place.id,
        "kind": place.kind,
        "name": place.name,
        "members": len(place.members),
        "has_app": place.is_installed,
        "news": [each.id for each in place.messages if each.sender != me.id][-20:],
    }


def _message(place: TeamsConversation, message: TeamsMessage, me: TeamsPerson) -> Json:
    return {
        "id": message.id,
        "sender": message.sender,
        "text": message.text,
        "mentions": [each["mentioned"] for each in message.entities if each.get("type") == "mention"],
        "at": message.at,
        "root": message.root,
        "card": message.card(me.id),
        "others": [each for each in message.attachments if each.get("contentType") != CARD],
        "version": message.version,
        "is_edited": message.version > 0,
        "is_mine_alone": me.id in message.views,
        "refreshes": _refreshes(place, message, me),
    }


def _refreshes(place: TeamsConversation, message: TeamsMessage, me: TeamsPerson) -> bool:
    refresh = (message.card() or {}).get("refresh")
    if not isinstance(refresh, dict) or not refresh.get("action"):
        return False
    named = refresh.get("userIds")
    return len(place.members) <= FEW if named is None else me.mri in named or me.id in named
