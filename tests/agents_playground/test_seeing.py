"""What people see and press in Microsoft's own client: a form, a card, a receipt, the message extension."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Locator, Page, Route, expect

from tests.agents_playground.client import Playground, buttons, content, filled
from tests.agents_playground.company import ANNA, EMIL, HENRY
from tests.agents_playground.test_talking import execution


async def _on_this_machine(route: Route) -> None:
    """The page's fonts come from elsewhere; it does without."""
    is_ours = urlsplit(route.request.url).hostname in {"localhost", "127.0.0.1"}
    await (route.continue_() if is_ours else route.abort())


@pytest.fixture
async def page(browser: Browser, playground: Playground) -> AsyncIterator[Page]:
    """Felix's chat with the bot."""
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    await page.route("**/*", _on_this_machine)
    await page.goto(playground.url)
    yield page
    await page.close()


async def types(page: Page, text: str) -> None:
    await page.locator('[data-lexical-editor="true"]').first.click()
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")


def button(page: Page, name: str) -> Locator:
    """By the words on it: some have a longer name for those who hear it."""
    return page.get_by_role("button").filter(has_text=name).last


async def test_felix_asks_and_reads_that_it_is_approved(page: Page, playground: Playground) -> None:
    await playground.meet(ANNA)
    await types(page, "balance")
    await expect(page.get_by_text("30 days left").first).to_be_visible()
    await types(page, "vacation 6-10 July")
    await expect(page.get_by_label("First day")).to_have_value("July 6, 2026")
    await page.get_by_label("Note to approvers").fill("Sea")
    await button(page, "Send to approvers").click()
    await expect(page.get_by_text("Waiting for Anna Example").first).to_be_visible()

    asked = await playground.card("Felix Example asks for leave", "Sea")
    approve = next(buttons(content(asked), "Approve"))
    await playground.happens(ANNA, "invoke", name="adaptiveCard/action", value=execution(approve))
    await expect(page.get_by_text("Approved by Anna Example").last).to_be_visible()


async def test_felix_approves_and_his_card_says_so(page: Page, playground: Playground) -> None:
    await playground.meet(EMIL)
    await playground.happens(EMIL, "message", text="vacation 13-14 July")
    form = await playground.card("“vacation 13-14 July” was read as")
    send = next(buttons(content(form), "Send to approvers"))
    value = execution(send, **filled(content(form)))
    await playground.happens(EMIL, "invoke", name="adaptiveCard/action", value=value)
    await expect(page.get_by_text("Emil Example asks for leave")).to_be_visible()
    await button(page, "Approve").click()
    await expect(
        page.get_by_text("Approved by you").or_(page.get_by_text("Approved by Felix"))
    ).to_be_visible()
    await playground.card("Approved by Felix Example", "28 days left")


async def extension(page: Page, command: str) -> None:
    """Opens the menu beside the box in which messages are written."""
    await page.locator("button[aria-haspopup=menu]").last.click()
    await page.get_by_role("menuitem").filter(has_text=command).click(force=True)


async def test_felix_finds_beside_a_message_who_is_away(page: Page) -> None:
    await extension(page, "Search Command")
    await page.get_by_placeholder("Enter a search term").fill("next week")
    await page.get_by_text(f"{HENRY.name} Example").first.click()
    # The card stands in the message that Felix is about to send.
    await expect(page.locator('[data-lexical-editor="true"]').first).to_contain_text("Away: Mon, June 22")


async def test_felix_asks_beside_a_message(page: Page, playground: Playground) -> None:
    await playground.meet(ANNA)
    await extension(page, "Action Command")
    await page.get_by_placeholder("Input command id or leave blanks").fill("requestLeave")
    await page.get_by_role("button", name="Create").click()
    for field, day in (("First day", "2026-07-06"), ("Last day", "2026-07-07")):
        await page.get_by_label(field).fill(day)
    await button(page, "Send to approvers").click()
    await playground.card("Felix Example asks for leave", "2 days")
