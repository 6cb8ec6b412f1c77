"""The same conversation without a public address: over a connection of ours."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from adapters.slack.settings import SlackSettings
from adapters.slack.socket_mode import AppTokenRefused
from bot import intents
from bot.intents import ChannelGone
from bot.ports import StoreUnavailable
from bot.replies import Field, Mend, Open, Slip
from bot.screens.examples import EXAMPLES
from domain.company.digests import Channel, Platform
from tests.adapters.slack.payloads import dialog, sent
from tests.adapters.slack.stage import ANNA, GENERAL, SECRET, TEAM, Stage, command, envelope, standing

PUBLIC = Path(__file__).parents[4] / "shared" / "wire" / "slack" / "socket_mode.json"
APP_TOKEN = "xapp-1-A0PLAYGROUND-1-playground"


@pytest.fixture
async def connected() -> AsyncIterator[Stage]:
    async with standing(SlackSettings(signing_secret=SECRET, app_token=APP_TOKEN)) as stage:
        stage.world.app = type(stage.world.app)(**{**vars(stage.world.app), "socket_mode": True})
        await stage.front.sockets.start()
        await stage.front.sockets.connected()
        yield stage
        await stage.front.sockets.close()


class Line:
    """The far end of a connection: keeps what was acknowledged."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.got: list[SocketModeResponse] = []
        self.trouble = trouble

    async def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        if self.trouble:
            raise self.trouble
        self.got.append(response)


async def take(stage: Stage, kind: str, payload: dict[str, Any], line: Line | None = None) -> Line:
    line = line or Line()
    request = SocketModeRequest(type=kind, envelope_id="e-1", payload=payload)
    await stage.front.sockets.take(line, request)  # type: ignore[arg-type]
    await stage.settled()
    return line


async def test_a_command_comes_and_is_answered_over_the_connection(connected: Stage) -> None:
    assert connected.front.sockets.is_connected
    done = await connected.world.slash(ANNA, "/vacation", "help", GENERAL)
    assert done.ok
    assert connected.conversation.intents == [intents.Said("help")]
    assert "/vacation" in connected.world.messages(GENERAL, seen_by=ANNA)[-1].text


async def test_a_form_opens_and_complains_over_the_connection(connected: Stage) -> None:
    connected.conversation.reply = Open(EXAMPLES["request form"])
    await connected.world.slash(ANNA, "/vacation", "tomorrow", GENERAL)
    (form,) = connected.world.open_views(ANNA)
    connected.conversation.reply = Mend(((Field.LAST_DAY, Slip.MISSING),))
    await connected.world.submit(ANNA, form)
    assert list(form.errors) == ["last_day"]


async def test_an_event_comes_over_the_connection(connected: Stage) -> None:
    await connected.world.invite_bot(GENERAL, ANNA)
    await connected.world.archive(GENERAL, ANNA)
    assert ChannelGone(Channel(Platform.SLACK, TEAM, GENERAL)) in connected.conversation.heard


async def test_when_slack_says_goodbye_it_connects_again(connected: Stage) -> None:
    await connected.world.sockets.disconnect()
    done = await connected.world.slash(ANNA, "/vacation", "help", GENERAL)
    assert done.ok
    assert len(connected.conversation.asked) == 1


async def test_when_it_closes_nobody_is_connected(connected: Stage) -> None:
    await connected.front.sockets.close()
    assert not connected.front.sockets.is_connected


@pytest.mark.parametrize("token", ["", "xoxb-bot", "xapp-of-another-app"])
async def test_a_token_of_no_use_is_explained(token: str) -> None:
    async with standing(SlackSettings(app_token=token)) as stage:
        with pytest.raises(AppTokenRefused, match="Basic Information") as caught:
            await stage.front.sockets.start()
        assert not token or token not in str(caught.value)
        assert not stage.front.sockets.is_connected


async def test_while_slack_is_away_it_goes_on_trying() -> None:
    async with standing(SlackSettings(app_token=APP_TOKEN)) as stage:
        stage.world.fail_next("apps.connections.open", status=503)
        await stage.front.sockets.start()
        await stage.front.sockets.connected()
        assert stage.front.sockets.is_connected
        await stage.front.sockets.close()


async def test_what_was_never_started_is_closed_all_the_same(stage: Stage) -> None:
    await stage.front.sockets.connected()
    await stage.front.sockets.close()
    assert not stage.front.sockets.is_connected


async def test_each_envelope_is_acknowledged_with_its_answer(stage: Stage) -> None:
    line = await take(stage, "slash_commands", command("help"))
    assert line.got[0].envelope_id == "e-1"
    assert line.got[0].payload is not None
    assert line.got[0].payload["response_type"] == "ephemeral"


async def test_what_has_no_answer_is_acknowledged_all_the_same(stage: Stage) -> None:
    for payload in ({"type": "something_new"}, sent(dialog("of_last_year")), {}):
        line = await take(stage, "interactive", payload)
        assert line.got[0].payload is None


async def test_an_event_that_could_not_be_stored_is_left_to_come_again(stage: Stage) -> None:
    stage.conversation.trouble = StoreUnavailable("locked")
    body = envelope({"type": "channel_archive", "channel": GENERAL})
    assert not (await take(stage, "events_api", body)).got
    stage.conversation.trouble = None
    assert (await take(stage, "events_api", body)).got
    assert len(stage.conversation.heard) == 1


async def test_an_envelope_over_a_broken_line_is_noted(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await take(stage, "slash_commands", command(), Line(ConnectionError("reset")))
    assert "could not be acknowledged" in caplog.text


async def test_a_repeated_envelope_is_noted(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    request = SocketModeRequest(
        type="slash_commands",
        envelope_id="e-1",
        payload=command(),
        retry_attempt=1,
        retry_reason="timeout",
    )
    await stage.front.sockets.take(Line(), request)  # type: ignore[arg-type]
    assert "timeout" in caplog.text


def public_envelopes() -> list[Any]:
    if not PUBLIC.is_file():
        reason = "the shared examples are not beside this checkout (../shared)"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason), id="none")]
    return [pytest.param(case["payload"], id=case["id"]) for case in json.loads(PUBLIC.read_text())]


@pytest.mark.parametrize("found", public_envelopes())
async def test_a_public_envelope_is_acknowledged(stage: Stage, found: dict[str, Any]) -> None:
    request = SocketModeRequest.from_dict(found)
    if request is None:
        return
    line = Line()
    await stage.front.sockets.take(line, request)  # type: ignore[arg-type]
    assert [each.envelope_id for each in line.got] == [found["envelope_id"]]
