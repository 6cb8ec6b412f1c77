"""The app writes messages, and the stand-in refuses what Slack refuses."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import (
    ANNA,
    BEN,
    CHRIS,
    GENERAL,
    SECRET,
    TEAM,
    Clock,
    button,
    buttons,
)


async def test_a_message_to_a_person_lands_in_their_direct_messages(
    world: SlackWorld, client: AsyncWebClient
) -> None:
    answer = await client.chat_postMessage(channel=ANNA, text="Hello")
    assert answer["channel"].startswith("D")
    assert [m.text for m in world.direct_messages(ANNA)] == ["Hello"]
    assert answer["ts"] == world.direct_messages(ANNA)[0].ts
    assert answer["message"]["bot_id"] == world.workspaces[TEAM].installation.bot_id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        (GENERAL, "not_in_channel"),
        (SECRET, "channel_not_found"),
        ("C0NOWHERE", "channel_not_found"),
        (CHRIS, "channel_not_found"),
    ],
)
async def test_the_app_cannot_write_where_it_is_not(client: AsyncWebClient, channel: str, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=channel, text="Hello")
    assert refused.value.response["error"] == error


async def test_an_invited_app_may_write_until_the_channel_is_archived(
    world: SlackWorld, client: AsyncWebClient
) -> None:
    await world.invite_bot(GENERAL, ANNA)
    await client.chat_postMessage(channel=GENERAL, text="Hello")
    await world.archive(GENERAL, ANNA)
    with pytest.raises(SlackApiError, match="is_archived"):
        await client.chat_postMessage(channel=GENERAL, text="Hello")


async def test_the_same_client_msg_id_is_posted_once(world: SlackWorld, client: AsyncWebClient) -> None:
    first = await client.chat_postMessage(channel=ANNA, text="Once", client_msg_id="m-1")
    again = await client.chat_postMessage(channel=ANNA, text="Once", client_msg_id="m-1")
    assert first["ts"] == again["ts"]
    assert len(world.direct_messages(ANNA)) == 1


async def test_too_many_messages_to_one_channel_have_to_wait(
    world: SlackWorld, client: AsyncWebClient, clock: Clock
) -> None:
    for _ in range(world.limits.burst):
        await client.chat_postMessage(channel=ANNA, text="Hello")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=ANNA, text="One too many")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"
    await client.chat_postMessage(channel=BEN, text="Another channel goes on")
    clock.wait(seconds=1)
    await client.chat_postMessage(channel=ANNA, text="Now")


async def test_a_method_has_its_calls_a_minute(client: AsyncWebClient, clock: Clock) -> None:
    for _ in range(20):
        await client.users_list()
    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.users_list()
    clock.wait(seconds=3)
    assert (await client.users_list())["ok"]


async def test_an_updated_message_keeps_what_was_left_out(world: SlackWorld, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=ANNA, text="Before", blocks=buttons())
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="After")
    message = world.direct_messages(ANNA)[0]
    assert (message.text, len(message.blocks), bool(message.edited)) == ("After", 1, True)
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="After", blocks=[])
    assert message.blocks == []


async def test_only_own_messages_can_be_changed(world: SlackWorld, client: AsyncWebClient) -> None:
    written = await world.direct_message(ANNA, "From a person")
    channel = (await client.conversations_open(users=ANNA))["channel"]["id"]
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(channel=channel, ts=written.ts, text="Changed")
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=channel, ts="1.000001", text="Changed")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await client.chat_delete(channel=channel, ts=written.ts)


async def test_a_deleted_message_is_gone(world: SlackWorld, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=ANNA, text="Hello")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert world.direct_messages(ANNA) == []


async def test_only_its_reader_sees_an_ephemeral_message(world: SlackWorld, client: AsyncWebClient) -> None:
    await world.invite_bot(GENERAL, ANNA)
    await client.chat_postEphemeral(channel=GENERAL, user=BEN, text="Psst")
    assert [m.text for m in world.messages(GENERAL, BEN)] == ["Psst"]
    assert world.messages(GENERAL, ANNA) == []
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        await client.chat_postEphemeral(channel=GENERAL, user=CHRIS, text="Psst")


async def test_wrong_blocks_are_refused_with_the_place_of_each_mistake(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=ANNA, text="x", blocks=buttons(button(text="x" * 76)))
    assert refused.value.response["error"] == "invalid_blocks"
    assert refused.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"
    ]


async def test_a_message_needs_something_to_say_and_not_too_much(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="no_text"):
        await client.api_call("chat.postMessage", json={"channel": ANNA})
    with pytest.raises(SlackApiError, match="msg_too_long"):
        await client.chat_postMessage(channel=ANNA, text="x" * 40_001)


async def test_metadata_is_kept_with_the_message(world: SlackWorld, client: AsyncWebClient) -> None:
    metadata = {"event_type": "card", "event_payload": {"id": "7"}}
    await client.chat_postMessage(channel=ANNA, text="Hello", metadata=metadata)
    assert world.direct_messages(ANNA)[0].metadata == metadata
    with pytest.raises(SlackApiError, match="invalid_metadata_format"):
        await client.chat_postMessage(channel=ANNA, text="Hello", metadata={"event_type": "card"})


async def test_a_fault_strikes_once_and_without_effect(world: SlackWorld, client: AsyncWebClient) -> None:
    world.fail_next("chat.postMessage", error="internal_error")
    with pytest.raises(SlackApiError, match="internal_error"):
        await client.chat_postMessage(channel=ANNA, text="Hello")
    world.fail_next("chat.postMessage", status=429, retry_after=30)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=ANNA, text="Hello")
    assert refused.value.response.headers["Retry-After"] == "30"
    assert world.direct_messages(ANNA) == []
    await client.chat_postMessage(channel=ANNA, text="Hello")


async def test_a_cut_line_hides_an_effect(world: SlackWorld, client: AsyncWebClient) -> None:
    world.fail_next("chat.postMessage", disconnect_after_effect=True)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=ANNA, text="Hello")
    assert [m.text for m in world.direct_messages(ANNA)] == ["Hello"]


async def test_silence_has_no_effect(world: SlackWorld) -> None:
    world.fail_next("chat.postMessage", timeout=True)
    quick = aiohttp.ClientTimeout(total=0.1)
    async with aiohttp.ClientSession(timeout=quick) as session:
        client = AsyncWebClient("xoxb-echo", base_url=world.api_url, session=session, retry_handlers=[])
        with pytest.raises(asyncio.TimeoutError):
            await client.chat_postMessage(channel=ANNA, text="Hello")
    assert world.direct_messages(ANNA) == []


async def test_the_journal_tells_what_was_called_without_the_token(
    world: SlackWorld, client: AsyncWebClient
) -> None:
    await client.chat_postMessage(channel=ANNA, text="Hello", token="xoxb-echo")
    [call] = world.journal.calls_of("chat.postMessage")
    assert (call.args["text"], call.answer["ok"], "xoxb" in str(call)) == ("Hello", True, False)
