"""What the stand-in sends has the keys that real payloads have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import Person, SlackWorld
from tests.adapters.playground.stage import ANNA, GENERAL, TEAM, EchoApp, buttons, modal

# Enterprise Grid, remote functions and fields that Slack itself retired are no part of this stand-in.
ABSENT = {
    "enterprise_id", "enterprise_name", "enterprise", "authed_users", "function_data", "interactivity",
    "bot_access_token", "workflow_step", "submit_disabled", "authed_teams", "subtype", "ssl_check",
    "attachment_id", "is_app_unfurl", "thread_ts", "message",
}  # fmt: skip


@pytest.fixture
def samples(shared: Path) -> Path:
    folder = shared / "wire" / "slack"
    if not folder.is_dir():
        pytest.skip("the real payloads are not beside this checkout (../shared/wire/slack)")
    return folder


def real(samples: Path, kind: str) -> Iterator[dict[str, Any]]:
    for case in json.loads((samples / f"{kind}.json").read_text()):
        if case["transport"] == "http_form":
            yield dict.fromkeys(parse_qs(case["body"], keep_blank_values=True))
        elif case["transport"] in ("http_payload", "http_json"):
            yield case["payload"]


def missing(ours: Any, theirs: Any, path: str = "") -> Iterator[str]:
    """Keys of a real payload that ours lacks, two levels deep: deeper is what the app wrote."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict) or path.count(".") > 1:
        return
    for key, value in theirs.items():
        if key in ABSENT:
            continue
        if key not in ours:
            yield f"{path}.{key}"
        else:
            yield from missing(ours[key], value, f"{path}.{key}")


def assert_like(samples: Path, kind: str, ours: dict[str, Any], *, ignoring: str = "nothing") -> None:
    lacking = {key for each in real(samples, kind) for key in missing(ours, each) if ignoring not in key}
    assert lacking == set()


async def test_commands_and_interactions(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient, samples: Path
) -> None:
    await world.slash(ANNA, "/echo", "hi", GENERAL)
    assert_like(samples, "slash_command", echo.last("/echo"))
    trigger_id = echo.last("/echo")["trigger_id"]
    opened = await client.views_open(trigger_id=trigger_id, view=modal(notify_on_close=True))
    await world.submit(ANNA, opened["view"]["id"], {"note": "x"})
    assert_like(samples, "view_submission", echo.last("view_submission"))
    await client.chat_postMessage(channel=ANNA, text="Card", blocks=buttons())
    await world.click(ANNA, world.direct_messages(ANNA)[0], "go")
    in_message = echo.last("block_actions")
    await client.views_publish(user_id=ANNA, view={"type": "home", "blocks": buttons()})
    await world.click(ANNA, world.workspaces[TEAM].homes[ANNA], "go")
    everything = {**in_message, **echo.last("block_actions")}
    everything["container"] = {**in_message["container"], **everything["container"]}
    assert_like(samples, "block_actions", everything)


async def test_closing_and_shortcuts(
    world: SlackWorld, echo: EchoApp, client: AsyncWebClient, samples: Path
) -> None:
    await world.slash(ANNA, "/echo")
    trigger_id = echo.last("/echo")["trigger_id"]
    opened = await client.views_open(trigger_id=trigger_id, view=modal(notify_on_close=True))
    await world.close_view(ANNA, opened["view"]["id"])
    # Old payloads carry these two on closing; the documentation's example does not.
    closed = {"trigger_id": "", "response_urls": [], **echo.last("view_closed")}
    assert_like(samples, "view_closed", closed)
    await world.shortcut(ANNA, "echo-global")
    assert_like(samples, "shortcut", echo.last("shortcut"))
    message = await world.say(ANNA, GENERAL, "Look")
    await world.message_shortcut(ANNA, message, "echo-message")
    assert_like(samples, "message_action", echo.last("message_action"))


async def test_events(world: SlackWorld, echo: EchoApp, client: AsyncWebClient, samples: Path) -> None:
    await client.views_publish(user_id=ANNA, view={"type": "home", "blocks": []})
    await world.open_home(ANNA)
    assert_like(samples, "event.app_home_opened", echo.last("app_home_opened"))
    await world.join_channel(ANNA, GENERAL, inviter=ANNA)
    assert_like(samples, "event.member_joined_channel", echo.last("member_joined_channel"))
    await world.join_team(TEAM, Person("U9", "dora", "Dora Vik"))
    assert_like(samples, "event.team_join", echo.last("team_join"))
    await world.archive(GENERAL, ANNA)
    assert_like(samples, "event.channel_archive", echo.last("channel_archive"))
    await world.uninstall()
    assert_like(samples, "event.tokens_revoked", echo.last("tokens_revoked"))
    assert_like(samples, "event.app_uninstalled", echo.last("app_uninstalled"))
