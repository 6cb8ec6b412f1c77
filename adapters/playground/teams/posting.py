"""Puts messages into conversations: the app's, and what people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.teams.refusals import TeamsRefused, blocked, malformed, no_conversation, not_there
from adapters.playground.teams.tenant import CARD, TeamsConversation, TeamsMessage
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

THREAD = ";messageid="
CARDS = (CARD, "application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail")
SILENT = ("typing", "trace", "event")


def place_of(world: TeamsWorld, name: str) -> TeamsConversation:
    """The conversation that the app names, a thread's being its channel. Raises TeamsRefused."""
    place = world.tenant.conversations.get(name.partition(THREAD)[0])
    if place is None:
        raise no_conversation()
    if place.is_blocked:
        raise blocked()
    if not place.is_installed:
        raise not_there()
    return place


def post(world: TeamsWorld, name: str, body: Json, *, reply_to: str = "") -> str:
    """What the app says, and under which id; a thread's own name is where it replies."""
    place = place_of(world, name)
    if body.get("type") in SILENT:
        return world.new_id()
    _checked(body)
    root = ""
    if place.kind == "channel":
        root = name.partition(THREAD)[2] or _root_of(place, reply_to)
    message = TeamsMessage(world.new_id(), "", "", world.stamp(), root=root)
    _fill(message, body)
    place.messages.append(message)
    world.changed()
    return message.id


def change(world: TeamsWorld, message: TeamsMessage, body: Json) -> None:
    """New content for everybody: what single people were answered with is gone."""
    _checked(body)
    _fill(message, body)
    message.version += 1
    message.views.clear()
    world.changed()


def open_conversation(world: TeamsWorld, body: Json) -> Json:
    """Somebody's chat with the app, or a thread in a channel. Raises TeamsRefused."""
    channel = ((body.get("channelData") or {}).get("channel") or {}).get("id")
    first = body.get("activity")
    if channel:
        if not isinstance(first, dict):
            raise malformed("A thread begins with an activity.")
        message = post(world, channel, first)
        return {"id": f"{channel}{THREAD}{message}", "activityId": message}
    place = _chat_with(world, body)
    message = post(world, place.id, first) if isinstance(first, dict) else ""
    return {"id": place.id, **({"activityId": message} if message else {})}


def _chat_with(world: TeamsWorld, body: Json) -> TeamsConversation:
    tenant = body.get("tenantId") or ((body.get("channelData") or {}).get("tenant") or {}).get("id")
    members = body.get("members") or []
    if body.get("isGroup") or len(members) != 1:
        raise malformed("Bad format of conversation ID")
    if tenant != world.tenant.id:
        raise TeamsRefused(403, "TenantNotAuthorized", "The tenant is not this one's.")
    person = world.tenant.person(str(members[0].get("id")))
    if person is None:
        raise TeamsRefused(400, "BadArgument", "Failed to decrypt pairwise id")
    place = world.personal(person.id)
    if not place.is_installed:
        raise TeamsRefused(403, "ForbiddenOperationException", "The bot is not installed for this user.")
    return place


def _root_of(place: TeamsConversation, reply_to: str) -> str:
    found = place.find(reply_to) if reply_to else None
    return (found.root or found.id) if found else ""


def _fill(message: TeamsMessage, body: Json) -> None:
    message.text = str(body.get("text") or "")
    message.attachments = body.get("attachments") or []
    message.entities = body.get("entities") or []
    message.summary = str(body.get("summary") or "")


def _checked(body: Json) -> None:
    attachments = body.get("attachments") or []
    if not body.get("text") and not attachments:
        raise malformed("Activity must include non empty 'text' field or at least one attachment")
    for each in attachments:
        if each.get("contentType") not in CARDS:
            raise malformed(f"Unknown attachment type: {each.get('contentType')}")
        content = each.get("content")
        if each["contentType"] == CARD and not (isinstance(content, dict) and _is_drawable(content)):
            raise TeamsRefused(400, "BadArgument", "The card is no Adaptive Card of a version up to 1.5")


def _is_drawable(card: Json) -> bool:
    known = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5")
    return card.get("type") == "AdaptiveCard" and card.get("version") in known
