"""The directory and a person's pages as people use them, in a real browser."""

from __future__ import annotations

from playwright.async_api import Locator, expect

from tests.browser.desk import Desk


class People:
    """The directory, with its search."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page = desk, desk.page

    async def open(self) -> None:
        await self.desk.open("/people")

    @property
    def names(self) -> Locator:
        return self.page.locator(".people-list tbody th a")

    async def search(self, words: str) -> None:
        """As one types: the list follows by itself."""
        await self.page.get_by_label("Search", exact=True).press_sequentially(words)

    async def choose(self, label: str, option: str) -> None:
        await self.page.get_by_label(label, exact=True).select_option(label=option)

    async def enter(self, name: str) -> Person:
        await self.page.get_by_role("link", name=name, exact=True).first.click()
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(name)
        return Person(self.desk)


class Person:
    """One person, and what administrators change of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page = desk, desk.page

    async def go_to(self, room: str) -> None:
        rooms = self.page.get_by_role("navigation", name="About this person")
        await rooms.get_by_role("link", name=room, exact=True).click()

    async def fill(self, label: str, text: str) -> None:
        await self.page.get_by_label(label, exact=True).fill(text)
        await self.page.keyboard.press("Tab")

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    @property
    def outlook(self) -> Locator:
        """What would follow."""
        return self.page.locator("#outlook")

    @property
    def cost(self) -> Locator:
        return self.page.locator("#ask-cost")

    @property
    def said(self) -> Locator:
        return self.page.locator(".said")
