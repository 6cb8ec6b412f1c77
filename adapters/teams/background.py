"""Work that goes on after the answer: kept hold of, logged when it fails, waited for at shutdown."""

import asyncio
import logging
from collections.abc import Coroutine

log = logging.getLogger(__name__)


class Background:
    """Tasks that nobody awaits; only for what may be lost, since all else goes through the outbox."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    def start(self, work: Coroutine[object, object, object], name: str) -> asyncio.Task[object]:
        """The name appears in the log should it fail."""
        task: asyncio.Task[object] = asyncio.create_task(work, name=name)
        self.keep(task)
        return task

    def keep(self, task: asyncio.Task[object]) -> None:
        """Takes over a task that somebody else began."""
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    async def drain(self, seconds: float = 5.0) -> None:
        """Waits for what is under way and what it starts; then gives up on the rest."""
        end = asyncio.get_running_loop().time() + seconds
        while self._tasks and asyncio.get_running_loop().time() < end:
            left = end - asyncio.get_running_loop().time()
            await asyncio.wait(self._tasks, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        for task in tuple(self._tasks):
            task.cancel()

    def _finished(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("%s failed", task.get_name(), exc_info=error)
