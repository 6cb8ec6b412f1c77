"""Trying it with no account: the real program on SQLite, a made-up company, stand-ins for Slack and Teams."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from adapters.clock.clocks import MovableClock
from adapters.playground import gallery_routes, mount
from adapters.playground.openid import openid_routes
from bot.demo import WORKSPACE
from bot.settings import Environment
from bot.wiring.commands import log_plainly, until_told
from bot.wiring.gallery import LANGUAGES, every_screen
from bot.wiring.levers import Levers
from bot.wiring.local_sign_in import beside_openid, connect_everybody, local_provider
from bot.wiring.made_up import (
    bring_in,
    bring_into_teams,
    install_in_teams,
    made_up_teams,
    made_up_world,
    people_worth_being,
)
from bot.wiring.rooms import rooms
from bot.wiring.serving import Program, listening, program, started, web_application
from bot.wiring.standing_in import beside, beside_teams, installation_of
from bot.wiring.telling import Exit, complain, say

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
FOLDER = "demo"
"""Under DATA_DIR: the playground never touches an installation's own data."""


class PortTaken(Exception):
    """Somebody else listens there, or we may not."""


def play(*, reset: bool) -> Exit:
    """Until a signal to stop comes; what was done is there again the next time."""
    given = Environment()
    if given.HOST not in LOOPBACK:
        complain(f"The playground lets anybody in: it stays on 127.0.0.1, and HOST says {given.HOST}.")
        return Exit.MISUSED
    environment = _environment(given)
    log_plainly()
    try:
        while reset or not asyncio.run(_play(environment)):
            shutil.rmtree(environment.DATA_DIR, ignore_errors=True)
            say("Starting over.")
            reset = False
    except PortTaken as taken:
        complain(f"Cannot listen on port {given.PORT}: {taken}. Try: make run PORT=8090")
        return Exit.WRONG
    except OSError as trouble:
        complain(f"Cannot use the folder {_shown(environment.DATA_DIR)}: {trouble.strerror or trouble}.")
        return Exit.WRONG
    return Exit.DONE


async def _play(environment: Environment) -> bool:
    """True to end, False to start over."""
    async with playground(environment) as (parts, levers):
        told = asyncio.create_task(until_told())
        await asyncio.sleep(0)  # Signals are heard from here on, before anybody knows where to send them.
        runner = await _listening(levers.app, parts.rooms.environment)
        try:
            # Before anything is sent, so that it reaches people in Teams too.
            await install_in_teams(levers.teams)
            async with started(parts):
                return await _told_or_reset(levers, told)
        finally:
            await runner.cleanup()


async def _listening(app: web.Application, environment: Environment) -> web.AppRunner:
    try:
        return await listening(app, environment)
    except OSError as trouble:
        raise PortTaken(trouble.strerror or str(trouble)) from trouble


@asynccontextmanager
async def playground(environment: Environment) -> AsyncIterator[tuple[Program, Levers]]:
    """The program beside its stand-in, the made-up company in it; nothing listens yet."""
    folder = environment.DATA_DIR
    clock = MovableClock(folder / "clock.json")
    world, teams = made_up_world(clock.now), made_up_teams(clock.now)
    is_kept = world.restore(folder / "slack.json")
    teams.restore(folder / "teams.json")
    address = f"http://{environment.HOST}:{environment.PORT}"
    provider = local_provider(clock.now().date(), address)
    environment = beside_openid(beside_teams(beside(environment, world, address), teams, address), provider)
    async with rooms(environment, clock) as opened, program(opened) as parts:
        if not is_kept or not await opened.house.queries.companies():
            await bring_in(opened.house)
        await bring_into_teams(opened.house)
        await connect_everybody(opened.house, provider)
        await parts.slack.workspaces.save(installation_of(world, WORKSPACE))
        cards = people_worth_being(clock.now().date())
        levers = Levers(parts, world, teams, clock, web_application(parts), cards)
        mount(levers.app, world, levers, teams)
        levers.app.add_routes(gallery_routes(every_screen, LANGUAGES))
        levers.app.add_routes(openid_routes(provider))
        world.keep_at(folder / "slack.json")
        teams.keep_at(folder / "teams.json")
        yield parts, levers


def _environment(given: Environment) -> Environment:
    """The playground's own: nothing of a real installation's secrets or data."""
    host = "127.0.0.1" if given.HOST == "localhost" else given.HOST
    return Environment.model_validate({"HOST": host, "PORT": given.PORT, "DATA_DIR": given.DATA_DIR / FOLDER})


def _greet(environment: Environment) -> None:
    say("")
    say(f"  Playground   http://{environment.HOST}:{environment.PORT}/")
    say(f"  Dashboard    http://{environment.HOST}:{environment.PORT}/dashboard")
    say(f"  Dashboard    http://{environment.HOST}:{environment.PORT}/dashboard  (as anybody of the company)")
    say(f"  Gallery      http://{environment.HOST}:{environment.PORT}/playground/gallery")
    say(f"  Health       http://{environment.HOST}:{environment.PORT}/healthz")
    say(f"  Data         {_shown(environment.DATA_DIR)} (kept; `make reset` starts over)")
    say("")
    say("  Open the playground, type  /vacation next fri to tue  on the left, approve on the right.")
    say("  Each window can be Slack or Teams: in Teams, type  vacation next fri to tue  to the app.")
    say("  Ctrl-C stops it.")
    say("")


def _shown(folder: Path) -> str:
    return f"./{folder}" if not folder.is_absolute() else str(folder)


async def _told_or_reset(levers: Levers, told: asyncio.Task[None]) -> bool:
    reset = asyncio.create_task(levers.is_reset.wait())
    _greet(levers.parts.rooms.environment)
    _, waiting = await asyncio.wait({told, reset}, return_when=asyncio.FIRST_COMPLETED)
    for each in waiting:
        each.cancel()
    return told.done() and not told.cancelled()
