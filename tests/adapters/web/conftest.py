"""What most stories on the dashboard start from; a file with a story of its own says so by the same names."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from domain.employees.commands import ChangeProfile
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


@pytest.fixture
async def served(house: Rooms) -> AsyncIterator[Browsers]:
    async with browsers(house) as found:
        yield found


@pytest.fixture
async def carla(served: Browsers, house: Rooms) -> Browser:
    """Who administers the company, reading English here."""
    profile = cast.PROFILES[cast.CARLA][0]
    await house.settle(ChangeProfile(cast.CARLA, type(profile)(profile.name, profile.email, "en")))
    return await served.of(cast.CARLA)
