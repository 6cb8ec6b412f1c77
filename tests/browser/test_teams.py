"""The same company in Teams: asked for by typing, decided on a card, and the same request in Slack."""

from __future__ import annotations

from playwright.async_api import Locator, expect

from tests.browser.pages import Playground, Window


async def in_teams(playground: Playground, window: int) -> Locator:
    """One of the two windows, switched to Teams."""
    pane = playground.page.locator(".pane").nth(window)
    await pane.get_by_role("button", name="Teams", exact=True).click()
    await expect(pane.locator(".teams-composer")).to_be_visible()
    return pane


async def write(pane: Locator, text: str) -> None:
    box = pane.locator(".composer textarea")
    await box.fill(text)
    await box.press("Enter")


async def test_leave_is_asked_for_in_teams_and_approved_there(playground: Playground) -> None:
    felix, anna = await in_teams(playground, 0), await in_teams(playground, 1)
    await write(felix, "vacation next fri to tue")
    form = felix.get_by_role("article").last
    await expect(form.get_by_label("First day")).to_have_value("2026-07-17")
    await form.get_by_role("button", name="Send to approvers").click()
    await expect(felix.get_by_role("article").last).to_contain_text("Waiting for")
    asked = anna.get_by_role("article").filter(has_text="Felix Braun asks for leave").last
    await asked.get_by_role("button", name="Approve").click()
    decided = anna.get_by_role("article").filter(has_text="Felix Braun's leave").last
    await expect(decided).to_contain_text("Approved by Anna Kovács")


async def test_who_asks_in_slack_can_be_answered_in_teams(playground: Playground, felix: Window) -> None:
    anna = await in_teams(playground, 1)
    await felix.type("/vacation next fri to tue")
    await felix.press("Send to approvers", felix.dialog)
    await felix.close_dialog()
    asked = anna.get_by_role("article").filter(has_text="Felix Braun asks for leave").last
    await asked.get_by_role("button", name="Approve").click()
    await expect(felix.post("Approved by Anna Kovács")).to_be_visible()


async def test_a_dialog_in_teams_works_out_what_leave_costs(playground: Playground) -> None:
    felix = await in_teams(playground, 0)
    await write(felix, "balance")
    await felix.get_by_role("button", name="Request leave").last.click()
    form = felix.get_by_role("dialog")
    await form.get_by_label("First day").fill("2026-07-20")
    await form.get_by_label("Last day").fill("2026-07-24")
    await form.get_by_role("button", name="Work out").click()
    await expect(form).to_contain_text("5 days")
    await expect(form.get_by_label("First day")).to_have_value("2026-07-20")


async def test_the_digest_comes_into_a_channel_in_teams(playground: Playground) -> None:
    felix = await in_teams(playground, 0)
    await playground.pull("Post the digest now")
    await felix.get_by_role("button", name="Who is away").click()
    await expect(felix.get_by_role("article").last).to_contain_text("Off today")
    await felix.get_by_role("button", name="Who is away next week").last.click()
    await expect(felix.get_by_role("dialog")).to_contain_text("July")


async def test_an_answer_in_a_channel_is_seen_by_who_asked_alone(playground: Playground) -> None:
    felix, anna = await in_teams(playground, 0), await in_teams(playground, 1)
    for pane in (felix, anna):
        await pane.get_by_role("button", name="General").click()
    await write(felix, "@Leave balance")
    await expect(felix.get_by_role("article").last).to_contain_text("Your balances")
    await expect(anna.get_by_role("article").last).to_contain_text("Only Felix Braun sees the answer")
