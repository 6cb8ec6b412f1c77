"""One company on two platforms in a real browser: asked in one, decided in the other."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.pages import Playground, Window


class TeamsWindow(Window):
    """One person's Teams."""

    @property
    def box(self) -> Locator:
        return self.here.get_by_role("combobox", name=re.compile("Type a message|Start a post"))


async def in_teams(playground: Playground, name: str) -> TeamsWindow:
    """Somebody's window, turned to Teams."""
    await playground.window(name).press("Teams")
    return TeamsWindow(playground.page.get_by_role("region", name=f"{name}: Teams"))


@pytest.fixture
async def anna(playground: Playground) -> TeamsWindow:
    """Who decides on Felix's requests, in Teams."""
    return await in_teams(playground, "Anna Kovács")


async def test_asked_in_slack_and_approved_in_teams(felix: Window, anna: TeamsWindow) -> None:
    await felix.type("/vacation next fri to tue")
    await felix.dialog.get_by_label("Note to approvers").fill("By the sea")
    await felix.press("Send to approvers", felix.dialog)
    await felix.close_dialog()
    card = anna.post("Felix Braun", "July 17 – Tue, July 21")
    await expect(card).to_contain_text("By the sea")
    await anna.press("Approve", card)
    await expect(anna.post("Felix Braun", "July 17")).to_contain_text("Approved by Anna Kovács")
    await expect(card.get_by_role("button", name="Approve")).to_have_count(0)
    await expect(felix.post("Fri 17 – Tue 21 July")).to_contain_text("Approved by Anna Kovács")


async def test_asked_in_teams_where_one_writes_and_declined_in_slack_with_a_reason(
    playground: Playground,
) -> None:
    felix, anna = await in_teams(playground, "Felix Braun"), playground.window("Anna Kovács")
    await felix.type("vacation next fri to tue")
    form = felix.post("Request leave")
    await expect(form).to_contain_text("“vacation next fri to tue” was read as Fri, July 17 – Tue, July 21.")
    await expect(form).to_contain_text("13 days → 10 days left")
    await form.get_by_label("Last day").fill("2026-07-24")
    await felix.press("Work out", form)
    await expect(felix.post("Request leave")).to_contain_text("13 days → 7 days left")
    await felix.press("Send to approvers", felix.post("Request leave"))
    await expect(felix.post("Waiting for Anna Kovács").first).to_be_visible()
    card = anna.post("Felix Braun asks for leave", "Fri 17 – Fri 24 July")
    await anna.press("Decline with a reason", card)
    await anna.dialog.get_by_label("Reason").fill("The launch is that Friday.")
    await anna.press("Decline", anna.dialog)
    await expect(felix.post("The launch is that Friday").last).to_be_visible()


async def test_what_is_asked_in_a_channel_only_its_writer_sees(
    playground: Playground, felix: Window, anna: TeamsWindow
) -> None:
    await anna.go_to("Who is away")
    await anna.type("@Leave balance")
    answer = anna.posts.last
    await expect(answer).to_contain_text("Only you can see this")
    await expect(answer).to_contain_text("Vacation")
    other = await in_teams(playground, "Felix Braun")
    await other.go_to("Who is away")
    await expect(other.posts.last).to_contain_text("Only Anna Kovács sees the answer")
    await expect(other.posts.last).not_to_contain_text("days left")


async def test_a_dialog_keeps_what_was_typed_and_says_what_is_wrong(anna: TeamsWindow) -> None:
    await anna.type("help")
    await anna.press("Request leave", anna.post("What you can do"))
    await anna.dialog.get_by_label("First day").fill("2026-08-14")
    await anna.dialog.get_by_label("Last day").fill("2026-08-10")
    await anna.press("Send to approvers", anna.dialog)
    await expect(anna.dialog).to_contain_text("The last day comes before the first")
    await expect(anna.dialog.get_by_label("First day")).to_have_value("2026-08-14")
    await anna.close_dialog()
