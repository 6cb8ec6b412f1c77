"""A workspace with a few people, and the smallest app that can be in it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.playground import (
    Channel,
    Person,
    Shortcut,
    SlackApp,
    SlackWorld,
    SlashCommand,
    Workspace,
    platform_routes,
)

TEAM, ANNA, BEN, CHRIS, GENERAL, SECRET = "T1", "U1ANNA", "U2BEN", "U3CHRIS", "C1GENERAL", "C2SECRET"
MORNING = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that a test moves by hand."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **spell: float) -> None:
        self.at += timedelta(**spell)


@dataclass
class EchoApp:
    """An app that keeps what it is sent, and answers what the test put here by kind of payload."""

    got: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    async def take(self, request: web.Request) -> web.Response:
        text = await request.text()
        self.bodies.append(text)
        self.headers.append(dict(request.headers))
        payload = read(text, request.content_type)
        self.got.append(payload)
        return await self._answer(kind_of(payload), payload)

    async def _answer(self, kind: str, payload: dict[str, Any]) -> web.Response:
        answer = self.answers.get(kind, "")
        if callable(answer):
            answer = await answer(payload)
        if isinstance(answer, web.Response):
            return answer
        return web.json_response(answer) if isinstance(answer, dict) else web.Response(text=answer)

    def last(self, kind: str) -> dict[str, Any]:
        return [each for each in self.got if kind_of(each) == kind][-1]

    def count(self, kind: str) -> int:
        return len([each for each in self.got if kind_of(each) == kind])


Answer = Callable[[dict[str, Any]], Awaitable[dict[str, Any] | web.Response | str]]


def read(body: str, content_type: str) -> dict[str, Any]:
    if content_type == "application/json":
        return dict(json.loads(body))
    form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    return dict(json.loads(form["payload"])) if "payload" in form else form


def kind_of(payload: dict[str, Any]) -> str:
    event = payload.get("event")
    return str(event["type"] if event else payload.get("type") or payload.get("command"))


def people() -> list[Person]:
    return [
        Person(ANNA, "anna", "Anna Berg", "anna@example.com", is_admin=True),
        Person(BEN, "ben", "Ben Okafor", "ben@example.com", tz="Europe/London", locale="en-GB"),
        Person(CHRIS, "chris", "Chris Lund", "chris@example.com", deleted=True),
    ]


def small_world(clock: Clock, **options: Any) -> SlackWorld:
    app = SlackApp(
        name="Echo",
        commands=(SlashCommand("/echo", "Says it again", "[anything]"),),
        shortcuts=(Shortcut("global", "Echo something", "echo-global"),),
        redirect_urls=("http://127.0.0.1/back",),
    )
    channels = [
        Channel(GENERAL, "general", members=[ANNA, BEN]),
        Channel(SECRET, "secret", is_private=True, members=[BEN]),
    ]
    workspace = Workspace.of(TEAM, "Acme", "acme", people(), channels)
    options = {"retry_delays": (0.0, 0.0, 0.0), "ack_limit": 0.5, **options}
    world = SlackWorld(app, [workspace], now=clock, **options)
    world.install(TEAM, token="xoxb-echo")
    return world


@asynccontextmanager
async def running(world: SlackWorld, echo: EchoApp) -> AsyncIterator[SlackWorld]:
    """The stand-in and the app, each reachable over real HTTP."""
    platform = web.Application()
    platform.add_routes(platform_routes(world))
    listener = web.Application()
    listener.router.add_post("/slack/events", echo.take)
    async with TestServer(platform) as server, TestServer(listener) as app_server:
        world.base_url = str(server.make_url("")).rstrip("/")
        world.app_url = str(app_server.make_url("/slack/events"))
        yield world
        await world.close()


def button(action_id: str = "go", text: str = "Go", **more: Any) -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": text},
        "value": "42",
        **more,
    }


def buttons(*elements: dict[str, Any], block_id: str = "row") -> list[dict[str, Any]]:
    return [{"type": "actions", "block_id": block_id, "elements": list(elements or (button(),))}]


def text_input(block_id: str = "note", **more: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "typed"}
    label = {"type": "plain_text", "text": "Note"}
    return {"type": "input", "block_id": block_id, "label": label, "element": element, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": "Form"},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": list(blocks or (text_input(),)),
        **more,
    }
