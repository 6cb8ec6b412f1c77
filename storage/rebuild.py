"""Making the read tables anew from the log, company by company, while the bot serves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from domain.ids import CompanyId
from storage.codec import Codec
from storage.database import looking_engine, read_url
from storage.folding import beginning, go_on
from storage.inserting import insert_all
from storage.projections import project
from storage.projections.changes import Replace, settled
from storage.projections.recorded import Recorded
from storage.tables import READ_TABLES, companies, events
from storage.trouble import outages_told
from storage.writing import apply

PATIENCE = 30.0
AT_ONCE = 5_000
"""Rows held in memory at a time."""

Progress = Callable[[CompanyId, int], None]
"""Hears of each company that is done, and how many events it had."""

_fresh = MetaData()
FRESH = {
    table: Table(
        f"fresh_{table.name}",
        _fresh,
        *(Column(each.name, each.type) for each in table.c),
        prefixes=["TEMPORARY"],
    )
    for table in READ_TABLES
}
"""Where rows are gathered before they take the place of the old: seen by nobody else, gone with us."""

HISTORY: Select[Any] = (
    select(events.c.stream, events.c.type, events.c.shape, events.c.payload, events.c.recorded_at)
    .where(events.c.company_id == bindparam("company_id"), events.c.position <= bindparam("end"))
    .order_by(events.c.stream, events.c.version)
)

# All of the streams that somebody has written to since.
MOVED_ON: Select[Any] = (
    select(events.c.stream, events.c.type, events.c.shape, events.c.payload, events.c.recorded_at)
    .where(
        events.c.company_id == bindparam("company_id"),
        events.c.stream.in_(
            select(events.c.stream)
            .where(events.c.company_id == bindparam("company_id"), events.c.position > bindparam("end"))
            .scalar_subquery()
        ),
    )
    .order_by(events.c.stream, events.c.version)
)

# A write of nothing new: the row is locked, and on SQLite the file, before anything is read.
LOCK = (
    update(companies)
    .where(companies.c.company_id == bindparam("of_company"))
    .values(position=companies.c.position)
)


def rebuild(url: str, progress: Progress) -> int:
    """Replays every company's log into fresh tables and swaps; how many events. Raises StoreUnavailable."""
    total = 0
    with outages_told(), looking_engine(read_url(url), PATIENCE).connect() as connection:
        with connection.begin():
            _fresh.create_all(connection)
            heads = _heads(connection)
        for company_id, end in heads:
            with connection.begin():
                _replay(connection, company_id, end)
            with connection.begin():
                _swap(connection, company_id, end)
            progress(company_id, end)
            total += end
    return total


def _heads(connection: Connection) -> Sequence[tuple[CompanyId, int]]:
    rows = connection.execute(select(companies).order_by(companies.c.company_id))
    return [(CompanyId(row.company_id), row.position) for row in rows]


def _replay(connection: Connection, company_id: CompanyId, end: int) -> None:
    """The rows that a company's history up to its position `end` leads to, into the fresh tables."""
    streamed = {"yield_per": AT_ONCE}
    wanted = {"company_id": company_id, "end": end}
    history = connection.execute(HISTORY, wanted, execution_options=streamed)
    gathered: dict[Table, list[Any]] = {table: [] for table in FRESH}
    for change in _changes(company_id, history):
        rows = gathered[change.table]
        rows += change.rows
        if len(rows) >= AT_ONCE:
            insert_all(connection, FRESH[change.table], rows)
            rows.clear()
    for table, rows in gathered.items():
        insert_all(connection, FRESH[table], rows)


def _swap(connection: Connection, company_id: CompanyId, end: int) -> None:
    """Under the company's lock: the fresh rows for the old, and then what has happened meanwhile."""
    connection.execute(LOCK, {"of_company": company_id})
    for table, fresh in FRESH.items():
        connection.execute(delete(table).where(table.c.company_id == company_id))
        connection.execute(insert(table).from_select(list(table.c.keys()), select(fresh)))
        connection.execute(delete(fresh))
    moved = connection.execute(MOVED_ON, {"company_id": company_id, "end": end}).all()
    # What is new in the history of a stream may have been replayed before.
    apply(connection, (replace(change, is_new=False) for change in _changes(company_id, moved)))


def _changes(company_id: CompanyId, rows: Iterable[Sequence[Any]]) -> Iterator[Replace]:
    """What whole streams, one after another, change in the read tables."""
    codec = Codec()
    for stream, group in groupby(rows, key=itemgetter(0)):
        recorded = [
            Recorded(codec.read_event(name, shape, payload), at) for _, name, shape, payload, at in group
        ]
        folded = go_on(beginning(stream), [each.event for each in recorded])
        yield from settled(project(company_id, recorded, folded.state))
