"""Response URLs: five answers in half an hour, wherever the person was."""

from __future__ import annotations

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import ANNA, BEN, GENERAL, Clock, EchoApp, buttons


async def respond(url: str, **body: Any) -> tuple[int, str]:
    answer = await AsyncWebhookClient(url, retry_handlers=[]).send_dict(body)
    return answer.status_code, answer.body


async def test_five_answers_and_no_sixth(world: SlackWorld, echo: EchoApp) -> None:
    await world.slash(ANNA, "/echo", "", GENERAL)
    url = echo.last("/echo")["response_url"]
    assert {await respond(url, text=f"{n}") for n in range(5)} == {(200, "ok")}
    assert await respond(url, text="6") == (404, "used_url")
    assert [m.text for m in world.messages(GENERAL, ANNA)] == ["0", "1", "2", "3", "4"]
    assert world.messages(GENERAL, BEN) == []


async def test_half_an_hour_and_no_longer(world: SlackWorld, echo: EchoApp, clock: Clock) -> None:
    await world.slash(ANNA, "/echo", "", GENERAL)
    clock.wait(minutes=31)
    assert await respond(echo.last("/echo")["response_url"], text="Late") == (404, "expired_url")
    assert await respond(f"{world.base_url}/playground/slack/responses/none", text="?") == (
        404,
        "invalid_url",
    )


async def test_the_message_acted_in_is_replaced_or_deleted(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient
) -> None:
    await client.chat_postMessage(channel=ANNA, text="Card", blocks=buttons())
    [card] = world.direct_messages(ANNA)
    await world.click(ANNA, card, "go")
    url = echo.last("block_actions")["response_url"]
    await respond(url, text="Done", replace_original="true")
    assert (card.text, card.blocks) == ("Done", [])
    await respond(url, text="Between us")
    assert world.direct_messages(ANNA)[1].is_ephemeral
    await respond(url, delete_original=True)
    assert [m.text for m in world.direct_messages(ANNA)] == ["Between us"]


async def test_an_ephemeral_message_is_replaced_too(world: SlackWorld, echo: EchoApp) -> None:
    echo.answers["/echo"] = {"text": "Choose", "blocks": buttons()}
    await world.slash(ANNA, "/echo", "", GENERAL)
    [shown] = world.messages(GENERAL, ANNA)
    await world.click(ANNA, shown, "go")
    heard = echo.last("block_actions")
    assert (heard["container"]["is_ephemeral"], "message" in heard) == (True, False)
    await respond(heard["response_url"], text="Chosen", replace_original=True)
    assert [(m.text, m.is_ephemeral) for m in world.messages(GENERAL, ANNA)] == [("Chosen", True)]


async def test_an_answer_can_be_for_everyone_and_in_a_thread(world: SlackWorld, echo: EchoApp) -> None:
    await world.slash(ANNA, "/echo", "", GENERAL)
    url = echo.last("/echo")["response_url"]
    await respond(url, text="x", response_type="in_channel", replace_original="false", thread_ts="1.000001")
    [message] = world.messages(GENERAL, BEN)
    assert message.thread_ts == "1.000001"


async def test_nonsense_is_refused(world: SlackWorld, echo: EchoApp) -> None:
    await world.slash(ANNA, "/echo", "", GENERAL)
    url = echo.last("/echo")["response_url"]
    assert await respond(url, text="x", blocks=[{"type": "nothing"}]) != (200, "ok")
    async with aiohttp.ClientSession() as session, session.post(url, data="{") as answer:
        assert answer.status == 400
