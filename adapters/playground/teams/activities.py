"""Activities as Teams sends them: the envelope that all have, and what each kind adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.teams.tenant import TeamsConversation, TeamsPerson
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

THEME = {"theme": "default"}


def envelope(
    world: TeamsWorld,
    kind: str,
    person: TeamsPerson,
    place: TeamsConversation,
    *,
    source: str = "message",
    thread: str = "",
    **more: object,
) -> Json:
    """What every activity says: who, where, when, in what language and time zone."""
    at = world.now()
    return {
        "type": kind,
        "id": f"f:{world.ids.uuid()}",
        "timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "localTimestamp": person.local(at).isoformat(timespec="milliseconds"),
        "localTimezone": person.tz,
        "channelId": "msteams",
        "serviceUrl": world.service_url,
        "from": {"id": person.mri, "name": person.name, "aadObjectId": person.id},
        "conversation": _conversation(world, place, thread),
        "recipient": {"id": world.app.mri, "name": world.app.name},
        "locale": person.locale,
        "entities": [_client(person)],
        "channelData": _channel_data(world, place, source),
        **more,
    }


def said(
    world: TeamsWorld, person: TeamsPerson, place: TeamsConversation, text: str, *, thread: str = ""
) -> Json:
    """Something typed; `<at>…</at>` in it are the mentions, each named among the entities."""
    activity = envelope(world, "message", person, place, thread=thread, textFormat="plain")
    activity |= {"text": text, "attachments": [{"contentType": "text/html", "content": f"<p>{text}</p>"}]}
    return activity


def invoke(
    world: TeamsWorld,
    name: str,
    person: TeamsPerson,
    place: TeamsConversation,
    value: Json,
    *,
    thread: str = "",
    **more: object,
) -> Json:
    """Something whose answer is waited for."""
    source = "compose" if name.startswith("composeExtension") else "message"
    activity = envelope(world, "invoke", person, place, source=source, thread=thread, **more)
    return {**activity, "name": name, "value": value}


def mention(mri: str, name: str) -> Json:
    return {"type": "mention", "mentioned": {"id": mri, "name": name}, "text": f"<at>{name}</at>"}


def _client(person: TeamsPerson) -> Json:
    country = person.locale.partition("-")[2] or "US"
    shown = {"locale": person.locale, "country": country, "platform": "Web", "timezone": person.tz}
    return {"type": "clientInfo", **shown}


def _conversation(world: TeamsWorld, place: TeamsConversation, thread: str) -> Json:
    found: Json = {"conversationType": place.kind, "tenantId": world.tenant.id, "id": place.id}
    if place.kind == "personal":
        return found
    if thread:
        found["id"] = f"{place.id};messageid={thread}"
    return {"isGroup": True, **found, **({"name": place.name} if place.name else {})}


def _channel_data(world: TeamsWorld, place: TeamsConversation, source: str) -> Json:
    found: Json = {"tenant": {"id": world.tenant.id}, "source": {"name": source}}
    if place.kind == "channel":
        found |= {
            "teamsChannelId": place.id,
            "teamsTeamId": world.tenant.team_id,
            "channel": {"id": place.id},
            "team": {"id": world.tenant.team_id},
        }
    return found
