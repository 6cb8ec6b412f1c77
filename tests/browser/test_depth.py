"""What is hardest to follow: hours that change, days that lapse, several decisions, falling ill."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.pages import Playground, Window
from tests.browser.program import begin_at, demo

LATE_IN_MARCH = datetime(2026, 3, 23, 8, 30, tzinfo=UTC)
"""A Monday, eight days before what was carried over lapses."""


@pytest.fixture
async def in_march(tmp_path: Path, browser: Browser) -> AsyncIterator[Playground]:
    begin_at(tmp_path, LATE_IN_MARCH)
    with demo(tmp_path) as address:
        context = await browser.new_context(viewport={"width": 1360, "height": 860})
        opened = Playground(await context.new_page(), address)
        await opened.open()
        yield opened
        await context.close()
    assert opened.wrong == []


async def test_new_working_hours_count_booked_leave_anew_and_the_person_hears_of_it(
    playground: Playground, felix: Window, anna: Window
) -> None:
    await felix.type("/vacation 3-7 august")
    await felix.press("Send to approvers", felix.dialog)
    await expect(felix.dialog).to_contain_text("Waiting for")
    await anna.press("Approve", anna.post("Felix Braun asks for leave"))
    await expect(felix.posts.first).to_contain_text("Approved by Anna Kovács")
    await felix.close_dialog()
    await anna.be("Sofia Rossi")
    sofia = playground.window("Sofia Rossi")
    await sofia.type("/vacation pattern @felix")
    await expect(sofia.dialog).to_contain_text("At present: Mon – Fri 8 h")
    hours = sofia.dialog.get_by_role("textbox", name="Works")
    await hours.fill("monday: 8h, tuesday: 8h, wednesday: 8h, thursday: 8h")
    await sofia.dialog.get_by_role("button").last.click()
    await expect(sofia.dialog).to_contain_text("This is what changes for 1 person")
    await expect(sofia.dialog).to_contain_text("Mon 3 – Fri 7 August takes 4 days, was 5 days")
    await sofia.press("Save", sofia.dialog)
    told = felix.post("now costs 4 days, was 5 days")
    await expect(told).to_contain_text("because of your working pattern")
    await felix.type("/vacation why")
    await expect(felix.post("how the balance comes about")).to_contain_text("3 – 6 Aug")


async def test_days_about_to_lapse_are_told_of_and_explained(in_march: Playground) -> None:
    felix = in_march.window("Felix Braun")
    await expect(felix.post("4 days lapse on Tue 31 March unless you take them.")).to_be_visible()
    await felix.press("Why this balance", felix.post("4 days lapse"))
    why = felix.post("how the balance comes about")
    await expect(why).to_contain_text("Carried over from the leave year before, until Tue 31 March")
    await felix.type("/vacation why on 1 april")
    await expect(felix.post("4 days carried over lapsed unused")).to_be_visible()


async def test_the_second_of_two_decisions_passes_to_a_stand_in_and_is_undone(
    playground: Playground, felix: Window, anna: Window
) -> None:
    await anna.be("Marta Lindqvist")
    marta = playground.window("Marta Lindqvist")
    await marta.type("/vacation standin @sofia 6-17 july")
    chosen = marta.dialog.get_by_role("combobox", name="Who decides instead")
    await expect(chosen).to_have_attribute("placeholder", "Sofia Rossi")
    await marta.press("Save", marta.dialog)
    await expect(marta.dialog).to_contain_text("Sofia Rossi decides")
    await marta.close_dialog()
    await felix.be("Siobhán Byrne")
    siobhan = playground.window("Siobhán Byrne")
    await siobhan.type("/vacation 20-22 july")
    await siobhan.press("Send to approvers", siobhan.dialog)
    await siobhan.close_dialog()
    await marta.be("Grace Adeyemi")
    grace = playground.window("Grace Adeyemi")
    await grace.press("Approve", grace.post("Siobhán Byrne asks for leave"))
    await expect(siobhan.posts.first).to_contain_text("Waiting for")
    await grace.be("Sofia Rossi")
    sofia = playground.window("Sofia Rossi")
    await sofia.press("Approve", sofia.post("Siobhán Byrne asks for leave", "Step 2 of 2"))
    await expect(siobhan.posts.first).to_contain_text("Approved by Sofia Rossi")
    await sofia.press("Undo", sofia.post("Siobhán Byrne's leave", "Approved by Sofia Rossi"))
    await expect(siobhan.posts.first).to_contain_text("Waiting for")


async def test_falling_ill_in_a_vacation_gives_those_days_back(
    playground: Playground, felix: Window, anna: Window
) -> None:
    await felix.type("/vacation today to fri")
    await felix.press("Send to approvers", felix.dialog)
    await expect(felix.dialog).to_contain_text("Waiting for")
    await anna.press("Approve", anna.post("Felix Braun asks for leave"))
    await expect(felix.posts.first).to_contain_text("Approved by Anna Kovács")
    await felix.close_dialog()
    await playground.pull("+1 day")
    await felix.type("/vacation sick today to wed")

    await expect(felix.dialog).to_contain_text("Given back: 2 days of Vacation, out of Mon 6 – Fri 10 July")
    await felix.press("Book", felix.dialog)
    await felix.close_dialog()
    await felix.type("/vacation balance")
    await expect(felix.post("Your balances")).to_contain_text("10 days left")
