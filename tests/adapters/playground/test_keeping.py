"""What people did outlives a restart of the playground."""

from __future__ import annotations

from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import (
    ANNA,
    GENERAL,
    TEAM,
    Clock,
    EchoApp,
    buttons,
    modal,
    running,
    small_world,
)


async def test_messages_and_homes_are_there_again_and_work(
    world: SlackWorld, client: AsyncWebClient, echo: EchoApp, clock: Clock, tmp_path: Path
) -> None:
    await client.chat_postMessage(
        channel=ANNA,
        text="Card",
        blocks=buttons(),
        metadata={"event_type": "card", "event_payload": {"id": 1}},
    )
    await client.views_publish(user_id=ANNA, view={"type": "home", "blocks": buttons()})
    await world.slash(ANNA, "/echo")
    await client.views_open(trigger_id=echo.last("/echo")["trigger_id"], view=modal())
    world.save(tmp_path / "world.json")

    again = SlackWorld.load(tmp_path / "world.json", world.app, now=clock, retry_delays=())
    assert again.direct_messages(ANNA) == world.direct_messages(ANNA)
    assert again.workspaces[TEAM].homes == world.workspaces[TEAM].homes
    assert again.open_views(ANNA) == []
    async with running(again, echo):
        await again.click(ANNA, again.direct_messages(ANNA)[0], "go")
        later = AsyncWebClient("xoxb-echo", base_url=again.api_url)
        answer = await later.chat_postMessage(channel=ANNA, text="New")
        assert answer["ts"] not in {m.ts for m in world.direct_messages(ANNA)}
    assert echo.last("block_actions")["message"]["metadata"]["event_payload"] == {"id": 1}


async def test_nothing_saved_is_nothing_to_take_up(clock: Clock, tmp_path: Path) -> None:
    world = small_world(clock)
    assert not world.restore(tmp_path / "none.json")
    (tmp_path / "old.json").write_text('{"version": 0}')
    assert not world.restore(tmp_path / "old.json")


def test_a_world_that_is_set_up_before_the_server_runs_is_saved_too(clock: Clock, tmp_path: Path) -> None:
    world = small_world(clock)
    world.keep_at(tmp_path / "world.json")
    world.install(TEAM, token="xoxb-second")
    assert "xoxb-second" in (tmp_path / "world.json").read_text()


async def test_the_last_change_is_saved_at_the_end(clock: Clock, tmp_path: Path) -> None:
    world = small_world(clock)
    world.keep_at(tmp_path / "deep" / "world.json")
    await world.say(ANNA, GENERAL, "Before the end")
    await world.close()
    again = SlackWorld.load(tmp_path / "deep" / "world.json", world.app, now=clock)
    assert [m.text for m in again.messages(GENERAL)] == ["Before the end"]
