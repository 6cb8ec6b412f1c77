"""The end of the program: what is under way comes to its end, what waits goes on waiting."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot import effects
from bot.ports import Copy, Delivery
from bot.reactions.delivering import Delivering
from bot.screens import Screen
from bot.working import Worker
from domain.employees.assignment import Identity
from tests import cast
from tests.rooms import SLACK, Posts, rooms


@dataclass
class SlowPosts(Posts):
    """Says that it has begun, and goes on when it may."""

    has_begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def tell(
        self, identity: Identity, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        self.has_begun.set()
        await self.may_end.wait()
        return await super().tell(identity, screen, locale, delivery_id, copy)


async def test_a_message_under_way_is_sent_before_the_program_ends() -> None:
    house, posts = await rooms(), SlowPosts()
    outbox = house.house.outbox
    await outbox.add(cast.COMPANY, effects.Welcome(cast.ANNA), "hello", house.clock.at)
    worker = Worker(outbox, Delivering(house.house, outbox, {SLACK: posts}), house.clock)
    running = asyncio.create_task(worker.run())
    await posts.has_begun.wait()
    stopping = asyncio.create_task(worker.stop(running))
    await asyncio.sleep(0)
    posts.may_end.set()
    await stopping
    assert len(posts.sent) == 1
    assert await outbox.next_due() is None, "it is known to be done"


async def test_a_message_that_is_cut_off_goes_out_when_the_program_starts_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.working.LAST_MOMENTS", 0.01)
    house, slow = await rooms(), SlowPosts()
    outbox = house.house.outbox
    await outbox.add(cast.COMPANY, effects.Welcome(cast.ANNA), "hello", house.clock.at)
    cut_off = Worker(outbox, Delivering(house.house, outbox, {SLACK: slow}), house.clock)
    running = asyncio.create_task(cut_off.run())
    await slow.has_begun.wait()
    await cut_off.stop(running)
    assert slow.sent == []
    again = Worker(outbox, Delivering(house.house, outbox, {SLACK: house.posts}), house.clock)
    assert await again.work_once() == 1, "nobody waits for a lease that nobody holds"
    assert len(house.posts.sent) == 1


async def test_a_worker_that_waits_ends_at_once() -> None:
    house = await rooms()
    outbox = house.house.outbox
    worker = Worker(outbox, Delivering(house.house, outbox, {SLACK: house.posts}), house.clock)
    running = asyncio.create_task(worker.run())
    await asyncio.sleep(0)
    await worker.stop(running)
    assert running.done()


async def test_an_outbox_that_cannot_be_read_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house = await rooms()
    worker = Worker(
        house.house.outbox, Delivering(house.house, house.house.outbox, {SLACK: house.posts}), house.clock
    )

    async def unreadable(at: datetime, limit: int) -> list[Delivery]:
        raise LookupError("an effect of a newer version")

    async def wait(seconds: float) -> None:
        worker._pace.is_stopped = True

    monkeypatch.setattr(house.house.outbox, "claim", unreadable)
    monkeypatch.setattr("bot.working.asyncio.sleep", wait)
    await worker.run()
    assert "cannot be worked on" in caplog.text
