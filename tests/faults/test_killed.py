"""The program killed at any moment under load: what it acknowledged is there and told, each once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from aiohttp import web
from sqlalchemy import select

from adapters.clock.clocks import MovableClock
from adapters.playground import SlackWorld, platform_routes
from adapters.playground.happenings import install
from adapters.playground.workspace import Message
from bot.ports import Context, Origin
from bot.settings import Environment
from bot.wiring.rooms import rooms
from bot.wiring.standing_in import beside, slack_app
from storage.claims import LEASE
from storage.database import looking_engine, read_url
from storage.tables import events, outbox
from storage.verify import verify
from tests import cast
from tests.faults.busy import CLOCK, PAIRS, TEAM, Crowd, asker, busy_workspace, decider, founding
from tests.faults.served import READY
from tests.walks.stage import free_port

ROOT = Path(__file__).parents[2]
KILLS = 8
PATIENCE = 150.0
"""Seconds after which something hangs, however slow the machine."""
MOST_CHANGES = 80
"""Things that can be seen in Slack between a start and the kill, at most."""


@dataclass
class Host:
    """A machine on which the program is started, killed and started again."""

    environment: Environment
    world: SlackWorld
    clock: MovableClock
    is_up: asyncio.Event = field(default_factory=asyncio.Event)
    process: Process | None = None

    async def start(self) -> None:
        given = {**os.environ, "PYTHONPATH": str(ROOT), **_as_variables(self.environment)}
        command = [sys.executable, "-m", "tests.faults.served"]
        self.process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=given, stdout=PIPE)
        assert self.process.stdout is not None
        assert (await self.process.stdout.readline()).decode().strip() == READY
        self.is_up.set()

    async def stop(self, how: int) -> int:
        assert self.process is not None
        self.is_up.clear()
        self.process.send_signal(how)
        return await self.process.wait()

    async def after(self, changes: int) -> None:
        """Until so many more things can be seen in Slack."""
        seen, enough = self.world.watch(), self.world.revision + changes
        while self.world.revision < enough:
            await seen.wait()
            seen.clear()
        self.world.unwatch(seen)

    def rows(self, statement: object) -> list[tuple[object, ...]]:
        with looking_engine(read_url(self.environment.database_url), 5.0).connect() as connection:
            return [tuple(row) for row in connection.execute(statement).all()]  # type: ignore[call-overload]

    async def is_quiet(self) -> bool:
        """Whether the outbox holds nothing that is due; looks again with each thing that happens in Slack."""
        seen = self.world.watch()
        due = select(outbox.c.seq).where(outbox.c.buried_at.is_(None))
        while self.rows(due.where(outbox.c.not_before <= self.clock.now())):
            seen.clear()
            try:
                await asyncio.wait_for(seen.wait(), timeout=0.2)
            except TimeoutError:
                continue
        self.world.unwatch(seen)
        return True


def _as_variables(environment: Environment) -> dict[str, str]:
    """Secrets too: this is how a host tells them."""
    values = {name: getattr(environment, name) for name in Environment.model_fields}
    return {
        name: str(each.get_secret_value() if hasattr(each, "get_secret_value") else each)
        for name, each in values.items()
    }


@pytest.fixture
async def host(tmp_path: Path) -> AsyncIterator[Host]:
    """A company, a stand-in for Slack that stays up, and no program yet."""
    clock = MovableClock(tmp_path / CLOCK)
    clock.move(cast.NOW)
    async with platform(clock) as (world, address):
        given = Environment(_env_file=None, PORT=free_port(), DATA_DIR=tmp_path)  # type: ignore[call-arg]
        environment = beside(given, world, address)
        world.app_url = f"http://127.0.0.1:{given.PORT}/slack/events"
        installation = install(world, TEAM)
        environment = environment.model_copy(
            update={"SLACK_BOT_TOKEN": _secret(environment, installation.token)}
        )
        async with rooms(environment, clock) as opened:
            context = Context(cast.COMPANY, None, Origin.CLI, "found", cast.NOW)
            await opened.house.handling.handle_all(context, founding())
        found = Host(environment, world, clock)
        try:
            yield found
        finally:
            if found.process is not None and found.process.returncode is None:
                await found.stop(signal.SIGKILL)


def _secret(environment: Environment, token: str) -> object:
    return type(environment.SLACK_BOT_TOKEN)(token)


@asynccontextmanager
async def platform(clock: MovableClock) -> AsyncIterator[tuple[SlackWorld, str]]:
    """The stand-in on a port of its own."""
    world = SlackWorld(slack_app(), [busy_workspace()], now=clock.now, ack_limit=20.0)
    world.limits.is_on = False
    application = web.Application()
    application.add_routes(platform_routes(world))
    runner = web.AppRunner(application)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield world, f"http://127.0.0.1:{port}"
    finally:
        await world.close()
        await runner.cleanup()


@pytest.mark.parametrize("seed", [1])
async def test_a_program_killed_again_and_again_keeps_its_word(host: Host, seed: int) -> None:
    random = Random(seed)
    crowd = Crowd(host.world, host.is_up)
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        group.create_task(crowd.live())
        for _ in range(KILLS):
            await host.start()
            await host.after(random.randrange(1, MOST_CHANGES))
            assert await host.stop(signal.SIGKILL) == -signal.SIGKILL
            # Whoever held deliveries is taken to have died.
            host.clock.move(host.clock.now() + 2 * LEASE)
        crowd.is_over = True
        await host.start()
    async with asyncio.timeout(PATIENCE):
        assert await host.is_quiet()
    assert await host.stop(signal.SIGTERM) == 0
    stored, decided = await check_log(host, crowd)
    check_slack(host, crowd, stored, decided)


async def check_log(host: Host, crowd: Crowd) -> tuple[dict[str, list[str]], set[str]]:
    """Requests by who asked, and those approved; every acknowledged one is there, exactly once."""
    assert isinstance(verify(host.environment.database_url, cast.COMPANY), int)
    assert host.rows(select(outbox.c.problem).where(outbox.c.buried_at.is_not(None))) == []
    rows = host.rows(select(events.c.type, events.c.stream, events.c.payload))
    assert len(crowd.sent) == len(set(crowd.sent)) > PAIRS
    async with rooms(host.environment, host.clock) as opened:
        people = [
            await opened.house.store.employee(cast.COMPANY, row.employee_id)
            for row in await opened.house.queries.people(cast.COMPANY)
        ]
    asked = [request for each in people for request in each.requests]
    decided = {key for each in people for key, request in each.requests.items() if request.decisions}
    kinds = Counter(str(row[0]) for row in rows)
    assert kinds["leave_requested"] == len(asked) == len(set(asked))
    assert kinds["request_approved"] == len(decided)
    assert set(crowd.sent) <= set(asked)
    assert set(crowd.approved) <= decided
    return {str(each.id): [str(key) for key in each.requests] for each in people}, {
        str(key) for key in decided
    }


def told(host: Host, user: str) -> list[Message]:
    """What the app wrote to somebody, without Slack's own word that it did not answer a click."""
    return [each for each in host.world.direct_messages(user) if each.bot_id and not each.only_for]


def check_slack(host: Host, crowd: Crowd, stored: dict[str, list[str]], decided: set[str]) -> None:
    """Everybody has one message for each thing that concerns them, and it shows how it ended."""
    for number in range(PAIRS):
        requests = stored[asker(number).lower()]
        approved = [each for each in requests if each in decided]
        cards = told(host, decider(number))
        assert len(cards) == len(requests)
        assert sum("Approved" in each.text for each in cards) == len(approved)
        mine = told(host, asker(number))
        assert len(mine) == len(requests) + len(approved)
        assert sum("Waiting for" in each.text for each in mine) == len(requests) - len(approved)
