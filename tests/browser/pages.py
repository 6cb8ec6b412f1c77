"""What somebody sees and does in the playground: one window for each person, and the bar above them."""

from __future__ import annotations

import re

from playwright.async_api import Locator, Page, expect


class Playground:
    """The page with its bar; whatever goes wrong on it is kept in `wrong`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda line: self.wrong.append(line.text) if line.type == "error" else None)

    async def open(self) -> None:
        await self.page.goto(self.address)
        await expect(self.page.locator(".pane").first).to_be_visible()

    def forgive(self) -> None:
        """What the browser says of a server that was away for a moment; everything else stays wrong."""
        self.wrong = [each for each in self.wrong if "Failed to load resource" not in each]

    def window(self, name: str) -> Window:
        """Somebody's window, by their name."""
        return Window(self.page.get_by_role("region", name=f"{name}'s window"))

    async def pull(self, lever: str) -> None:
        """Presses a button of the bar."""
        await self.page.get_by_role("banner").get_by_role("button", name=lever, exact=True).click()

    @property
    def clock(self) -> Locator:
        return self.page.get_by_role("group", name="Clock").locator("time")

    @property
    def said(self) -> Locator:
        """What the bar answered."""
        return self.page.locator(".toasts")


class Window:
    """One person's Slack."""

    def __init__(self, here: Locator) -> None:
        self.here = here

    @property
    def box(self) -> Locator:
        return self.here.get_by_role("combobox", name=re.compile("^Message "))

    @property
    def dialog(self) -> Locator:
        return self.here.get_by_role("dialog")

    @property
    def posts(self) -> Locator:
        return self.here.get_by_role("article")

    def post(self, *words: str) -> Locator:
        """The newest message with all of these words in it."""
        found = self.posts
        for each in words:
            found = found.filter(has_text=each)
        return found.last

    async def type(self, text: str) -> None:
        """Into the message box, and sent."""
        await self.box.fill(text)
        await self.box.press("Enter")

    async def press(self, name: str, within: Locator | None = None) -> None:
        """The newest button with that on it; what it is called aloud may say more."""
        shown = re.compile(rf"^\s*{re.escape(name)}\s*$")
        await (within or self.here).get_by_role("button").filter(has_text=shown).last.click()

    async def open_places(self) -> None:
        """On a phone."""
        await self.here.get_by_role("button", name="Places").click()

    async def be(self, name: str) -> None:
        """Somebody else, in this window."""
        await self.here.get_by_role("button", name="You are").click()
        await self.here.get_by_role("combobox", name="Find a person").fill(name)
        await self.here.page.keyboard.press("Enter")

    async def speak(self, language: str) -> None:
        """Another language, as one sets it in Slack."""
        await self.here.get_by_label("Language").select_option(language)

    async def go_to(self, channel: str) -> None:
        await self.here.get_by_role("navigation", name="Places").get_by_role("button", name=channel).click()

    async def look_at(self, tab: str) -> None:
        """Home, Messages or About of the app."""
        await self.here.get_by_role("tab", name=tab, exact=True).click()

    @property
    def home(self) -> Locator:
        return self.here.get_by_role("tabpanel", name="Home")

    async def close_dialog(self) -> None:
        await self.dialog.get_by_role("button", name="Close").last.click()
        await expect(self.dialog).to_be_hidden()
