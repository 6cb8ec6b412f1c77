"""Whoever makes large reports: one after another, in any process, begun anew where one died."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.dashboard import Dashboard, Nobody
from bot.dashboard.reports.filters import filters_of
from bot.dashboard.reports.seen import Audience, audience
from bot.dashboard.reports.sheets import Sheet, sheet_of
from bot.ports import Clock, Job, StoreUnavailable
from bot.reporting import FileFormat, Report
from domain.refusals import Refused

log = logging.getLogger(__name__)
Write = Callable[[Sheet, FileFormat, str], AsyncIterator[bytes]]
"""Writes a sheet in a format and a language, piece by piece; an empty piece says that it is still at it."""
PAUSE = 1.0
"""Seconds: jobs are found by looking, whichever process they were asked of."""


class _Lost(Exception):
    """The job is not ours any more: it was dropped, or another has begun it."""


@dataclass(slots=True)
class _Pace:
    under_way: Job | None = None


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs until cancelled."""

    dashboard: Dashboard
    clock: Clock
    write: Write
    _pace: _Pace = field(default_factory=_Pace)

    async def run(self) -> None:
        """Makes what is ordered, and looks again."""
        while True:
            try:
                has_worked = await self.work_once()
            except StoreUnavailable as trouble:
                log.warning("reports cannot be made: %s", trouble)
                has_worked = False
            if not has_worked:
                await asyncio.sleep(PAUSE)

    async def stop(self, running: "asyncio.Task[None]") -> None:
        """Gives back what is under way, so that another need not wait for the lease to be over."""
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        if job := self._pace.under_way:
            with suppress(StoreUnavailable):
                await self.dashboard.house.jobs.give_back(job)

    async def work_once(self) -> bool:
        """Whether there was something to do."""
        jobs = self.dashboard.house.jobs
        job = self._pace.under_way = await jobs.claim(self.clock.now())
        if job is None:
            return False
        try:
            await self._make(job)
        except _Lost:
            log.info("report %s was taken away while it was made", job.ordered.id)
        except StoreUnavailable:  # the lease runs out, and then it is begun anew
            raise
        except Refused as refused:
            log.info("report %s was not made: %s", job.ordered.id, refused)
            await jobs.fail(job)
        except Exception:  # a bug in one report must not stop the others
            log.exception("report %s broke", job.ordered.id)
            await jobs.fail(job)
        self._pace.under_way = None
        return True

    async def _make(self, job: Job) -> None:
        """Raises Refused where its owner may no longer see it, _Lost, StoreUnavailable."""
        found = await self._audience(job)
        if found is None:
            await self.dashboard.house.jobs.fail(job)
            return
        filters = filters_of(json.loads(job.ordered.given), found.talk.today)
        sheet = sheet_of(Report(job.ordered.report), found, filters)
        number = size = 0
        async for piece in self.write(sheet, FileFormat(job.ordered.file_format), job.ordered.locale):
            if piece:
                _held(await self.dashboard.house.jobs.keep(job, number, piece))
                number, size = number + 1, size + len(piece)
            await self._say_how_far(job, found)
        await self._say_how_far(job, found)
        _held(await self.dashboard.house.jobs.finish(job, size))

    async def _audience(self, job: Job) -> Audience | None:
        """Whom it is about, by its owner's rights of now; None where they were others when it was asked."""
        visited = await self.dashboard.visit(job.ordered.owner, job.ordered.id, job.ordered.locale)
        if isinstance(visited, Nobody):
            return None
        found = await audience(visited, filters_of(json.loads(job.ordered.given), visited.today))
        return found if found.scope == job.ordered.scope else None

    async def _say_how_far(self, job: Job, found: Audience) -> None:
        jobs = self.dashboard.house.jobs
        _held(await jobs.advance(job, found.progress.done, len(found.people), self.clock.now()))


def _held(is_ours: bool) -> None:
    if not is_ours:
        raise _Lost
