"""From a program that was told nothing to a company in Slack: by the link that it prints, and no file."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.playground import SlackWorld, platform_routes
from adapters.web.settings import PREFIX
from bot.settings import KEPT
from tests import cast
from tests.adapters.web.browsing import Browser
from tests.adapters.web.reading import Page
from tests.walks.stage import TEAM, free_port, slack_world

ROOT = Path(__file__).parents[2]
SILENT = {name: "" for name in os.environ if name.startswith(("SLACK_", "TEAMS_", "PUBLIC_URL"))}


@asynccontextmanager
async def slack() -> AsyncIterator[SlackWorld]:
    """A stand-in of its own, on a port of its own."""
    world = slack_world(lambda: datetime.now(UTC))
    app = web.Application()
    app.add_routes(platform_routes(world))
    server = TestServer(app)
    await server.start_server()
    world.base_url = str(server.make_url("")).rstrip("/")
    yield world
    await world.close()
    await server.close()


@asynccontextmanager
async def serving(folder: Path, world: SlackWorld, port: int) -> AsyncIterator[Process]:
    """`python -m bot serve`, told nothing but where to listen and where its stand-in for Slack is."""
    told = {"DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port), "SLACK_API_URL": world.api_url}
    environment = {**os.environ, **SILENT, **told, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "bot", "serve"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=PIPE)
    try:
        yield process
    finally:
        process.terminate()
        await process.communicate()


async def told(process: Process, words: str) -> str:
    """The line in which the program says something."""
    assert process.stdout is not None
    while line := (await process.stdout.readline()).decode():
        if words in line:
            return line
    raise AssertionError(f"it ended without saying {words!r}")


async def back_again(browser: Browser, path: str) -> Page:
    """The page once the program has gone on with what it was told."""
    for _ in range(200):
        await asyncio.sleep(0.1)
        try:
            return await browser.get(path)
        except aiohttp.ClientConnectionError:
            continue
    raise AssertionError("it did not come back")


async def test_a_program_that_was_told_nothing_is_set_up_by_its_link(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    async with (
        slack() as world,
        serving(tmp_path, world, port) as process,
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client,
    ):
        found = re.search(r"\?key=(\S+)", await told(process, "?key="))
        assert found is not None
        carla = Browser(client, address, PREFIX)
        page = await carla.send(await carla.get(f"/set-up/door?key={found[1]}"), "/set-up/door")
        kept = await carla.send(page, "/address", public_url=address)
        assert kept.heading == "Kept", kept.text
        await told(process, "Listening")
        await back_again(carla, "/set-up")
        installation = world.workspaces[TEAM].installation
        assert installation is not None
        sent = {"SLACK_SIGNING_SECRET": world.app.signing_secret, "SLACK_BOT_TOKEN": "xoxb-nonsense"}
        refused = await carla.post("/set-up/slack", sent)
        assert refused.status == 422
        kept = await carla.post("/set-up/slack", {**sent, "SLACK_BOT_TOKEN": installation.token})
        assert kept.heading == "Kept", kept.text
        await told(process, "Listening")
        assert "Tannenberg on Slack has the app." in (await back_again(carla, "/set-up")).text
        page = await carla.get("/set-up/company?country=PT")
        email = cast.PROFILES[cast.CARLA][0].email or ""
        done = await carla.send(page, "/set-up/company", email=email, days="25")
        assert done.heading == "Everything is there", done.text
        assert "Tannenberg" in (await carla.get("/")).root.text
        assert (await carla.get("/set-up", goes_on=False)).status == 303
    settings = tmp_path / KEPT
    assert settings.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(settings.read_text())) == {"PUBLIC_URL", *sent}
