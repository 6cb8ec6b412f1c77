"""What the clock starts, as data: which digest is due, and how late it may still come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.effects import PostDigest
from bot.ports import Clock, Outbox, Queries
from domain.company.digests import Digest, Rhythm
from domain.ids import CompanyId

TICK = timedelta(seconds=5)
"""How often the clock looks at what is due."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Puts what is due into the outbox, once, however many processes look."""

    queries: Queries
    outbox: Outbox
    clock: Clock

    async def tick(self) -> int:
        """Adds the digests that are due and not added yet; how many."""
        now = self.clock.now()
        added = 0
        for company_id, digest in await self.queries.digests():
            day = due_day(digest, now)
            if day is not None:
                added += await self._add(company_id, digest, day, now)
        return added

    async def _add(self, company_id: CompanyId, digest: Digest, day: date, now: datetime) -> bool:
        return await self.outbox.add(company_id, PostDigest(digest.id, day), digest_key(digest, day), now)


def digest_key(digest: Digest, day: date) -> str:
    """One posting for each digest and day, whoever starts it."""
    return f"digest-{digest.id}-{day.isoformat()}"


def due_day(digest: Digest, now: datetime) -> date | None:
    """The day whose digest is due: its own local time has come, and its day is not over (PRODUCT 8).

    Wall-clock time of the digest's zone: a time that a change of clocks skips is due as soon as it is past.
    """
    local = now.astimezone(ZoneInfo(digest.time_zone))
    if local.time() < digest.at:
        return None
    if digest.rhythm is Rhythm.WEEKLY and local.weekday() != digest.weekday:
        return None
    return local.date()
