"""The one place that knows everybody: puts adapters and storage to the application's ports."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.clock.clocks import SystemClock, TimeOrderedIds
from adapters.holidays import places, public_holidays
from bot.ports import Clock, Ids
from bot.settings import Environment, secret_keys
from bot.talk import House
from storage.engine import open_storage
from storage.migrate import migrate

if TYPE_CHECKING:
    from storage.bundle import Storage


@dataclass(frozen=True, slots=True)
class Rooms:
    """What every command of the program starts from."""

    environment: Environment
    storage: Storage
    house: House
    clock: Clock
    ids: Ids


@asynccontextmanager
async def rooms(environment: Environment, clock: Clock | None = None) -> AsyncIterator[Rooms]:
    """The migrated database opened, and the application's ports around it; closed at the end."""
    clock = clock or SystemClock()
    if not environment.DATABASE_URL:
        environment.DATA_DIR.mkdir(parents=True, exist_ok=True)
    migrate(environment.database_url)
    storage = open_storage(environment.database_url, secret_keys(environment), clock=clock)
    ids = TimeOrderedIds()
    house = House(
        storage.store,
        storage.queries,
        storage.outbox,
        storage.copies,
        clock,
        ids,
        public_holidays,
        places,
        {},
    )
    try:
        yield Rooms(environment, storage, house, clock, ids)
    finally:
        await storage.close()
