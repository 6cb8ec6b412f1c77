"""A channel's digest: arranged, posted once at its time, kept up to date, stopped; and it never says why."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.playground import acting
from tests import cast
from tests.walks.stage import GENERAL, TEAM, Stage, said, stage

SECRETS = ("Vacation", "Sick", "sick", "Errand", "dentist", "note")


async def arrange(house: Stage, **typed: object) -> None:
    """By Anna, in the channel that everybody reads."""
    assert (await house.type(cast.ANNA, "digest")).ok
    assert (await house.send(cast.ANNA, **typed)).ok
    assert house.dialog(cast.ANNA).content["callback_id"] == "result", house.dialog(cast.ANNA).errors


async def take(house: Stage, who: str, words: str, **typed: object) -> None:
    """Leave that nobody has to approve."""
    await house.ask(who, f"sick {words}", **typed)


async def at(house: Stage, moment: str) -> int:
    """What the clock starts at a moment, and whatever follows."""
    house.clock.at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    started = await house.tick()
    await house.settled()
    return started


async def morning(house: Stage) -> str:
    """What everybody reads on Thursday morning; nothing if that is nothing."""
    await at(house, "2026-07-30T07:00")
    return "\n".join(said(each) for each in house.posts())


@pytest.fixture
async def thursday(house: Stage) -> Stage:
    """A digest at nine in Berlin, arranged on Wednesday, when nobody was off and nothing was posted."""
    house.clock.at = datetime(2026, 7, 29, 6, tzinfo=UTC)
    await arrange(house)
    await at(house, "2026-07-29T07:00")
    return house


async def test_it_comes_once_at_its_local_time(thursday: Stage) -> None:
    await take(thursday, cast.ANNA, "tomorrow", note="the dentist")
    assert await at(thursday, "2026-07-30T06:59:59") == 0
    assert await at(thursday, "2026-07-30T07:00") == 1
    assert await at(thursday, "2026-07-30T07:00:05") == 0
    assert await at(thursday, "2026-07-30T15:00") == 0
    [post] = thursday.posts()
    assert "Anna Kovács" in said(post)
    assert not any(secret in said(post) for secret in SECRETS)
    assert not any(secret in str(post.blocks) for secret in SECRETS)


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        ("company", {"Anna", "Dora"}),
        ("location:berlin", {"Anna"}),
        ("location:london", {"Dora"}),
        ("department:engineering", {"Anna"}),
    ],
)
async def test_it_covers_its_scope_and_nobody_else(thursday: Stage, scope: str, names: set[str]) -> None:
    await arrange(thursday, scope=scope)
    await take(thursday, cast.ANNA, "tomorrow")
    await take(thursday, cast.DORA, "tomorrow")
    text = await morning(thursday)
    assert {name for name in ("Anna", "Dora") if name in text} == names


async def test_a_weekly_one_comes_on_its_weekday_only(thursday: Stage) -> None:
    await arrange(thursday, weekday="0", time="08:30")
    await take(thursday, cast.ANNA, "3-7 august")
    assert await at(thursday, "2026-07-30T07:00") == 0
    assert await at(thursday, "2026-08-03T06:29") == 0
    assert await at(thursday, "2026-08-03T06:30") == 1
    assert await at(thursday, "2026-08-04T06:30") == 0
    assert len(thursday.posts()) == 1


async def test_a_stopped_one_comes_no_more(thursday: Stage) -> None:
    await take(thursday, cast.ANNA, "tomorrow")
    await thursday.type(cast.BEN, "digest")
    assert (await thursday.press(cast.BEN, thursday.dialog(cast.BEN), "stop_digest")).ok
    await thursday.answered()
    assert "stopped" in said(thursday.dialog(cast.BEN))
    assert await morning(thursday) == ""
    assert thursday.messages(cast.CARLA) == [], "somebody stopped it: no news for administrators"


@pytest.mark.parametrize("moment", ["2026-08-01T07:00", "2026-08-02T07:00"])
async def test_nothing_comes_on_a_weekend(thursday: Stage, moment: str) -> None:
    await take(thursday, cast.ANNA, "31 july - 3 august")
    await at(thursday, moment)
    assert thursday.posts() == []


async def test_nothing_comes_on_a_day_that_is_free_everywhere(thursday: Stage) -> None:
    await at(thursday, "2026-12-25T08:00")
    assert thursday.posts() == [], "Christmas"


async def test_a_holiday_in_one_place_is_said_to_the_others(thursday: Stage) -> None:
    await at(thursday, "2026-08-31T07:00")
    [post] = thursday.posts()
    assert "London" in said(post), "the summer bank holiday"


async def test_days_when_nobody_is_off_are_silent_unless_asked_otherwise(thursday: Stage) -> None:
    assert await morning(thursday) == ""
    await arrange(thursday, when_empty="post")
    await at(thursday, "2026-07-31T07:00")
    assert len(thursday.posts()) == 1


async def test_it_changes_with_what_is_approved_and_cancelled_during_the_day(thursday: Stage) -> None:
    await take(thursday, cast.DORA, "tomorrow")
    await at(thursday, "2026-07-30T07:00")
    [post] = thursday.posts()
    assert "Anna" not in said(post)
    await thursday.ask(cast.ANNA, "today")
    assert "Anna" not in said(thursday.posts()[0]), "asking is not being away"
    await thursday.press(cast.BEN, thursday.messages(cast.BEN)[-1], "approve")
    await thursday.settled()
    [changed] = thursday.posts()
    assert changed.ts == post.ts
    assert "Anna Kovács" in said(changed)
    await thursday.ask(cast.BEN, "tomorrow")
    await thursday.press(cast.CARLA, thursday.messages(cast.CARLA)[-1], "approve")
    await thursday.settled()
    assert "Ben Okafor" in said(thursday.posts()[0])
    await thursday.press(cast.BEN, thursday.messages(cast.BEN)[-2], "cancel")
    await thursday.settled()
    assert "Ben Okafor" not in said(thursday.posts()[0])
    assert len(thursday.posts()) == 1


async def test_a_late_start_posts_it_late_within_its_day(thursday: Stage) -> None:
    await take(thursday, cast.ANNA, "tomorrow")
    assert await at(thursday, "2026-07-30T21:59") == 1
    assert len(thursday.posts()) == 1


async def test_one_that_waited_past_its_day_is_skipped_and_logged(
    thursday: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await take(thursday, cast.ANNA, "tomorrow")
    thursday.clock.at = datetime(2026, 7, 30, 7, tzinfo=UTC)
    assert await thursday.tick() == 1
    thursday.later(hours=15)
    await thursday.settled()
    assert thursday.posts() == []
    assert "its day is over" in caplog.text


async def test_a_day_that_was_slept_through_is_skipped_and_logged(
    thursday: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await take(thursday, cast.ANNA, "30-31 july")
    await at(thursday, "2026-07-31T07:00")
    [post] = thursday.posts()
    assert "31 July" in said(post)
    assert "2026-07-30 was skipped" in caplog.text


@pytest.mark.parametrize(
    ("zone", "time", "before", "due"),
    [
        # Berlin: the Mondays after both changes.
        ("Europe/Berlin", "09:00", "2026-03-30T06:59", "2026-03-30T07:00"),
        ("Europe/Berlin", "09:00", "2026-10-26T07:59", "2026-10-26T08:00"),
    ],
)
async def test_it_keeps_its_local_time_when_clocks_change(
    thursday: Stage, zone: str, time: str, before: str, due: str
) -> None:
    await arrange(thursday, time_zone=zone, time=time, when_empty="post")
    await at(thursday, before)
    already = len(thursday.posts())
    assert await at(thursday, due) == 1
    assert len(thursday.posts()) == already + 1


async def test_it_needs_a_channel(house: Stage) -> None:
    assert (await acting.slash(house.world, "UANNA", "/vacation", "digest")).ok
    await house.answered()
    assert "needs a channel" in said(house.messages(cast.ANNA)[-1])


async def gone(house: Stage, how: str) -> None:
    """A channel goes away, in one of the ways in which it can."""
    general = house.world.workspaces[TEAM].channels[GENERAL]
    if how == "archived":
        await house.world.archive(GENERAL, "UANNA")
    elif how == "left":
        await house.world.remove_bot(GENERAL, "UANNA")
    elif how == "archived unheard":
        general.is_archived = True
    else:
        general.members.remove(house.world.workspaces[TEAM].installation.bot_user_id)  # type: ignore[union-attr]


@pytest.mark.parametrize("how", ["archived", "left", "archived unheard", "left unheard"])
async def test_one_whose_channel_is_gone_stops_and_administrators_are_told(thursday: Stage, how: str) -> None:
    await take(thursday, cast.ANNA, "30-31 july")
    await gone(thursday, how)
    await at(thursday, "2026-07-30T07:00")
    assert await at(thursday, "2026-07-31T07:00") == 0
    assert thursday.posts() == []
    assert (await thursday.parts.house.store.settings(cast.COMPANY)).digests == {}
    [told] = thursday.messages(cast.CARLA)
    assert f"<#{GENERAL}>" in said(told)


@pytest.fixture
async def twins(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    """Two programs on one database, with a digest."""
    async with stage(tmp_path, programs=2, url=database_url) as found:
        await found.found()
        found.clock.at = datetime(2026, 7, 29, 6, tzinfo=UTC)
        await arrange(found)
        await at(found, "2026-07-29T07:00")
        await found.others[0].schedule.tick()
        yield found


async def test_two_programs_on_one_database_post_it_once(twins: Stage) -> None:
    await take(twins, cast.ANNA, "30 july - 7 august")
    programs = [twins.parts, *twins.others]
    for day in (30, 31):
        twins.clock.at = datetime(2026, 7, day, 7, tzinfo=UTC)
        ticks = await asyncio.gather(*(each.schedule.tick() for each in programs * 3))
        assert sum(ticks) == 1
        await asyncio.gather(*(each.worker.work_once() for each in programs * 3))
        await twins.settled()
    assert len(twins.posts()) == 2
