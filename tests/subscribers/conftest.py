"""Programs that others wrote to read calendars, and a company's leave for them to read."""

import asyncio
import os
import shutil
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from bot.ports import About, Telling
from domain.employees.commands import ChangeProfile
from domain.periods import DayPart
from tests import cast
from tests.adapters.feed.stage import Stage, served
from tests.node_tools import node_tool
from tests.rooms import rooms

NAME = "Anna; „Kovács“, \\ 🏖️ " + "ü" * 60
FETCHES = "scripts/subscribers.sh fetches"


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """A week, hours before and a morning after the clocks change, a turn of the year, something cancelled."""
    found = await rooms()
    async with served(found) as server, aiohttp.ClientSession() as session:
        made = Stage(found, server, session)
        await found.settle(ChangeProfile(cast.ANNA, replace(cast.PROFILES[cast.ANNA][0], name=NAME)))
        await made.record(cast.asked("2026-08-03", "2026-08-07"), name="week")
        await made.record(cast.asked("2026-10-26", part=DayPart.MORNING), name="morning")
        await made.record(cast.hours("2026-10-23", 14, 16), cast.ERRAND, name="hours")
        await made.record(cast.asked("2026-12-28", "2027-01-01"), name="new year")
        await made.record(cast.asked("2026-09-01"), name="off")
        await made.cancel("off")
        yield made


@pytest.fixture
async def address(stage: Stage) -> str:
    """Of a calendar of Anna's department."""
    secret = await stage.open(About.DEPARTMENT, cast.ENGINEERING, tells=Telling.NAMES)
    return str(stage.server.make_url(f"/feeds/{secret}.ics"))


@pytest.fixture(scope="session")
def ical_js() -> Path:
    """The module of ical.js."""
    return node_tool("ical.js") / "dist" / "ical.js"


@pytest.fixture(scope="session")
def vdirsyncer() -> str:
    return _program("vdirsyncer")


@pytest.fixture(scope="session")
def khal() -> str:
    return _program("khal")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed ({FETCHES} it)")
    return found


async def run(*command: str, home: Path, given: bytes = b"") -> str:
    """What a program says, in a home of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    process = await asyncio.create_subprocess_exec(
        *command, cwd=home, env=environment, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    said, complained = await process.communicate(given)
    assert process.returncode == 0, complained.decode() + said.decode()
    return said.decode()
