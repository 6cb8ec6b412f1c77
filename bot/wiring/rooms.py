"""What every command of the program starts from: an opened storage and the ports around it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import quote

from adapters.clock.clocks import SystemClock, TimeOrderedIds
from adapters.holidays import places, public_holidays
from adapters.web.settings import ENTITY
from bot.ports import Clock
from bot.screens.facts import PageFact
from bot.settings import Environment, secret_keys
from bot.talk import House
from domain.ids import EmployeeId, RequestId
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
        yield Rooms(environment, storage, _house(storage, clock, environment), clock)
    finally:
        await storage.close()


def dashboard_url(environment: Environment) -> str:
    """Where people reach the dashboard; empty where nobody has said it."""
    return environment.PUBLIC_URL and f"{environment.PUBLIC_URL.rstrip('/')}/dashboard"


def page_of(environment: Environment) -> Callable[[EmployeeId, RequestId], PageFact | None]:
    """Where cards lead: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-links"""
    base, app_id = dashboard_url(environment), environment.TEAMS_APP_ID.strip().lower()

    def page(employee_id: EmployeeId, request_id: RequestId) -> PageFact | None:
        path = f"requests/{quote(employee_id, safe='')}/{quote(request_id, safe='')}"
        context = quote(json.dumps({"subEntityId": path}), safe="")
        entity = f"https://teams.microsoft.com/l/entity/{app_id}/{ENTITY}?context={context}"
        return PageFact(f"{base}/{path}", entity if app_id else "") if base else None

    return page


def _house(storage: Storage, clock: Clock, environment: Environment) -> House:
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
        dashboard_url(environment),
        page_of(environment),
    )
