"""The clock looks often, and asks nobody twice about the same digest."""

from datetime import timedelta

import pytest

from bot import effects, intents
from bot.ports import Delivery
from bot.reactions.burying import told_of
from bot.schedule import Schedule
from bot.screens.away import DigestValues
from bot.screens.helping import NoticeKind
from domain.ids import DigestId
from tests import cast
from tests.rooms import rooms


async def test_a_digest_that_was_added_is_not_added_again_however_often_the_clock_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = await rooms()
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1", is_posted_when_empty=True)))
    schedule = Schedule(house.house.queries, house.house.outbox, house.clock)
    monkeypatch.setattr("bot.schedule.MOST_KNOWN", 2)
    first = await schedule.tick()
    assert first >= 1
    for _ in range(2):
        house.clock.at += timedelta(seconds=5)
        assert await schedule.tick() == 0
    house.clock.at += timedelta(days=1)
    assert await schedule.tick() == 1, "also after what it knew was forgotten"
    assert await schedule.tick() == 0


async def test_a_digest_that_was_stopped_meanwhile_is_no_trouble() -> None:
    house = await rooms()
    effect = effects.PostDigest(DigestId("stopped"), cast.TODAY)
    delivery = Delivery("1", cast.COMPANY, effect, 1, False, cast.NOW)
    await told_of(house.house, delivery, NoticeKind.CHANNEL_GONE.value)
    assert await house.house.outbox.next_due() is None
