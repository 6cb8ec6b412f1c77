"""Who gets in: signed by Slack, lately, and of a kind that Slack sends."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.slack.signature import WINDOW, is_signed, sign
from tests.adapters.slack.stage import ANNA, FORM, JSON, Stage, command, envelope


def test_the_documented_example_of_a_signature_is_accepted(shared: Path) -> None:
    vectors = json.loads((shared / "wire/slack/signature.json").read_text())
    assert vectors
    for vector in vectors:
        found = is_signed(
            vector["signing_secret"],
            vector["body"].encode(),
            vector["timestamp"],
            vector["signature"],
            vector["valid_at"],
        )
        assert found == (vector["expect"] == "accept"), vector["id"]


@pytest.mark.parametrize("drift", [-WINDOW, 0, WINDOW])
def test_a_clock_may_be_off_by_five_minutes_either_way(drift: int) -> None:
    assert is_signed("s", b"x", "1000000", sign("s", "1000000", b"x"), 1_000_000 + drift)


@pytest.mark.parametrize("drift", [-WINDOW - 1, WINDOW + 1])
def test_a_request_from_another_time_is_refused(drift: int) -> None:
    assert not is_signed("s", b"x", "1000000", sign("s", "1000000", b"x"), 1_000_000 + drift)


@pytest.mark.parametrize(
    "timestamp",
    ["", "soon", "1e6", "+1000000", "1_000_000", " 1000000", "\N{ARABIC-INDIC DIGIT ONE}000000", "9" * 40],
)
def test_a_garbled_time_is_refused(timestamp: str) -> None:
    assert not is_signed("s", b"x", timestamp, sign("s", timestamp, b"x"), 1_000_000)


@pytest.mark.parametrize("signature", [None, "", "v0=", "v0=é", "v1=00", "nonsense"])
def test_a_garbled_signature_is_refused(signature: str | None) -> None:
    assert not is_signed("s", b"x", "1000000", signature, 1_000_000)


def test_without_a_secret_nobody_gets_in() -> None:
    assert not is_signed("", b"x", "1000000", sign("", "1000000", b"x"), 1_000_000)


async def test_a_signed_command_gets_in(stage: Stage) -> None:
    got = await stage.command("help")
    assert got.status == 200
    assert stage.conversation.asked[0][0].identity.user_id == ANNA


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Request-Timestamp": "1531420618"},
    ],
)
async def test_a_request_that_slack_did_not_sign_is_turned_away(
    stage: Stage, headers: dict[str, str]
) -> None:
    got = await stage.post(urlencode(command()), headers=headers)
    assert got.status == 401
    assert "signed" in got.text
    assert not stage.conversation.asked


async def test_a_request_replayed_later_is_turned_away(stage: Stage) -> None:
    body, then = urlencode(command()), str(int(stage.clock.at.timestamp()))
    seal = {
        "X-Slack-Request-Timestamp": then,
        "X-Slack-Signature": sign("signing-secret-of-the-stage", then, body.encode()),
    }
    assert (await stage.post(body, headers=seal)).status == 200
    stage.clock.wait(minutes=6)
    assert (await stage.post(body, headers=seal)).status == 401


async def test_a_changed_body_is_turned_away(stage: Stage) -> None:
    then = str(int(stage.clock.at.timestamp()))
    seal = sign("signing-secret-of-the-stage", then, urlencode(command("6 July")).encode())
    got = await stage.post(urlencode(command("7 July")), headers={"X-Slack-Signature": seal})
    assert got.status == 401


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("{", JSON),
        ("[]", JSON),
        ('"text"', JSON),
        ("", JSON),
        ('{"a": "\\ud800"}', JSON),
        ("[" * 5000, JSON),
        (b"\xff\xfe", JSON),
        ("payload={", FORM),
        ("payload=[]", FORM),
        ("payload=%ff", FORM),
        ("no form at all", FORM),
        ("a=b", FORM),
        ("", FORM),
        ("command=%ff", FORM),
        ("&".join(f"f{number}=1" for number in range(500)), FORM),
    ],
)
async def test_a_body_that_is_none_is_named_so(stage: Stage, body: str | bytes, content_type: str) -> None:
    got = await stage.post(body, content_type)
    assert got.status == 400
    assert got.text.startswith("The ")
    assert got.headers["X-Slack-No-Retry"] == "1"


async def test_other_kinds_of_content_are_refused(stage: Stage) -> None:
    assert (await stage.post("<xml/>", "text/xml")).status == 415


async def test_an_oversized_body_is_refused_in_words(stage: Stage) -> None:
    got = await stage.post(b"text=" + b"x" * 1_000_001)
    assert got.status == 413
    assert "1,000,000" in got.text


async def test_an_oversized_body_is_refused_also_where_others_may_be_larger(stage: Stage) -> None:
    roomy = web.Application(client_max_size=0)
    roomy.add_routes(stage.front.routes())

    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(11):
            yield b"x" * 100_000

    async with TestServer(roomy) as server:
        address = server.make_url("/slack/events")
        async with stage.browser.post(address, data=in_pieces()) as answer:
            assert answer.status == 413


async def test_slack_checks_the_certificate_without_a_signature(stage: Stage) -> None:
    got = await stage.post("ssl_check=1&token=x", headers={"X-Slack-Signature": ""})
    assert got.status == 200
    assert not stage.conversation.asked


async def test_slack_finds_that_the_address_is_ours(stage: Stage) -> None:
    got = await stage.post(json.dumps({"type": "url_verification", "challenge": "abc"}), JSON)
    assert got.json == {"challenge": "abc"}


async def test_held_back_events_are_noted(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    got = await stage.post(json.dumps({"type": "app_rate_limited", "team_id": "T1"}), JSON)
    assert got.status == 200
    assert "T1" in caplog.text


async def test_an_event_that_comes_again_is_heard_once(stage: Stage) -> None:
    event = {"type": "channel_archive", "channel": "C1"}
    for headers in ({}, {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}):
        got = await stage.event(event, "Ev7", **headers)
        assert got.status == 200
    assert len(stage.conversation.heard) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"type": "something_new"},
        {"type": "event_callback"},
        {"type": "event_callback", "event": {}},
        {"type": "event_callback", "event": {"type": "something_new"}, "team_id": "T1"},
        {"type": "event_callback", "event": {"type": "user_change", "user": 7}, "team_id": "T1"},
        {"type": 7},
        {"type": "block_actions"},
        {"type": "block_actions", "user": {"id": ANNA}, "team": {"id": "T1"}, "actions": []},
        {"type": "block_actions", "user": {"id": ANNA}, "actions": [{"action_id": "unheard_of"}]},
        {"type": "block_actions", "user": {"id": ANNA}, "actions": [{}]},
        {"type": "view_submission", "user": {"id": ANNA}, "view": {"callback_id": "unheard_of"}},
        {"type": "view_submission", "user": {"id": ANNA}, "view": {}},
        {"type": "view_submission", "user": {"id": ANNA}, "view": None, "team": None},
        {"type": "view_closed", "user": {"id": ANNA}, "view": {}},
        {"type": "shortcut", "user": {"id": ANNA}, "callback_id": "unheard_of", "trigger_id": "1"},
        {"type": "message_action", "user": {"id": ANNA}, "callback_id": "unheard_of"},
        {"type": "shortcut", "user": {"id": ANNA}},
        {"type": "block_suggestion", "user": {"id": ANNA}},
        {"type": "interactive_message", "user": {"id": ANNA}, "actions": [{"name": "x"}]},
        {"type": "dialog_submission", "user": {"id": ANNA}},
        {"type": "function_executed"},
    ],
)
async def test_what_nobody_knows_is_answered_all_the_same(
    stage: Stage, caplog: pytest.LogCaptureFixture, body: dict[str, object]
) -> None:
    assert (await stage.post(json.dumps(body), JSON)).status == 200
    assert (await stage.post(urlencode({"payload": json.dumps(body)}))).status == 200
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_an_unknown_command_is_answered_with_help(stage: Stage) -> None:
    got = await stage.command("whatever", command="/other")
    assert got.status == 200
    assert "/vacation" in got.json["text"]


async def test_an_event_of_nobody_in_particular_is_not_told_apart(stage: Stage) -> None:
    body = envelope({"type": "channel_archive", "channel": "C1"})
    del body["event_id"]
    for _ in range(2):
        assert (await stage.post(json.dumps(body), JSON)).status == 200
    assert len(stage.conversation.heard) == 2
