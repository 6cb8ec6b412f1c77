"""A tenant with a few people, and the smallest bot that can be in it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.playground.teams import (
    ExtensionCommand,
    TeamsApp,
    TeamsConversation,
    TeamsPerson,
    TeamsWorld,
    Tenant,
    teams_platform_routes,
)
from tests.adapters.playground.stage import Clock

TENANT = "11111111-2222-4333-8444-555555555555"
ANNA, BEN = "aaaaaaaa-0000-4000-8000-00000000000a", "bbbbbbbb-0000-4000-8000-00000000000b"
GENERAL, WHO, GROUP = "19:general@thread.tacv2", "19:who@thread.tacv2", "19:group@thread.v2"
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class EchoBot:
    """A bot that keeps what it is sent, and answers what the test put here by kind of activity."""

    got: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    async def take(self, request: web.Request) -> web.Response:
        activity = json.loads(await request.text())
        self.got.append(activity)
        self.tokens.append(request.headers["Authorization"].removeprefix("Bearer "))
        answer = self.answers.get(kind_of(activity), {})
        if callable(answer):
            answer = await answer(activity)
        return answer if isinstance(answer, web.Response) else web.json_response(answer)

    def last(self, kind: str) -> dict[str, Any]:
        return [each for each in self.got if kind_of(each) == kind][-1]

    def count(self, kind: str) -> int:
        return len([each for each in self.got if kind_of(each) == kind])


def kind_of(activity: dict[str, Any]) -> str:
    return str(activity.get("name") or activity["type"])


def small_tenant() -> Tenant:
    people = [
        TeamsPerson(ANNA, "Anna Berg", "anna@example.com", title="Engineer"),
        TeamsPerson(BEN, "Ben Okafor", "ben@example.com", "Europe/London", "en-GB"),
    ]
    both = [ANNA, BEN]
    places = [
        TeamsConversation(GENERAL, "channel", "General", list(both), is_installed=True),
        TeamsConversation(WHO, "channel", "who-is-out", list(both), is_installed=True),
        TeamsConversation(GROUP, "groupChat", "Map makers", list(both), is_installed=True),
    ]
    return Tenant.of(TENANT, "Acme", people, places, team=(GENERAL, "Everybody"))


def small_teams(clock: Clock, **options: Any) -> TeamsWorld:
    extensions = (
        ExtensionCommand("requestLeave", "Request leave", "action", "Ask for days off"),
        ExtensionCommand("whoIsAway", "Who is away", "query", "Who is out these days", "name"),
    )
    world = TeamsWorld(TeamsApp("Echo", extensions=extensions), small_tenant(), now=clock, **options)
    for person in (ANNA, BEN):
        world.personal(person).is_installed = True
    return world


@asynccontextmanager
async def running(world: TeamsWorld, bot: EchoBot) -> AsyncIterator[TeamsWorld]:
    """The stand-in and the bot, each reachable over real HTTP."""
    platform, listener = web.Application(), web.Application()
    platform.add_routes(teams_platform_routes(world))
    listener.router.add_post("/api/messages", bot.take)
    async with TestServer(platform) as server, TestServer(listener) as bot_server:
        world.base_url = str(server.make_url("")).rstrip("/")
        world.app_url = str(bot_server.make_url("/api/messages"))
        yield world
        await world.close()


@dataclass
class Caller:
    """Calls the Connector as a bot does, with a token by its secret."""

    world: TeamsWorld
    session: aiohttp.ClientSession
    token: str = ""

    async def log_in(self, **changed: str) -> tuple[int, dict[str, Any]]:
        app = self.world.app
        form = {
            "grant_type": "client_credentials",
            "client_id": app.id,
            "client_secret": app.secret,
            "scope": "https://api.botframework.com/.default",
            **changed,
        }
        url = f"{self.world.url}/login/{TENANT}/oauth2/v2.0/token"
        async with self.session.post(url, data=form) as answer:
            return answer.status, await answer.json()

    async def __call__(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        if not self.token:
            self.token = (await self.log_in())[1]["access_token"]
        headers = {"Authorization": f"Bearer {self.token}"}
        url = f"{self.world.service_url}{path}"
        async with self.session.request(method, url, json=body, headers=headers) as answer:
            text = await answer.text()
            return answer.status, json.loads(text) if text else None


def card(*elements: Any, **more: Any) -> dict[str, Any]:
    body = [each for each in elements if not each["type"].startswith("Action.")]
    actions = [each for each in elements if each["type"].startswith("Action.")]
    return {"type": "AdaptiveCard", "version": "1.5", "body": body, "actions": actions, **more}


def text(words: str) -> dict[str, Any]:
    return {"type": "TextBlock", "text": words, "wrap": True}


def button(title: str, kind: str = "Execute", **more: Any) -> dict[str, Any]:
    return {"type": f"Action.{kind}", "title": title, **more}


def opening(title: str) -> dict[str, Any]:
    return button(title, "Submit", data={"msteams": {"type": "task/fetch"}, "leave": {"do": "ask"}})


def message(*elements: Any, **more: Any) -> dict[str, Any]:
    attached = {"contentType": CARD, "content": card(*elements, **more)}
    return {"type": "message", "attachments": [attached]}


def answered(shown: dict[str, Any]) -> dict[str, Any]:
    return {"statusCode": 200, "type": CARD, "value": shown}


def page(title: str, shown: dict[str, Any]) -> dict[str, Any]:
    value = {"title": title, "card": {"contentType": CARD, "content": shown}}
    return {"task": {"type": "continue", "value": value}}
