"""The whole program on a port of its own, a stand-in for Slack, and the cast as the workspace's people."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from aiohttp import web

from adapters.playground import (
    Channel,
    Person,
    SlackWorld,
    Workspace,
    acting,
    happenings,
    oauth,
    platform_routes,
)
from adapters.playground.workspace import Message, View
from adapters.slack import directory
from adapters.slack.actions import action_of
from adapters.slack.outward import Outward
from adapters.slack.surfaces import Turn
from bot.ports import Context, Origin
from bot.settings import Environment
from bot.wiring.rooms import rooms
from bot.wiring.serving import Program, program, web_application
from bot.wiring.standing_in import beside, installation_of, slack_app
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from domain.ids import CompanyId
from domain.streams import Command
from tests import cast
from tests.rooms import StandingClock

TEAM = "T1"
USERS = {cast.ANNA: "UANNA", cast.BEN: "UBEN", cast.CARLA: "UCARLA", cast.DORA: "UDORA"}
GENERAL = "C1GENERAL"


QUICKLY: dict[str, Any] = {"ack_limit": 30.0, "retry_delays": (0.0,)}
"""Slack waits longer than in truth, and tells an event a second time at once and then no more."""


def slack_world(clock: Callable[[], datetime], **changes: Any) -> SlackWorld:
    """The cast's workspace, the app installed by Carla; as many messages a second as anybody likes."""
    people = [
        Person(USERS[who], str(who), profile.name, profile.email or "", profile.time_zone or "")
        for who, (profile, *_) in cast.PROFILES.items()
    ]
    general = Channel(GENERAL, "general", members=[each.id for each in people])
    workspace = Workspace.of(TEAM, "Tannenberg", "tannenberg", people, [general])
    world = SlackWorld(slack_app(), [workspace], now=clock, **{**QUICKLY, **changes})
    world.limits.is_on = False
    installed = happenings.install(world, TEAM, installed_by=USERS[cast.CARLA])
    general.members.append(installed.bot_user_id)
    return world


@dataclass
class Stage:
    """The running program and its Slack."""

    parts: Program
    world: SlackWorld
    clock: StandingClock
    address: str
    others: list[Program] = field(default_factory=list)
    """More programs on the same database, which nobody calls but who work and tick."""

    async def settle(
        self, *commands: Command, name: str = "settle", company_id: CompanyId = cast.COMPANY
    ) -> None:
        """Changes as a file would make them."""
        context = Context(company_id, None, Origin.CLI, name, self.clock.at)
        await self.parts.house.handling.handle_all(context, commands)

    async def found(self) -> None:
        """The cast's company, connected; people are matched by e-mail as they come."""
        await self.settle(
            *cast.FOUNDING,
            ConnectWorkspace(Platform.SLACK, TEAM, "Tannenberg"),
            *(cast.hire(who) for who in USERS),
            name="found",
        )

    def later(self, **spell: float) -> None:
        """Lets time go by, or back."""
        self.clock.at += timedelta(**spell)

    async def type(self, who: str, text: str, channel: str = GENERAL) -> acting.Done:
        """`/vacation` and some words."""
        return await acting.slash(self.world, user(who), "/vacation", text, channel)

    async def press(
        self, who: str, where: Message | View, action: str, value: object = None, **more: Any
    ) -> acting.Done:
        """Presses a button, or changes a field."""
        return await acting.click(self.world, user(who), where, action, value, **more)

    async def send(self, who: str, **typed: object) -> acting.Done:
        """Sends the dialog on top, some fields filled in."""
        return await acting.submit(self.world, user(who), self.dialog(who), typed)

    async def ask(self, who: str, text: str, **typed: object) -> None:
        """Types days, sends the form as it is, and closes the receipt."""
        assert (await self.type(who, text)).ok
        assert (await self.send(who, **typed)).ok
        assert self.dialog(who).content["callback_id"] == "result", self.dialog(who).errors
        await acting.close_view(self.world, user(who), self.dialog(who), all_of_them=True)
        await self.settled()

    async def reinstall(self, team: str, who: str) -> None:
        """Somebody installs the app anew, and Slack gives out another token."""
        happenings.install(self.world, team, installed_by=who)
        await install(self, team, who)

    def dialog(self, who: str) -> View:
        """The dialog on top of somebody's screen."""
        return self.world.open_views(user(who))[-1]

    def answer(self, who: str, channel: str = GENERAL) -> Message:
        """The last thing in a channel that only somebody sees."""
        seen = [each for each in self.world.messages(channel, user(who)) if each.only_for]
        return seen[-1]

    def messages(self, who: str) -> list[Message]:
        """The direct messages of the app to somebody, oldest first."""
        return self.world.direct_messages(user(who))

    def posts(self, channel: str = GENERAL) -> list[Message]:
        """What everybody in a channel reads."""
        return [each for each in self.world.messages(channel) if not each.only_for]

    def home(self, who: str) -> View:
        """Somebody's page as it stands."""
        return self.world.home_of(user(who))[0].homes[user(who)]

    async def answered(self) -> None:
        """Until Slack and the answers to it have nothing under way."""
        await self.world.settled()
        await self.parts.slack.background.drain()
        await self.world.settled()

    async def settled(self) -> None:
        """Until the outbox holds nothing that is due, either."""
        await self.answered()
        while await self.parts.worker.work_once():
            pass
        await self.answered()

    async def tick(self) -> int:
        """One beat of the clock; how many digests it started."""
        return await self.parts.schedule.tick()


def user(who: str) -> str:
    """The cast by name, everybody else by their id."""
    return next((each for name, each in USERS.items() if name == who), who)


def said(shown: Message | View) -> str:
    """Everything that stands in a message or dialog, a piece of text a line."""
    return "\n".join([*([shown.text] if isinstance(shown, Message) else []), *_texts(shown.blocks)])


def actions(shown: Message | View) -> list[str]:
    """The ids of everything of ours that can be pressed or changed."""
    found = [str(each.get("action_id", "")) for each in _pieces(shown.blocks)]
    return [each for each in found if action_of(each) is not None]


def _texts(piece: object) -> Iterator[str]:
    for each in _pieces(piece):
        if isinstance(each.get("text"), str):
            yield each["text"]


def _pieces(piece: object) -> Iterator[dict[str, Any]]:
    if isinstance(piece, dict):
        yield piece
    for each in piece.values() if isinstance(piece, dict) else piece if isinstance(piece, list) else ():
        yield from _pieces(each)


async def install(house: Stage, team: str, user: str) -> str:
    """Walks from our address to Slack's page and back, as a browser does; what the last page says."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{house.address}/slack/install", allow_redirects=False) as there:
            assert there.status == 302
            query = dict(parse_qsl(urlsplit(there.headers["Location"]).query))
        assert oauth.complaint(house.world, query) == ""
        async with browser.get(oauth.authorise(house.world, query, team, user)) as back:
            assert back.status == 200
            return await back.text()


@asynccontextmanager
async def stage(
    folder: Path,
    world: SlackWorld | None = None,
    clock: StandingClock | None = None,
    url: str = "",
    programs: int = 1,
    patience: float = 30.0,
    settings: Mapping[str, object] | None = None,
) -> AsyncIterator[Stage]:
    """Starts it; the outbox's worker and the clock run only when a test says so.

    `patience` is how many seconds the program waits for Slack: longer than in truth, because here both share
    one busy machine.
    """
    clock = clock or StandingClock()
    world = world or slack_world(clock.now)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = Environment(_env_file=None, PORT=port, DATA_DIR=folder, DATABASE_URL=url)  # type: ignore[call-arg]
    environment = beside(environment, world, address)
    environment = environment.model_copy(update=_read(environment, settings or {}))
    async with AsyncExitStack() as opened:
        opened.enter_context(waiting(patience))
        parts, *others = [
            await opened.enter_async_context(_program(environment, clock)) for _ in range(programs)
        ]
        for team, workspace in world.workspaces.items():
            if workspace.has_app:
                await parts.slack.workspaces.save(installation_of(world, team))
        runner = web.AppRunner(web_application(parts, platform_routes(world)))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield Stage(parts, world, clock, address, others)
        finally:
            await world.close()
            await runner.cleanup()


def _read(environment: Environment, settings: Mapping[str, object]) -> dict[str, Any]:
    """Settings as the environment would read them."""
    told = Environment.model_validate({**environment.model_dump(), **settings})
    return {name: getattr(told, name) for name in settings}


@asynccontextmanager
async def _program(environment: Environment, clock: StandingClock) -> AsyncIterator[Program]:
    """A program whose waiting in Slack's lanes takes no time but that of the story's clock."""
    async with rooms(environment, clock) as opened, program(opened) as parts:
        lanes = parts.slack.outward.lanes
        lanes.now, lanes.sleep = Steady(clock), _at_once
        yield parts


@dataclass
class Steady:
    """Seconds that go by as the story's clock goes on, and stand still where it is put back."""

    clock: StandingClock
    gone_by: float = 0.0
    seen: float = 0.0

    def __call__(self) -> float:
        now = self.clock.at.timestamp()
        self.gone_by, self.seen = self.gone_by + max(0.0, now - (self.seen or now)), now
        return self.gone_by


@contextmanager
def waiting(seconds: float) -> Iterator[None]:
    """Lets calls to Slack take so long."""
    with (
        patch.object(Outward.at_once, "__defaults__", (seconds,)),
        patch.object(Turn.try_call, "__defaults__", (seconds,)),
        patch.object(directory, "WHILE_WAITING", seconds),
    ):
        yield


async def _at_once(seconds: float) -> None:
    return None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
