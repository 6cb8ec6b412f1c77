"""Settings in a real browser: words as one types, a look before it is applied, undo, and access for all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.desk import Desk, desk
from tests.browser.settings_pages import HolidaysPage, PolicyPage, RulesPage

ADMINISTRATOR = "sofia@larkspur.example"
PAGES = [
    "/settings/locations",
    "/settings/locations/new",
    "/settings/locations/berlin",
    "/settings/holidays",
    "/settings/holidays/berlin/2026",
    "/settings/departments",
    "/settings/departments/new",
    "/settings/policies",
    "/settings/policies/vacation",
    "/settings/rules",
    "/settings/rules/new",
    "/settings/rules/new?kind=blackout",
]


@pytest.fixture
async def office(browser: Browser, folder: Path, address: str) -> AsyncIterator[Desk]:
    """The administrator's dashboard."""
    found = await desk(browser, folder, address, ADMINISTRATOR)
    yield found
    await found.page.context.close()
    assert found.wrong == []


async def test_a_policy_is_told_in_words_looked_at_and_applied(office: Desk) -> None:
    policy = PolicyPage(office)
    await policy.open("/settings/policies/vacation?location=berlin")
    await policy.fill("Days a year", "33")
    await expect(policy.words).to_contain_text("33 days a year")
    await policy.press("Look at what follows")
    await expect(policy.follows).to_contain_text("It concerns")
    await policy.apply()
    await expect(policy.said).to_contain_text("is settled from Fri 1 January 2027 on")


async def test_rules_answer_as_one_types(office: Desk) -> None:
    rules = RulesPage(office)
    await rules.open("/settings/rules")
    await rules.try_out("Felix Braun", date(2026, 7, 15))
    await expect(rules.answer).to_contain_text("Felix Braun:")


async def test_a_holiday_is_added_worked_and_taken_back(office: Desk) -> None:
    year = HolidaysPage(office)
    await year.open("/settings/holidays/berlin/2027")
    await year.add("Summer outing", date(2027, 6, 4))
    await expect(year.line("Summer outing")).to_contain_text("company day")
    await year.press("Undo")
    await expect(year.line("Summer outing")).to_have_count(0)
    await year.work_on("Karfreitag")
    await expect(year.line("Karfreitag")).to_contain_text("worked")


@pytest.mark.parametrize("is_dark", [False, True])
async def test_everybody_can_use_every_page(
    browser: Browser, folder: Path, address: str, is_dark: bool
) -> None:
    found = await desk(browser, folder, address, ADMINISTRATOR, dark=is_dark, phone=is_dark)
    flaws, wide = {}, []
    for path in PAGES:
        await found.open(path)
        flaws[path] = await found.flaws()
        if not await found.is_within_its_width():
            wide.append(path)
    assert {path: each for path, each in flaws.items() if each} == {}
    assert wide == []
    await found.page.context.close()
    assert found.wrong == []
