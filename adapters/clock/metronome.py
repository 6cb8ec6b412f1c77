"""APScheduler as a metronome: it only wakes; what is due is read from tables and claimed there."""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import StoreUnavailable
from bot.schedule import TICK

log = logging.getLogger(__name__)


class Metronome:
    """Calls `tick` every few seconds, never twice at once; a beat that fails is logged, others follow."""

    def __init__(self, tick: Callable[[], Awaitable[object]]) -> None:
        self._tick = tick
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """From now on, on the running loop."""
        self._scheduler.add_job(
            self.beat, "interval", seconds=TICK.total_seconds(), coalesce=True, max_instances=1
        )
        self._scheduler.start()

    async def beat(self) -> None:
        """One look at what is due."""
        try:
            await self._tick()
        except StoreUnavailable as trouble:
            log.warning("The clock could not look at what is due: %s", trouble)
        except Exception:
            log.exception("The clock's beat failed")

    def stop(self) -> None:
        """No more beats."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
