"""Rows into tables by few statements, on either database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Table, and_, bindparam, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from storage.projections.changes import Replace, Row, settled

Columns = Mapping[str, object]


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """All rows by one statement."""
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])


def apply(connection: Connection, changes: Iterable[Replace]) -> None:
    """Gives each changed scope its rows."""
    last = settled(changes)
    gone: dict[tuple[Table, tuple[str, ...]], list[Columns]] = defaultdict(list)
    come: dict[Table, list[Row]] = defaultdict(list)
    for change in last:
        if not change.is_new:
            gone[change.table, tuple(name for name, _ in change.scope)].append(_named(change.scope))
        come[change.table] += change.rows
    for (table, names), scopes in gone.items():
        where = and_(*(table.c[name] == bindparam(f"of_{name}") for name in names))
        connection.execute(delete(table).where(where), scopes)
    for table, rows in come.items():
        insert_all(connection, table, rows)


def insert_new(connection: Connection, table: Table, row: Columns) -> bool:
    """Whether the row was not there before."""
    return _run(connection, _insert(connection, table).values(row).on_conflict_do_nothing()) == 1


def put(connection: Connection, table: Table, row: Columns) -> None:
    """The row, in the place of an earlier one of its key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in keys}
    statement = _insert(connection, table).values(row)
    _run(connection, statement.on_conflict_do_update(index_elements=keys, set_=rest))


def _insert(connection: Connection, table: Table) -> Any:
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def _run(connection: Connection, statement: Insert) -> int:
    return connection.execute(statement).rowcount


def _named(scope: tuple[tuple[str, str], ...]) -> Columns:
    return {f"of_{name}": value for name, value in scope}
