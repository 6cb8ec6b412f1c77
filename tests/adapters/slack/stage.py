"""Our front and the stand-in for Slack, each behind real HTTP; the conversation between them is a fake."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters import http
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
from adapters.slack.front import Front, Slack, listen
from adapters.slack.lanes import Lanes
from adapters.slack.names import COMMAND, REQUEST_FROM_MESSAGE, REQUEST_LEAVE
from adapters.slack.settings import SlackSettings
from adapters.slack.signature import sign
from bot.intents import Asker, Intent, News
from bot.ports import Installation
from bot.replies import Answer, Reply, Say
from bot.screens import Help
from domain.company.digests import Platform
from storage.memory.keeping import MemoryInbox, MemoryInstallations

SECRET, TOKEN = "signing-secret-of-the-stage", "xoxb-stage-token"
TEAM, ANNA, BEN, CHRIS, GENERAL = "T1", "U1ANNA", "U2BEN", "U3CHRIS", "C1GENERAL"
MORNING = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass
class Clock:
    """A clock that a test moves by hand."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    def wait(self, **spell: float) -> None:
        self.at += timedelta(**spell)

    async def sleep(self, seconds: float) -> None:
        self.wait(seconds=seconds)


@dataclass
class FakeConversation:
    """Answers what a test put here, raises what a test put here, and keeps what it was asked."""

    reply: Reply = field(default=Say(Help(may_arrange_digest=False)))
    replies: dict[type, Reply] = field(default_factory=dict)
    locale: str = "en"
    trouble: Exception | None = None
    asked: list[tuple[Asker, Intent]] = field(default_factory=list)
    heard: list[News] = field(default_factory=list)
    installed: list[Installation] = field(default_factory=list)

    async def answer(self, asker: Asker, intent: Intent) -> Answer:
        self.asked.append((asker, intent))
        if self.trouble:
            raise self.trouble
        return Answer(self.replies.get(type(intent), self.reply), self.locale)

    async def hear(self, platform: Platform, news: News) -> None:
        if self.trouble:
            raise self.trouble
        self.heard.append(news)

    async def note(self, installation: Installation) -> None:
        self.installed.append(installation)

    @property
    def intents(self) -> list[Intent]:
        return [intent for _, intent in self.asked]


@dataclass
class Stage:
    """What a test looks at and acts with."""

    world: SlackWorld
    conversation: FakeConversation
    clock: Clock
    slack: Slack
    front: Front
    installations: MemoryInstallations
    inbox: MemoryInbox
    url: str
    browser: aiohttp.ClientSession

    async def post(
        self,
        body: str | bytes,
        content_type: str = FORM,
        *,
        headers: Mapping[str, str] | None = None,
        secret: str = SECRET,
    ) -> "Got":
        """Signed as Slack signs; `headers` replace what would be sent."""
        raw = body.encode() if isinstance(body, str) else body
        timestamp = str(int(self.clock.at.timestamp()))
        signed = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": sign(secret, timestamp, raw),
            **(headers or {}),
        }
        kept = {name: value for name, value in signed.items() if value}
        async with self.browser.post(f"{self.url}/slack/events", data=raw, headers=kept) as answer:
            got = Got(answer.status, await answer.text(), dict(answer.headers))
        await self.settled()
        return got

    async def command(self, text: str = "", **fields: str) -> "Got":
        return await self.post(urlencode(command(text, **fields)))

    async def interact(self, payload: Mapping[str, Any]) -> "Got":
        return await self.post(urlencode({"payload": json.dumps(payload)}))

    async def event(self, event: Mapping[str, Any], event_id: str = "Ev1", **headers: str) -> "Got":
        return await self.post(json.dumps(envelope(event, event_id)), JSON, headers=headers)

    async def settled(self) -> None:
        """Until every answer in the background has arrived."""
        await self.slack.background.drain()
        await self.world.settled()

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [call.args for call in self.world.journal.calls_of(method)]


@dataclass(frozen=True)
class Got:
    """An answer of ours."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.text))


def command(text: str = "", **fields: str) -> dict[str, str]:
    """The form of a slash command."""
    return {
        "team_id": TEAM,
        "channel_id": GENERAL,
        "user_id": ANNA,
        "command": COMMAND,
        "text": text,
        "trigger_id": "1.2.trigger",
        "response_url": "http://127.0.0.1:9/none",
        **fields,
    }


def envelope(event: Mapping[str, Any], event_id: str = "Ev1") -> dict[str, Any]:
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": event_id,
        "event": event,
        "authorizations": [{"team_id": TEAM, "user_id": "U0BOT", "is_bot": True}],
    }


def small_world(clock: Clock) -> SlackWorld:
    app = SlackApp(
        name="Leave",
        signing_secret=SECRET,
        commands=(SlashCommand(COMMAND), SlashCommand("/other")),
        shortcuts=(
            Shortcut("global", "Request leave", REQUEST_LEAVE),
            Shortcut("message", "Request leave", REQUEST_FROM_MESSAGE),
        ),
        bot_scopes=("commands", "chat:write", "users:read", "users:read.email"),
    )
    people = [
        Person(ANNA, "anna", "Anna Berg", "anna@example.com", is_admin=True),
        Person(BEN, "ben", "Ben Okafor", "ben@example.com", tz="Europe/London", locale="en-GB"),
        Person(CHRIS, "chris", "Chris Lund", "chris@example.com", deleted=True),
    ]
    workspaces = [
        Workspace.of(TEAM, "Acme", "acme", people, [Channel(GENERAL, "general", members=[ANNA, BEN])]),
        Workspace.of("T2", "Birch", "birch", [Person("U9DORA", "dora", "Dora Lund", is_admin=True)]),
    ]
    world = SlackWorld(
        app,
        workspaces,
        now=clock.now,
        sealed_at=lambda: clock.at.timestamp(),
        retry_delays=(0.0, 0.0, 0.0),
    )
    world.install(TEAM, token=TOKEN, installed_by=ANNA)
    return world


def installation_of(world: SlackWorld, team: str = TEAM) -> Installation:
    found = world.workspaces[team].installation
    assert found is not None
    return Installation(
        platform=Platform.SLACK,
        workspace_id=team,
        workspace_name=world.workspaces[team].name,
        enterprise_id=None,
        bot_token=found.token,
        bot_id=found.bot_id,
        bot_user_id=found.bot_user_id,
        scopes=frozenset(found.scopes),
        installed_by=found.installed_by,
        installed_at=MORNING,
    )


@asynccontextmanager
async def standing(settings: SlackSettings | None = None) -> AsyncIterator[Stage]:
    """Both servers up, the app installed in one workspace."""
    clock = Clock()
    world = small_world(clock)
    platform = web.Application()
    platform.add_routes(platform_routes(world))
    async with TestServer(platform) as platform_server, aiohttp.ClientSession() as browser:
        world.base_url = str(platform_server.make_url("")).rstrip("/")
        installations, inbox = MemoryInstallations(), MemoryInbox()
        await installations.save(installation_of(world))
        told = settings or SlackSettings(signing_secret=SECRET)
        lanes = Lanes(lambda: clock.at.timestamp(), clock.sleep)
        slack = Slack.open(replace(told, api_url=world.api_url), installations, lanes)
        slack = replace(slack, responses=replace(slack.responses, sleep=clock.sleep))
        conversation = FakeConversation()
        references = count(1)
        front = listen(
            slack, conversation, inbox, clock, lambda: f"ref-{next(references)}", conversation.note
        )
        app = http.application(
            front.routes(), health=_well, new_reference=lambda: "ref-http", drains=[slack.close]
        )
        async with TestServer(app) as server:
            url = str(server.make_url("")).rstrip("/")
            world.app_url = f"{url}/slack/events"
            stage = Stage(world, conversation, clock, slack, front, installations, inbox, url, browser)
            yield stage
            await stage.settled()
        await world.close()
        await asyncio.sleep(0)


async def _well() -> Mapping[str, str]:
    return {"store": "ok"}
