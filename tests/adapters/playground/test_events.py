"""The app is told what happens, signed, and again when it did not hear."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from adapters.playground import Person, SlackWorld
from adapters.playground.signing import signature
from tests.adapters.playground.stage import ANNA, BEN, GENERAL, TEAM, EchoApp, kind_of


async def test_every_request_is_signed(world: SlackWorld, echo: EchoApp) -> None:
    verifier = SignatureVerifier(world.app.signing_secret)
    await world.slash(ANNA, "/echo", "ü & ö", GENERAL)
    await world.shortcut(ANNA, "echo-global")
    await world.open_home(ANNA)
    assert len(echo.bodies) == 3
    for body, headers in zip(echo.bodies, echo.headers, strict=True):
        assert verifier.is_valid_request(body, {k: str(v) for k, v in headers.items()})


async def test_an_event_is_sent_again_until_it_is_heard(world: SlackWorld, echo: EchoApp) -> None:
    deaf = [web.Response(status=500), web.Response(status=500)]

    async def answer(payload: dict[str, Any]) -> web.Response:
        return deaf.pop() if deaf else web.Response()

    echo.answers["app_home_opened"] = answer
    await world.open_home(ANNA)
    assert len({heard["event_id"] for heard in echo.got}) == 1
    assert [h.get("X-Slack-Retry-Num") for h in echo.headers] == [None, "1", "2"]
    assert echo.headers[1]["X-Slack-Retry-Reason"] == "http_error"


async def test_an_app_can_ask_for_no_more_tries(world: SlackWorld, echo: EchoApp) -> None:
    echo.answers["app_home_opened"] = web.Response(status=500, headers={"X-Slack-No-Retry": "1"})
    await world.open_home(ANNA)
    assert echo.count("app_home_opened") == 1


async def test_an_unreachable_app_is_tried_four_times(world: SlackWorld) -> None:
    world.app_url = "http://127.0.0.1:1/nobody"
    ack = await world.open_home(ANNA)
    assert ack is not None
    assert ack.failure == "dispatch_failed"
    assert len(world.journal.deliveries) == 4


async def test_people_come_change_and_leave(world: SlackWorld, echo: EchoApp) -> None:
    await world.join_team(TEAM, Person("U9", "dora", "Dora Vik"))
    assert echo.last("team_join")["event"]["user"]["real_name"] == "Dora Vik"
    await world.change_person("U9", tz="Asia/Tokyo")
    assert echo.last("user_change")["event"]["user"]["tz_offset"] == 9 * 3600
    await world.deactivate("U9")
    assert echo.last("user_change")["event"]["user"]["deleted"]
    with pytest.raises(LookupError):
        await world.slash("U9", "/echo")


async def test_channels_change_around_the_app(world: SlackWorld, echo: EchoApp) -> None:
    await world.invite_bot(GENERAL, ANNA)
    joined = echo.last("member_joined_channel")["event"]
    assert (joined["channel"], joined["inviter"]) == (GENERAL, ANNA)
    await world.rename_channel(GENERAL, "all-hands")
    assert echo.last("channel_rename")["event"]["channel"]["name"] == "all-hands"
    await world.archive(GENERAL, ANNA)
    await world.unarchive(GENERAL, ANNA)
    await world.remove_bot(GENERAL, BEN)
    assert [kind_of(each) for each in echo.got[2:]] == [
        "channel_archive",
        "channel_unarchive",
        "channel_left",
    ]


async def test_a_mention_is_heard_where_the_app_is(world: SlackWorld, echo: EchoApp) -> None:
    await world.mention(ANNA, GENERAL, "hello")
    assert echo.got == []
    await world.invite_bot(GENERAL, ANNA)
    await world.mention(ANNA, GENERAL, "hello")
    assert echo.last("app_mention")["event"]["text"].endswith("> hello")
    await world.direct_message(ANNA, "Just us")
    assert echo.last("message")["event"]["channel_type"] == "im"


def test_signatures_are_those_of_the_documentation(shared: Any) -> None:
    import json

    path = shared / "wire" / "slack" / "signature.json"
    if not path.exists():
        pytest.skip("the documentation's vectors are not beside this checkout")
    for vector in json.loads(path.read_text()):
        made = signature(vector["signing_secret"], vector["timestamp"], vector["body"])
        assert (made == vector["signature"]) is (vector["expect"] == "accept")
