"""Faults on demand: what goes wrong with the next calls of a method."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong: an error word, an HTTP status, silence, or a cut line after the effect."""

    error: str = ""
    status: int = 0
    retry_after: int | None = None
    timeout: bool = False
    disconnect_after_effect: bool = False


@dataclass
class Faults:
    """Faults that wait for their call; the method `*` takes any."""

    waiting: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        self.waiting[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        for key in (method, "*"):
            if self.waiting[key]:
                return self.waiting[key].popleft()
        return None
