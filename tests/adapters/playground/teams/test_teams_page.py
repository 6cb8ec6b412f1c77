"""Teams' panes in a real browser: people write, press, fill in and search."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Locator, Page, expect

from adapters.playground import mount
from adapters.playground.teams import TeamsWorld, mri_of, posting
from tests.adapters.playground.controls import SmallControls
from tests.adapters.playground.stage import ANNA as ANNA_IN_SLACK
from tests.adapters.playground.stage import BEN as BEN_IN_SLACK
from tests.adapters.playground.stage import MORNING, Clock, small_world
from tests.adapters.playground.teams.stage import (
    ANNA,
    BEN,
    CARD,
    GROUP,
    WHO,
    EchoBot,
    answered,
    button,
    card,
    message,
    opening,
    page,
    small_teams,
    text,
)


@pytest.fixture
async def teams(clock: Clock, bot: EchoBot) -> AsyncIterator[TeamsWorld]:
    """Both stand-ins with their page, and the bot, in one server as under `make run`."""
    slack, world = small_world(clock), small_teams(clock)
    site = web.Application()
    mount(site, slack, SmallControls(clock, MORNING), world)
    site.router.add_post("/api/messages", bot.take)
    async with TestServer(site) as server:
        slack.base_url = world.base_url = str(server.make_url("")).rstrip("/")
        world.app_url = f"{world.base_url}/api/messages"
        yield world


@pytest.fixture
async def window(browser: Browser, teams: TeamsWorld) -> AsyncIterator[Page]:
    """A page on which any error of a script, or anything the policy forbids, fails the test."""
    context = await browser.new_context(viewport={"width": 1360, "height": 820})
    opened = await context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield opened
    assert wrong == []
    await context.close()


@pytest.fixture
async def anna(window: Page, teams: TeamsWorld) -> Locator:
    at = f"as={ANNA_IN_SLACK}&on=teams&beside={BEN_IN_SLACK}&besideOn=teams"
    await window.goto(f"{teams.base_url}/?{at}")
    return window.locator(f'[data-user="{ANNA_IN_SLACK}"][data-platform="teams"]')


def said(pane: Locator, words: str) -> Locator:
    return pane.locator(".bubble-row", has_text=words)


async def test_somebody_switches_from_slack_to_teams_and_the_address_keeps_it(
    window: Page, teams: TeamsWorld
) -> None:
    await window.goto(f"{teams.base_url}/?as={ANNA_IN_SLACK}")
    await window.get_by_role("button", name="Teams").click()
    await expect(window.get_by_role("heading", name="Echo", level=2)).to_be_visible()
    await window.wait_for_url("**on=teams*")
    await window.reload()
    await expect(window.get_by_role("button", name="Teams")).to_have_attribute("aria-pressed", "true")


async def test_a_walk_from_words_to_a_card_that_is_pressed(
    anna: Locator, bot: EchoBot, teams: TeamsWorld
) -> None:
    async def reply(activity: dict[str, Any]) -> dict[str, Any]:
        asked = message(text("Ben asks for **Vacation**"), button("Approve", verb="approve"))
        posting.post(teams, activity["conversation"]["id"], asked)
        return {}

    bot.answers["message"] = reply
    box = anna.locator(".composer textarea")
    await box.fill("what waits <b>for</b> me")
    await box.press("Enter")
    await expect(said(anna, "what waits <b>for</b> me")).to_be_visible()
    bot.answers["adaptiveCard/action"] = answered(card(text("Approved by you")))
    await anna.get_by_role("button", name="Approve").click()
    await expect(said(anna, "Approved by you")).to_be_visible()


async def test_an_error_stands_beneath_the_card_and_what_was_typed_stays(
    anna: Locator, bot: EchoBot, teams: TeamsWorld
) -> None:
    why = {
        "type": "Input.Text",
        "id": "why",
        "label": "Why?",
        "isRequired": True,
        "errorMessage": "Say why.",
    }
    shown = button("Decline", "ShowCard", card=card(why, button("Decline it", verb="decline")))
    posting.post(teams, teams.personal(ANNA).id, message(text("Ben asks"), shown))
    bot.answers["adaptiveCard/action"] = {
        "statusCode": 400,
        "type": "application/vnd.microsoft.error",
        "value": {"code": "decided", "message": "Chris was faster."},
    }
    await anna.get_by_role("button", name="Decline").click()
    await anna.get_by_role("button", name="Decline it").click()
    await expect(anna.get_by_text("Say why.")).to_be_visible()
    await anna.get_by_label("Why?").fill("Too busy")
    await anna.get_by_role("button", name="Decline it").click()
    await expect(anna.get_by_role("alert").filter(has_text="Chris was faster.")).to_be_visible()
    await expect(anna.get_by_label("Why?")).to_have_value("Too busy")
    assert bot.last("adaptiveCard/action")["value"]["action"]["data"] == {"why": "Too busy"}


async def test_a_dialog_is_filled_in_and_left_with_escape(
    anna: Locator, window: Page, bot: EchoBot, teams: TeamsWorld
) -> None:
    day = {"type": "Input.Date", "id": "first", "label": "First day"}
    who = {
        "type": "Input.ChoiceSet",
        "id": "who",
        "label": "Stand-in",
        "choices": [],
        "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"},
    }
    bot.answers["task/fetch"] = page("Request leave", card(day, who, button("Send", "Submit")))
    bot.answers["task/submit"] = page("Sent", card(text("It is with Ben.")))
    posting.post(teams, teams.personal(ANNA).id, message(opening("Request leave")))
    await anna.get_by_role("button", name="Request leave").click()
    dialog = anna.get_by_role("dialog")
    await dialog.get_by_label("First day").fill("2026-07-10")
    await dialog.get_by_label("Stand-in").select_option("Ben Okafor")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_text("It is with Ben.")).to_be_visible()
    sent = bot.last("task/submit")["value"]["data"]
    assert (sent["first"], sent["who"]) == ("2026-07-10", BEN)
    await window.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()


async def test_a_dialog_that_does_not_come_says_so(anna: Locator, bot: EchoBot, teams: TeamsWorld) -> None:
    bot.answers["task/fetch"] = web.Response(status=500)
    posting.post(teams, teams.personal(ANNA).id, message(opening("Request leave")))
    await anna.get_by_role("button", name="Request leave").click()
    await expect(anna.get_by_role("dialog").get_by_role("alert")).to_contain_text("went wrong")
    await anna.get_by_role("button", name="Close").click()
    await expect(anna.get_by_role("dialog")).to_be_hidden()


async def test_a_card_turns_into_the_readers_own_by_itself(
    anna: Locator, window: Page, bot: EchoBot, teams: TeamsWorld
) -> None:
    refresh = {"action": button("Refresh", verb="refresh"), "userIds": [mri_of(ANNA)]}
    bot.answers["adaptiveCard/action"] = answered(card(text("You have 12 days")))
    posting.post(teams, GROUP, message(text("Only Anna sees the answer"), refresh=refresh))
    ben = window.locator(f'[data-user="{BEN_IN_SLACK}"]')
    for pane in (anna, ben):
        await pane.get_by_role("button", name="Map makers").click()
    await expect(said(anna, "You have 12 days")).to_contain_text("Only you can see this")
    await expect(said(ben, "Only Anna sees the answer")).to_be_visible()
    assert bot.count("adaptiveCard/action") == 1


async def test_the_app_is_mentioned_in_a_channel_by_typing_at(
    anna: Locator, bot: EchoBot, teams: TeamsWorld
) -> None:
    await anna.get_by_role("button", name="who-is-out").click()
    box = anna.locator(".composer textarea")
    await box.press_sequentially("@ec")
    await box.press("Enter")
    await box.press_sequentially("who is away?")
    await box.press("Enter")
    await expect(anna.locator(".at-name", has_text="Echo")).to_be_visible()
    assert bot.last("message")["text"] == "<at>Echo</at> who is away?"
    await anna.get_by_role("button", name="Reply").click()
    await anna.get_by_role("combobox", name="Reply").fill("Nobody")
    await anna.get_by_role("combobox", name="Reply").press("Enter")
    await expect(anna.locator(".replies", has_text="Nobody")).to_be_visible()
    root, reply = teams.tenant.conversations[WHO].messages
    assert reply.root == root.id


async def test_a_message_extension_finds_a_card_to_send(
    anna: Locator, bot: EchoBot, teams: TeamsWorld
) -> None:
    found = {
        "contentType": CARD,
        "content": card(text("Ben is away until Friday")),
        "preview": {"contentType": "application/vnd.microsoft.card.thumbnail", "content": {"title": "Ben"}},
    }
    bot.answers["composeExtension/query"] = {
        "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": [found]}
    }
    await anna.get_by_role("button", name="Map makers").click()
    await anna.get_by_role("button", name="Apps").click()
    await anna.get_by_role("menuitem", name="Who is away").click()
    await anna.get_by_role("button", name="Ben", exact=True).click()
    await anna.get_by_role("button", name="Send").click()
    await expect(said(anna, "Ben is away until Friday")).to_be_visible()


async def test_teams_speaks_german_to_whoever_sets_it(anna: Locator, teams: TeamsWorld) -> None:
    await anna.get_by_label("Language").select_option("Deutsch")
    await expect(anna.get_by_role("combobox", name="Nachricht eingeben")).to_be_visible()
    assert teams.tenant.people[ANNA].locale == "de-DE"


async def test_a_phone_shows_one_chat_and_hides_the_list(browser: Browser, teams: TeamsWorld) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 800})
    opened = await context.new_page()
    await opened.goto(f"{teams.base_url}/?as={ANNA_IN_SLACK}&on=teams")
    await opened.get_by_role("button", name="Places").click()
    await opened.get_by_role("button", name="Map makers").click()
    await expect(opened.get_by_role("heading", name="Map makers", level=2)).to_be_visible()
    await expect(opened.get_by_role("button", name="Map makers")).to_be_hidden()
    assert await opened.evaluate("document.documentElement.scrollWidth") == 390
    await context.close()
