"""A clock that jumps: nothing is done twice because of it, and nothing waits for a time that never comes."""

from datetime import UTC, datetime, timedelta

import pytest

from tests import cast
from tests.walks.stage import Stage, said
from tests.walks.test_digest import arrange, at


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=3), timedelta(days=40)])
async def test_what_was_asked_before_the_clock_was_put_back_is_still_told(
    house: Stage, back: timedelta
) -> None:
    await house.type(cast.ANNA, "14 september")
    assert (await house.send(cast.ANNA)).ok
    house.clock.at -= back
    await house.settled()
    assert len(house.messages(cast.BEN)) == 1
    assert (await house.press(cast.BEN, house.messages(cast.BEN)[0], "approve")).ok
    await house.settled()
    assert "Approved by Ben Okafor" in said(house.messages(cast.ANNA)[-1])


async def test_what_was_claimed_before_the_clock_was_put_back_is_claimed_again(house: Stage) -> None:
    """Its process died, and with it whoever knew that the lease is of another time."""
    await house.type(cast.ANNA, "14 september")
    await house.send(cast.ANNA)
    outbox = house.parts.rooms.storage.outbox
    assert await outbox.claim(house.clock.at, 10)
    house.later(days=-1)
    await house.settled()
    assert len(house.messages(cast.BEN)) == 1


async def test_a_digest_does_not_come_twice_when_the_clock_runs_through_its_hour_twice(house: Stage) -> None:
    house.clock.at = datetime(2026, 7, 29, 6, tzinfo=UTC)
    await arrange(house, when_empty="post")
    await house.tick()
    assert await at(house, "2026-07-29T07:00") == 1
    assert await at(house, "2026-07-29T06:30") == 0
    assert await at(house, "2026-07-29T07:00") == 0
    assert await at(house, "2026-07-30T07:00") == 1
    assert await at(house, "2026-07-29T08:00") == 0
    assert await at(house, "2026-07-30T08:00") == 0
    assert len(house.posts()) == 2


async def test_a_digest_that_waits_while_the_clock_is_put_back_comes_once_at_its_hour(house: Stage) -> None:
    house.clock.at = datetime(2026, 7, 29, 6, tzinfo=UTC)
    await arrange(house, when_empty="post")
    await house.tick()
    house.later(hours=1)
    assert await house.tick() == 1
    house.later(minutes=-30)
    await house.settled()
    house.later(minutes=30)
    assert await house.tick() == 0
    await house.settled()
    assert len(house.posts()) == 1


async def test_requests_made_in_any_order_of_time_are_all_kept(house: Stage) -> None:
    for jump, words in ((1, "3 august"), (-2, "4 august"), (30, "7 september"), (-29, "5 august")):
        house.later(days=jump)
        await house.ask(cast.ANNA, words)
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert len(employee.requests) == 4
    house.later(seconds=5)  # Reminders came between: Slack takes no more than one message a second.
    await house.settled()
    told = "\n".join(said(each) for each in house.messages(cast.BEN))
    for day in ("Mon 3 August", "Tue 4 August", "Mon 7 September", "Wed 5 August"):
        assert day in told
