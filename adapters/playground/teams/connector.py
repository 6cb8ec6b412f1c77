"""The Bot Connector's REST API: what the app calls to speak in a chat and to ask who is in it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from aiohttp import web

from adapters.playground.journal import ApiCall
from adapters.playground.teams import faulty, members, posting
from adapters.playground.teams.refusals import TeamsRefused, malformed, no_message, too_big
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

LARGEST = 100 * 1024
"""Bytes of a message, counted in UTF-16 as Teams counts them."""

Operation: TypeAlias = Callable[
    ["TeamsWorld", web.Request, Json], Awaitable[tuple[int, Json | list[Json] | None]]
]


async def create(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """Open somebody's chat with the app, or a new thread in a channel."""
    return 201, posting.open_conversation(world, body)


async def send(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """Post a message."""
    return 201, {"id": posting.post(world, request.match_info["conversation"], body)}


async def reply(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """Post a message under another one; a chat that has no threads ignores under which."""
    to = request.match_info["activity"]
    return 201, {"id": posting.post(world, request.match_info["conversation"], body, reply_to=to)}


async def update(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, Json]:
    """Put new content into a message of the app's."""
    place = posting.place_of(world, request.match_info["conversation"])
    message = place.find(request.match_info["activity"])
    if message is None or message.sender:
        raise no_message()
    posting.change(world, message, body)
    return 200, {"id": message.id}


async def delete(world: TeamsWorld, request: web.Request, body: Json) -> tuple[int, None]:
    """Take a message of the app's away."""
    place = posting.place_of(world, request.match_info["conversation"])
    message = place.find(request.match_info["activity"])
    if message is None or message.sender:
        raise no_message()
    place.messages.remove(message)
    world.changed()
    return 200, None


OPERATIONS: dict[str, tuple[str, str, Operation]] = {
    "createConversation": ("POST", "/v3/conversations", create),
    "sendToConversation": ("POST", "/v3/conversations/{conversation}/activities", send),
    "replyToActivity": ("POST", "/v3/conversations/{conversation}/activities/{activity}", reply),
    "updateActivity": ("PUT", "/v3/conversations/{conversation}/activities/{activity}", update),
    "deleteActivity": ("DELETE", "/v3/conversations/{conversation}/activities/{activity}", delete),
    "getMembers": ("GET", "/v3/conversations/{conversation}/members", members.everybody),
    "getPagedMembers": ("GET", "/v3/conversations/{conversation}/pagedmembers", members.page),
    "getMember": ("GET", "/v3/conversations/{conversation}/members/{member}", members.one),
    "getTeam": ("GET", "/v3/teams/{team}", members.team),
    "getChannels": ("GET", "/v3/teams/{team}/conversations", members.channels),
}


async def answer(request: web.Request, world: TeamsWorld, name: str) -> web.Response:
    """Check, do, write down; refuse as Teams does."""
    body: Json = {}
    try:
        _authorised(request, world)
        body = await _body(request)
        fault = await faulty.before(world, name)
        status, said = await OPERATIONS[name][2](world, request, body)
        faulty.after(request, fault)
    except TeamsRefused as refused:
        _note(world, request, name, body, {"ok": False, "error": refused.code}, refused.status)
        return refused.answer()
    shown = said if isinstance(said, dict) else {"value": said}
    _note(world, request, name, body, {"ok": True, **shown}, status)
    return web.Response(status=status) if said is None else web.json_response(said, status=status)


def _authorised(request: web.Request, world: TeamsWorld) -> None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not world.keys.is_good(token):
        raise TeamsRefused(401, "Unauthorized", "Authorization has been denied for this request.")


async def _body(request: web.Request) -> Json:
    if request.method in ("GET", "DELETE"):
        return {}
    text = await request.text()
    if len(text.encode("utf-16-le")) > LARGEST:
        raise too_big()
    try:
        given = json.loads(text)
    except ValueError as wrong:
        raise malformed("The body is no JSON.") from wrong
    if not isinstance(given, dict):
        raise malformed("An object is expected.")
    return given


def _note(world: TeamsWorld, request: web.Request, name: str, body: Json, said: Json, status: int) -> None:
    args = {**request.match_info, **request.query, **({"body": body} if body else {})}
    world.journal.calls.append(ApiCall(world.now(), f"teams {name}", args, said, status))
