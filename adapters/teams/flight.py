"""One call under way for everybody who asks for its answer meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Flight(Generic[T]):
    """Whoever joins gets the answer, or the trouble, of the call that is under way; else a new one begins."""

    def __init__(self, call: Callable[[], Awaitable[T]]) -> None:
        self._call = call
        self._task: asyncio.Task[T] | None = None

    async def join(self) -> T:
        """Giving up waiting does not end the call for the others."""
        return await asyncio.shield(self.start())

    def start(self) -> "asyncio.Task[T]":
        """Begins it where nobody has, and does not wait."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
            self._task.add_done_callback(_heard)
        return self._task

    def stop(self) -> None:
        """Ends a call that nobody needs any more."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> T:
        return await self._call()


def _heard(task: "asyncio.Task[T]") -> None:
    """So that trouble which nobody waited for is not shouted about when the task is swept up."""
    if not task.cancelled():
        task.exception()
