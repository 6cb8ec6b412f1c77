"""The stand-in for Teams with a small bot in it, over real HTTP."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from adapters.playground.teams import TeamsWorld
from tests.adapters.playground.stage import Clock
from tests.adapters.playground.teams.stage import Caller, EchoBot, running, small_teams


@pytest.fixture
def bot() -> EchoBot:
    return EchoBot()


@pytest.fixture
async def teams(clock: Clock, bot: EchoBot) -> AsyncIterator[TeamsWorld]:
    async with running(small_teams(clock), bot) as world:
        yield world


@pytest.fixture
async def call(teams: TeamsWorld) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
        yield Caller(teams, session)
