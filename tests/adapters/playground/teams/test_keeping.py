"""What people did in Teams outlives a restart of the playground."""

from __future__ import annotations

from pathlib import Path

from adapters.playground.teams import TeamsWorld
from tests.adapters.playground.stage import Clock
from tests.adapters.playground.teams.stage import ANNA, BEN, GROUP, card, small_teams, text


async def test_chats_and_what_single_people_see_are_there_again(
    teams: TeamsWorld, clock: Clock, tmp_path: Path
) -> None:
    said = await teams.say(ANNA, GROUP, "Hello @Ben Okafor")
    said.views[BEN] = card(text("Yours"))
    teams.save(tmp_path / "teams.json")
    again = small_teams(clock)
    assert again.restore(tmp_path / "teams.json")
    assert again.tenant == teams.tenant
    assert again.former_url == teams.service_url


async def test_nothing_saved_is_nothing_to_take_up(clock: Clock, tmp_path: Path) -> None:
    assert not small_teams(clock).restore(tmp_path / "none.json")
    (tmp_path / "old.json").write_text('{"version": 0}')
    assert not small_teams(clock).restore(tmp_path / "old.json")


async def test_the_last_change_is_saved_at_the_end(clock: Clock, tmp_path: Path) -> None:
    world = small_teams(clock)
    world.keep_at(tmp_path / "deep" / "teams.json")
    world.block(ANNA)
    await world.close()
    again = small_teams(clock)
    assert again.restore(tmp_path / "deep" / "teams.json")
    assert again.personal(ANNA).is_blocked
