"""Microsoft on a loopback address, and a clock, for each test."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.adapters.teams import outside as ways
from tests.adapters.teams.microsoft import Clock, Microsoft, standing
from tests.adapters.teams.outside import Outside


@pytest.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    async with standing() as microsoft:
        yield microsoft


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def outside(microsoft: Microsoft, clock: Clock) -> AsyncIterator[Outside]:
    async with ways.standing(microsoft, clock) as outside:
        yield outside
