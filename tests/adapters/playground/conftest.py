"""The stand-in for Slack with a small app in it, over real HTTP."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import Clock, EchoApp, running, small_world


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def echo() -> EchoApp:
    return EchoApp()


@pytest.fixture
async def world(clock: Clock, echo: EchoApp) -> AsyncIterator[SlackWorld]:
    async with running(small_world(clock), echo) as world:
        yield world


@pytest.fixture
async def client(world: SlackWorld) -> AsyncIterator[AsyncWebClient]:
    """The client that apps use, pointed at the stand-in, without retries of its own."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
        yield AsyncWebClient("xoxb-echo", base_url=world.api_url, session=session, retry_handlers=[])
