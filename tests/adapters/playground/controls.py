"""Controls of a product that has a clock and a digest, and a page object for one person's window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from playwright.async_api import Locator, Page

from adapters.playground import PersonCard
from tests.adapters.playground.stage import ANNA, BEN, Clock


@dataclass
class SmallControls:
    """Moves the test's clock and remembers what was asked."""

    clock: Clock
    real: datetime
    asked: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        return self.clock.at

    async def move_clock(self, to: datetime | None) -> None:
        self.clock.at = to or self.real

    async def post_digest_now(self) -> str:
        self.asked.append("digest")
        return "The digest is in #general."

    async def reset(self) -> str:
        self.asked.append("reset")
        return "Everything is as it was."

    async def people(self) -> Sequence[PersonCard]:
        return [PersonCard(ANNA, "Anna Berg", "Engineer"), PersonCard(BEN, "Ben Okafor", "Approver")]


class Window:
    """One person's window in the playground."""

    def __init__(self, page: Page, user: str) -> None:
        self.page = page
        self.here = page.locator(f'[data-user="{user}"]')

    async def write(self, text: str) -> None:
        box = self.here.locator(".composer textarea")
        await box.fill(text)
        await box.press("Enter")

    def message(self, text: str) -> Locator:
        return self.here.locator(".post", has_text=text)

    async def press(self, name: str) -> None:
        await self.here.get_by_role("button", name=name, exact=True).last.click()

    @property
    def dialog(self) -> Locator:
        return self.here.get_by_role("dialog")
