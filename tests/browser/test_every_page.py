"""Every page of the dashboard in a real browser: readable by everybody, at a desk and on a phone, by day and
by night; no script fails, and nothing that the page's policy forbids is tried."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser.desk import Desk, desk

ROLES = {"administrator": "sofia", "approver": "anna", "employee": "felix"}
LEAVES = ("/sign-out", "/sign-in", "/account/connect", "/account/status/connect", "/static/")
COLLECTIONS = (
    "people", "why", "holidays", "locations", "departments", "leave-types", "policies", "rules", "digests"
)  # fmt: skip
WORDS = ("new", "import")
FILES = (".csv", ".xlsx", ".ics", ".zip", "/file")


@pytest.fixture
def folder(looked_at: tuple[Path, str]) -> Path:
    """Nothing is changed here, so one program is enough."""
    return looked_at[0]


@pytest.fixture
def address(looked_at: tuple[Path, str]) -> str:
    return looked_at[1]


def kind_of(address: str) -> str:
    """Pages that look alike: one of them is enough."""
    parts = address.partition("?")[0].split("/")
    for number, part in enumerate(parts):
        is_id = bool(re.search(r"\d", part)) or (number > 1 and parts[number - 1] in COLLECTIONS)
        if is_id and part not in WORDS:
            parts[number] = "N"
    return "/".join(parts)


async def addresses(found: Desk) -> list[str]:
    """Where the page leads, within the dashboard."""
    links: list[str] = await found.page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    own = [
        each.removeprefix(found.address).partition("#")[0] for each in links if each.startswith(found.address)
    ]
    return [
        each for each in own if not each.startswith(LEAVES) and not each.partition("?")[0].endswith(FILES)
    ]


async def every_kind(found: Desk) -> list[str]:
    """One address of every kind of page that can be come to."""
    waiting, kinds, reached = deque(["/"]), {"/"}, list[str]()
    while waiting:
        address = waiting.popleft()
        reached.append(address)
        await found.open(address)
        for each in await addresses(found):
            if (kind := kind_of(each)) not in kinds:
                kinds.add(kind)
                waiting.append(each)
    return reached


@pytest.mark.parametrize(
    ("role", "looks"),
    [
        ("administrator", ({}, {"dark": True, "phone": True})),
        ("approver", ({"dark": True},)),
        ("employee", ({"phone": True},)),
    ],
)
async def test_every_page_is_for_everybody(
    browser: Browser, folder: Path, address: str, role: str, looks: Sequence[dict[str, bool]]
) -> None:
    email = f"{ROLES[role]}@larkspur.example"
    first, *others = [await desk(browser, folder, address, email, **look) for look in looks]
    reached, wrong = await every_kind(first), list[str]()
    for each in reached:
        for found in (first, *others):
            await found.open(each)
            if found is first:
                wrong += [f"{each}: {flaw}" for flaw in await found.flaws()]
            if not await found.is_within_its_width():
                wrong.append(f"{each}: wider than its window")
    assert wrong == []
    assert [found.wrong for found in (first, *others)] == [[] for _ in looks]
    assert len(reached) > 9
