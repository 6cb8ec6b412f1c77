"""Coming into the dashboard in a real browser, as one of the demo's people or by a link, and out again."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser.desk import DESK, PHONE, Desk
from tests.browser.pages import Playground, Window

BEFORE = ("/sign-in", "/sign-in/okta", "/sign-in/oidc/callback?code=c&state=s", "/door/nothing")
"""The ways in, one that is not there, an answer that nobody waits for, a link that is used up."""


async def stranger(browser: Browser, address: str, *, dark: bool = False, phone: bool = False) -> Desk:
    """The browser of somebody who is not signed in."""
    viewport = PHONE if phone else DESK
    scheme = "dark" if dark else "light"
    context = await browser.new_context(viewport=viewport, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    return Desk(await context.new_page(), address)


@pytest.fixture
async def nobody(browser: Browser, address: str) -> AsyncIterator[Desk]:
    found = await stranger(browser, address)
    yield found
    await found.page.context.close()
    assert found.wrong == []


def heading(desk: Desk, name: str) -> Locator:
    return desk.page.get_by_role("heading", name=name, exact=True)


async def become(desk: Desk, name: str) -> None:
    """From any page of somebody who is not signed in."""
    await desk.page.get_by_role("link", name="Sign in with Playground").click()
    await desk.page.get_by_role("button", name=name).click()


async def test_one_signs_in_as_anybody_comes_to_the_page_one_wanted_and_signs_out(nobody: Desk) -> None:
    await nobody.open("/account")
    await become(nobody, "Felix Braun")
    await expect(heading(nobody, "Your account")).to_be_visible()
    await expect(nobody.page.get_by_text("felix@larkspur.example")).to_be_visible()
    await nobody.page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(heading(nobody, "Sign in")).to_be_visible()
    await expect(nobody.page.get_by_text("You are signed out.")).to_be_visible()
    await nobody.open("/account")
    await expect(heading(nobody, "Sign in")).to_be_visible()


async def test_the_pages_before_a_sign_in_are_for_everybody(browser: Browser, address: str) -> None:
    for dark, phone in ((False, False), (True, True)):
        found = await stranger(browser, address, dark=dark, phone=phone)
        for path in BEFORE:
            await found.open(path)
            assert await found.flaws() == [], path
            assert await found.is_within_its_width(), path
        assert found.wrong == []
        await found.page.context.close()


async def test_the_account_page_is_for_everybody(browser: Browser, address: str) -> None:
    for dark, phone in ((False, False), (True, True)):
        found = await stranger(browser, address, dark=dark, phone=phone)
        await found.open("/account")
        await become(found, "Felix Braun")
        await expect(heading(found, "Your account")).to_be_visible()
        assert await found.flaws() == []
        assert await found.is_within_its_width()
        assert found.wrong == []
        await found.page.context.close()


async def follow(playground: Playground, link: Locator) -> Desk:
    """The link in a tab of its own, as chats open them."""
    async with playground.page.context.expect_page() as opening:
        await link.click()
    return Desk(await opening.value, playground.address)


async def test_a_link_from_slack_lets_in_once_whoever_it_was_made_for(
    playground: Playground, felix: Window
) -> None:
    await felix.type("/vacation")
    await felix.press("Open dashboard")
    await expect(
        felix.here.get_by_text("It works once").or_(felix.here.get_by_text("works once"))
    ).to_be_visible()
    opened = await follow(playground, felix.here.get_by_role("button", name="Open the dashboard").last)
    await expect(heading(opened, "Open the dashboard")).to_be_visible()
    used = opened.page.url
    assert await opened.flaws() == []
    await opened.page.get_by_role("button", name="Continue as Felix Braun").click()
    await opened.open("/account")
    await expect(opened.page.get_by_text("by a link")).to_be_visible()
    await opened.page.context.clear_cookies()
    await opened.page.goto(used)
    await expect(heading(opened, "This link is used up")).to_be_visible()
    assert opened.wrong == []


async def test_sessions_are_ended_from_another_browser(browser: Browser, address: str) -> None:
    desks = [await stranger(browser, address) for _ in range(2)]
    for each in desks:
        await each.open("/account")
        await become(each, "Anna Kovács")
        await expect(heading(each, "Your account")).to_be_visible()
    here, there = desks
    await here.page.reload()
    await here.page.get_by_role("button", name="Sign out there").click()
    await expect(here.page.get_by_text("Signed out there.")).to_be_visible()
    await there.page.reload()
    await expect(heading(there, "Sign in")).to_be_visible()
    for each in desks:
        assert each.wrong == []
        await each.page.context.close()
