"""Microsoft on a loopback address, and a clock, for each test."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.adapters.teams.microsoft import Clock, Microsoft, standing


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
