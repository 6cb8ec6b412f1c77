"""Providers that others wrote, each a process of its own, and the dashboard beside them."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientError, ClientSession, DummyCookieJar

from adapters.clock.clocks import SystemClock
from adapters.oidc.front import OpenIdProviders
from adapters.oidc.settings import Kind, ProviderSettings
from bot.ports import Known, SignIn
from domain.company.digests import Platform
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.adapters.web.reading import Page
from tests.node_tools import node_tool
from tests.rooms import Rooms, rooms
from tests.walks.stage import free_port

HERE = Path(__file__).parent
ANNA = Known(cast.COMPANY, cast.ANNA)
SECRET = "a secret of theirs"
PATIENCE = 60.0
"""Seconds for a provider to start on a machine that is busy with other things."""


@dataclass
class Foreign:
    """A provider that runs; `said` changes what the one that can be changed says."""

    issuer: str
    process: Process

    async def say(self, **said: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(said).encode() + b"\n")
        await _ready(self.process)


@dataclass
class Stage:
    """The dashboard beside a provider."""

    house: Rooms
    browsers: Browsers
    provider: Foreign
    address: str
    us: OpenIdProviders

    def sign_in_of(self, subject: str) -> SignIn:
        return SignIn(self.provider.issuer, subject)

    async def begin(self, at: Browser) -> str:
        """Where the provider wants the browser."""
        page = await at.get("/sign-in/oidc", goes_on=False)
        assert page.status == 303, page.text
        return page.headers["Location"]

    async def back(self, at: Browser, location: str) -> Page:
        """As the provider sends the browser back, to our own address."""
        where = urlsplit(location)
        assert f"{where.scheme}://{where.netloc}" == self.address
        return await at.get(f"{where.path.removeprefix('/dashboard')}?{where.query}", goes_on=False)


def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("Node is not installed, which this provider needs")
    return found


@asynccontextmanager
async def beside(command: list[str], issuer: str, port: int) -> AsyncIterator[Stage]:
    """The dashboard on a port that the provider was told of."""
    address, house = f"http://127.0.0.1:{port}", await rooms()
    process = await asyncio.create_subprocess_exec(
        *command, cwd=HERE.parents[1], stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )
    settings = ProviderSettings("oidc", "Oakridge", Kind.PLAIN, issuer, "leave", SECRET)
    us = OpenIdProviders.open([settings], _nobody, SystemClock())
    try:
        if process.stdin is not None and command[0] != sys.executable:
            await _ready(process)
        async with browsers(house, providers=us, public_url=address, port=port) as found:
            yield Stage(house, found, Foreign(issuer, process), address, us)
    finally:
        await us.close()
        process.terminate()
        await process.wait()


async def _ready(process: Process) -> None:
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    assert line == b"ready\n", line


async def _nobody(platform: Platform, workspace_id: str) -> bool:
    return False


@pytest.fixture
async def certified() -> AsyncIterator[Stage]:
    """Beside oidc-provider."""
    theirs, ours = free_port(), free_port()
    back = f"http://127.0.0.1:{ours}/dashboard/sign-in/oidc/callback"
    script = [node(), str(HERE / "certified.mjs"), str(node_tool("oidc-provider")), str(theirs), back]
    async with beside(script, f"http://127.0.0.1:{theirs}", ours) as stage:
        yield stage


@pytest.fixture
async def changing() -> AsyncIterator[Stage]:
    """Beside oauth2-mock-server."""
    theirs, ours = free_port(), free_port()
    script = [node(), str(HERE / "changing.mjs"), str(node_tool("oauth2-mock-server")), str(theirs)]
    async with beside(script, f"http://127.0.0.1:{theirs}", ours) as stage:
        yield stage


@pytest.fixture
async def plain() -> AsyncIterator[Stage]:
    """Beside oidc-provider-mock."""
    theirs, ours = free_port(), free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(theirs)]
    async with beside(command, f"http://127.0.0.1:{theirs}", ours) as stage:
        await _answers(stage.provider.issuer)
        yield stage


async def _answers(address: str) -> None:
    """Waits for a program that does not say when it is ready."""
    async with asyncio.timeout(PATIENCE), ClientSession(cookie_jar=DummyCookieJar()) as session:
        while True:
            try:
                async with session.get(f"{address}/.well-known/openid-configuration"):
                    return
            except ClientError:
                await asyncio.sleep(0.1)
