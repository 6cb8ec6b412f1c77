"""What every command of the program starts from: an opened storage and the ports around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from adapters.clock.clocks import SystemClock, TimeOrderedIds
from adapters.holidays import places, public_holidays
from bot.ports import Clock
from bot.settings import Environment, secret_keys
from bot.talk import House
from storage.bundle import Storage
from storage.engine import open_storage
from storage.migrate import migrate


@dataclass(frozen=True, slots=True)
class Rooms:
    """What every command of the program starts from."""

    environment: Environment
    storage: Storage
    house: House
    clock: Clock


@asynccontextmanager
async def rooms(environment: Environment, clock: Clock | None = None) -> AsyncIterator[Rooms]:
    """The migrated database opened, and the application's ports around it; closed at the end."""
    clock = clock or SystemClock()
    if not environment.DATABASE_URL:
        environment.DATA_DIR.mkdir(parents=True, exist_ok=True)
    migrate(environment.database_url)
    storage = open_storage(environment.database_url, secret_keys(environment), clock=clock)
    try:
        yield Rooms(environment, storage, _house(storage, clock, dashboard_url(environment)), clock)
    finally:
        await storage.close()


def dashboard_url(environment: Environment) -> str:
    """Where people reach the dashboard; empty where nobody has said it."""
    return environment.PUBLIC_URL and f"{environment.PUBLIC_URL.rstrip('/')}/dashboard"


def _house(storage: Storage, clock: Clock, dashboard_url: str) -> House:
    return House(
        storage.store,
        storage.queries,
        storage.outbox,
        storage.copies,
        clock,
        TimeOrderedIds(),
        public_holidays,
        places,
        {},
        storage.codes,
        storage.changes,
        storage.feeds,
        storage.installations,
        storage.references,
        storage.sessions,
        storage.doors,
        storage.sign_ins,
        storage.jobs,
        storage.history,
        storage.consents,
        dashboard_url,
    )
