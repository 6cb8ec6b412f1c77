"""Slack's rate limits: when the next call of a method, or post to a channel, may go out."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

POST_GAP = 1.0
"""Seconds between two posts to one channel (Slack's limit for chat.postMessage)."""
PATIENCE = 2.0
"""Seconds that a caller is held back at most; who would wait longer is sent away."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Seconds after the first failed call of a row; doubled with each, up to the longest."""
MOST_LANES = 10_000


class Busy(Exception):
    """The lane is parked or full; `after` seconds it is worth another try."""

    def __init__(self, after: float) -> None:
        super().__init__(f"wait {after:g} s")
        self.after = after


@dataclass(slots=True)
class Lane:
    """`free_at` is the next moment a call may go out; `failures` is how many failed in a row."""

    free_at: float = 0.0
    failures: int = 0


@dataclass(slots=True)
class Lanes:
    """One lane for each (workspace, method) and each (workspace, channel). Nothing here is stored."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _lanes: dict[tuple[str, str], Lane] = field(default_factory=dict)

    async def enter(self, workspace_id: str, method: str, channel_id: str | None = None) -> None:
        """Waits briefly for its turn; raises Busy where that would take too long."""
        now = self.now()
        lanes = [self._lane((workspace_id, method), now)]
        if channel_id is not None:
            lanes.append(self._lane((workspace_id, channel_id), now))
        start = max(now, *(lane.free_at for lane in lanes))
        if start - now > PATIENCE:
            raise Busy(start - now)
        if channel_id is not None:
            lanes[1].free_at = start + POST_GAP
        if start > now:
            await self.sleep(start - now)

    def park(self, workspace_id: str, method: str, seconds: float) -> None:
        """Slack said to wait: other methods and workspaces go on."""
        now = self.now()
        lane = self._lane((workspace_id, method), now)
        lane.free_at = max(lane.free_at, now + seconds)

    def fail(self, workspace_id: str, method: str) -> float:
        """Slack did not answer: the seconds to wait, more each time."""
        lane = self._lane((workspace_id, method), self.now())
        pause: float = min(FIRST_PAUSE * 2**lane.failures, LONGEST_PAUSE)
        lane.failures = min(lane.failures + 1, 10)
        return pause

    def succeed(self, workspace_id: str, method: str) -> None:
        """Slack answered."""
        lane = self._lanes.get((workspace_id, method))
        if lane is not None:
            lane.failures = 0

    def _lane(self, key: tuple[str, str], now: float) -> Lane:
        lane = self._lanes.get(key)
        if lane is None:
            if len(self._lanes) >= MOST_LANES:
                self._forget_idle(now)
            lane = self._lanes[key] = Lane()
        return lane

    def _forget_idle(self, now: float) -> None:
        self._lanes = {k: lane for k, lane in self._lanes.items() if lane.free_at > now or lane.failures}
