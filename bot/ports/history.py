"""The event log as it is read by people: who did what, when and from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.store import Origin
from domain.ids import CompanyId, EmployeeId
from domain.streams import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the log."""

    position: int
    stream: str
    event: Event
    actor: EmployeeId | None
    """None is the program itself."""
    origin: Origin
    command_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries; what is None does not matter."""

    stream: str | None = None
    actor: EmployeeId | None = None
    origin: Origin | None = None
    kinds: frozenset[type[Event]] | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the log, newest first; `older` is where to go on, None where nothing is left."""

    entries: Sequence[Entry]
    older: int | None


@dataclass(frozen=True, slots=True)
class Seal:
    """The end of the log: its hash stands for every event before it."""

    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether every event is as it was written; else the first that is not, and in which way."""

    whole: int
    """Events from the first that are."""
    problem: str | None = None


class History(Protocol):
    """One company's log. Nothing of another is ever found."""

    async def leaf(self, company_id: CompanyId, wanted: Wanted, before: int | None, limit: int) -> Leaf:
        """The newest entries before a position. May find none and still say where to go on."""
        ...

    async def entry(self, company_id: CompanyId, position: int) -> Entry | None: ...

    async def until(self, company_id: CompanyId, stream: str, position: int) -> Sequence[Event]:
        """The events of a stream before a position, oldest first."""
        ...

    async def seal(self, company_id: CompanyId) -> Seal: ...

    async def verify(self, company_id: CompanyId) -> Verdict:
        """Reads the whole log."""
        ...
