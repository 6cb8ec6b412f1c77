"""The event log for people to read."""

import asyncio
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, literal_column, select

from bot.ports import Entry, History, Leaf, Origin, Seal, Verdict, Wanted
from domain.ids import CompanyId, EmployeeId
from domain.streams import Event
from storage.codec import Codec
from storage.database import is_sqlite, read_url
from storage.log import HEAD
from storage.names import EVENTS
from storage.reader import Reader
from storage.tables import events
from storage.verify import Broken, verify

LOOK_BACK = 100_000
"""Events looked through for one page where no index knows which are wanted."""
NAMES = {kind: name for name, kind in EVENTS.items()}
COLUMNS = (
    events.c.position,
    events.c.stream,
    events.c.type,
    events.c.shape,
    events.c.payload,
    events.c.actor,
    events.c.origin,
    events.c.correlation_id,
    events.c.recorded_at,
)
OURS = events.c.company_id == bindparam("company_id")
ONE: Select[Any] = select(*COLUMNS).where(OURS, events.c.position == bindparam("position"))
STREAM: Select[Any] = (
    select(events.c.position, events.c.type, events.c.shape, events.c.payload)
    .where(OURS, events.c.stream == bindparam("stream"))
    .order_by(events.c.version)
)


class TableHistory(History):
    """The History of a database."""

    def __init__(self, reader: Reader, codec: Codec, url: str) -> None:
        self._reader = reader
        self._codec = codec
        self._url = url
        self._is_file = is_sqlite(read_url(url))

    async def leaf(self, company_id: CompanyId, wanted: Wanted, before: int | None, limit: int) -> Leaf:
        first, end = await self._bounds(company_id, wanted, before)
        is_known = wanted.stream is not None or wanted.actor is not None
        start = first if is_known else max(first, end - LOOK_BACK)
        sought = asked(company_id, wanted, start, end, self._is_file).limit(limit)
        found = [entry_of(row, self._codec) for row in await self._reader.all(sought)]
        if len(found) == limit:
            return Leaf(found, found[-1].position)
        return Leaf(found, start if start > first else None)

    async def entry(self, company_id: CompanyId, position: int) -> Entry | None:
        rows = await self._reader.all(ONE, {"company_id": company_id, "position": position})
        return entry_of(rows[0], self._codec) if rows else None

    async def until(self, company_id: CompanyId, stream: str, position: int) -> Sequence[Event]:
        rows = await self._reader.all(STREAM, {"company_id": company_id, "stream": stream})
        return [
            self._codec.read_event(row.type, row.shape, row.payload)
            for row in takewhile(lambda row: row.position < position, rows)
        ]

    async def seal(self, company_id: CompanyId) -> Seal:
        position, sealed = await self._reader.first(HEAD, {"company_id": company_id}) or (0, b"")
        return Seal(position, bytes(sealed).hex())

    async def verify(self, company_id: CompanyId) -> Verdict:
        found = await asyncio.to_thread(verify, self._url, company_id)
        return verdict_of(found)

    async def _bounds(self, company_id: CompanyId, wanted: Wanted, before: int | None) -> tuple[int, int]:
        """The first position that may be wanted, and the one after the last."""
        head, _ = await self._reader.first(HEAD, {"company_id": company_id}) or (0, b"")
        end = head + 1 if before is None else min(before, head + 1)
        if wanted.since is None and wanted.before is None:
            return 1, end
        between = [OURS]
        between += [events.c.recorded_at >= wanted.since] if wanted.since else []
        between += [events.c.recorded_at < wanted.before] if wanted.before else []
        position = events.c.position
        edges = select(func.min(position).label("first"), func.max(position).label("last")).where(*between)
        found = (await self._reader.all(edges, {"company_id": company_id}))[0]
        return (1, 1) if found.first is None else (found.first, min(end, found.last + 1))


def entry_of(row: Any, codec: Codec) -> Entry:
    """A row of COLUMNS, in their order."""
    position, stream, name, shape, payload, actor, origin, command_id, at = row
    event = codec.read_event(name, shape, payload)
    return Entry(
        position, stream, event, EmployeeId(actor) if actor else None, Origin(origin), command_id, at
    )


def verdict_of(found: Broken | int) -> Verdict:
    if isinstance(found, int):
        return Verdict(found)
    return Verdict(found.position - 1, found.problem)


def asked(company_id: CompanyId, wanted: Wanted, start: int, end: int, is_file: bool) -> Select[Any]:
    """The wanted entries from a position up to another, newest first."""
    columns, rare = events.c, _rare if is_file else _plain
    conditions: list[ColumnElement[Any]] = [
        columns.company_id == company_id,
        columns.position >= start,
        columns.position < end,
    ]
    if wanted.stream is not None:
        conditions.append(rare(columns.stream == wanted.stream))
    if wanted.actor is not None:
        conditions.append(rare(columns.actor == wanted.actor))
    if wanted.origin is not None:
        conditions.append(columns.origin == wanted.origin.value)
    if wanted.kinds is not None:
        conditions.append(columns.type.in_(sorted(NAMES[kind] for kind in wanted.kinds)))
    if wanted.since is not None:
        conditions.append(columns.recorded_at >= wanted.since)
    if wanted.before is not None:
        conditions.append(columns.recorded_at < wanted.before)
    # A stream's versions are in the order of its positions, and in that of its index.
    order = columns.version if wanted.stream is not None else columns.position
    return select(*COLUMNS).where(*conditions).order_by(order.desc())


def _rare(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    """SQLite takes a company for small, and would rather read all of it than use an index: it is told."""
    return func.likelihood(condition, literal_column("0.0001"), type_=Integer)


def _plain(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return condition
