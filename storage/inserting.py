"""What is done for every command, in the words of the driver: rows in, rows out, a look for its id."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Date, Table
from sqlalchemy.types import TypeEngine

from storage.projections.changes import Row
from storage.tables import Moment

SIZES = (64, 16, 4, 1)
"""Rows in one statement: few sizes, since each is prepared once and kept; many rows, since for each statement
the interpreter is handed to the other thread and has to be waited for."""

Convert = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of a table, and how their values are written."""

    names: tuple[str, ...]
    converts: tuple[tuple[int, Convert], ...]

    def values(self, row: Row) -> Sequence[object]:
        written = [row[name] for name in self.names]
        for index, convert in self.converts:
            if written[index] is not None:
                written[index] = convert(written[index])
        return written


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """All rows; each has the columns of the first."""
    if rows:
        dialect, names = connection.dialect.name, tuple(rows[0])
        row = f"({', '.join([_mark(dialect)] * len(names))})"
        into = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES {{}}"  # noqa: S608
        _run(connection, into, row, ", ", _columns(dialect, table, names), rows)


def delete_all(connection: Connection, table: Table, keys: Sequence[Row]) -> None:
    """All rows that have the columns of one of the keys."""
    if keys:
        dialect, names = connection.dialect.name, tuple(keys[0])
        row = f"({' AND '.join(f'{name} = {_mark(dialect)}' for name in names)})"
        # SQLite finds a list of alternatives by its index, a list of values by looking at every row.
        gone = f"DELETE FROM {table.name} WHERE {{}}"  # noqa: S608
        _run(connection, gone, row, " OR ", _columns(dialect, table, names), keys)


def was_handled(connection: Connection, company_id: str, command_id: str) -> bool:
    """Whether a command is known."""
    mark = _mark(connection.dialect.name)
    found = f"SELECT 1 FROM handled_commands WHERE company_id = {mark} AND command_id = {mark}"  # noqa: S608
    wanted = (company_id, command_id)
    driver: object = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection):
        return driver.execute(found, wanted).fetchone() is not None
    return connection.exec_driver_sql(found, wanted).first() is not None


def _run(
    connection: Connection, text: str, row: str, separator: str, columns: Columns, rows: Sequence[Row]
) -> None:
    for some in _portions(rows):
        values = tuple(chain.from_iterable(map(columns.values, some)))
        connection.exec_driver_sql(text.format(separator.join([row] * len(some))), values)


def _portions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    start = 0
    for size in SIZES:
        while len(rows) - start >= size:
            yield rows[start : start + size]
            start += size


def _mark(dialect: str) -> str:
    return "?" if dialect == "sqlite" else "%s"


@cache
def _columns(dialect: str, table: Table, names: tuple[str, ...]) -> Columns:
    kinds = [(index, _sqlite_convert(table.c[name].type)) for index, name in enumerate(names)]
    needed = tuple((index, convert) for index, convert in kinds if convert is not None)
    return Columns(names, needed if dialect == "sqlite" else ())


def _sqlite_convert(kind: TypeEngine[Any]) -> Convert | None:
    """SQLite has neither dates nor moments: they are text, as SQLAlchemy reads it."""
    if isinstance(kind, Date):
        return date.isoformat
    return _moment_text if isinstance(kind, Moment) else None


def _moment_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(" ", "microseconds")[: len("2026-07-29 09:00:00.000000")]
