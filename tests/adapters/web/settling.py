"""An administrator in front of the settings, who reads English."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from domain.employees.commands import ChangeProfile
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.rooms import rooms

MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
async def shown() -> AsyncIterator[Browsers]:
    async with browsers(await rooms()) as found:
        yield found


@pytest.fixture
async def carla(shown: Browsers) -> Browser:
    """The administrator, reading English."""
    await shown.house.settle(ENGLISH)
    return await shown.of(cast.CARLA)


ENGLISH = ChangeProfile(cast.CARLA, replace(cast.PROFILES[cast.CARLA][0], locale="en"))
