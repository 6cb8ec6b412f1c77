"""Reading the log: the statements, and their rows into events and states."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Any

from sqlalchemy import Integer, Row, Select, String, and_, bindparam, select, tuple_

from domain.ids import CompanyId
from domain.streams import COMPANY, Event
from storage.codec import Codec
from storage.folding import Folded, FoldedStates, beginning, go_on
from storage.tables import companies, events

TOO_FAR = 5_000
"""Events of others that are followed one by one; after more of them states are read anew."""

HEAD: Select[Any] = select(companies.c.position, companies.c.hash).where(
    companies.c.company_id == bindparam("company_id")
)

# One statement is one snapshot: the head and the events belong together without a transaction.
STREAM: Select[Any] = (
    select(companies.c.position, events.c.type, events.c.shape, events.c.payload)
    .outerjoin_from(
        companies,
        events,
        and_(events.c.company_id == companies.c.company_id, events.c.stream == bindparam("stream")),
    )
    .where(companies.c.company_id == bindparam("company_id"))
    .order_by(events.c.version)
)

SEVERAL: Select[Any] = (
    select(companies.c.position, events.c.stream, events.c.type, events.c.shape, events.c.payload)
    .join_from(companies, events, events.c.company_id == companies.c.company_id)
    .where(
        companies.c.company_id == bindparam("company_id"),
        events.c.stream.in_(bindparam("streams", expanding=True)),
    )
    .order_by(events.c.stream, events.c.version)
)

NEWER: Select[Any] = (
    select(events.c.position, events.c.stream, events.c.type, events.c.shape, events.c.payload)
    .where(events.c.company_id == bindparam("company_id"), events.c.position > bindparam("known"))
    .order_by(events.c.position)
)

A_PAGE = 2_000
"""Events of everybody that are read at a time."""

# Everybody's history up to one position, so that pages read one after another are of one moment.
EVERYBODY: Select[Any] = (
    select(events.c.stream, events.c.version, events.c.type, events.c.shape, events.c.payload)
    .where(
        events.c.company_id == bindparam("company_id"),
        events.c.position <= bindparam("head"),
        events.c.stream != COMPANY,
        tuple_(events.c.stream, events.c.version)
        > tuple_(bindparam("stream", type_=String), bindparam("version", type_=Integer)),
    )
    .order_by(events.c.stream, events.c.version)
    .limit(A_PAGE)
)

EVERYBODY_THEN = EVERYBODY.add_columns(events.c.recorded_at)

Rows = Sequence[Row[Any]]


def take_stream(states: FoldedStates, codec: Codec, company_id: CompanyId, stream: str, rows: Rows) -> Folded:
    """Folds what STREAM found, and keeps it."""
    if not rows:
        return beginning(stream)
    folded = go_on(beginning(stream), _events(codec, (row[1:] for row in rows if row.type is not None)))
    states.keep(company_id, stream, folded, rows[0].position)
    return folded


def take_several(states: FoldedStates, codec: Codec, company_id: CompanyId, rows: Rows) -> dict[str, Folded]:
    """Folds what SEVERAL found, and keeps it."""
    found: dict[str, Folded] = {}
    for stream, group in groupby(rows, key=itemgetter(1)):
        own = list(group)
        folded = found[stream] = go_on(beginning(stream), _events(codec, (row[2:] for row in own)))
        states.keep(company_id, stream, folded, own[0].position)
    return found


def take_newer(states: FoldedStates, codec: Codec, company_id: CompanyId, known: int, rows: Rows) -> None:
    """Brings the kept states of a company forward by what NEWER found."""
    if not rows:
        return
    changed = {}
    for stream, group in groupby(sorted(rows, key=itemgetter(1)), key=itemgetter(1)):
        folded = states.get(company_id, stream, known)
        if folded is not None:
            changed[stream] = go_on(folded, _events(codec, (row[2:] for row in group)))
    states.advance(company_id, known, rows[-1].position, changed)


def by_stream(
    codec: Codec, rows: Rows, known_at: datetime | None = None
) -> Iterator[tuple[str, Sequence[Event], bool]]:
    """The events that EVERYBODY found, stream by stream, and whether those are all up to `known_at`.

    Rows of EVERYBODY_THEN are taken up to the first of each stream that was recorded later.
    """
    for stream, group in groupby(rows, key=itemgetter(0)):
        found = list(group)
        known = found if known_at is None else list(takewhile(lambda row: row.recorded_at <= known_at, found))
        yield stream, _events(codec, (row[2:5] for row in known)), len(known) < len(found)


def _events(codec: Codec, rows: Iterable[Sequence[Any]]) -> Sequence[Event]:
    return [codec.read_event(*row) for row in rows]
