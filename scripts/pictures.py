"""Makes docs/pictures anew: the made-up company on a Monday in July, by day and by night."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import MONDAY  # noqa: E402
from tests.browser.pages import Playground, Window  # noqa: E402
from tests.browser.program import begin_at, demo  # noqa: E402
from tests.browsing import NAMES, QUIET  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SHARPNESS = 1.3
WIDE: ViewportSize = {"width": 1360, "height": 860}
TALL: ViewportSize = {"width": 1360, "height": 1180}
"""So that a whole statement is on the screen."""


class Camera:
    """Puts pictures of one scheme where README looks for them."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme

    async def take(self, name: str, what: Page | Locator) -> None:
        path = PICTURES / f"{name}-{self.scheme}.png"
        await what.screenshot(path=path, animations="disabled", scale="device")
        sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB\n")


async def story(playground: Playground, camera: Camera) -> None:
    """From the typed command to the next morning's digest, a picture at each turn."""
    felix, anna = playground.window("Felix Braun"), playground.window("Anna Kovács")
    await felix.type("/vacation next fri to tue")
    await expect(felix.dialog).to_contain_text("13 days → 10 days left")
    await expect(anna.post("Leyla Demir asks for leave")).to_be_visible()
    await camera.take("playground", playground.page)
    await playground.page.set_viewport_size(TALL)
    await felix.press("Send to approvers", felix.dialog)
    await felix.close_dialog()
    await _deciding(felix, anna, camera)
    await _looking(playground, felix, anna, camera)
    await _settling(playground, anna, camera)


async def _deciding(felix: Window, anna: Window, camera: Camera) -> None:
    card = anna.post("Felix Braun asks for leave")
    await camera.take("card", card)
    await _in_teams(anna, camera)
    await anna.press("Approve", card)
    await expect(felix.posts.first).to_contain_text("Approved by Anna Kovács")
    await camera.take("receipt", felix.posts.first)


async def _in_teams(anna: Window, camera: Camera) -> None:
    """The same card in Teams, and back to Slack."""
    await anna.press("Teams")
    teams = Window(anna.here.page.get_by_role("region", name="Anna Kovács: Teams"))
    card = teams.post("Felix Braun asks for leave").locator(".bubble")
    await expect(card).to_contain_text("Also away then")
    await camera.take("teams", card)
    await teams.press("Slack")


async def _looking(playground: Playground, felix: Window, anna: Window, camera: Camera) -> None:
    await felix.type("/vacation why")
    await camera.take("why", felix.post("how the balance comes about"))
    await anna.look_at("Home")
    await expect(anna.home).to_contain_text("Waiting for you")
    await camera.take("home", anna.home)
    await felix.go_to("general")
    await playground.pull("Tomorrow 9:00")
    await expect(felix.post("Off today, Tue 7 July")).to_be_visible()
    await camera.take("digest", felix.post("Off today, Tue 7 July"))


async def _settling(playground: Playground, anna: Window, camera: Camera) -> None:
    """Working hours, with what follows from them before they are saved."""
    await anna.be("Sofia Rossi")
    sofia = playground.window("Sofia Rossi")
    await sofia.look_at("Messages")
    await sofia.type("/vacation pattern @felix")
    hours = sofia.dialog.get_by_role("textbox", name="Works")
    await hours.fill("monday: 8h, tuesday: 8h, wednesday: 8h, thursday: 8h")
    await sofia.dialog.get_by_role("button").last.click()
    await expect(sofia.dialog).to_contain_text("This is what changes for 1 person")
    await camera.take("hours", sofia.dialog)


async def photograph(browser: Browser, scheme: Scheme) -> None:
    with tempfile.TemporaryDirectory() as folder:
        begin_at(Path(folder), MONDAY)
        with demo(Path(folder)) as address:
            context = await browser.new_context(
                viewport=WIDE, color_scheme=scheme, device_scale_factor=SHARPNESS
            )
            playground = Playground(await context.new_page(), address)
            await playground.open()
            await story(playground, Camera(scheme))
            await context.close()


async def main() -> None:
    """Both schemes, one after the other."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=QUIET)
        for scheme in SCHEMES:
            await photograph(browser, scheme)
        await browser.close()


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(main())
