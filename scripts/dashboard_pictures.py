"""Makes docs/pictures/dashboard anew: every page of the made-up company, at a desk and on a phone, by day and
by night."""

from __future__ import annotations

import asyncio
import base64
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import MONDAY  # noqa: E402
from tests.browser.desk import Desk, desk  # noqa: E402
from tests.browser.program import begin_at, demo  # noqa: E402
from tests.browsing import NAMES, QUIET  # noqa: E402

PICTURES = ROOT / "docs" / "pictures" / "dashboard"
PAGES: dict[str, tuple[str, str]] = {
    "my-leave": ("felix", "/"),
    "why": ("felix", "/why/vacation"),
    "request": ("felix", "/requests/new?first=2026-07-17&last=2026-07-21&type=vacation"),
    "calendar": ("anna", "/calendar?view=month"),
    "approvals": ("anna", "/approvals"),
    "people": ("sofia", "/people"),
    "reports": ("sofia", "/reports/monthly"),
    "departments": ("sofia", "/reports/departments"),
    "settings": ("sofia", "/settings"),
    "policies": ("sofia", "/settings/policies"),
    "rules": ("sofia", "/settings/rules"),
    "leave-types": ("sofia", "/settings/leave-types"),
    "holidays": ("sofia", "/settings/holidays"),
    "audit": ("sofia", "/audit"),
    "account": ("sofia", "/account"),
}
"""By name: who looks, and where."""
LOOKS = {"desk-light": {}, "desk-dark": {"dark": True}, "phone-light": {"phone": True},
         "phone-dark": {"dark": True, "phone": True}}  # fmt: skip
SMALL = """async data => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const packed = await canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
    return btoa(Array.from(new Uint8Array(await packed.arrayBuffer()), b => String.fromCharCode(b)).join(""));
}"""
"""Packs a picture tighter than PNG does, in the browser that took it."""


async def take(found: Desk, packer: Page, name: str, path: str) -> None:
    await found.open(path)
    await found.page.wait_for_timeout(250)
    taken = base64.b64encode(await found.page.screenshot(animations="disabled")).decode()
    file = PICTURES / f"{name}.webp"
    file.write_bytes(base64.b64decode(await packer.evaluate(SMALL, taken)))
    sys.stdout.write(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KB\n")


async def photograph(browser: Browser, folder: Path, address: str) -> None:
    packer = await browser.new_page()
    for look, settings in LOOKS.items():
        for who in ("felix", "anna", "sofia"):
            found = await desk(browser, folder, address, f"{who}@larkspur.example", **settings)
            for name, (viewer, path) in PAGES.items():
                if viewer == who:
                    await take(found, packer, f"{name}-{look}", path)
            await found.page.context.close()


async def main() -> None:
    """All of them."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        begin_at(folder, MONDAY)
        with demo(folder) as address:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=executable, args=QUIET)
                await photograph(browser, folder, address)
                await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
