"""The cast's company with its calendars served over HTTP, read as a program that subscribes would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from icalendar import Calendar, Event

from adapters import http
from adapters.feed.front import listen
from bot.dashboard.publishing import Publishing
from bot.ports import About, Feed, Known, Telling
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import ApproveRequest, CancelLeave, RecordLeave, RequestLeave
from domain.periods import Asked
from tests import cast
from tests.rooms import Rooms

AGENT = {"User-Agent": "Calendar/1.0", "Accept-Encoding": "identity"}


@dataclass
class Read:
    """An answer as it came over the wire."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def calendar(self) -> Calendar:
        return Calendar.from_ical(self.body)  # type: ignore[return-value]

    @property
    def events(self) -> list[Event]:
        """By when they begin."""
        return sorted(self.calendar.events, key=lambda event: str(event["DTSTART"].to_ical()))

    @property
    def titles(self) -> list[str]:
        return [str(event["SUMMARY"]) for event in self.events]

    def told(self, name: str) -> list[str]:
        """What each event says of a property."""
        return [str(event[name]) for event in self.events]


@dataclass
class Stage:
    """Somebody makes calendars, and programs read them."""

    rooms: Rooms
    server: TestServer
    http: aiohttp.ClientSession
    opened: list[Feed] = field(default_factory=list)

    async def open(
        self,
        about: About = About.ONESELF,
        which: str = "",
        tells: Telling = Telling.TYPES,
        who: EmployeeId = cast.ANNA,
    ) -> str:
        """The secret of a new calendar."""
        feed = Feed(f"feed-{len(self.opened)}", Known(cast.COMPANY, who), about, which, tells)
        self.opened.append(feed)
        return await self.rooms.house.feeds.open(feed, self.rooms.clock.at)

    async def get(self, secret: str, method: str = "GET", **headers: str) -> Read:
        given = AGENT | {name.replace("_", "-"): value for name, value in headers.items()}
        address = self.server.make_url(f"/feeds/{secret}.ics")
        async with self.http.request(method, address, headers=given) as answer:
            return Read(answer.status, await answer.read(), answer.headers)

    async def read(self, about: About = About.ONESELF, which: str = "", **more: object) -> Read:
        """A new calendar, read once."""
        found = await self.get(await self.open(about, which, **more))  # type: ignore[arg-type]
        assert found.status == 200
        return found

    async def record(
        self,
        asked: Asked,
        leave_type: LeaveTypeId = cast.VACATION,
        who: EmployeeId = cast.ANNA,
        name: str = "r1",
    ) -> None:
        """Leave that is given."""
        await self.rooms.settle(RecordLeave(who, RequestId(name), leave_type, asked, self.at))

    async def ask(self, asked: Asked, who: EmployeeId = cast.ANNA, name: str = "r1") -> None:
        """Leave that Ben has to decide."""
        await self.rooms.settle(RequestLeave(who, RequestId(name), cast.VACATION, asked, self.at))

    async def approve(self, name: str = "r1", who: EmployeeId = cast.ANNA) -> None:
        await self.rooms.settle(ApproveRequest(who, RequestId(name), cast.BEN, self.at))

    async def cancel(self, name: str = "r1", who: EmployeeId = cast.ANNA) -> None:
        await self.rooms.settle(CancelLeave(who, RequestId(name), who, self.at))

    @property
    def at(self) -> datetime:
        return self.rooms.clock.at


def application(rooms: Rooms) -> web.Application:
    """What answers at the addresses of calendars."""
    routes = listen(Publishing(rooms.house)).routes()

    async def health() -> dict[str, str]:
        return {}

    return http.application(routes, health=health, new_reference=lambda: "ref-1")


def served(rooms: Rooms) -> TestServer:
    return TestServer(application(rooms))
