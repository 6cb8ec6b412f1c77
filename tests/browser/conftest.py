"""The made-up company on a Monday morning in July, and two people's windows side by side."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser.pages import Playground, Window
from tests.browser.program import begin_at, demo

MONDAY = datetime(2026, 7, 6, 7, 30, tzinfo=UTC)
"""Half past nine in Berlin."""


@pytest.fixture(scope="session")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company as it is on its first morning, brought in once."""
    folder = tmp_path_factory.mktemp("beginning")
    begin_at(folder, MONDAY)
    with demo(folder):
        pass
    return folder


@pytest.fixture
def folder(beginning: Path, tmp_path: Path) -> Path:
    """A copy of it to do things in."""
    shutil.copytree(beginning, tmp_path, dirs_exist_ok=True)
    begin_at(tmp_path, MONDAY)
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with demo(folder) as found:
        yield found


@pytest.fixture(scope="session")
def looked_at(beginning: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """One copy with its address, for all tests that only look."""
    folder = tmp_path_factory.mktemp("looked-at")
    shutil.copytree(beginning, folder, dirs_exist_ok=True)
    begin_at(folder, MONDAY)
    with demo(folder) as found:
        yield folder, found


@pytest.fixture
async def playground(address: str, browser: Browser) -> AsyncIterator[Playground]:
    """Opened; a script's error or anything that the page's policy forbids fails the test."""
    context = await browser.new_context(viewport={"width": 1360, "height": 860})
    opened = Playground(await context.new_page(), address)
    await opened.open()
    yield opened
    await context.close()
    assert opened.wrong == []


@pytest.fixture
def felix(playground: Playground) -> Window:
    return playground.window("Felix Braun")


@pytest.fixture
def anna(playground: Playground) -> Window:
    """Who decides on Felix's requests."""
    return playground.window("Anna Kovács")
