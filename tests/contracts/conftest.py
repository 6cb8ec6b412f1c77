"""Storages of every kind, opened once or by several processes."""

from collections.abc import AsyncIterator, Callable

import pytest

from storage.bundle import Storage
from storage.engine import open_storage
from storage.memory import open_memory
from storage.migrate import migrate
from tests.contracts.story import KEYS, Stopped

Opening = Callable[[], Storage]


@pytest.fixture
async def opening(database_url: str) -> AsyncIterator[Opening]:
    """Opens a migrated database as often as there are processes in a story."""
    migrate(database_url)
    opened: list[Storage] = []

    def open_once_more() -> Storage:
        opened.append(open_storage(database_url, KEYS, clock=Stopped()))
        return opened[-1]

    yield open_once_more
    for storage in opened:
        await storage.close()


@pytest.fixture(params=["sqlite", "postgres", "memory"])
async def storage(request: pytest.FixtureRequest) -> AsyncIterator[Storage]:
    """An empty storage of each kind in turn."""
    opened = open_memory(clock=Stopped())
    if request.param != "memory":
        url = request.getfixturevalue(f"{request.param}_url")
        migrate(url)
        opened = open_storage(url, KEYS, clock=Stopped())
    yield opened
    await opened.close()
