"""What every fault befalls: the whole program with the cast's company."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.walks.stage import Stage, stage


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Stage]:
    """The cast's company, connected to their workspace; nobody has used the app yet."""
    async with stage(tmp_path) as found:
        await found.found()
        yield found
