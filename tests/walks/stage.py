"""The whole program on a port of its own, a stand-in for Slack, and the cast as the workspace's people."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.playground import Channel, Person, SlackWorld, Workspace, acting, happenings, platform_routes
from adapters.playground.workspace import Message, View
from bot.ports import Context, Origin
from bot.settings import Environment
from bot.wiring.rooms import rooms
from bot.wiring.serving import Program, program, started, web_application
from bot.wiring.standing_in import beside, installation_of, slack_app
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from domain.streams import Command
from tests import cast
from tests.rooms import StandingClock

TEAM = "T1"
USERS = {cast.ANNA: "UANNA", cast.BEN: "UBEN", cast.CARLA: "UCARLA", cast.DORA: "UDORA"}
GENERAL = "C1GENERAL"


def slack_world(clock: Callable[[], datetime] | None = None, **changes: Any) -> SlackWorld:
    """The cast's workspace, the app installed by Carla."""
    people = [
        Person(
            USERS[who], str(who), profile.name, profile.email or "", profile.time_zone or "", is_admin=False
        )
        for who, (profile, *_) in cast.PROFILES.items()
    ]
    general = Channel(GENERAL, "general", members=[each.id for each in people])
    workspace = Workspace.of(TEAM, "Tannenberg", "tannenberg", people, [general])
    world = SlackWorld(slack_app(), [workspace], **({"now": clock} if clock else {}), **changes)
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

    async def settle(self, *commands: Command, name: str = "settle") -> None:
        """Changes as a file would make them."""
        context = Context(cast.COMPANY, None, Origin.CLI, name, self.clock.at)
        await self.parts.house.handling.handle_all(context, commands)

    async def found(self) -> None:
        """The cast's company, connected; people are matched by e-mail as they come."""
        await self.settle(
            *cast.FOUNDING,
            ConnectWorkspace(Platform.SLACK, TEAM, "Tannenberg"),
            *(cast.hire(who) for who in USERS),
            name="found",
        )

    async def type(self, who: str, text: str, channel: str = GENERAL) -> acting.Done:
        """`/vacation` and some words."""
        return await acting.slash(self.world, USERS[who], "/vacation", text, channel)  # type: ignore[index]

    def dialog(self, who: str) -> View:
        """The dialog on top of somebody's screen."""
        return self.world.open_views(USERS[who])[-1]  # type: ignore[index]

    async def settled(self) -> None:
        """Until the outbox is empty and Slack has nothing under way."""
        await self.world.settled()
        await self.parts.slack.background.drain()
        while await self.parts.worker.work_once():
            pass
        await self.world.settled()

    def messages(self, who: str) -> list[Message]:
        """The direct messages of the app to somebody, oldest first."""
        return self.world.direct_messages(USERS[who])  # type: ignore[index]


@asynccontextmanager
async def stage(
    folder: Path, world: SlackWorld | None = None, clock: StandingClock | None = None, url: str = ""
) -> AsyncIterator[Stage]:
    """Starts it; the outbox's worker runs only when a test says so."""
    clock = clock or StandingClock()
    world = world or slack_world()
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = Environment(_env_file=None, PORT=port, DATA_DIR=folder, DATABASE_URL=url)  # type: ignore[call-arg]
    environment = beside(environment, world, address)
    async with rooms(environment, clock) as opened, program(opened) as parts:
        await parts.slack.workspaces.save(installation_of(world, TEAM))
        app = web_application(parts, platform_routes(world))
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield Stage(parts, world, clock, address)
        finally:
            await world.close()
            await runner.cleanup()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


__all__ = ["GENERAL", "TEAM", "USERS", "Stage", "slack_world", "stage", "started"]
