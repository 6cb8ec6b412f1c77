"""A company with some history, in a database of each kind."""

from collections.abc import AsyncIterator

import pytest

from storage.bundle import Storage
from storage.engine import open_storage
from storage.migrate import migrate
from tests.contracts.story import KEYS, Stopped


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    """A storage of an empty database."""
    migrate(database_url)
    opened = open_storage(database_url, KEYS, clock=Stopped())
    yield opened
    await opened.close()
