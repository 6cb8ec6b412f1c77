"""A stage for each test, and a conversation in which everything can be asked."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.slack.stage import Stage, standing


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with standing() as stage:
        yield stage
