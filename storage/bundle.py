"""All that is remembered, port by port, whatever it rests in."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports import (
    Changes,
    Codes,
    Consents,
    Copies,
    Delivery,
    Doors,
    Feeds,
    History,
    Inbox,
    Installations,
    Jobs,
    Outbox,
    Queries,
    References,
    Sessions,
    SignIns,
    Store,
)
from domain.ids import CompanyId


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An effect that was given up, why and when."""

    delivery: Delivery
    problem: str
    buried_at: datetime


class MendableOutbox(Outbox, Protocol):
    """An outbox with its dead letters, for administrators."""

    async def dead_letters(self, company_id: CompanyId) -> Sequence[DeadLetter]:
        """What a company's messages came to grief on, oldest first."""
        ...

    async def retry(self, delivery: Delivery, at: datetime) -> None:
        """Gives a dead letter another life from a moment on."""
        ...


class LockedInstallations(Installations, Protocol):
    """Installations whose tokens are locked by a ring of keys."""

    async def rotate_keys(self) -> int:
        """Locks every token under the first key; how many were under another."""
        ...


class LockedConsents(Consents, Protocol):
    """Consents whose tokens are locked by a ring of keys."""

    async def rotate_keys(self) -> int:
        """Locks every token under the first key; how many were under another."""
        ...


@dataclass(frozen=True, slots=True)
class Storage:
    """One for a process; `close` finishes what waits to be written."""

    store: Store
    queries: Queries
    outbox: MendableOutbox
    copies: Copies
    installations: LockedInstallations
    inbox: Inbox
    references: References
    codes: Codes
    feeds: Feeds
    changes: Changes
    sessions: Sessions
    doors: Doors
    sign_ins: SignIns
    jobs: Jobs
    history: History
    consents: LockedConsents
    close: Callable[[], Awaitable[None]]
