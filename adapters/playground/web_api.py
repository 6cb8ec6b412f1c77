"""The door of the Web API: reads a request, lets the method answer, and writes down both."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground import answers
from adapters.playground.faults import Fault
from adapters.playground.journal import ApiCall
from adapters.playground.methods import METHODS, answer
from adapters.playground.methods.call import Args
from adapters.playground.refusals import SlackRefused
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld


async def call(request: web.Request, world: SlackWorld) -> web.StreamResponse:
    """One call of a method."""
    method = request.match_info["method"]
    fault = world.faults.take(method)
    try:
        given, token = await _read(request)
    except SlackRefused as refused:
        return _respond(world, method, {}, refused.answer())
    if fault and fault.timeout:
        await _stay_silent(request)
    try:
        _strike(fault)
        body, scopes = answer(world, method, Args(given), token)
    except SlackRefused as refused:
        return _respond(world, method, given, refused.answer(), refused.status, refused.retry_after)
    if fault and fault.disconnect_after_effect:
        _respond(world, method, given, {"ok": True, **body})
        return _hang_up(request)
    accepted = METHODS[method][0] if method in METHODS else ""
    return _respond(world, method, given, {"ok": True, **body}, scopes=(scopes, accepted))


async def respond(request: web.Request, world: SlackWorld) -> web.StreamResponse:
    """One use of a response URL."""
    fault = world.faults.take("response_url")
    try:
        _strike(fault)
        body = await request.json()
        if not isinstance(body, dict):
            raise SlackRefused("invalid_payload", status=400)
        origin = world.response_urls.use(request.match_info["key"])
        workspace, _ = world.place(origin.channel)
        answers.to_response_url(world, workspace, origin, body)
    except json.JSONDecodeError:
        return web.Response(text="invalid_payload", status=400)
    except SlackRefused as refused:
        text = json.dumps(refused.answer()) if refused.status == 200 else refused.error
        return web.Response(text=text, status=refused.status if refused.status != 200 else 400)
    _write_down(world, "response_url", body, {"ok": True})
    return web.Response(text="ok")


def _strike(fault: Fault | None) -> None:
    if fault and fault.error:
        raise SlackRefused(fault.error, status=fault.status or 200, retry_after=fault.retry_after)
    if fault and fault.status:
        word = "ratelimited" if fault.status == 429 else "internal_error"
        raise SlackRefused(word, status=fault.status, retry_after=fault.retry_after)


async def _read(request: web.Request) -> tuple[Json, str]:
    """The arguments, wherever they stand, and the token, from the header or among them."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise SlackRefused("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackRefused("json_not_object")
        given |= body
    else:
        given |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    among = str(given.pop("token", "") or "")
    if kind == "Basic":
        given |= _client(request)
    return given, token if kind == "Bearer" else among


def _client(request: web.Request) -> Json:
    """The client id and secret, which OAuth libraries put into the header."""
    coded = request.headers["Authorization"].removeprefix("Basic ")
    try:
        login, _, password = base64.b64decode(coded).decode().partition(":")
    except ValueError:
        raise SlackRefused("invalid_auth") from None
    return {"client_id": login, "client_secret": password}


def _respond(
    world: SlackWorld,
    method: str,
    given: Json,
    body: Json,
    status: int = 200,
    retry_after: int | None = None,
    scopes: tuple[list[str], str] = ([], ""),
) -> web.Response:
    _write_down(world, method, given, body, status)
    headers = {"Retry-After": str(retry_after)} if retry_after is not None else {}
    if scopes[0]:
        headers |= {"x-oauth-scopes": ",".join(scopes[0]), "x-accepted-oauth-scopes": scopes[1]}
    return web.json_response(body, status=status, headers=headers)


def _write_down(world: SlackWorld, method: str, given: Json, body: Json, status: int = 200) -> None:
    hidden = {name: value for name, value in given.items() if name not in ("token", "client_secret", "code")}
    world.journal.calls.append(ApiCall(world.now(), method, hidden, body, status))


async def _stay_silent(request: web.Request) -> None:
    """Say nothing until the caller gives up."""
    while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110
        await asyncio.sleep(0.05)


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Cut the line: the caller cannot know whether it had an effect."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
