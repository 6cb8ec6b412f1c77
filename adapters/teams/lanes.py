"""Teams' rate limits: when the next call for a conversation may go out.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
"""

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

PATIENCE = 2.0
"""Seconds that a caller is held back at most; who would wait longer is sent away."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Seconds after the first failed call of a row; doubled with each, up to the longest."""
MOST_LANES = 10_000


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls within so many seconds, in several windows at once."""

    name: str
    windows: tuple[tuple[int, float], ...]

    def ready_at(self, starts: deque[float]) -> float:
        """When another call fits behind these, which are in order."""
        return max(
            (starts[-most] + seconds for most, seconds in self.windows if len(starts) >= most), default=0.0
        )


SENDING = Pace("sending", ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0)))
"""Messages to a conversation; and conversations made."""
READING = Pace("reading", ((14, 1.0), (16, 2.0), (120, 30.0), (3600, 3600.0)))
"""Of a conversation's roster."""
TENANT = Pace("tenant", ((25, 1.0),))
"""All calls for a tenant: half of what Teams allows an app, since processes do not know of each other."""


class Busy(Exception):
    """The lane is parked or full; `after` seconds it is worth another try."""

    def __init__(self, after: float) -> None:
        super().__init__(f"wait {after:g} s")
        self.after = after


@dataclass(slots=True)
class Lane:
    """Calls that went out, or will; `parked_until` as Teams said; how many failed in a row."""

    pace: Pace
    starts: deque[float] = field(default_factory=deque)
    parked_until: float = 0.0
    failures: int = 0

    def free_at(self) -> float:
        return max(self.parked_until, self.pace.ready_at(self.starts))

    def take(self, start: float) -> None:
        self.starts.append(start)
        longest = max(seconds for _, seconds in self.pace.windows)
        while self.starts[0] <= start - longest:
            self.starts.popleft()

    def is_idle(self, now: float) -> bool:
        longest = max(seconds for _, seconds in self.pace.windows)
        is_old = not self.starts or self.starts[-1] <= now - longest
        return is_old and self.parked_until <= now and not self.failures


@dataclass(slots=True)
class Lanes:
    """One lane for each conversation and pace, and one for each tenant. Nothing here is stored."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random
    """From 0 to 1: how much of half a pause is waited beyond the other half."""
    _lanes: dict[tuple[str, str, str], Lane] = field(default_factory=dict)

    async def enter(self, workspace_id: str, place: str, pace: Pace = SENDING) -> None:
        """Waits briefly for its turn; raises Busy where that would take too long."""
        now = self.now()
        lanes = [self._lane(workspace_id, place, pace), self._lane(workspace_id, "", TENANT)]
        start = max(now, *(lane.free_at() for lane in lanes))
        if start - now > PATIENCE:
            raise Busy(start - now)
        for lane in lanes:
            lane.take(start)
        if start > now:
            await self.sleep(start - now)

    def fail(self, workspace_id: str, place: str, pace: Pace = SENDING) -> float:
        """Teams did not answer: the seconds to wait, more each time and never quite the same."""
        lane = self._lane(workspace_id, place, pace)
        pause: float = min(FIRST_PAUSE * 2**lane.failures, LONGEST_PAUSE)
        lane.failures = min(lane.failures + 1, 10)
        return pause * (1 + self.jitter()) / 2

    def park(self, workspace_id: str, place: str, seconds: float, pace: Pace = SENDING) -> None:
        """Teams said to wait: other conversations go on."""
        lane = self._lane(workspace_id, place, pace)
        lane.parked_until = max(lane.parked_until, self.now() + seconds)

    def succeed(self, workspace_id: str, place: str, pace: Pace = SENDING) -> None:
        """Teams answered."""
        lane = self._lanes.get((workspace_id, place, pace.name))
        if lane is not None:
            lane.failures = 0

    def _lane(self, workspace_id: str, place: str, pace: Pace) -> Lane:
        key = (workspace_id, place, pace.name)
        lane = self._lanes.get(key)
        if lane is None:
            if len(self._lanes) >= MOST_LANES:
                self._forget_idle(self.now())
            lane = self._lanes[key] = Lane(pace)
        return lane

    def _forget_idle(self, now: float) -> None:
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_idle(now)}
