"""Pages about one's own leave and about requests, as people use them in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Locator, expect

from tests.browser.desk import Desk


@dataclass
class RequestForm:
    """The form that asks for leave, saying what it costs."""

    desk: Desk

    async def open(self, query: str = "") -> None:
        await self.desk.open(f"/requests/new{query}")

    @property
    def cost(self) -> Locator:
        return self.desk.page.locator("#ask-cost")

    @property
    def parts(self) -> Locator:
        return self.desk.page.locator("#ask-parts")

    async def choose(self, leave_type: str) -> None:
        await self.desk.page.get_by_label("Type").select_option(leave_type)

    async def days(self, first: str, last: str) -> None:
        await self.desk.page.get_by_label("First day").fill(first)
        await self.desk.page.get_by_label("Last day").fill(last)
        await self.desk.page.get_by_label("Last day").blur()

    async def note(self, text: str) -> None:
        await self.desk.page.get_by_label("Note to approvers").fill(text)

    async def send(self, button: str = "Send to approvers") -> None:
        await self.desk.page.get_by_role("button", name=button).click()


@dataclass
class Approvals:
    """What waits for somebody to decide."""

    desk: Desk

    async def open(self) -> None:
        await self.desk.open("/approvals")

    def card(self, name: str) -> Locator:
        heading = self.desk.page.get_by_role("heading", name=name)
        return self.desk.page.locator("li.app-card").filter(has=heading)

    async def tick(self, name: str) -> None:
        await self.card(name).get_by_role("checkbox").check()

    async def decide_ticked(self, button: str) -> None:
        await self.desk.page.get_by_role("button", name=button).click()

    @property
    def said(self) -> Locator:
        return self.desk.page.locator(".said")


@dataclass
class Balance:
    """Why a balance is what it is."""

    desk: Desk

    async def open(self, leave_type: str = "vacation") -> None:
        await self.desk.open(f"/why/{leave_type}")

    @property
    def slider(self) -> Locator:
        return self.desk.page.get_by_label("Day of the year")

    @property
    def picture(self) -> Locator:
        return self.desk.page.locator("#picture")

    async def slide(self, key: str, times: int) -> None:
        await self.slider.focus()
        for _ in range(times):
            await self.desk.page.keyboard.press(key)

    async def shows(self, *words: str) -> None:
        for each in words:
            await expect(self.picture).to_contain_text(each)
