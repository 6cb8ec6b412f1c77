"""Reports being made, and the pieces of their files."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    tuple_,
    update,
)

from bot.ports import Job, Jobs, JobState, Known, Ordered
from bot.ports.jobs import KEPT, LEASE, MOST_AT_ONCE, MOST_CLAIMS
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.reader import Reader
from storage.tables_of_access import report_jobs, report_pieces
from storage.writer import Writer
from storage.writing import insert_new, put

UNDONE = (JobState.WAITING.value, JobState.RUNNING.value)
PIECE: Select[Any] = select(report_pieces.c.piece).where(
    report_pieces.c.company_id == bindparam("company_id"),
    report_pieces.c.job_id == bindparam("job_id"),
    report_pieces.c.number == bindparam("number"),
)


class TableJobs(Jobs):
    """The Jobs of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def order(self, ordered: Ordered) -> bool:
        def order(batch: Batch) -> bool:
            jobs = report_jobs.c
            theirs = select(jobs.job_id).where(_of(ordered.owner), jobs.expires_at > ordered.at)
            if batch.connection.scalar(theirs.where(jobs.job_id == ordered.id)) is not None:
                return True
            if len(batch.connection.scalars(theirs.where(jobs.state.in_(UNDONE))).all()) >= MOST_AT_ONCE:
                return False
            insert_new(batch.connection, report_jobs, _row(ordered))
            return True

        return await self._writer.do(order)

    async def find(self, owner: Known, job_id: str, at: datetime) -> Job | None:
        jobs = await self._jobs(_of(owner), report_jobs.c.job_id == job_id, report_jobs.c.expires_at > at)
        return next(iter(jobs), None)

    async def of(self, owner: Known, at: datetime) -> Sequence[Job]:
        return await self._jobs(_of(owner), report_jobs.c.expires_at > at)

    async def drop(self, owner: Known, job_id: str) -> None:
        def drop(batch: Batch) -> None:
            theirs = delete(report_jobs).where(_of(owner), report_jobs.c.job_id == job_id)
            if batch.connection.execute(theirs).rowcount:
                _clear_pieces(batch.connection, owner.company_id, job_id)

        await self._writer.do(drop)

    async def claim(self, at: datetime) -> Job | None:
        # Most of the time there is nothing: that is found out without locking anything.
        if not await self._reader.all(_claimable(at)):
            return None
        while (job := await self._writer.do(lambda batch: _claim(batch.connection, at))) is not None:
            if job.claims <= MOST_CLAIMS:
                return job
            await self.fail(job)
        return None

    async def advance(self, job: Job, done: int, total: int, at: datetime) -> bool:
        return await self._change(job, done=done, total=total, lease_until=at + LEASE)

    async def keep(self, job: Job, number: int, piece: bytes) -> bool:
        key = {"company_id": job.ordered.owner.company_id, "job_id": job.ordered.id, "number": number}

        def keep(batch: Batch) -> bool:
            held = select(report_jobs.c.job_id).where(_held(job)).with_for_update()
            if batch.connection.scalar(held) is None:
                return False
            put(batch.connection, report_pieces, {**key, "piece": piece})
            return True

        return await self._writer.do(keep)

    async def finish(self, job: Job, size: int) -> bool:
        return await self._change(job, state=JobState.DONE.value, size=size, lease_until=None)

    async def fail(self, job: Job) -> None:
        await self._change(job, state=JobState.FAILED.value, lease_until=None)

    async def give_back(self, job: Job) -> None:
        waiting = {"state": JobState.WAITING.value, "lease_until": None, "claims": job.claims - 1}
        await self._change(job, **waiting)

    async def piece(self, company_id: CompanyId, job_id: str, number: int) -> bytes | None:
        wanted = {"company_id": company_id, "job_id": job_id, "number": number}
        rows = await self._reader.all(PIECE, wanted)
        return bytes(rows[0].piece) if rows else None

    async def _change(self, job: Job, **values: object) -> bool:
        changed = update(report_jobs).where(_held(job)).values(**values)
        return await self._writer.do(lambda batch: batch.connection.execute(changed).rowcount == 1)

    async def _jobs(self, *wanted: ColumnElement[bool]) -> Sequence[Job]:
        newest_first = report_jobs.c.asked_at.desc(), report_jobs.c.job_id.desc()
        rows = await self._reader.all(select(report_jobs).where(*wanted).order_by(*newest_first))
        return [_job(row) for row in rows]


def _claimable(at: datetime) -> Select[Any]:
    """The key of the oldest job that nobody is making, or of one that is to be cleared away."""
    jobs = report_jobs.c
    is_free = or_(jobs.state == JobState.WAITING.value, _is_over(at))
    return (
        select(jobs.company_id, jobs.job_id)
        .where(jobs.state.in_(UNDONE), is_free, jobs.expires_at > at)
        .order_by(jobs.asked_at, jobs.company_id, jobs.job_id)
        .limit(1)
    )


def _is_over(at: datetime) -> ColumnElement[bool]:
    """Whether a lease is; one that runs on for too long was taken by a clock that has been put back since."""
    until = report_jobs.c.lease_until
    return or_(until <= at, until > at + 2 * LEASE)


def _claim(connection: Connection, at: datetime) -> Job | None:
    _clear(connection, at)
    jobs = report_jobs.c
    free = _claimable(at).with_for_update(skip_locked=True).cte("free")
    claimed = connection.execute(
        update(report_jobs)
        .where(tuple_(jobs.company_id, jobs.job_id).in_(select(free.c.company_id, free.c.job_id)))
        .values(state=JobState.RUNNING.value, lease_until=at + LEASE, claims=jobs.claims + 1, done=0, total=0)
        .returning(report_jobs)
    ).first()
    if claimed is None:
        return None
    _clear_pieces(connection, claimed.company_id, claimed.job_id)
    return _job(claimed)


def _clear(connection: Connection, at: datetime) -> None:
    """What has expired, and pieces without a job."""
    connection.execute(delete(report_jobs).where(report_jobs.c.expires_at <= at))
    pieces, jobs = report_pieces.c, report_jobs.c
    has_job = exists().where(jobs.company_id == pieces.company_id, jobs.job_id == pieces.job_id)
    connection.execute(delete(report_pieces).where(~has_job))


def _clear_pieces(connection: Connection, company_id: str, job_id: str) -> None:
    theirs = report_pieces.c.company_id == company_id, report_pieces.c.job_id == job_id
    connection.execute(delete(report_pieces).where(*theirs))


def _of(owner: Known) -> ColumnElement[bool]:
    columns = report_jobs.c
    return and_(columns.company_id == owner.company_id, columns.employee_id == owner.employee_id)


def _held(job: Job) -> ColumnElement[bool]:
    """The row as its claimer knows it: nobody has claimed it since."""
    columns = report_jobs.c
    return and_(
        columns.company_id == job.ordered.owner.company_id,
        columns.job_id == job.ordered.id,
        columns.state == JobState.RUNNING.value,
        columns.claims == job.claims,
    )


def _row(ordered: Ordered) -> dict[str, Any]:
    return {
        "company_id": ordered.owner.company_id,
        "job_id": ordered.id,
        "employee_id": ordered.owner.employee_id,
        "report": ordered.report,
        "file_format": ordered.file_format,
        "given": ordered.given,
        "locale": ordered.locale,
        "scope": ordered.scope,
        "asked_at": ordered.at,
        "state": JobState.WAITING.value,
        "done": 0,
        "total": 0,
        "size": 0,
        "claims": 0,
        "lease_until": None,
        "expires_at": ordered.at + KEPT,
    }


def _job(row: Any) -> Job:
    owner = Known(CompanyId(row.company_id), EmployeeId(row.employee_id))
    ordered = Ordered(
        row.job_id, owner, row.report, row.file_format, row.given, row.locale, row.scope, row.asked_at
    )
    state = JobState(row.state)
    return Job(ordered, state, row.done, row.total, row.size, row.claims, row.expires_at)
