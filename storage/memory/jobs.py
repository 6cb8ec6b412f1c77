"""Reports being made, in a dictionary."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.ports import Job, Jobs, JobState, Known, Ordered
from bot.ports.jobs import KEPT, LEASE, MOST_AT_ONCE, MOST_CLAIMS
from domain.ids import CompanyId

Key = tuple[CompanyId, str]


class MemoryJobs(Jobs):
    """The Jobs of a process."""

    def __init__(self) -> None:
        self._jobs: dict[Key, Job] = {}
        self._leases: dict[Key, datetime] = {}
        self._pieces: dict[Key, dict[int, bytes]] = {}

    async def order(self, ordered: Ordered) -> bool:
        if await self.find(ordered.owner, ordered.id, ordered.at):
            return True
        if sum(map(_is_undone, await self.of(ordered.owner, ordered.at))) >= MOST_AT_ONCE:
            return False
        job = Job(ordered, JobState.WAITING, 0, 0, 0, 0, ordered.at + KEPT)
        self._jobs[_key(job)] = job
        return True

    async def find(self, owner: Known, job_id: str, at: datetime) -> Job | None:
        return next((each for each in await self.of(owner, at) if each.ordered.id == job_id), None)

    async def of(self, owner: Known, at: datetime) -> Sequence[Job]:
        theirs = [each for each in self._jobs.values() if each.ordered.owner == owner]
        theirs.sort(key=lambda each: (each.ordered.at, each.ordered.id), reverse=True)
        return [each for each in theirs if each.expires_at > at]

    async def drop(self, owner: Known, job_id: str) -> None:
        job = self._jobs.get((owner.company_id, job_id))
        if job and job.ordered.owner == owner:
            del self._jobs[_key(job)]
            self._pieces.pop(_key(job), None)

    async def claim(self, at: datetime) -> Job | None:
        self._jobs = {key: each for key, each in self._jobs.items() if each.expires_at > at}
        free = [each for each in self._jobs.values() if _is_undone(each) and self._is_free(each, at)]
        for job in sorted(free, key=lambda each: (each.ordered.at, _key(each))):
            claimed = replace(job, state=JobState.RUNNING, done=0, total=0, claims=job.claims + 1)
            self._put(claimed)
            self._pieces.pop(_key(job), None)
            self._leases[_key(job)] = at + LEASE
            if claimed.claims <= MOST_CLAIMS:
                return claimed
            await self.fail(claimed)
        return None

    async def advance(self, job: Job, done: int, total: int, at: datetime) -> bool:
        held = self._held(job)
        if held:
            self._put(replace(held, done=done, total=total))
            self._leases[_key(job)] = at + LEASE
        return held is not None

    async def keep(self, job: Job, number: int, piece: bytes) -> bool:
        held = self._held(job)
        if held:
            self._pieces.setdefault(_key(job), {})[number] = piece
        return held is not None

    async def finish(self, job: Job, size: int) -> bool:
        held = self._held(job)
        if held:
            self._put(replace(held, state=JobState.DONE, size=size))
        return held is not None

    async def fail(self, job: Job) -> None:
        if held := self._held(job):
            self._put(replace(held, state=JobState.FAILED))

    async def give_back(self, job: Job) -> None:
        if held := self._held(job):
            self._put(replace(held, state=JobState.WAITING, claims=job.claims - 1))

    async def piece(self, company_id: CompanyId, job_id: str, number: int) -> bytes | None:
        return self._pieces.get((company_id, job_id), {}).get(number)

    def _is_free(self, job: Job, at: datetime) -> bool:
        until = self._leases.get(_key(job), at)
        return job.state is JobState.WAITING or until <= at or until > at + 2 * LEASE

    def _held(self, job: Job) -> Job | None:
        known = self._jobs.get(_key(job))
        is_held = known and known.state is JobState.RUNNING and known.claims == job.claims
        return known if is_held else None

    def _put(self, job: Job) -> None:
        self._jobs[_key(job)] = job


def _key(job: Job) -> Key:
    return job.ordered.owner.company_id, job.ordered.id


def _is_undone(job: Job) -> bool:
    return job.state in (JobState.WAITING, JobState.RUNNING)
