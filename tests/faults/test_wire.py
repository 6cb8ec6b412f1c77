"""What must not get in, or means nothing: refused or answered in words, and nothing is stored."""

import json
from typing import Any

import pytest

from tests import cast
from tests.walks.stage import TEAM, Stage, actions, said
from tests.walks.wire import FORM, JSON, command, interaction, post

ASK = command("UANNA", "10 august")
EVENT = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": {"type": "app_home_opened"}}


@pytest.fixture(autouse=True)
def nothing_broke(caplog: pytest.LogCaptureFixture) -> Any:
    """Whatever comes in, nobody finds a stack trace of ours afterwards."""
    yield
    assert [each for each in caplog.records if each.exc_info or each.levelname == "ERROR"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"X_Slack_Signature": "v0=" + "0" * 64},
        {"X_Slack_Signature": "v0=é"},
        {"X_Slack_Signature": None},
        {"X_Slack_Request_Timestamp": None},
        {"X_Slack_Request_Timestamp": "1"},
        {"X_Slack_Request_Timestamp": "soon"},
        {"age": 301},
        {"age": -301},
    ],
)
async def test_what_slack_did_not_sign_lately_is_refused(house: Stage, changes: dict[str, Any]) -> None:
    got = await post(house, ASK, **changes)
    assert got.status == 401
    assert "not signed by Slack" in got.text
    assert house.world.journal.calls == type(house.world.journal.calls)()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", JSON, 400),
        ("[1, 2]", JSON, 400),
        ("[" * 100_000, JSON, 400),
        ("", JSON, 400),
        ("payload=%7B", FORM, 400),
        ("payload=5", FORM, 400),
        ("text=hello", FORM, 400),
        ("command=%FF%FE", FORM, 400),
        ("&".join(f"f{number}=1" for number in range(500)), FORM, 400),
        (ASK, "text/plain", 415),
        (ASK, "multipart/form-data; boundary=x", 415),
        (b"\xff\xfe\x00", JSON, 400),
        ("x" * 1_000_001, FORM, 413),
    ],
)
async def test_what_cannot_be_read_is_refused_in_a_sentence(
    house: Stage, body: str | bytes, kind: str, status: int
) -> None:
    got = await post(house, body, kind)
    assert got.status == status
    assert got.text.endswith(".\n")
    assert "Traceback" not in got.text


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "team_id": TEAM, "event_id": "Ev2", "event": {"type": "planet_moved"}},
        {"type": "event_callback", "team_id": TEAM, "event_id": "Ev3", "event": "nothing"},
        {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": 7,
            "event": {"type": "team_join", "user": []},
        },
        {**EVENT, "event": {"type": "app_home_opened", "tab": "home", "user": "UNOBODY"}},
        {"type": "app_rate_limited", "team_id": TEAM},
        {"type": "something_new"},
        {"type": None},
        {},
    ],
)
async def test_news_that_means_nothing_to_us_is_taken_note_of(house: Stage, payload: dict[str, Any]) -> None:
    assert (await post(house, json.dumps(payload), JSON)).status == 200
    await house.settled()


def click(**action: Any) -> dict[str, Any]:
    """A click in a message of the app's."""
    return {
        "type": "block_actions",
        "user": {"id": "UANNA", "team_id": TEAM},
        "team": {"id": TEAM},
        "trigger_id": "1.2.3",
        "response_url": "",
        "container": {"type": "message", "message_ts": "1.1", "channel_id": "C1GENERAL"},
        "actions": [{"type": "button", "block_id": "b", "action_ts": "1.2", **action}],
    }


def sent(callback_id: str, metadata: str = "", values: object = None) -> dict[str, Any]:
    """A form."""
    state = {"values": values or {}}
    fields = {"id": "V1", "type": "modal", "hash": "1.a", "callback_id": callback_id, "state": state}
    return {
        "type": "view_submission",
        "user": {"id": "UANNA", "team_id": TEAM},
        "team": {"id": TEAM},
        "view": {**fields, "private_metadata": metadata, "blocks": []},
    }


@pytest.mark.parametrize(
    "payload",
    [
        click(action_id="explode", value="now"),
        click(action_id="approve", value="no such thing"),
        click(action_id="approve"),
        click(action_id="withdraw", value="anna"),
        click(action_id="show_away", value="for_ever"),
        click(action_id="open_request.0", value="vacation 2026-02-30 2026-02-31 all_day - -"),
        click(action_id="open_request.0", value="- - -"),
        click(action_id=""),
        {**click(action_id="approve"), "actions": []},
        {**click(action_id="approve"), "user": None},
        sent("explode"),
        sent("request", "{"),
        sent("request", "[]"),
        sent("request"),
        sent("decline", '{"request":"r"}'),
        sent("digest"),
        sent("request", '{"request":"r"}', {"part": {"part": {"type": "radio_buttons"}}}),
        sent("request", '{"request":"r"}', ["not", "fields"]),
        {"type": "view_closed", "user": {"id": "UANNA"}, "view": {}},
        {"type": "shortcut", "callback_id": "explode", "user": {"id": "UANNA"}, "team": {"id": TEAM}},
        {"type": "block_suggestion", "user": {"id": "UANNA"}, "action_id": "x", "value": "y"},
    ],
)
async def test_buttons_and_forms_that_are_none_of_ours_are_acknowledged(
    house: Stage, payload: dict[str, Any]
) -> None:
    assert (await post(house, interaction(payload))).status == 200
    await house.settled()
    assert (await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)).requests == {}


async def test_an_unknown_command_is_answered_with_what_can_be_done(house: Stage) -> None:
    got = await post(house, command("UANNA", "", command="/holiday"))
    assert "What you can do" in got.said


async def test_an_unknown_button_of_an_old_message_is_answered_with_help(house: Stage) -> None:
    await house.type(cast.ANNA, "help")
    old = house.answer(cast.ANNA)
    [block] = [each for each in old.blocks if each["type"] == "actions"]
    block["elements"][0]["action_id"] = "explode"
    assert (await house.press(cast.ANNA, old, "explode")).ok
    await house.answered()
    assert "open_request" in actions(house.answer(cast.ANNA))


@pytest.mark.parametrize(
    "words",
    [
        "31 feb", "29 feb 2027", "30/30/2026", "10-6 august", "1 august 2031", "1.1.1900", "0.0.0",
        "9" * 400, "a" * 3000, "\N{PALM TREE}" * 50, "\u202e2026-08-10", "tomorrow\ttomorrow\ntomorrow",
        "<script>", "'; DROP TABLE events; --", "%s %d {} {0}",
        "balance on 31 feb", "away 40-50 august", "balance <@UNOBODY>", "why vacation on nonsense",
        "25:00-26:00 tomorrow", "10 august 9:00-8:00",
    ],
)  # fmt: skip
async def test_whatever_is_typed_is_answered_with_words(house: Stage, words: str) -> None:
    assert (await house.type(cast.ANNA, words)).ok
    await house.answered()
    views = house.world.open_views("UANNA")
    shown = said(views[-1] if views else house.answer(cast.ANNA))
    assert shown.strip()
    assert "went wrong" not in shown
    assert (await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)).requests == {}


async def test_a_nul_in_the_words_is_left_out(house: Stage) -> None:
    got = await post(house, command("UANNA", "purple\0elephants"))
    assert "purpleelephants" in got.said
