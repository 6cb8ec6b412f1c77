"""Rows into tables by few statements, on either database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.inserting import delete_all, insert_all
from storage.projections.changes import Replace, Row, settled

Columns = Mapping[str, object]


def apply(connection: Connection, changes: Iterable[Replace]) -> None:
    """Gives each changed scope its rows."""
    last = settled(changes)
    gone: dict[Table, list[Row]] = defaultdict(list)
    come: dict[Table, list[Row]] = defaultdict(list)
    for change in last:
        if not change.is_new:
            gone[change.table].append(dict(change.scope))
        come[change.table] += change.rows
    for table, keys in gone.items():
        delete_all(connection, table, keys)
    for table, rows in come.items():
        insert_all(connection, table, rows)


def insert_new(connection: Connection, table: Table, row: Columns) -> bool:
    """Whether the row was not there before."""
    keys = table.primary_key.columns
    # Not by a count of rows, which PostgreSQL's driver does not always give.
    new = _insert(connection, table).values(row).on_conflict_do_nothing().returning(*keys)
    return connection.execute(new).first() is not None


def put(connection: Connection, table: Table, row: Columns) -> None:
    """The row, in the place of an earlier one of its key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in keys}
    statement = _insert(connection, table).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def _insert(connection: Connection, table: Table) -> Any:
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
