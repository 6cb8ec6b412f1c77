"""Effects that wait, messages that stand somewhere, and what came in already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.effects import Effect
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId


@dataclass(frozen=True, slots=True)
class Copy:
    """A message of ours that stands somewhere and is kept up to date."""

    platform: Platform
    workspace_id: str
    channel_id: str
    message_id: str
    drawn: str
    """A fingerprint of what it shows, so that nothing is sent for no change."""


class Copies(Protocol):
    """Where our messages stand: one for each (company, reader or channel, subject)."""

    async def find(self, company_id: CompanyId, reader: str, subject: str) -> Copy | None: ...

    async def keep(self, company_id: CompanyId, reader: str, subject: str, copy: Copy) -> None: ...

    async def forget(self, company_id: CompanyId, reader: str, subject: str) -> None: ...

    async def note_home(self, identity: Identity) -> None:
        """Remembers that somebody has opened their home page, so that it is kept up to date."""
        ...

    async def has_home(self, identity: Identity) -> bool: ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """One claimed row of the outbox; `was_tried` says that an earlier attempt ended without a word."""

    id: str
    company_id: CompanyId
    effect: Effect
    attempts: int
    was_tried: bool
    at: datetime


class Outbox(Protocol):
    """Effects that wait. Claimed with a lease, in order within a lane."""

    async def claim(self, at: datetime, limit: int) -> Sequence[Delivery]:
        """The first due row of each free lane."""
        ...

    async def done(self, delivery: Delivery) -> None: ...

    async def later(self, delivery: Delivery, not_before: datetime, problem: str) -> None:
        """Back in its lane until then; attempts are counted."""
        ...

    async def give_back(self, delivery: Delivery) -> None:
        """Ends a claim without a word about its outcome: it may be claimed at once, as one that was tried."""
        ...

    async def bury(self, delivery: Delivery, problem: str, at: datetime) -> None:
        """To the dead letters, which an administrator can see and retry; the lane goes on."""
        ...

    async def add(self, company_id: CompanyId, effect: Effect, key: str, not_before: datetime) -> bool:
        """An effect of the clock's; False where one of that key was added before, by any process."""
        ...

    async def next_due(self) -> datetime | None:
        """When the earliest waiting row falls due."""
        ...

    async def wait(self, seconds: float) -> None:
        """Until something was committed that has effects, or the time is over."""
        ...


class Inbox(Protocol):
    """What has come in already."""

    async def is_first(self, key: str, at: datetime) -> bool:
        """True once for a key, among all processes; remembered for a day at least."""
        ...
