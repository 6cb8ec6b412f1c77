"""Reports that are made while their owner does something else, and the files that come of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.ports.queries import Known
from domain.ids import CompanyId

LEASE = timedelta(seconds=60)
"""Whoever has said nothing for so long is taken to have died."""
KEPT = timedelta(days=1)
"""How long a job and its file are there, from the asking."""
MOST_AT_ONCE = 3
"""Jobs of one owner that wait or run."""
MOST_CLAIMS = 3
"""A job at which as many have died is given up."""


class JobState(Enum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is to be made, for whom: kept until somebody makes it."""

    id: str
    owner: Known
    report: str
    file_format: str
    given: str
    """The fields that the report was asked by, as JSON."""
    locale: str
    scope: str
    """A fingerprint of whom the owner might see: the file is theirs only while they may see the same."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """How far it is; `claims` is how often somebody has begun it."""

    ordered: Ordered
    state: JobState
    done: int
    total: int
    size: int
    """Of the file, in bytes."""
    claims: int
    expires_at: datetime


class Jobs(Protocol):
    """Claimed with a lease by one process at a time; what one leaves undone another begins anew."""

    async def order(self, ordered: Ordered) -> bool:
        """Once for each id; False where its owner has too many that are not done."""
        ...

    async def find(self, owner: Known, job_id: str, at: datetime) -> Job | None:
        """One of somebody's own that has not expired."""
        ...

    async def of(self, owner: Known, at: datetime) -> Sequence[Job]:
        """All of somebody's own, the newest first."""
        ...

    async def drop(self, owner: Known, job_id: str) -> None:
        """Forgets one of somebody's own and its file; whoever is making it finds out."""
        ...

    async def claim(self, at: datetime) -> Job | None:
        """The oldest that waits, or whose maker has died. Clears away what has expired."""
        ...

    async def advance(self, job: Job, done: int, total: int, at: datetime) -> bool:
        """Says how far it is and renews the lease; False where it is not the claimer's any more."""
        ...

    async def keep(self, job: Job, number: int, piece: bytes) -> bool:
        """A piece of its file, counted from 0; False as above."""
        ...

    async def finish(self, job: Job, size: int) -> bool:
        """The file is whole; False as above."""
        ...

    async def fail(self, job: Job) -> None:
        """Nothing comes of it."""
        ...

    async def give_back(self, job: Job) -> None:
        """Ends a claim that came to nothing through no fault of the job's."""
        ...

    async def piece(self, company_id: CompanyId, job_id: str, number: int) -> bytes | None:
        """A piece of a file; None after the last."""
        ...
