"""Somebody takes their leave into another calendar program, in a real browser."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import pytest
from icalendar import Calendar
from playwright.async_api import Browser

from tests.browser.desk import desk

SOFIA = "sofia@larkspur.example"
PAGE = "/account/calendars"


async def fetched(address: str) -> tuple[int, bytes]:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.read()


async def test_an_address_is_copied_read_and_ended(browser: Browser, folder: Path, address: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    at = await desk(browser, folder, address, SOFIA, permissions=permissions)
    await at.open(PAGE)
    await at.page.get_by_label("What it shows").select_option("company")
    await at.page.get_by_role("button", name="Make the calendar").click()
    await at.page.get_by_role("button", name="Copy").click()
    await at.page.get_by_role("button", name="Copied").wait_for()
    copied = await at.page.evaluate("navigator.clipboard.readText()")
    status, body = await fetched(copied)
    assert status == 200
    calendar = Calendar.from_ical(body)
    assert len(calendar.events) > 20
    assert all(not event.errors for event in calendar.events)
    await at.open(PAGE)
    assert "Last read" in await at.page.inner_text("main")
    await at.page.get_by_text("End", exact=True).click()
    await at.page.get_by_role("button", name="End this calendar").click()
    await at.page.get_by_text("its address leads nowhere now").wait_for()
    assert (await fetched(copied))[0] == 404
    assert at.wrong == []
    await at.page.context.close()


async def test_without_scripts_a_calendar_is_made_and_ended_all_the_same(
    browser: Browser, folder: Path, address: str
) -> None:
    at = await desk(browser, folder, address, SOFIA, java_script_enabled=False)
    await at.open(PAGE)
    await at.page.get_by_role("button", name="Make the calendar").click()
    made = await at.page.get_by_label("Address of the calendar").input_value()
    assert (await fetched(made))[0] == 200
    assert not await at.page.get_by_role("button", name="Copy").is_visible()
    await at.page.get_by_text("End", exact=True).click()
    await at.page.get_by_role("button", name="End this calendar").click()
    assert (await fetched(made))[0] == 404
    await at.page.context.close()


@pytest.mark.parametrize(("dark", "phone"), [(False, False), (True, True)])
async def test_calendars_and_settings_are_within_reach_of_everybody(
    browser: Browser, folder: Path, address: str, dark: bool, phone: bool
) -> None:
    at = await desk(browser, folder, address, SOFIA, dark=dark, phone=phone)
    await at.open(PAGE)
    await at.page.get_by_role("button", name="Make the calendar").click()
    await at.page.get_by_label("Address of the calendar").wait_for()
    assert await at.flaws() == []
    assert await at.is_within_its_width()
    for name in ("", "/company", "/roles", "/digests", "/digests/new", "/workspaces", "/feeds"):
        await at.open(f"/settings{name}")
        assert await at.flaws() == [], name
        assert await at.is_within_its_width(), name
    assert at.wrong == []
    await at.page.context.close()
