"""One's status in the playground, clicked through: connected on the dashboard, shown in Slack, and ended."""

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser.desk import desk
from tests.browser.pages import Playground

ANNA = "anna@larkspur.example"


async def test_leave_shows_beside_ones_name_once_one_lets_it(
    browser: Browser, folder: Path, address: str, playground: Playground
) -> None:
    anna = await desk(browser, folder, address, ANNA)
    page = anna.page
    await anna.open("/account/status")
    await page.get_by_role("button", name="Connect Slack").click()
    await page.get_by_label("You are").select_option(label="Anna Kovács, Larkspur Maps")
    await page.get_by_role("button", name="Allow").click()
    await expect(page.get_by_role("status")).to_have_text("Slack shows it from now on when you are away.")
    await anna.open("/requests/new")
    await page.locator("[name=leave_type]").first.select_option(value="sick")
    await page.locator("[name=first_day]").fill("2026-07-06")
    await page.locator("[name=last_day]").fill("2026-07-07")
    await page.locator("main form button.primary").first.click()
    shown = playground.page.locator(".who-button .status").first
    await expect(shown).to_contain_text("Away")
    await anna.open("/account/status")
    await expect(page.locator("main")).to_contain_text("Your leave is shown there now.")
    await page.get_by_role("button", name="Stop showing it").click()
    await expect(playground.page.locator(".who-button .status")).to_have_count(0)
    assert anna.wrong == []
