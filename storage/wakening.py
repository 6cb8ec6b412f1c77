"""Word of new effects, from whoever commits them to whoever carries them out."""

import asyncio
from contextlib import suppress


class Wakening:
    """Lets those wait who want to hear of effects; rung from any thread."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._was_rung = False

    def ring(self) -> None:
        """Wakes everybody who waits, or the next who will."""
        self._was_rung = True
        for waiting in list(self._waiting):
            # A loop that has been closed has nobody left to wake.
            with suppress(RuntimeError):
                waiting.get_loop().call_soon_threadsafe(_wake, waiting)

    async def wait(self, seconds: float) -> None:
        """Until it rings, or has rung since the last wait, or the time is over."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            if not self._was_rung:
                await asyncio.wait([waiting], timeout=seconds)
            self._was_rung = False
        finally:
            self._waiting.discard(waiting)


def _wake(waiting: "asyncio.Future[None]") -> None:
    if not waiting.done():
        waiting.set_result(None)
