"""Teams' pace: so many calls for a conversation, so many for a tenant, and longer pauses after trouble."""

import pytest

from adapters.teams.lanes import READING, Busy, Lanes


def lanes(start: float = 1000.0) -> tuple[Lanes, list[float], list[float]]:
    now, slept = [start], []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    return Lanes(lambda: now[0], sleep, lambda: 1.0), now, slept


async def test_a_conversation_takes_seven_messages_in_a_second_and_eight_in_two() -> None:
    lane, _, slept = lanes()
    for _ in range(9):
        await lane.enter("t1", "19:a")
    assert slept == [1.0, 1.0]
    await lane.enter("t1", "19:b")
    assert slept == [1.0, 1.0]


async def test_a_conversation_takes_sixty_messages_in_half_a_minute() -> None:
    lane, now, _ = lanes()
    for _ in range(60):
        await lane.enter("t1", "19:a")
        now[0] += 0.3
    with pytest.raises(Busy) as caught:
        await lane.enter("t1", "19:a")
    assert 5 < caught.value.after < 15
    now[0] += caught.value.after
    await lane.enter("t1", "19:a")


async def test_a_tenant_takes_twenty_five_calls_a_second() -> None:
    lane, _, slept = lanes()
    for number in range(51):
        await lane.enter("t1", f"19:{number}")
    assert slept == [1.0, 1.0]
    await lane.enter("t2", "19:1")
    assert len(slept) == 2


async def test_rosters_are_read_at_a_pace_of_their_own() -> None:
    lane, _, slept = lanes()
    for _ in range(14):
        await lane.enter("t1", "19:a", READING)
    for _ in range(7):
        await lane.enter("t1", "19:a")
    assert not slept


async def test_who_would_wait_long_is_sent_away_without_a_place_in_the_queue() -> None:
    lane, now, slept = lanes()
    lane.park("t1", "19:a", 30)
    lane.park("t1", "19:a", 10)
    for _ in range(20):
        with pytest.raises(Busy) as caught:
            await lane.enter("t1", "19:a")
        assert caught.value.after == 30
    now[0] += 30
    await lane.enter("t1", "19:a")
    await lane.enter("t2", "19:a")
    assert not slept


async def test_pauses_grow_and_are_never_quite_the_same() -> None:
    lane, _, _ = lanes()
    assert [lane.fail("t1", "19:a") for _ in range(3)] == [2, 4, 8]
    lane.jitter = lambda: 0.0
    assert lane.fail("t1", "19:a") == 8
    assert [lane.fail("t1", "19:a") for _ in range(9)][-1] == 150
    lane.succeed("t1", "19:a")
    lane.succeed("t1", "19:unknown")
    assert lane.fail("t1", "19:a") == 1


async def test_lanes_that_nobody_waits_in_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.teams.lanes.MOST_LANES", 4)
    lane, now, _ = lanes()
    lane.fail("t1", "19:failed")
    for number in range(10):
        now[0] += 4000
        await lane.enter("t1", f"19:{number}")
    assert len(lane._lanes) <= 5
    assert ("t1", "19:failed", "sending") in lane._lanes


async def test_what_is_long_past_takes_no_room() -> None:
    lane, now, _ = lanes()
    for _ in range(50):
        now[0] += 1000
        await lane.enter("t1", "19:a")
    assert len(lane._lanes["t1", "19:a", "sending"].starts) <= 4
