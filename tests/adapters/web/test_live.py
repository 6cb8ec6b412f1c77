"""Open pages are told that something has changed, and never what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import ClientResponse

from adapters.web import live
from bot.ports import Context, Origin
from domain.company.commands import FoundCompany
from domain.employees.commands import DeactivateEmployee
from domain.ids import CompanyId
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.rooms import Rooms

LONG = 10.0
"""Seconds that nobody waits for in a test that passes."""


@dataclass
class Stream:
    """What a page listens to, block by block."""

    response: ClientResponse

    async def next(self) -> dict[str, str]:
        """The next block that is more than a beat; {} at the end."""
        block: dict[str, str] = {}
        async with asyncio.timeout(LONG):
            while line := (await self.response.content.readline()).decode():
                name, _, value = line.rstrip("\n").partition(": ")
                if name and not name.startswith(":"):
                    block[name] = value
                elif not name and block:
                    return block
        return {}

    async def beat(self) -> bytes:
        async with asyncio.timeout(LONG):
            return await self.response.content.readline()


@asynccontextmanager
async def listening(browser: Browser, query: str = "", **headers: str) -> AsyncIterator[Stream]:
    sent = {**browser.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
    sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    address = f"{browser.address}{browser.prefix}/live{query}"
    async with browser.client.get(address, headers=sent, allow_redirects=False) as response:
        yield Stream(response)


async def change(house: Rooms, name: str = "Tannenberg GmbH") -> int:
    await house.settle(FoundCompany(cast.COMPANY, name, "en"))
    return await house.house.changes.position(cast.COMPANY)


async def test_a_page_hears_where_it_is_and_then_of_each_change(served: Browsers, house: Rooms) -> None:
    begun = await house.house.changes.position(cast.COMPANY)
    async with listening(await served.of(cast.ANNA)) as stream:
        assert stream.response.headers["Content-Type"].startswith("text/event-stream")
        assert await stream.next() == {"id": str(begun)}
        for name in ("One", "Two"):
            position = str(await change(house, name))
            assert await stream.next() == {"id": position, "event": "changed", "data": position}


async def test_changes_that_come_together_are_one_word(served: Browsers, house: Rooms) -> None:
    async with listening(await served.of(cast.ANNA)) as stream:
        await stream.next()
        positions = [await change(house, f"No. {number}") for number in range(5)]
        said = await stream.next()
        while said["id"] != str(positions[-1]):
            said = await stream.next()
        assert said["event"] == "changed"


async def test_what_changed_since_the_page_was_drawn_is_told_at_once(served: Browsers, house: Rooms) -> None:
    begun = await house.house.changes.position(cast.COMPANY)
    position = str(await change(house))
    async with listening(await served.of(cast.ANNA), f"?after={begun}") as stream:
        assert await stream.next() == {"id": position}
        assert (await stream.next())["event"] == "changed"


async def test_what_changed_while_the_connection_was_cut_is_told_at_once(
    served: Browsers, house: Rooms
) -> None:
    begun = await house.house.changes.position(cast.COMPANY)
    await change(house)
    cut = {"Last_Event_ID": str(begun)}
    async with listening(await served.of(cast.ANNA), "?after=0", **cut) as stream:
        await stream.next()
        assert (await stream.next())["event"] == "changed"


@pytest.mark.parametrize("given", ["", "nonsense", "-1", "9" * 40, "²"])
async def test_who_says_nothing_that_can_be_read_begins_here(
    served: Browsers, house: Rooms, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "A_BEAT", 0.01)
    async with listening(await served.of(cast.ANNA), f"?after={given}") as stream:
        await stream.next()
        assert await stream.beat() == b":\n"


async def test_another_companys_change_is_nobodys_business(served: Browsers, house: Rooms) -> None:
    async with listening(await served.of(cast.ANNA)) as stream:
        await stream.next()
        other = house.house.handling
        context = Context(CompanyId("oakridge"), None, Origin.CLI, "found", cast.NOW)
        await other.handle(context, FoundCompany(CompanyId("oakridge"), "Oakridge", "en"))
        position = str(await change(house))
        assert (await stream.next())["id"] == position


async def test_nobody_listens_who_is_not_signed_in(served: Browsers) -> None:
    async with listening(served.nobody()) as stream:
        assert stream.response.status == 303
    async with listening(served.nobody(), HX_Request="true") as stream:
        assert stream.response.status == 401


async def test_a_stream_ends_with_its_session(
    served: Browsers, house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "A_BEAT", 0.01)
    anna = await served.of(cast.ANNA)
    async with listening(anna) as stream, listening(await served.of(cast.ANNA)) as other:
        await stream.next()
        session = await house.storage.sessions.find(anna.cookies["sid"], cast.NOW)
        assert session is not None
        await house.storage.sessions.end(session.known, session.id)
        assert await stream.next() == {}
        await other.next()
        assert await other.beat() == b":\n"


async def test_a_stream_ends_where_its_person_is_no_longer_with_us(
    served: Browsers, house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "A_BEAT", 0.01)
    async with listening(await served.of(cast.ANNA)) as stream:
        await stream.next()
        await house.settle(DeactivateEmployee(cast.ANNA))
        heard = await stream.next()
        if heard:  # a beat may look at who is still there before the change is told
            assert heard["event"] == "changed"
            assert await stream.next() == {}


async def test_only_so_many_streams_are_open_for_one_session(
    served: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "MOST_STREAMS", 1)
    anna = await served.of(cast.ANNA)
    async with listening(anna) as stream:
        await stream.next()
        async with listening(anna) as more:
            assert more.response.status == 429
        async with listening(await served.of(cast.ANNA)) as elsewhere:
            assert elsewhere.response.status == 200


async def test_streams_end_at_once_when_the_program_does(house: Rooms) -> None:
    async with browsers(house) as served, asyncio.timeout(LONG):
        async with listening(await served.of(cast.ANNA)) as stream:
            await stream.next()
            await served.drain()
            assert await stream.next() == {}
        async with listening(await served.of(cast.ANNA)) as late:
            assert late.response.status == 503


async def test_one_waits_for_all_the_streams_of_a_company(
    served: Browsers, house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[CompanyId] = []
    wait = house.house.changes.wait

    async def counted(company_id: CompanyId, after: int, seconds: float) -> int:
        waits.append(company_id)
        return await wait(company_id, after, seconds)

    monkeypatch.setattr(house.house.changes, "wait", counted)
    async with listening(await served.of(cast.ANNA)) as one, listening(await served.of(cast.BEN)) as other:
        await one.next()
        await other.next()
        position = str(await change(house))
        assert (await one.next())["id"] == (await other.next())["id"] == position
    assert waits[0] == cast.COMPANY
    assert len(waits) <= 2
