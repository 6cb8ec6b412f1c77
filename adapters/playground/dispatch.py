"""Sends what happens to the app, signed, over HTTP or a socket, and takes its answer."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp

from adapters.playground.journal import Delivery
from adapters.playground.signing import signed_headers
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Ack:
    """How the app answered; `failure` is the word that people are shown when it did not."""

    status: int | None
    body: str = ""
    failure: str = ""
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        return not self.failure

    def as_json(self) -> Json | None:
        """The answer as an object, or None when it is empty or plain text."""
        try:
            read = json.loads(self.body) if self.body.strip() else None
        except ValueError:
            return None
        return read if isinstance(read, dict) else None


async def send_command(world: SlackWorld, payload: Json) -> Ack:
    """A slash command, as a form."""
    return await _send(world, "slash_commands", payload, urlencode(payload), FORM)


async def send_interaction(world: SlackWorld, payload: Json) -> Ack:
    """An interaction, as a form whose only field is `payload`."""
    body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)})
    return await _send(world, "interactive", payload, body, FORM)


async def send_event(world: SlackWorld, payload: Json) -> Ack:
    """An event; tries again that are due at once are waited for, later ones go on beside."""
    ack = await _send_event(world, payload)
    for number, delay in enumerate(world.retry_delays, 1):
        if ack.ok or ack.no_retry:
            break
        if delay:
            world.later(_try_on(world, payload, ack, number))
            break
        ack = await _send_event(world, payload, (number, _reason(ack)))
    return ack


async def _try_on(world: SlackWorld, payload: Json, ack: Ack, number: int) -> None:
    for each, delay in list(enumerate(world.retry_delays, 1))[number - 1 :]:
        if ack.ok or ack.no_retry:
            break
        await asyncio.sleep(delay)
        ack = await _send_event(world, payload, (each, _reason(ack)))


async def _send_event(world: SlackWorld, payload: Json, retry: tuple[int, str] | None = None) -> Ack:
    body = json.dumps(payload, ensure_ascii=False)
    return await _send(world, "events_api", payload, body, "application/json", retry)


def _reason(ack: Ack) -> str:
    """Slack's word in X-Slack-Retry-Reason."""
    words = {"operation_timeout": "http_timeout", "dispatch_failed": "connection_failed"}
    return words.get(ack.failure, "http_error")


async def _send(
    world: SlackWorld,
    kind: str,
    payload: Json,
    body: str,
    content_type: str,
    retry: tuple[int, str] | None = None,
) -> Ack:
    if world.app.socket_mode:
        ack = await _over_socket(world, kind, payload, retry)
    else:
        ack = await _over_http(world, body, content_type, retry)
    name = _name(kind, payload)
    world.journal.deliveries.append(Delivery(world.now(), name, payload, ack.status, ack.body, ack.failure))
    world.changed()
    return ack


async def _over_http(world: SlackWorld, body: str, content_type: str, retry: tuple[int, str] | None) -> Ack:
    headers = signed_headers(world.app.signing_secret, int(world.sealed_at()), body)
    headers["Content-Type"] = content_type
    if retry:
        headers |= {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
    limit = aiohttp.ClientTimeout(total=world.ack_limit)
    try:
        async with world.http.post(
            world.app_url, data=body.encode(), headers=headers, timeout=limit, allow_redirects=False
        ) as answer:
            failure = "" if answer.status < 300 else "http_service_error"
            no_retry = answer.headers.get("X-Slack-No-Retry") == "1"
            return Ack(answer.status, await answer.text(), failure, no_retry)
    except TimeoutError:
        return Ack(None, failure="operation_timeout")
    except aiohttp.ClientError:
        return Ack(None, failure="dispatch_failed")


async def _over_socket(world: SlackWorld, kind: str, payload: Json, retry: tuple[int, str] | None) -> Ack:
    envelope = {
        "envelope_id": world.ids.uuid(),
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind != "events_api",
    }
    if kind == "events_api":
        envelope |= {"retry_attempt": retry[0] if retry else 0, "retry_reason": retry[1] if retry else ""}
    answer = await world.sockets.ask(envelope, world.ack_limit)
    if answer is None:
        return Ack(None, failure="operation_timeout")
    return Ack(200, json.dumps(answer) if answer else "")


def _name(kind: str, payload: Json) -> str:
    if kind == "slash_commands":
        return str(payload["command"])
    event = payload.get("event")
    return str(event["type"]) if isinstance(event, dict) else str(payload.get("type", kind))
