"""What happens elsewhere appears on an open page by itself: in chat, another browser or process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from adapters.clock.clocks import MovableClock
from bot.demo import COMPANY
from bot.ports import Context, Origin
from bot.settings import Environment
from bot.wiring.rooms import Rooms, rooms
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import RecordLeave
from domain.periods import Asked, Period
from tests.browser.desk import Desk, desk
from tests.browser.pages import Window
from tests.browser.program import demo
from tests.walks.stage import free_port

ANNA = "anna@larkspur.example"
SOON = 1_000
"""Milliseconds within which a page knows."""


@pytest.fixture
async def annas(browser: Browser, folder: Path, address: str) -> AsyncIterator[Desk]:
    """Anna's dashboard, with the calendar open."""
    found = await desk(browser, folder, address, ANNA)
    await found.open("/calendar")
    await listening(found)
    yield found
    await found.page.context.close()
    assert found.wrong == []


async def listening(found: Desk) -> None:
    """Until the page has been told where it is."""
    await found.page.wait_for_selector("#live[data-is-open]", state="attached")


@asynccontextmanager
async def another_process(folder: Path) -> AsyncIterator[Rooms]:
    """This one, with the same database as the demo's."""
    environment = Environment(_env_file=None, DATABASE_URL=f"sqlite:///{folder / 'demo' / 'leave.db'}")  # type: ignore[call-arg]
    async with rooms(environment, MovableClock(folder / "demo" / "clock.json")) as opened:
        yield opened


async def record(elsewhere: Rooms, who: str, day: date) -> None:
    people = await elsewhere.house.queries.people(COMPANY)
    employee_id = next(row.employee_id for row in people if row.name == who)
    at = elsewhere.clock.now()
    leave = RecordLeave(
        EmployeeId(employee_id),
        RequestId(f"{who}-{day}"),
        LeaveTypeId("vacation"),
        Asked(Period(day, day)),
        at,
    )
    await elsewhere.house.handling.handle(Context(COMPANY, None, Origin.CLI, f"{who}-{day}", at), leave)


def cell(found: Desk, who: str, day: int) -> Locator:
    """Somebody's day of the month that is shown."""
    row = found.page.get_by_role("row").filter(has=found.page.get_by_role("rowheader", name=who))
    return row.locator("td").nth(day - 1)


async def test_what_somebody_asks_for_in_chat_appears_on_an_open_page(annas: Desk, felix: Window) -> None:
    await expect(cell(annas, "Felix Braun", 17)).not_to_contain_text("Vacation")
    await felix.type("/vacation next fri to tue")
    await felix.press("Send to approvers", felix.dialog)
    await expect(felix.dialog).to_contain_text("Waiting for")
    await expect(cell(annas, "Felix Braun", 17)).to_contain_text("not decided yet", timeout=SOON)


async def test_what_somebody_asks_for_in_another_browser_appears_on_an_open_page(
    annas: Desk, browser: Browser, folder: Path, address: str
) -> None:
    waiting = annas.page.locator("#side .count")
    before = int(await waiting.inner_text())
    felix = await desk(browser, folder, address, "felix@larkspur.example")
    await felix.open("/requests/new?first=2026-07-15&last=2026-07-15&type=vacation")
    await felix.page.get_by_role("button", name="Send to approvers").click()
    await expect(cell(annas, "Felix Braun", 15)).to_contain_text("not decided yet", timeout=2 * SOON)
    await expect(waiting).to_have_text(str(before + 1))
    assert felix.wrong == []
    await felix.page.context.close()


async def test_what_another_process_writes_appears_on_an_open_page(annas: Desk, folder: Path) -> None:
    async with another_process(folder) as elsewhere:
        await record(elsewhere, "Felix Braun", date(2026, 7, 15))
        await expect(cell(annas, "Felix Braun", 15)).to_contain_text("Vacation", timeout=SOON)


async def test_of_changes_that_follow_each_other_none_is_lost(annas: Desk, folder: Path) -> None:
    async with another_process(folder) as elsewhere:
        for day in range(13, 18):
            await record(elsewhere, "Felix Braun", date(2026, 7, day))
        for day in range(13, 18):
            await expect(cell(annas, "Felix Braun", day)).to_contain_text("Vacation", timeout=2 * SOON)


async def test_what_is_being_typed_and_looked_at_stays(annas: Desk, folder: Path) -> None:
    page = annas.page
    await page.get_by_label("Name").type("Fel")
    await page.locator(".wall-frame").evaluate("each => each.scrollTop = 120")
    async with another_process(folder) as elsewhere:
        await record(elsewhere, "Felix Braun", date(2026, 7, 15))
        await expect(cell(annas, "Felix Braun", 15)).to_contain_text("Vacation", timeout=SOON)
    await page.keyboard.type("ix")
    await expect(page.get_by_label("Name")).to_have_value("Felix")
    assert await page.locator(".wall-frame").evaluate("each => each.scrollTop") == 120


async def test_the_cell_that_the_keys_are_at_keeps_them(annas: Desk, folder: Path) -> None:
    page = annas.page
    await page.locator(".wall-frame").focus()
    await page.keyboard.press("Enter")
    for _ in range(3):
        await page.keyboard.press("ArrowRight")
    before = await page.evaluate("document.activeElement.closest('td').cellIndex")
    async with another_process(folder) as elsewhere:
        await record(elsewhere, "Felix Braun", date(2026, 7, 15))
        await expect(cell(annas, "Felix Braun", 15)).to_contain_text("Vacation", timeout=SOON)
    assert await page.evaluate("document.activeElement.closest('td')?.cellIndex") == before == 4


async def test_after_a_cut_connection_the_page_catches_up(folder: Path, browser: Browser) -> None:
    port = free_port()
    with demo(folder, port) as address:
        annas = await desk(browser, folder, address, ANNA)
        await annas.open("/calendar")
        await listening(annas)
    async with another_process(folder) as elsewhere:
        await record(elsewhere, "Felix Braun", date(2026, 7, 15))
    with demo(folder, port):
        await expect(cell(annas, "Felix Braun", 15)).to_contain_text("Vacation", timeout=20 * SOON)
        await annas.page.context.close()
