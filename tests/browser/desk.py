"""The dashboard in a real browser, somebody of the demo's company signed in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

from adapters.clock.clocks import MovableClock
from adapters.web.settings import PREFIX
from bot.demo import COMPANY
from bot.ports import Known, SessionKind
from storage.engine import open_storage
from tests.node_tools import node_tool

DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
HARMLESS = ("Failed to load resource",)
"""What a browser says of pages that answer 403, 404 or 422, as they should."""


class Desk:
    """One person's dashboard; whatever goes wrong on a page is kept in `wrong`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address.rstrip("/") + PREFIX
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda line: self._heard(line.type, line.text))

    async def open(self, path: str = "/") -> None:
        await self.page.goto(self.address + path)

    async def is_within_its_width(self) -> bool:
        """Whether nothing has to be moved sideways to be read."""
        return bool(await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    async def flaws(self) -> list[str]:
        """What axe-core finds on the page as it is, by rule and place."""
        script = (node_tool("axe-core") / "axe.min.js").read_text(encoding="utf-8")
        await self.page.evaluate(script)
        found: dict[str, Any] = await self.page.evaluate(AXE)
        return [f"{each['id']}: {node['target']}" for each in found["violations"] for node in each["nodes"]]

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(HARMLESS):
            self.wrong.append(text)


AXE = """() => axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
})"""


async def desk(
    browser: Browser, folder: Path, address: str, email: str, *, dark: bool = False, phone: bool = False,
    **context: Any,
) -> Desk:  # fmt: skip
    """Somebody's, signed in as by a one-use link; `folder` is the demo's."""
    made = await browser.new_context(
        viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        **context,
    )
    await sign_in(made, folder, address, email)
    return Desk(await made.new_page(), address)


async def sign_in(context: BrowserContext, folder: Path, address: str, email: str) -> None:
    """The cookie of a session that was opened in the program's own database."""
    clock = MovableClock(folder / "demo" / "clock.json")
    keys = ""
    with suppress(FileNotFoundError):
        keys = (folder / "demo" / "secret_keys").read_text(encoding="utf-8").strip()
    storage = open_storage(f"sqlite:///{folder / 'demo' / 'leave.db'}", keys, clock=clock)
    try:
        row = await storage.queries.person_by_email(COMPANY, email)
        assert row is not None, email
        known = Known(COMPANY, row.employee_id)
        token, _ = await storage.sessions.open(known, SessionKind.BROWSER, "Tests", "door", clock.now())
    finally:
        await storage.close()
    await context.add_cookies([{"name": "sid", "value": token, "url": address}])
