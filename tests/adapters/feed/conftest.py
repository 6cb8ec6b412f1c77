"""The cast's company, its calendars served."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.adapters.feed.stage import Stage, served
from tests.rooms import rooms


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    found = await rooms()
    async with served(found) as server, aiohttp.ClientSession(auto_decompress=False) as session:
        yield Stage(found, server, session)
