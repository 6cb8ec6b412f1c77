"""Everything goes over a socket as well, and what is not acknowledged is sent again."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import ANNA, GENERAL


class Line:
    """A connection of the app, for tests that say word for word what goes over it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hear(self) -> dict[str, Any]:
        return dict(await self.socket.receive_json(timeout=2))

    async def ack(self, envelope: dict[str, Any], **payload: Any) -> None:
        said = {"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {})
        await self.socket.send_str(json.dumps(said))


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def world(world: SlackWorld) -> SlackWorld:
    world.app = replace(world.app, socket_mode=True)
    return world


async def connect(world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession) -> Line:
    opened = await client.apps_connections_open(app_token=world.app.app_token)
    line = Line(await session.ws_connect(opened["url"]))
    assert (await line.hear())["type"] == "hello"
    return line


async def test_a_command_is_answered_over_the_socket(
    world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    line = await connect(world, client, session)
    world.later(acted(world, GENERAL))
    envelope = await line.hear()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert envelope["payload"]["command"] == "/echo"
    await line.ack(envelope, text="Over the wire")
    await world.settled()
    assert [m.text for m in world.messages(GENERAL, ANNA)] == ["Over the wire"]


async def acted(world: SlackWorld, channel: str) -> None:
    await world.slash(ANNA, "/echo", "", channel)


async def test_an_unacknowledged_envelope_goes_over_another_connection(
    world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    world.ack_limit = 5
    line = await connect(world, client, session)
    world.later(acted(world, GENERAL))
    lost = await line.hear()
    await line.socket.close()
    again = await connect(world, client, session)
    envelope = await again.hear()
    assert envelope == lost
    await again.ack(envelope, text="Second try")
    await world.settled()
    assert [m.text for m in world.messages(GENERAL, ANNA)] == ["Second try"]


async def test_silence_is_a_timeout(
    world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    world.ack_limit = 0.05
    await connect(world, client, session)
    await world.slash(ANNA, "/echo", "", GENERAL)
    assert "operation_timeout" in world.messages(GENERAL, ANNA)[0].text


async def test_an_event_tells_which_try_it_is(
    world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    world.ack_limit = 0.05
    line = await connect(world, client, session)
    await world.open_home(ANNA)
    tries = [await line.hear() for _ in range(4)]
    assert [each["retry_attempt"] for each in tries] == [0, 1, 2, 3]
    assert tries[1]["retry_reason"] == "http_timeout"


async def test_a_connection_is_told_to_go(
    world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    line = await connect(world, client, session)
    await world.sockets.disconnect("refresh_requested")
    assert (await line.hear())["reason"] == "refresh_requested"
    assert (await line.socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_only_the_app_token_opens_a_socket_and_a_ticket_works_once(
    world: SlackWorld, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await client.apps_connections_open(app_token="xoxb-echo")
    opened = await client.apps_connections_open(app_token=world.app.app_token)
    await session.ws_connect(opened["url"])
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await session.ws_connect(opened["url"])
