"""What people look up in a real browser: balances, who is away, their requests, Home, help, and nonsense."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import MONDAY
from tests.browser.pages import Playground, Window
from tests.browser.program import begin_at, demo

ANSWERS = {
    "balance": (
        "Your balances on Mon 6 July",
        "Vacation",
        "13 days left",
        "8 days lapse after Thu 31 December",
    ),
    "why": ("Vacation: how the balance comes about", "Entitlement 2026", "On Mon 6 July", "13 days left"),
    "away week": ("Mon 6 – Sun 12 July", "Oliver Hughes"),
    "requests": ("Earlier", "Mon 8 – Fri 19 June, 10 days", "Recorded"),
    "help": ("What you can do", "/vacation 6-10 July"),
    "purple monkeys": ("“purple monkeys” could not be read", "6-10 July"),
    "": ("Vacation", "13 days left", "Why this balance"),
}
MISREAD = {
    "30 february": "names a day that does not exist",
    "august": "names a month",
    "from monday": "names only one end",
    "friday 13 july": "the weekday and the date are different days",
}


@pytest.fixture(scope="module")
def address(beginning: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One program for all who only look."""
    folder = tmp_path_factory.mktemp("looking")
    shutil.copytree(beginning, folder, dirs_exist_ok=True)
    begin_at(folder, MONDAY)
    with demo(folder) as found:
        yield found


async def test_each_word_after_the_command_has_its_answer(felix: Window, playground: Playground) -> None:
    for typed, expected in ANSWERS.items():
        await felix.type(f"/vacation {typed}")
        answer = felix.post("Only visible to you", *expected)
        await expect(answer).to_be_visible()
    await expect(playground.window("Anna Kovács").posts.filter(has_text="13 days left")).to_have_count(0)


async def test_days_that_make_no_sense_are_said_so_in_the_form(felix: Window) -> None:
    for typed, said in MISREAD.items():
        await felix.type(f"/vacation {typed}")
        await expect(felix.dialog).to_contain_text(f"“{typed}”")
        await expect(felix.dialog).to_contain_text(said)
        await felix.close_dialog()


async def test_home_shows_each_of_them_their_own(felix: Window, anna: Window) -> None:
    await felix.look_at("Home")
    await expect(felix.home).to_contain_text("13 days left")
    await expect(felix.home).to_contain_text("Away this week")
    await expect(felix.home).not_to_contain_text("Waiting for you")
    await anna.look_at("Home")
    await expect(anna.home).to_contain_text("Waiting for you")
    await anna.home.get_by_role("button", name=re.compile("^Approve Leyla Demir")).click()
    await expect(anna.dialog).to_contain_text("Approved by Anna Kovács on Mon 6 July")
    await anna.close_dialog()
    await expect(anna.home.get_by_role("button", name=re.compile("^Approve"))).to_have_count(1)
    await anna.look_at("Messages")
    await expect(anna.post("Leyla Demir's leave")).to_contain_text("Approved by Anna Kovács on Mon 6 July")
