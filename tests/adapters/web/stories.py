"""Anna, who has a week off, and the rooms of her page that an administrator opens."""

from __future__ import annotations

from domain.employees.employee import Employee
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from tests import cast
from tests.adapters.web.browsing import Browser
from tests.adapters.web.reading import Page
from tests.rooms import Rooms, rooms


async def annas_week() -> Rooms:
    """She has the first week of August off."""
    found = await rooms()
    week = cast.asked("2026-08-03", "2026-08-07")
    await found.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW))
    return found


async def anna(house: Rooms) -> Employee:
    return await house.house.store.employee(cast.COMPANY, cast.ANNA)


async def opened(carla: Browser, room: str) -> Page:
    found = await carla.get(f"/people/anna/{room}")
    assert (found.status, found.heading) == (200, "Anna Kovács")
    return found
