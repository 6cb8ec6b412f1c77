"""What the clock starts, as data: which digest is due and how late it may still come, and looks at lapses."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.effects import LookForLapses, LookForStatuses, PostDigest
from bot.ports import Clock, Outbox, Queries
from domain.company.digests import Digest, Rhythm
from domain.ids import CompanyId

TICK = timedelta(seconds=5)
"""How often the clock looks at what is due."""


A_WHILE = timedelta(minutes=5)
"""Without a look: nothing ran, or the machine was asleep."""
MOST_KNOWN = 10_000
EARLY = timedelta(hours=6)
"""Before midnight in UTC: it is not yet nine in the morning of the next day anywhere."""


@dataclass(slots=True)
class Schedule:
    """Puts what is due into the outbox, once, however many processes look.

    A look after a while of not looking also takes in the day before: what was missed altogether is then
    skipped by whoever delivers it, and logged.
    """

    queries: Queries
    outbox: Outbox
    clock: Clock
    _looked_at: datetime | None = None
    _looked_for: date | None = None
    """The last day for which everybody's lapses were put into the outbox, by whichever process."""
    _known: set[str] = field(default_factory=set)
    """Keys of what was added by somebody, so that nothing is locked to hear it again."""

    async def tick(self) -> int:
        """Adds the digests that are due and not added yet; how many."""
        now = self.clock.now()
        was_away = self._looked_at is None or now - self._looked_at > A_WHILE
        added = 0
        for company_id, digest in await self.queries.digests():
            looks = [_end_of_the_day_before(digest, now), now] if was_away else [now]
            for day in filter(None, (due_day(digest, look) for look in looks)):
                added += await self._add(company_id, digest, day, now)
        self._looked_at = now
        await self._look_for_lapses(now)
        return added

    async def _look_for_lapses(self, now: datetime) -> None:
        """Once a day for each company, early enough for those whose day begins first: at statuses, too."""
        day = (now + EARLY).astimezone(UTC).date()
        if day == self._looked_for:
            return
        for company_id in await self.queries.companies():
            await self.outbox.add(company_id, LookForLapses(day), f"lapses-{day}", now)
            await self.outbox.add(company_id, LookForStatuses(day), f"statuses-{day}", now)
        self._looked_for = day

    async def _add(self, company_id: CompanyId, digest: Digest, day: date, now: datetime) -> bool:
        key = digest_key(digest, day)
        if key in self._known:
            return False
        is_new = await self.outbox.add(company_id, PostDigest(digest.id, day), key, now)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known.add(key)
        return is_new


def digest_key(digest: Digest, day: date) -> str:
    """One posting for each digest and day, whoever starts it."""
    return f"digest-{digest.id}-{day.isoformat()}"


def _end_of_the_day_before(digest: Digest, now: datetime) -> datetime:
    zone = ZoneInfo(digest.time_zone)
    midnight = datetime.combine(now.astimezone(zone).date(), time(), zone)
    return midnight.astimezone(UTC) - timedelta(seconds=1)


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
