"""The event log, and what is folded from it."""

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Select

from bot.ports import Past, Transaction
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.streams import COMPANY, employee_stream
from storage.batch import Batch
from storage.codec import Codec
from storage.drafting import Draft
from storage.folding import Folded, FoldedStates, State, beginning, go_on
from storage.knowing import RECORDED, past_of, streams_of
from storage.log import (
    EVERYBODY,
    EVERYBODY_THEN,
    HEAD,
    NEWER,
    SEVERAL,
    STREAM,
    TOO_FAR,
    Rows,
    by_stream,
    take_newer,
    take_several,
    take_stream,
)
from storage.reader import Reader
from storage.scouting import command_asked_for
from storage.writer import Writer

T = TypeVar("T")
AT_ONCE = 200
"""Streams read by one statement, for others have their turn in between."""


class EventStore:
    """The Store of a database."""

    def __init__(self, writer: Writer, reader: Reader, states: FoldedStates, codec: Codec) -> None:
        self._writer = writer
        self._reader = reader
        self._states = states
        self._codec = codec

    async def transact(self, company_id: CompanyId, work: Callable[[Transaction], T]) -> T:
        """Runs work under the company's lock; returns once it is durable.

        Work may run more than once, when a batch is tried again, and counts once. Raises StoreUnavailable.
        """

        def draft_and_take(batch: Batch) -> T:
            log = batch.log(company_id)
            draft = Draft(log, self._codec)
            outcome = work(draft)
            log.take(draft)
            return outcome

        def scout(batch: Batch) -> str | None:
            return command_asked_for(work, Draft(batch.log(company_id), self._codec))

        return await self._writer.do(draft_and_take, company_id, scout)

    async def settings(self, company_id: CompanyId) -> Settings:
        return cast(Settings, await self._state(company_id, COMPANY))

    async def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        return cast(Employee, await self._state(company_id, employee_stream(employee_id)))

    async def several(self, company_id: CompanyId, employee_ids: Sequence[EmployeeId]) -> Sequence[Employee]:
        head, streams = await self._caught_up(company_id), [employee_stream(each) for each in employee_ids]
        found = {each: self._states.get(company_id, each, head) for each in streams}
        missing = [each for each, folded in found.items() if folded is None]
        for start in range(0, len(missing), AT_ONCE):
            wanted = {"company_id": company_id, "streams": missing[start : start + AT_ONCE]}
            rows = await self._reader.all(SEVERAL, wanted)
            found |= take_several(self._states, self._codec, company_id, rows)
        return [cast(Employee, (found[each] or beginning(each)).state) for each in streams]

    async def as_of(self, company_id: CompanyId, at: datetime, employee_ids: Collection[EmployeeId]) -> Past:
        wanted = {"company_id": company_id, "streams": streams_of(employee_ids)}
        return past_of(self._codec, at, employee_ids, await self._reader.all(RECORDED, wanted))

    async def employees(
        self, company_id: CompanyId, known_at: datetime | None = None
    ) -> AsyncIterator[Employee]:
        stream, folded, is_over = "", beginning(""), False
        async for rows in self._pages(company_id, EVERYBODY if known_at is None else EVERYBODY_THEN):
            # A history may go on from one page to the next.
            for each, events, is_cut in by_stream(self._codec, rows, known_at):
                if each != stream:
                    if folded.version:
                        yield cast(Employee, folded.state)
                    stream, folded, is_over = each, beginning(each), False
                folded = folded if is_over else go_on(folded, events)
                is_over = is_over or is_cut
        if folded.version:
            yield cast(Employee, folded.state)

    async def _pages(self, company_id: CompanyId, statement: Select[Any]) -> AsyncIterator[Rows]:
        """Everybody's history up to the last commit."""
        head, _ = await self._reader.first(HEAD, {"company_id": company_id}) or (0, b"")
        wanted = {"company_id": company_id, "head": head}
        stream, version = "", 0
        while rows := await self._reader.all(statement, {**wanted, "stream": stream, "version": version}):
            yield rows
            stream, version = rows[-1].stream, rows[-1].version

    async def _state(self, company_id: CompanyId, stream: str) -> State:
        head = await self._caught_up(company_id)
        folded = self._states.get(company_id, stream, head)
        return (folded or await self._read(company_id, stream)).state

    async def _caught_up(self, company_id: CompanyId) -> int:
        """The position of the log, up to which the kept states have been brought."""
        head, sealed = await self._reader.first(HEAD, {"company_id": company_id}) or (0, b"")
        known = self._states.head(company_id)
        if known is not None and known < head and not self._states.arrive(company_id, head, sealed):
            await self._follow(company_id, known, head)
        return int(head)

    async def _follow(self, company_id: CompanyId, known: int, head: int) -> None:
        """Takes in what others have committed."""
        if head - known > TOO_FAR:
            self._states.forget(company_id)
            return
        rows = await self._reader.all(NEWER, {"company_id": company_id, "known": known})
        take_newer(self._states, self._codec, company_id, known, rows)

    async def _read(self, company_id: CompanyId, stream: str) -> Folded:
        rows = await self._reader.all(STREAM, {"company_id": company_id, "stream": stream})
        return take_stream(self._states, self._codec, company_id, stream, rows)
