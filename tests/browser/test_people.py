"""People in a real browser: found as one types, changed after a look, and within everybody's reach."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.desk import Desk, desk
from tests.browser.people_pages import People

ADMINISTRATOR = "sofia@larkspur.example"
ROOMS = [
    "Enter leave",
    "Correct a balance",
    "Location and department",
    "Working hours",
    "Profile",
    "Count anew",
    "Leaving",
]


@pytest.fixture
async def office(browser: Browser, folder: Path, address: str) -> AsyncIterator[Desk]:
    """The administrator's dashboard."""
    found = await desk(browser, folder, address, ADMINISTRATOR)
    yield found
    await found.page.context.close()
    assert found.wrong == []


async def test_people_are_found_as_one_types(office: Desk) -> None:
    people = People(office)
    await people.open()
    await people.search("ley")
    await expect(people.names).to_have_text(["Leyla Demir"])
    await expect(people.page.get_by_label("Search", exact=True)).to_have_value("ley")
    await people.search("x")
    await expect(people.page.get_by_text("Nobody here fits")).to_be_visible()


async def test_working_hours_are_looked_at_and_saved(office: Desk) -> None:
    people = People(office)
    await people.open()
    person = await people.enter("Leyla Demir")
    await person.go_to("Working hours")
    await person.page.get_by_role("link", name="Four days", exact=True).click()
    await person.press("Show what would follow")
    await expect(person.outlook).to_contain_text("Booked days are counted anew.")
    await expect(person.outlook).to_be_in_viewport()
    await person.press("Save")
    await expect(person.said).to_have_text("What Leyla Demir works is saved.")


async def test_leave_is_counted_as_its_days_are_typed(office: Desk) -> None:
    people = People(office)
    await people.open()
    person = await people.enter("Felix Braun")
    await person.go_to("Enter leave")
    await person.fill("First day", "2026-09-14")
    await person.fill("Last day", "2026-09-18")
    await expect(person.cost).to_contain_text("5 days")
    await person.press("Enter leave")
    await expect(person.said).to_have_text("It is entered, and Felix Braun is told.")


async def test_a_table_is_brought_in_after_a_look(office: Desk) -> None:
    await office.open("/people/import")
    line = "Ela Novak,ela@larkspur.example,2026-10-01,Berlin,Engineering"
    table = f"name,email,hired_on,location,department\n{line}\n"
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": table.encode()}
    await office.page.set_input_files("#f-file", file)  # type: ignore[arg-type]
    await office.page.get_by_role("button", name="Show what would follow").click()
    await expect(office.page.locator(".people-plan")).to_contain_text("Ela Novak")
    await office.page.get_by_role("button", name="Make 1 change").click()
    await expect(office.page.locator(".said")).to_have_text("1 change is made.")


@pytest.mark.parametrize("is_dark", [False, True])
async def test_everybody_can_use_every_page(
    browser: Browser, folder: Path, address: str, is_dark: bool
) -> None:
    found = await desk(browser, folder, address, ADMINISTRATOR, dark=is_dark, phone=is_dark)
    people = People(found)
    await people.open()
    person = await people.enter("Leyla Demir")
    own = found.page.url
    flaws, wide = {}, []
    for room in ["", *ROOMS, "/people", "/people?balances=yes", "/people/new", "/people/import"]:
        if room.startswith("/"):
            await found.open(room)
        else:
            await found.page.goto(own)
            if room:
                await person.go_to(room)
        flaws[room] = await found.flaws()
        if not await found.is_within_its_width():
            wide.append(room)
    await found.page.context.close()
    assert {room: each for room, each in flaws.items() if each} == {}
    assert wide == []
    assert found.wrong == []
