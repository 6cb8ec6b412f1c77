"""The outbox's worker: claims what is due, many lanes at once, and sleeps until there is more."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field

from bot.ports import Clock, Delivery, Outbox, StoreUnavailable
from bot.reactions.delivering import Delivering

log = logging.getLogger(__name__)
AT_ONCE = 32
"""Deliveries under way at one time, each of another lane."""
LONGEST_SLEEP = 2.0
"""Seconds: other processes' rows are found by looking, not by being told."""
AFTER_TROUBLE = 60.0
"""Seconds until a delivery that broke unexpectedly is tried again."""


LAST_MOMENTS = 5.0
"""Seconds that deliveries under way have when the program stops."""


@dataclass(slots=True)
class _Pace:
    """Whether anything is under way, and whether anything more is to be."""

    under_way: dict[str, Delivery] = field(default_factory=dict)
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    """Runs until cancelled; what it had claimed then is claimed again when its lease is over."""

    outbox: Outbox
    delivering: Delivering
    clock: Clock

    _pace: _Pace = field(default_factory=_Pace)

    async def run(self) -> None:
        """Delivers until it is stopped."""
        while not self._pace.is_stopped:
            try:
                has_worked = bool(await self.work_once())
            except StoreUnavailable as trouble:
                log.warning("the outbox cannot be read: %s", trouble)
                await asyncio.sleep(LONGEST_SLEEP)
                continue
            except Exception:  # what cannot be read today must not end all deliveries for good
                log.exception("the outbox cannot be worked on")
                await asyncio.sleep(LONGEST_SLEEP)
                continue
            if not has_worked:
                await self.outbox.wait(LONGEST_SLEEP)

    async def stop(self, running: "asyncio.Task[None]") -> None:
        """Lets what is under way come to its end, for a while; what is cut off waits for no lease."""
        self._pace.is_stopped = True
        if self._pace.under_way:
            await asyncio.wait({running}, timeout=LAST_MOMENTS)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        with suppress(StoreUnavailable):
            for delivery in self._pace.under_way.values():
                await self.outbox.give_back(delivery)

    async def work_once(self) -> int:
        """Delivers what is due now; how many deliveries that were."""
        deliveries = await self.outbox.claim(self.clock.now(), AT_ONCE)
        self._pace.under_way.update({each.id: each for each in deliveries})
        attempts = (self._deliver(each) for each in deliveries)
        troubles = await asyncio.gather(*attempts, return_exceptions=True)
        self._pace.under_way.clear()
        for trouble in troubles:
            if trouble is not None:
                raise trouble
        return len(deliveries)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            await self.delivering.deliver(delivery)
        except StoreUnavailable:
            raise
        except Exception as trouble:  # a bug in one message must not stop the others
            log.exception("delivery %s broke", delivery.id)
            await self.delivering.postpone(delivery, AFTER_TROUBLE, type(trouble).__name__)
        self._pace.under_way.pop(delivery.id, None)
