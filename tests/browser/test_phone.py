"""The same on a phone, by day and by night."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.async_api import Browser, expect

from tests.browser.pages import Playground

DARK = 200
"""Red, green and blue together, of 765."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_on_a_phone_leave_is_asked_for_without_scrolling_sideways(
    address: str, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    phone = Playground(await context.new_page(), address)
    await phone.open()
    felix = phone.window("Felix Braun")
    await felix.type("/vacation next fri to tue")
    await felix.press("Send to approvers", felix.dialog)
    await expect(felix.dialog).to_contain_text("Waiting for")
    await felix.close_dialog()
    await felix.type("/vacation why")
    await expect(felix.post("how the balance comes about")).to_be_visible()
    assert await phone.page.evaluate("document.documentElement.scrollWidth") == 390
    ground = await phone.page.evaluate("getComputedStyle(document.querySelector('.pane')).backgroundColor")
    assert (sum(int(each) for each in re.findall(r"\d+", ground)[:3]) < DARK) == (scheme == "dark")
    assert phone.wrong == []
    await context.close()
