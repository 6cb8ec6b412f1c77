"""The first five minutes, in a real browser: asking for leave, deciding, and what everybody sees of it."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.pages import Playground, Window

DAYS = "Fri 17 – Tue 21 July"


async def ask(felix: Window, words: str = "next fri to tue") -> None:
    """Sends the form as it was filled in, and closes the receipt."""
    await felix.type(f"/vacation {words}")
    await felix.press("Send to approvers", felix.dialog)
    await expect(felix.dialog).to_contain_text("Waiting for Anna Kovács")
    await felix.close_dialog()


async def test_typed_days_fill_the_form_in_and_an_approval_comes_back_by_itself(
    felix: Window, anna: Window
) -> None:
    await felix.type("/vacation next fri to tue")
    form = felix.dialog
    await expect(form).to_contain_text(f"“next fri to tue” was read as {DAYS}.")
    await expect(form.get_by_label("First day")).to_have_value("2026-07-17")
    await expect(form.get_by_label("Last day")).to_have_value("2026-07-21")
    await expect(form).to_contain_text("3 days")
    await expect(form).to_contain_text("13 days → 10 days left")
    await form.get_by_label("Note to approvers").fill("By the sea")
    await felix.press("Send to approvers", form)
    await felix.close_dialog()
    card = anna.post("Felix Braun asks for leave", DAYS)
    await expect(card).to_contain_text("By the sea")
    await expect(card).to_contain_text("13 days → 10 days left")
    await anna.press("Approve", card)
    await expect(anna.post("Felix Braun's leave")).to_contain_text("Approved by Anna Kovács on Mon 6 July")
    await expect(anna.post("Felix Braun's leave").get_by_role("button", name="Approve")).to_have_count(0)
    await expect(felix.posts.first).to_contain_text("Approved by Anna Kovács on Mon 6 July")
    await expect(felix.posts.last).to_contain_text("10 days left")


async def test_the_form_counts_along_as_its_days_change(felix: Window) -> None:
    await felix.type("/vacation next fri to tue")
    form = felix.dialog
    await form.get_by_label("Last day").fill("2026-07-24")
    await expect(form).to_contain_text("13 days → 7 days left")
    await form.get_by_label("Last day").fill("2026-07-16")
    await felix.press("Send to approvers", form)
    await expect(form.get_by_role("alert")).to_contain_text("The last day comes before the first")
    await form.get_by_label("Last day").fill("2026-07-17")
    await form.get_by_text("Afternoon", exact=True).click()
    await expect(form).to_contain_text("13 days → 12½ days left")


async def test_a_declined_request_says_why_and_gives_its_days_back(felix: Window, anna: Window) -> None:
    await ask(felix)
    await anna.press("Decline with a reason", anna.post("Felix Braun asks for leave"))
    await anna.dialog.get_by_label("Reason").fill("The launch is that Friday. The week after is free.")
    await anna.press("Decline", anna.dialog)
    await expect(felix.posts.first).to_contain_text("Declined by Anna Kovács on Mon 6 July")
    await expect(felix.posts.first).to_contain_text("The launch is that Friday")
    await felix.type("/vacation balance")
    await expect(felix.post("Your balances on Mon 6 July")).to_contain_text("13 days left")


async def test_a_withdrawn_request_leaves_the_approvers_card_without_buttons(
    felix: Window, anna: Window
) -> None:
    await ask(felix)
    asked = anna.post("Felix Braun asks for leave")
    await expect(asked.get_by_role("button", name="Decline")).to_have_count(2)
    await felix.press("Withdraw", felix.posts.first)
    await felix.press("Withdraw", felix.here.get_by_role("alertdialog"))
    await expect(felix.posts.first).to_contain_text("Withdrawn")
    card = anna.post("Felix Braun", "Withdrawn")
    await expect(card.get_by_role("button", name="Approve")).to_have_count(0)


async def test_a_second_decision_is_answered_with_the_first_one(
    playground: Playground, felix: Window, anna: Window
) -> None:
    await ask(felix)
    await felix.be("Tomasz")
    tomasz = playground.window("Tomasz Zieliński")
    await tomasz.press("Decline with a reason", tomasz.post("Felix Braun asks for leave"))
    await anna.press("Approve", anna.post("Felix Braun asks for leave"))
    await expect(anna.post("Felix Braun's leave")).to_contain_text("Approved by Anna Kovács on Mon 6 July")
    await tomasz.press("Decline", tomasz.dialog)
    await expect(tomasz.dialog).to_contain_text("Approved by Anna Kovács on Mon 6 July")
    await tomasz.close_dialog()
    card = tomasz.post("Felix Braun's leave")
    await expect(card).to_contain_text("Approved by Anna Kovács on Mon 6 July")
    await expect(card.get_by_role("button").filter(has_text="Approve")).to_have_count(0)


async def test_the_whole_form_can_be_filled_in_with_the_keyboard(
    playground: Playground, felix: Window, anna: Window
) -> None:
    await felix.box.press_sequentially("/vacation 3 august")
    await felix.box.press("Enter")
    keys = playground.page.keyboard
    await expect(felix.dialog.get_by_label("Type")).to_be_focused()
    await keys.press("Tab")
    await expect(felix.dialog.get_by_label("First day")).to_be_focused()
    await felix.dialog.get_by_label("All day").focus()
    await keys.press("ArrowDown")
    await expect(felix.dialog.get_by_label("Morning")).to_be_checked()
    await expect(felix.dialog).to_contain_text("13 days → 12½ days left")
    await keys.press("Tab")
    await expect(felix.dialog.get_by_label("Note to approvers")).to_be_focused()
    await keys.type("Dentist")
    await felix.dialog.get_by_role("button", name="Send to approvers").focus()
    await keys.press("Enter")
    await expect(felix.dialog).to_contain_text("Waiting for Anna Kovács")
    await keys.press("Escape")
    await expect(felix.dialog).to_be_hidden()
    await expect(felix.box).to_be_focused()
    await expect(anna.post("Felix Braun asks for leave")).to_contain_text("Mon 3 August, morning")
