"""Pages of settings as an administrator uses them, in a real browser."""

from __future__ import annotations

from datetime import date

from playwright.async_api import Locator, expect

from tests.browser.desk import Desk


class Form:
    """A page with a form; fields go by what is written beside them."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page = desk, desk.page

    async def open(self, path: str) -> None:
        await self.desk.open(path)

    async def fill(self, label: str, text: str) -> None:
        """Types it and goes on to the next field, as people do."""
        await self.page.get_by_label(label, exact=True).fill(text)
        await self.page.keyboard.press("Tab")

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    @property
    def said(self) -> Locator:
        """What the page says of what was done last."""
        return self.page.locator(".said")


class PolicyPage(Form):
    """One policy: versions, terms, words beside them, and what follows."""

    @property
    def words(self) -> Locator:
        return self.page.locator("#set-words")

    @property
    def follows(self) -> Locator:
        return self.page.get_by_role("region", name="What follows")

    async def apply(self) -> None:
        await self.page.get_by_role("button", name="Apply from").click()


class RulesPage(Form):
    """Every rule, and the box to try them in."""

    @property
    def answer(self) -> Locator:
        return self.page.locator("#set-said")

    async def try_out(self, who: str, first_day: date) -> None:
        await self.fill("Who", who)
        await self.fill("First day", first_day.isoformat())


class HolidaysPage(Form):
    """A year of holidays at a location."""

    def line(self, name: str) -> Locator:
        return self.page.get_by_role("row").filter(has_text=name)

    async def add(self, name: str, day: date) -> None:
        await self.fill("Name", name)
        await self.fill("Day", day.isoformat())
        await self.press("Add")

    async def work_on(self, name: str) -> None:
        """Says that a public holiday is worked."""
        await self.line(name).locator("summary").click()
        await self.line(name).get_by_role("button", name="Save").click()
        await expect(self.said).to_be_visible()
