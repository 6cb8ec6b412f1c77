"""The wire, written down: Web API calls in, deliveries to the app out."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from adapters.playground.workspace import Json

KEPT = 1_000


@dataclass(frozen=True)
class ApiCall:
    """A Web API method that the app called, without its token."""

    at: datetime
    method: str
    args: Json
    answer: Json
    status: int = 200


@dataclass(frozen=True)
class Delivery:
    """Something that was sent to the app, and how it answered; `failure` when it did not."""

    at: datetime
    kind: str
    payload: Json
    status: int | None
    answer: str
    failure: str = ""


@dataclass
class Journal:
    """The last calls and deliveries, oldest first."""

    calls: deque[ApiCall] = field(default_factory=lambda: deque(maxlen=KEPT))
    deliveries: deque[Delivery] = field(default_factory=lambda: deque(maxlen=KEPT))

    def calls_of(self, method: str) -> list[ApiCall]:
        return [call for call in self.calls if call.method == method]

    def clear(self) -> None:
        self.calls.clear()
        self.deliveries.clear()
