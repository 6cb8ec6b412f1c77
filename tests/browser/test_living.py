"""The playground as time goes by: the digest, tomorrow morning, starting over, stopping and going on."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser.pages import Playground, Window
from tests.browser.program import demo
from tests.walks.stage import free_port


async def test_the_digest_is_posted_at_the_press_of_a_button(playground: Playground, felix: Window) -> None:
    await playground.pull("Post the digest now")
    await expect(playground.said).to_contain_text("Posted to #general.")
    await felix.go_to("general")
    digest = felix.post("Off today, Mon 6 July")
    await expect(digest).to_contain_text("Oliver Hughes, until Fri 10 July")
    await expect(digest).not_to_contain_text("Vacation")
    await felix.press("Who is away next week", digest)
    await expect(felix.post("Only visible to you", "Mon 13 – Sun 19 July")).to_be_visible()


async def test_tomorrow_at_nine_the_digest_comes_by_itself(playground: Playground, felix: Window) -> None:
    await felix.go_to("general")
    await playground.pull("Tomorrow 9:00")
    await expect(playground.clock).to_contain_text("7 Jul 2026")
    await expect(felix.post("Off today, Tue 7 July")).to_contain_text("Oliver Hughes")
    await expect(felix.posts.filter(has_text="Off today, Tue 7 July")).to_have_count(1)


async def test_whoever_sets_another_language_in_slack_is_answered_in_it(felix: Window, anna: Window) -> None:
    await felix.speak("Deutsch")
    await felix.type("/vacation hilfe")
    await expect(felix.post("Was du tun kannst")).to_contain_text("/vacation Saldo")
    await felix.speak("⟦Þšéûðö⟧")
    await felix.type("/vacation next fri to tue")
    await expect(felix.dialog).to_contain_text("⟦“next fri to tue” ŵåš ŕéåð åš Fri 17 – Tue 21 July.")
    await expect(felix.dialog.get_by_role("button", name="⟦Šéñð ţö åþþŕöṽéŕš öñé⟧")).to_be_visible()
    await anna.type("/vacation help")
    await expect(anna.post("What you can do")).to_be_visible()


async def test_starting_over_forgets_what_was_done(playground: Playground, felix: Window) -> None:
    await felix.type("/vacation balance")
    await expect(felix.post("Your balances on Mon 6 July")).to_be_visible()
    await playground.pull("Reset")
    await expect(playground.said).to_contain_text("Starting over")
    await expect(felix.here.get_by_text("to begin.")).to_be_visible(timeout=30_000)
    await expect(playground.page.get_by_role("alert")).to_be_hidden()
    playground.forgive()


async def test_stopped_and_started_again_it_is_as_it_was(folder: Path, browser: Browser) -> None:
    port = free_port()
    with demo(folder, port) as address:
        context = await browser.new_context(viewport={"width": 1360, "height": 860})
        page = Playground(await context.new_page(), address)
        await page.open()
        felix = page.window("Felix Braun")
        await felix.type("/vacation next fri to tue")
        await felix.press("Send to approvers", felix.dialog)
        await expect(felix.dialog).to_contain_text("Waiting for")
        await expect(page.window("Anna Kovács").post("Felix Braun asks for leave")).to_be_visible()
        await expect(felix.posts).to_have_count(1)
        await page.page.goto("about:blank")
    with demo(folder, port):
        await page.open()
        anna = page.window("Anna Kovács")
        await anna.press("Approve", anna.post("Felix Braun asks for leave"))
        await expect(felix.posts.first).to_contain_text("Approved by Anna Kovács")
        await felix.type("/vacation balance")
        await expect(felix.post("Your balances")).to_contain_text("10 days left")
        assert page.wrong == []
        await context.close()
