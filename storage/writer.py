"""Group commit: one thread carries out all that waits in one transaction, then answers everybody at once."""

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.ports import StoreUnavailable
from domain.ids import CompanyId
from storage.batch import Batch
from storage.codec import Codec
from storage.folding import FoldedStates
from storage.trouble import is_locked, is_outage, outages_told, unavailable

T = TypeVar("T")
AT_ONCE = 256
"""Commands in one transaction at most, so that nobody waits long for others."""
TRIES = 2
"""A transaction whose lock or connection was lost is tried once more."""


@dataclass(frozen=True, slots=True, eq=False)
class Job(Generic[T]):
    """Something to do in a transaction, with the company it locks, and who waits for its answer."""

    company_id: CompanyId | None
    work: Callable[[Batch], T]
    answer: "asyncio.Future[T]"
    scout: Callable[[Batch], str | None] | None = None
    """Tells which command the work will ask about."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What a job raised, to be told to who waits for it alone."""

    problem: Exception


class Writer:
    """The only one that writes. From its thread, after a commit, it calls `on_effects` if that has any.

    `on_growth` is told which companies' logs have grown, and to where.
    """

    def __init__(
        self,
        engine: Engine,
        states: FoldedStates,
        codec: Codec,
        on_effects: Callable[[], None],
        on_growth: Callable[[Mapping[CompanyId, int]], None],
    ) -> None:
        self._engine = engine
        self._states = states
        self._codec = codec
        self._on_effects = on_effects
        self._on_growth = on_growth
        self._connection: Connection | None = None
        self._waiting: SimpleQueue[Job[Any] | None] = SimpleQueue()
        self._is_closed = False
        self._thread = Thread(target=self._serve, name="writer", daemon=True)
        self._thread.start()

    async def do(
        self,
        work: Callable[[Batch], T],
        company_id: CompanyId | None = None,
        scout: Callable[[Batch], str | None] | None = None,
    ) -> T:
        """Runs work, more than once if need be, and returns when its transaction is durable."""
        if self._is_closed:
            raise StoreUnavailable("the store is closed")
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.put(Job(company_id, work, answer, scout))
        return await answer

    async def close(self) -> None:
        """Finishes what waits."""
        if not self._is_closed:
            self._is_closed = True
            self._waiting.put(None)
            await asyncio.to_thread(self._thread.join)

    def _serve(self) -> None:
        while jobs := self._take():
            self._carry_out(jobs)
        self._disconnect()

    def _take(self) -> Sequence[Job[Any]]:
        """All that waits, at least one; none when it is over."""
        jobs = [self._waiting.get()]
        try:
            while jobs[-1] is not None and len(jobs) < AT_ONCE:
                jobs.append(self._waiting.get_nowait())
        except Empty:
            pass
        if jobs[-1] is None and len(jobs) > 1:
            self._waiting.put(None)
        return [job for job in jobs if job is not None]

    def _carry_out(self, jobs: Sequence[Job[Any]]) -> None:
        jobs = [job for job in jobs if not job.answer.cancelled()]
        outcomes = list(zip(jobs, self._outcomes(jobs), strict=True))
        for loop in {job.answer.get_loop() for job in jobs}:
            # Whoever waited in a loop that is gone hears nothing; the work is done all the same.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_tell, loop, outcomes)

    def _outcomes(self, jobs: Sequence[Job[Any]]) -> Sequence[object]:
        try:
            return self._attempt(jobs, TRIES)
        except Exception as problem:
            if len(jobs) <= 1 or _is_over(problem):
                told = unavailable(problem) if is_outage(problem) else problem
                return [Raised(told)] * len(jobs)
        # Somebody's rows were not accepted: they alone are to hear of it.
        return [self._outcomes([job])[0] for job in jobs]

    def _attempt(self, jobs: Sequence[Job[Any]], tries: int) -> Sequence[object]:
        try:
            return self._transact(jobs)
        except DBAPIError as problem:
            if tries > 1 and _may_pass(problem):
                return self._attempt(jobs, tries - 1)
            raise

    def _transact(self, jobs: Sequence[Job[Any]]) -> Sequence[object]:
        try:
            connection = self._connect()
            with connection.begin():
                batch = Batch(connection, self._states, self._codec)
                batch.lock(job.company_id for job in jobs if job.company_id is not None)
                _look_ahead(jobs, batch)
                outcomes = [_outcome(job, batch) for job in jobs]
                batch.write()
        except BaseException:
            # Whatever state it is in: the next transaction starts with a connection of its own.
            self._disconnect()
            raise
        batch.publish()
        if batch.has_effects:
            self._on_effects()
        if grown := batch.grown:
            self._on_growth(grown)
        return outcomes

    def _connect(self) -> Connection:
        if self._connection is None:
            with outages_told():
                self._connection = self._engine.connect()
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()


def _tell(loop: asyncio.AbstractEventLoop, outcomes: Sequence[tuple[Job[Any], object]]) -> None:
    """Answers those who wait in a loop, all in one turn of it."""
    for job, outcome in outcomes:
        if job.answer.get_loop() is not loop or job.answer.done():
            continue
        if isinstance(outcome, Raised):
            job.answer.set_exception(outcome.problem)
        else:
            job.answer.set_result(outcome)


def _look_ahead(jobs: Sequence[Job[Any]], batch: Batch) -> None:
    """One question about all commands of a company, where a question for each would take its time."""
    if not batch.is_far_away or len(jobs) == 1:
        return
    wanted: dict[CompanyId, list[str]] = defaultdict(list)
    for job in jobs:
        if job.scout is not None and job.company_id is not None:
            wanted[job.company_id] += filter(None, [job.scout(batch)])
    for company_id, command_ids in wanted.items():
        batch.log(company_id).look_up(command_ids)


def _outcome(job: Job[T], batch: Batch) -> T | Raised:
    try:
        return job.work(batch)
    except (DBAPIError, sqlite3.Error):
        raise
    except Exception as problem:
        return Raised(problem)


def _may_pass(problem: DBAPIError) -> bool:
    return problem.connection_invalidated or is_locked(problem)


def _is_over(problem: Exception) -> bool:
    """Whether trying jobs one by one would only make each wait for the same outage."""
    return isinstance(problem, StoreUnavailable) or (isinstance(problem, DBAPIError) and _may_pass(problem))
