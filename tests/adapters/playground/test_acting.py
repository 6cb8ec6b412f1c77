"""People type commands, press buttons and fill in forms, and the app hears of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import (
    ANNA,
    BEN,
    GENERAL,
    Clock,
    EchoApp,
    button,
    buttons,
    modal,
    text_input,
)


async def open_form(world: SlackWorld, client: AsyncWebClient, echo: EchoApp, view: dict[str, Any]) -> str:
    await world.slash(ANNA, "/echo")
    trigger_id = echo.last("/echo")["trigger_id"]
    opened = await client.views_open(trigger_id=trigger_id, view=view)
    return str(opened["view"]["id"])


async def test_a_command_is_answered_to_its_author_alone(world: SlackWorld, echo: EchoApp) -> None:
    echo.answers["/echo"] = "You said hello"
    assert (await world.slash(ANNA, "/echo", "hello", GENERAL)).ok
    assert echo.last("/echo")["text"] == "hello"
    assert [m.text for m in world.messages(GENERAL, ANNA)] == ["You said hello"]
    assert world.messages(GENERAL, BEN) == []


async def test_an_answer_in_channel_is_for_everyone(world: SlackWorld, echo: EchoApp) -> None:
    echo.answers["/echo"] = {"response_type": "in_channel", "text": "Hear", "blocks": buttons()}
    await world.slash(ANNA, "/echo", "", GENERAL)
    assert [m.text for m in world.messages(GENERAL, BEN)] == ["Hear"]


async def test_mentions_in_a_command_arrive_as_ids(world: SlackWorld, echo: EchoApp) -> None:
    await world.slash(ANNA, "/echo", "for @ben in #general, not @nobody or a@ben", GENERAL)
    expected = f"for <@{BEN}|ben> in <#{GENERAL}|general>, not @nobody or a@ben"
    assert echo.last("/echo")["text"] == expected


async def test_an_unknown_command_stays_with_slack(world: SlackWorld, echo: EchoApp) -> None:
    assert not (await world.slash(ANNA, "/nothing", "", GENERAL)).ok
    assert echo.got == []
    assert "not a valid command" in world.messages(GENERAL, ANNA)[0].text


async def test_a_late_app_is_a_timeout_for_the_person(world: SlackWorld, echo: EchoApp) -> None:
    async def never(payload: dict[str, Any]) -> str:
        await asyncio.Event().wait()
        return ""

    world.ack_limit = 0.05
    echo.answers["/echo"] = never
    await world.slash(ANNA, "/echo", "", GENERAL)
    assert world.messages(GENERAL, ANNA)[0].text == "`/echo` failed with the error “operation_timeout”"


async def test_a_broken_app_is_an_error_for_the_person(world: SlackWorld, echo: EchoApp) -> None:
    echo.answers["/echo"] = web.Response(status=500)
    await world.slash(ANNA, "/echo", "", GENERAL)
    assert "http_service_error" in world.messages(GENERAL, ANNA)[0].text


async def test_a_pressed_button_tells_which_and_where(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel=ANNA, text="Card", blocks=buttons(button(style="primary")))
    await world.click(ANNA, world.direct_messages(ANNA)[0], "go")
    heard = echo.last("block_actions")
    [action] = heard["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("go", "row", "42")
    assert heard["container"]["message_ts"] == heard["message"]["ts"] == posted["ts"]
    assert heard["user"]["id"] == ANNA


async def test_nobody_presses_what_is_not_on_their_screen(world: SlackWorld, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=ANNA, text="Card", blocks=buttons())
    with pytest.raises(LookupError):
        await world.click(ANNA, world.direct_messages(ANNA)[0], "gone")


async def test_a_choice_is_sent_whole(world: SlackWorld, echo: EchoApp, client: AsyncWebClient) -> None:
    option = {"text": {"type": "plain_text", "text": "Two"}, "value": "2"}
    select = {"type": "static_select", "action_id": "which", "options": [option]}
    day = {"type": "datepicker", "action_id": "when", "initial_date": "2026-07-06"}
    who = {"type": "users_select", "action_id": "who"}
    await client.chat_postMessage(channel=ANNA, text="Card", blocks=buttons(select, day, who))
    message = world.direct_messages(ANNA)[0]
    await world.click(ANNA, message, "which", "2")
    assert echo.last("block_actions")["actions"][0]["selected_option"] == option
    assert echo.last("block_actions")["state"]["values"]["row"]["when"]["selected_date"] == "2026-07-06"
    await world.click(ANNA, message, "when", "2026-07-10")
    assert echo.last("block_actions")["actions"][0]["selected_date"] == "2026-07-10"
    await world.click(ANNA, message, "who", BEN)
    assert echo.last("block_actions")["actions"][0]["selected_user"] == BEN
    with pytest.raises(LookupError):
        await world.click(ANNA, message, "which", "3")


async def test_a_form_is_sent_with_what_was_typed(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal(private_metadata="kept"))
    assert (await world.submit(ANNA, view_id, {"note": "By the sea"})).ok
    heard = echo.last("view_submission")["view"]
    typed = {"type": "plain_text_input", "value": "By the sea"}
    assert heard["state"]["values"] == {"note": {"typed": typed}}
    assert (heard["callback_id"], heard["private_metadata"]) == ("form", "kept")
    assert world.open_views(ANNA) == []


async def test_an_incomplete_form_is_not_sent(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal())
    done = await world.submit(ANNA, view_id)
    assert done.complaints == {"note": "Please complete this required field."}
    assert echo.count("view_submission") == 0


async def test_errors_come_back_under_their_fields(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal())
    echo.answers["view_submission"] = {"response_action": "errors", "errors": {"note": "Too short"}}
    await world.submit(ANNA, view_id, {"note": "x"})
    [view] = world.open_views(ANNA)
    assert view.errors == {"note": "Too short"}
    assert view.values["note"]["typed"]["value"] == "x"


async def test_errors_for_what_is_no_input_are_trouble(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    divider = {"type": "divider", "block_id": "line"}
    view_id = await open_form(world, client, echo, modal(text_input(), divider))
    echo.answers["view_submission"] = {"response_action": "errors", "errors": {"line": "No"}}
    await world.submit(ANNA, view_id, {"note": "x"})
    assert "line" in world.open_views(ANNA)[0].notice


async def test_an_answer_can_update_push_and_clear(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    first = await open_form(world, client, echo, modal())
    echo.answers["view_submission"] = {"response_action": "update", "view": modal(callback_id="second")}
    await world.submit(ANNA, first, {"note": "x"})
    assert [v.content["callback_id"] for v in world.open_views(ANNA)] == ["second"]
    echo.answers["view_submission"] = {"response_action": "push", "view": modal(callback_id="third")}
    await world.submit(ANNA, first, {"note": "x"})
    below, above = world.open_views(ANNA)
    assert (above.previous_id, above.root_id) == (below.id, below.id)
    echo.answers["view_submission"] = {"response_action": "clear"}
    await world.submit(ANNA, above, {"note": "x"})
    assert world.open_views(ANNA) == []


async def test_a_broken_app_leaves_the_form_open(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal())
    echo.answers["view_submission"] = web.Response(status=500)
    await world.submit(ANNA, view_id, {"note": "x"})
    assert world.open_views(ANNA)[0].notice == "We had some trouble connecting. Try again?"


async def test_closing_is_told_where_the_app_asked(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal(notify_on_close=True))
    await world.close_view(ANNA, view_id)
    assert echo.last("view_closed")["is_cleared"] is False
    view_id = await open_form(world, client, echo, modal(notify_on_close=True))
    await world.close_view(ANNA, view_id, all_of_them=True)
    assert echo.last("view_closed")["is_cleared"] is True
    view_id = await open_form(world, client, echo, modal())
    await world.close_view(ANNA, view_id)
    assert echo.count("view_closed") == 2


async def test_a_trigger_opens_one_view_within_three_seconds(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient, clock: Clock
) -> None:
    await open_form(world, client, echo, modal())
    used = echo.last("/echo")["trigger_id"]
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=used, view=modal())
    await world.slash(ANNA, "/echo")
    clock.wait(seconds=3.1)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=echo.last("/echo")["trigger_id"], view=modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        await client.views_open(trigger_id="1.2.3", view=modal())


async def test_the_faster_update_of_a_view_wins(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal())
    before = world.open_views(ANNA)[0].hash
    await client.views_update(view_id=view_id, hash=before, view=modal(callback_id="first"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view_id, hash=before, view=modal(callback_id="second"))
    assert world.open_views(ANNA)[0].content["callback_id"] == "first"
    await world.close_view(ANNA, view_id)
    with pytest.raises(SlackApiError, match="not_found"):
        await client.views_update(view_id=view_id, view=modal())


async def test_typed_words_outlive_an_update_of_the_same_field(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view_id = await open_form(world, client, echo, modal(text_input(), text_input("other")))
    world.type_in(ANNA, view_id, {"note": "Kept", "other": "Lost"})
    await client.views_update(view_id=view_id, view=modal(text_input(), text_input("another")))
    values = world.open_views(ANNA)[0].values
    assert values["note"]["typed"]["value"] == "Kept"
    assert values["another"]["typed"]["value"] is None


async def test_a_live_field_sends_its_value_at_once(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    day = {"type": "datepicker", "action_id": "day"}
    live = text_input("when", element=day, dispatch_action=True)
    view_id = await open_form(world, client, echo, modal(live, text_input(optional=True)))
    await world.click(ANNA, view_id, "day", "2026-07-10", typed={"note": "typed so far"})
    heard = echo.last("block_actions")
    assert heard["actions"][0]["selected_date"] == "2026-07-10"
    assert heard["view"]["state"]["values"]["when"]["day"]["selected_date"] == "2026-07-10"
    assert heard["view"]["state"]["values"]["note"]["typed"]["value"] == "typed so far"
    assert "response_url" not in heard


async def test_a_fourth_view_is_one_too_many(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    view = modal({"type": "actions", "block_id": "row", "elements": [button()]})
    view_id = await open_form(world, client, echo, view)
    for _ in range(2):
        await world.click(ANNA, view_id, "go")
        pushed = await client.views_push(trigger_id=echo.last("block_actions")["trigger_id"], view=view)
        view_id = pushed["view"]["id"]
    await world.click(ANNA, view_id, "go")
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(trigger_id=echo.last("block_actions")["trigger_id"], view=view)


async def test_a_view_that_slack_refuses_is_refused(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    await world.slash(ANNA, "/echo")
    trigger_id = echo.last("/echo")["trigger_id"]
    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=trigger_id, view=modal(submit=None))
    assert refused.value.response["error"] == "invalid_arguments"
    assert "submit" in refused.value.response["response_metadata"]["messages"][0]


async def test_home_is_published_and_opened(world: SlackWorld, echo: EchoApp, client: AsyncWebClient) -> None:
    await world.open_home(ANNA)
    assert "view" not in echo.last("app_home_opened")["event"]
    home = {"type": "home", "blocks": buttons()}
    published = await client.views_publish(user_id=ANNA, view=home)
    await world.open_home(ANNA)
    assert echo.last("app_home_opened")["event"]["view"]["id"] == published["view"]["id"]
    await world.click(ANNA, world.workspaces["T1"].homes[ANNA], "go")
    assert echo.last("block_actions")["view"]["type"] == "home"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_publish(user_id=ANNA, view=home, hash="1.old")


async def test_shortcuts_start_from_anywhere_and_from_a_message(world: SlackWorld, echo: EchoApp) -> None:
    await world.shortcut(ANNA, "echo-global")
    heard = echo.last("shortcut")
    assert (heard["callback_id"], "response_url" in heard) == ("echo-global", False)
    message = await world.say(ANNA, GENERAL, "Look")
    await world.message_shortcut(BEN, message, "echo-message")
    assert echo.last("message_action")["message"]["text"] == "Look"
