"""The team calendar in a real browser: by mouse, by keys, on a phone, in the dark, without scripts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.desk import Desk, desk

FELIX = "felix@larkspur.example"
VIEWS = ("list", "week", "month", "quarter", "year")


@pytest.fixture
def folder(looked_at: tuple[Path, str]) -> Path:
    """Nothing is changed here, so one program is enough."""
    return looked_at[0]


@pytest.fixture
def address(looked_at: tuple[Path, str]) -> str:
    return looked_at[1]


@pytest.fixture
async def felix(browser: Browser, folder: Path, address: str) -> AsyncIterator[Desk]:
    """Felix's dashboard; whatever a page's policy forbids or a script stumbles over fails the test."""
    found = await desk(browser, folder, address, FELIX)
    yield found
    await found.page.context.close()
    assert found.wrong == []


async def at(page: Page) -> list[str]:
    """The row and the place of the cell that the keys are at."""
    found: list[str] = await page.evaluate(
        "[document.activeElement.closest('tr').cells[0].textContent.trim(),"
        " String(document.activeElement.closest('td').cellIndex)]"
    )
    return found


async def test_everybody_can_read_every_view(browser: Browser, folder: Path, address: str) -> None:
    for is_dark, is_phone in ((False, False), (True, True), (True, False), (False, True)):
        found = await desk(browser, folder, address, FELIX, dark=is_dark, phone=is_phone)
        for view in VIEWS:
            await found.open(f"/calendar?view={view}")
            assert await found.flaws() == [], (view, is_dark, is_phone)
            assert await found.is_within_its_width(), (view, is_dark, is_phone)
        assert found.wrong == []
        await found.page.context.close()


async def test_keys_go_from_cell_to_cell_and_into_a_request(felix: Desk) -> None:
    page = felix.page
    await felix.open("/calendar?view=month&name=e&department=engineering")
    await page.locator(".wall-frame").focus()
    await page.keyboard.press("Enter")
    first = await at(page)
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowDown")
    below = await at(page)
    assert first[1] == "1"
    assert below[0] != first[0]
    assert below[1] == "2"
    await page.keyboard.press("End")
    assert (await at(page))[1] == "31"
    await page.keyboard.press("Home")
    assert (await at(page))[1] == "1"
    await page.get_by_role("row", name="Felix Braun").locator("td a").first.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/requests/new?first=*")


async def test_dragging_across_free_days_begins_a_request_for_all_of_them(felix: Desk) -> None:
    page = felix.page
    await felix.open("/calendar?view=month&department=engineering")
    row = page.get_by_role("row", name="Felix Braun")
    await row.locator("td").nth(20).hover()
    await page.mouse.down()
    await row.locator("td").nth(22).hover()
    await page.mouse.up()
    await page.wait_for_url("**/requests/new?first=2026-07-21&last=2026-07-23")


async def test_a_cell_that_is_pointed_at_says_its_facts(felix: Desk) -> None:
    page = felix.page
    await felix.open("/calendar?view=month&department=engineering")
    cell = page.get_by_role("row", name="Rohan Mehta").locator("td").nth(5)
    facts = cell.locator("i")
    box = await facts.bounding_box()
    assert box is not None
    assert box["width"] <= 1
    await cell.hover()
    box = await facts.bounding_box()
    assert box is not None
    assert box["width"] > 40
    await expect(facts).to_contain_text("Mon 6 – Tue 7 July")


async def test_it_works_without_scripts(browser: Browser, folder: Path, address: str) -> None:
    found = await desk(browser, folder, address, FELIX, java_script_enabled=False)
    await found.open("/calendar?view=month")
    await found.page.get_by_label("Department").select_option(label="Sales")
    await found.page.get_by_role("button", name="Show").click()
    await expect(found.page.get_by_role("rowheader", name="Grace Adeyemi")).to_be_visible()
    await expect(found.page.get_by_role("rowheader", name="Felix Braun")).to_have_count(0)
    await found.page.get_by_role("link", name="Later").click()
    await expect(found.page.get_by_role("heading", level=1)).to_have_text("August 2026")
    await found.page.get_by_role("link", name="Show everybody").click()
    mine = found.page.get_by_role("row", name="Felix Braun").get_by_role("link", name="Ask for leave")
    await mine.first.click()
    await expect(found.page).to_have_url(f"{found.address}/requests/new?first=2026-07-01&last=2026-07-01")
    await found.page.context.close()


async def test_names_and_days_stay_in_sight(felix: Desk) -> None:
    page = felix.page
    await page.set_viewport_size({"width": 700, "height": 560})
    await felix.open("/calendar?view=quarter")
    await page.locator(".wall-frame").evaluate("each => { each.scrollLeft = 900; each.scrollTop = 300; }")
    frame = await page.locator(".wall-frame").bounding_box()
    name = await page.get_by_role("rowheader", name="Yuki Tanaka").bounding_box()
    head = await page.locator("tr.days th").first.bounding_box()
    assert frame is not None
    assert name is not None
    assert head is not None
    assert abs(name["x"] - frame["x"]) <= 2
    assert head["y"] - frame["y"] <= 40
