"""The page in a real browser: people write, press, fill in and see what others do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld, mount
from tests.adapters.playground.controls import SmallControls, Window
from tests.adapters.playground.stage import (
    ANNA,
    BEN,
    GENERAL,
    MORNING,
    Clock,
    EchoApp,
    button,
    buttons,
    modal,
    small_world,
    text_input,
)


@pytest.fixture
def controls(clock: Clock) -> SmallControls:
    return SmallControls(clock, MORNING)


@pytest.fixture
async def world(clock: Clock, echo: EchoApp, controls: SmallControls) -> AsyncIterator[SlackWorld]:
    """The stand-in with its page, and the app, in one server as under `make run`."""
    world = small_world(clock)
    site = web.Application()
    mount(site, world, controls)
    site.router.add_post("/slack/events", echo.take)
    async with TestServer(site) as server:
        world.base_url = str(server.make_url("")).rstrip("/")
        world.app_url = f"{world.base_url}/slack/events"
        yield world


@pytest.fixture
async def page(browser: Browser, world: SlackWorld) -> AsyncIterator[Page]:
    """A page on which any error of a script, or anything the policy forbids, fails the test."""
    context = await browser.new_context(viewport={"width": 1360, "height": 820})
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield page
    assert wrong == []
    await context.close()


@pytest.fixture
async def anna(page: Page, world: SlackWorld) -> Window:
    await page.goto(f"{world.base_url}/")
    return Window(page, ANNA)


async def test_a_walk_from_a_command_to_a_form_with_an_error_and_back(
    anna: Window, echo: EchoApp, client: AsyncWebClient
) -> None:
    echo.answers["/echo"] = {"text": "Hello", "blocks": buttons(button(text="Open the form"))}

    async def open_form(payload: dict[str, Any]) -> str:
        await client.views_open(trigger_id=payload["trigger_id"], view=modal())
        return ""

    echo.answers["block_actions"] = open_form
    echo.answers["view_submission"] = {"response_action": "errors", "errors": {"note": "Say a little more"}}
    await anna.write("/echo hello")
    await expect(anna.message("Only visible to you")).to_be_visible()
    await anna.press("Open the form")
    await expect(anna.dialog).to_be_visible()
    await anna.press("Send")
    await expect(anna.dialog.get_by_role("alert")).to_have_text("Please complete this required field.")
    await anna.dialog.get_by_label("Note").fill("Hm")
    await anna.press("Send")
    await expect(anna.dialog.get_by_role("alert")).to_have_text("Say a little more")
    await expect(anna.dialog.get_by_label("Note")).to_have_value("Hm")
    echo.answers["view_submission"] = ""
    await anna.dialog.get_by_label("Note").fill("Hm, by the sea")
    await anna.press("Send")
    await expect(anna.dialog).to_be_hidden()
    values = echo.last("view_submission")["view"]["state"]["values"]
    assert values["note"]["typed"]["value"] == "Hm, by the sea"


async def test_a_card_comes_to_somebody_else_without_a_reload(
    anna: Window, page: Page, echo: EchoApp, client: AsyncWebClient
) -> None:
    ben = Window(page, BEN)
    await expect(ben.here).to_be_visible()
    ask = button("yes", "Approve", style="primary")
    sent = await client.chat_postMessage(channel=BEN, text="Anna asks", blocks=buttons(ask))
    await expect(ben.here.get_by_role("button", name="Approve", exact=True)).to_be_visible()
    await ben.press("Approve")
    await expect(ben.here.get_by_role("button", name="Approve", exact=True)).to_be_enabled()
    assert echo.last("block_actions")["user"]["id"] == BEN
    await client.chat_update(channel=sent["channel"], ts=sent["ts"], text="*Approved* by you", blocks=[])
    await expect(ben.message("Approved by you")).to_be_visible()
    await expect(ben.here.get_by_role("button", name="Approve", exact=True)).to_be_hidden()


async def test_a_question_comes_before_a_dangerous_button(
    anna: Window, echo: EchoApp, client: AsyncWebClient
) -> None:
    texts = {"title": "Decline?", "text": "Anna is told.", "confirm": "Decline", "deny": "Not yet"}
    asked = {name: {"type": "plain_text", "text": text} for name, text in texts.items()}
    await client.chat_postMessage(channel=ANNA, text="Card", blocks=buttons(button(text="No", confirm=asked)))
    await anna.press("No")
    await anna.press("Not yet")
    await expect(anna.here.get_by_role("alertdialog")).to_be_hidden()
    assert echo.count("block_actions") == 0
    await anna.press("No")
    await anna.press("Decline")
    await expect(anna.here.get_by_role("alertdialog")).to_be_hidden()
    await expect(anna.here.get_by_role("button", name="No", exact=True)).to_be_enabled()
    assert echo.count("block_actions") == 1


def many_fields() -> dict[str, Any]:
    options = [
        {"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in ("One", "Two")
    ]
    elements: dict[str, dict[str, Any]] = {
        "Kind": {"type": "static_select", "options": options},
        "Day": {"type": "datepicker"},
        "Time": {"type": "timepicker"},
        "Moment": {"type": "datetimepicker"},
        "Number": {"type": "number_input", "is_decimal_allowed": True},
        "Part": {"type": "radio_buttons", "options": options},
        "Extras": {"type": "checkboxes", "options": options},
        "Person": {"type": "users_select"},
        "People": {"type": "multi_users_select"},
        "Place": {"type": "conversations_select"},
    }
    inputs = [
        text_input(
            name,
            label={"type": "plain_text", "text": name},
            element={**element, "action_id": "a"},
            dispatch_action=name == "Day",
        )
        for name, element in elements.items()
    ]
    return modal(*inputs)


async def test_every_field_can_be_filled_in_with_the_keyboard(
    anna: Window, page: Page, world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    await world.slash(ANNA, "/echo")
    await client.views_open(trigger_id=echo.last("/echo")["trigger_id"], view=many_fields())
    form = anna.dialog
    await form.get_by_label("Kind").select_option("two")
    await form.get_by_label("Day").fill("2026-07-10")
    await form.get_by_label("Time").fill("09:30")
    await form.get_by_label("Moment").fill("2026-07-10T09:30")
    await form.get_by_label("Number").fill("7.5")
    await form.get_by_role("radio", name="Two").focus()
    await page.keyboard.press("Space")
    await form.get_by_role("checkbox", name="One").focus()
    await page.keyboard.press("Space")
    for label, words in (("Person", "ben"), ("People", "ann"), ("People", "ben"), ("Place", "gen")):
        await form.get_by_role("combobox", name=label).fill(words)
        await page.keyboard.press("Enter")
    await anna.press("Send")
    await expect(form).to_be_hidden()
    sent = {
        name: {key: value for key, value in actions["a"].items() if key != "type"}
        for name, actions in echo.last("view_submission")["view"]["state"]["values"].items()
    }
    assert sent["Kind"]["selected_option"]["value"] == "two"
    assert sent["Part"]["selected_option"]["value"] == "two"
    assert [each["value"] for each in sent["Extras"]["selected_options"]] == ["one"]
    assert sent["Day"] == {"selected_date": "2026-07-10"}
    assert sent["Time"] == {"selected_time": "09:30"}
    assert sent["Moment"] == {"selected_date_time": 1783668600}  # 09:30 in Berlin
    assert sent["Number"] == {"value": "7.5"}
    assert sent["Person"] == {"selected_user": BEN}
    assert sent["People"] == {"selected_users": [ANNA, BEN]}
    assert sent["Place"] == {"selected_conversation": GENERAL}
    assert echo.last("block_actions")["actions"][0]["selected_date"] == "2026-07-10"


async def test_a_form_stays_filled_in_while_the_app_redraws_it(
    anna: Window, world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    day = text_input("day", element={"type": "datepicker", "action_id": "d"}, dispatch_action=True)

    async def redraw(payload: dict[str, Any]) -> str:
        cost = {"type": "section", "text": {"type": "mrkdwn", "text": "That costs *5 days*"}}
        view = modal(day, cost, text_input())
        await client.views_update(view_id=payload["view"]["id"], hash=payload["view"]["hash"], view=view)
        return ""

    echo.answers["block_actions"] = redraw
    await world.slash(ANNA, "/echo")
    await client.views_open(trigger_id=echo.last("/echo")["trigger_id"], view=modal(day, text_input()))
    note = anna.dialog.locator('[data-block="note"] input')
    await note.fill("Typed before")
    await anna.dialog.locator('[data-block="day"] input').fill("2026-07-10")
    await expect(anna.dialog.get_by_text("That costs 5 days")).to_be_visible()
    await expect(note).to_have_value("Typed before")


async def test_escape_leaves_a_form_and_the_focus_goes_back(
    anna: Window, page: Page, echo: EchoApp, client: AsyncWebClient
) -> None:
    async def open_form(payload: dict[str, Any]) -> str:
        await client.views_open(trigger_id=payload["trigger_id"], view=modal(notify_on_close=True))
        return ""

    echo.answers["/echo"] = open_form
    await anna.write("/echo")
    await expect(anna.dialog.get_by_label("Note")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(anna.dialog).to_be_hidden()
    await expect(anna.here.locator(".composer textarea")).to_be_focused()
    assert echo.count("view_closed") == 1


async def test_home_is_drawn_when_somebody_looks(anna: Window, echo: EchoApp, client: AsyncWebClient) -> None:
    async def publish(payload: dict[str, Any]) -> str:
        if payload["event"]["tab"] == "home":
            home = {"type": "home", "blocks": buttons(button(text="Ask"))}
            await client.views_publish(user_id=payload["event"]["user"], view=home)
        return ""

    echo.answers["app_home_opened"] = publish
    await anna.here.get_by_role("tab", name="Home").click()
    await anna.press("Ask")
    await expect(anna.here.get_by_role("button", name="Ask")).to_be_enabled()
    assert echo.last("block_actions")["container"]["type"] == "view"


async def test_commands_are_offered_while_one_types(anna: Window, page: Page, echo: EchoApp) -> None:
    box = anna.here.locator(".composer textarea")
    await box.fill("/e")
    await expect(anna.here.get_by_role("listbox").get_by_role("option")).to_contain_text("/echo [anything]")
    await box.press("Enter")
    await expect(box).to_have_value("/echo ")
    await box.press_sequentially("hi")
    await box.press("Enter")
    await expect(box).to_have_value("")
    await expect(anna.message("not a valid command")).to_have_count(0)


async def test_somebody_else_is_a_search_away_and_in_the_address(
    anna: Window, page: Page, world: SlackWorld
) -> None:
    await page.get_by_role("button", name="One person").click()
    await anna.here.locator(".who-button").click()
    await page.keyboard.type("okaf")
    await page.keyboard.press("Enter")
    ben = Window(page, BEN)
    await expect(ben.here).to_be_visible()
    await ben.here.get_by_role("button", name="general").click()
    await page.wait_for_url(f"**/?as={BEN}&at={GENERAL}")
    await ben.write("Good <morning> & hello")
    await page.reload()
    # The brackets are drawn as ones that the renderer does not take for a link's.
    await expect(ben.message("Good \u2039morning\u203a & hello")).to_be_visible()


async def test_new_messages_are_counted_until_they_are_seen(anna: Window, world: SlackWorld) -> None:
    await expect(anna.here).to_be_visible()
    await world.say(BEN, GENERAL, "Anybody here?")
    place = anna.here.get_by_role("button", name="general")
    await expect(place.get_by_label("1 new")).to_be_visible()
    await place.click()
    await expect(anna.message("Anybody here?")).to_be_visible()
    await expect(place.get_by_label("1 new")).to_be_hidden()


async def test_the_bar_moves_the_clock_and_pulls_the_levers(
    anna: Window, page: Page, clock: Clock, controls: SmallControls
) -> None:
    await page.get_by_role("button", name="Tomorrow 9:00").click()
    await expect(page.get_by_text("Tue, 7 Jul 2026, 09:00")).to_be_visible()
    assert clock.at.isoformat() == "2026-07-07T09:00:00+02:00"
    await page.get_by_role("button", name="Post the digest now").click()
    await expect(page.get_by_text("The digest is in #general.")).to_be_visible()
    await page.get_by_role("button", name="Reset").click()
    await expect(page.get_by_text("Everything is as it was.")).to_be_visible()
    assert controls.asked == ["digest", "reset"]


async def test_the_wire_shows_what_went_over_it(anna: Window, page: Page, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=ANNA, text="Hello over the wire")
    await page.get_by_role("button", name="Wire").click()
    await page.get_by_role("button", name="chat.postMessage").click()
    await expect(page.locator(".wire pre").first).to_contain_text("Hello over the wire")


async def test_a_phone_shows_one_person_and_hides_the_places(browser: Browser, world: SlackWorld) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 800})
    page = await context.new_page()
    await page.goto(f"{world.base_url}/")
    await expect(page.locator(".pane")).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await expect(page.get_by_role("button", name="general")).to_be_hidden()
    await page.get_by_role("button", name="Places").click()
    await page.get_by_role("button", name="general").click()
    await expect(page.get_by_role("heading", name="general", exact=True)).to_be_visible()
    await context.close()


async def test_the_language_that_somebody_chooses_is_what_the_app_hears_of(
    anna: Window, echo: EchoApp
) -> None:
    language = anna.here.get_by_label("Language")
    await language.select_option("Deutsch")
    await expect(language).to_have_value("de-DE")
    assert echo.last("user_change")["event"]["user"]["locale"] == "de-DE"
