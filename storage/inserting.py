"""What is done for every command, in the words of the driver: rows in, rows out, a look for its id."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, Date, LargeBinary, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from storage.columns import Moment
from storage.projections.changes import Row

Convert = Callable[[Any], object]


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """All rows; each has the columns of the first."""
    if rows:
        _words(connection, table, tuple(rows[0])).insert(connection, rows)


def delete_all(connection: Connection, table: Table, keys: Sequence[Row]) -> None:
    """All rows that have the columns of one of the keys."""
    if keys:
        _words(connection, table, tuple(keys[0])).delete(connection, keys)


def was_handled(connection: Connection, company_id: str, command_id: str) -> bool:
    """Whether a command is known."""
    wanted = (company_id, command_id)
    driver: object = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection):
        return driver.execute(HANDLED.format("?"), wanted).fetchone() is not None
    return connection.exec_driver_sql(HANDLED.format("%s"), wanted).first() is not None


HANDLED = "SELECT 1 FROM handled_commands WHERE company_id = {0} AND command_id = {0}"


class Words(Protocol):
    """How a driver is best told of many rows."""

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None: ...

    def delete(self, connection: Connection, keys: Sequence[Row]) -> None: ...


def _words(connection: Connection, table: Table, names: tuple[str, ...]) -> Words:
    known = _sqlite_words if connection.dialect.name == "sqlite" else _postgres_words
    return known(table, names)


@cache
def _sqlite_words(table: Table, names: tuple[str, ...]) -> Words:
    return SqliteWords(table, names)


@cache
def _postgres_words(table: Table, names: tuple[str, ...]) -> Words:
    return PostgresWords(table, names)


class SqliteWords:
    """Many rows in one statement: after each the interpreter, given to the other thread, is waited for."""

    SIZES = (64, 16, 4, 1)
    """Few, because each statement is prepared once and kept."""

    def __init__(self, table: Table, names: tuple[str, ...]) -> None:
        row = f"({', '.join('?' * len(names))})"
        into = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES "  # noqa: S608
        self._inserts = {size: into + ", ".join([row] * size) for size in self.SIZES}
        # A list of alternatives is found by its index, a list of values by looking at every row.
        same = f"({' AND '.join(f'{name} = ?' for name in names)})"
        gone = f"DELETE FROM {table.name} WHERE "  # noqa: S608
        self._deletes = {size: gone + " OR ".join([same] * size) for size in self.SIZES}
        self._names = names
        kinds = [(index, _sqlite_convert(table.c[name].type)) for index, name in enumerate(names)]
        self._converts = [(index, convert) for index, convert in kinds if convert is not None]

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        self._run(connection, self._inserts, rows)

    def delete(self, connection: Connection, keys: Sequence[Row]) -> None:
        self._run(connection, self._deletes, keys)

    def _run(self, connection: Connection, statements: Mapping[int, str], rows: Sequence[Row]) -> None:
        start = 0
        for size, statement in statements.items():
            while len(rows) - start >= size:
                some = rows[start : start + size]
                connection.exec_driver_sql(statement, tuple(chain.from_iterable(map(self._values, some))))
                start += size

    def _values(self, row: Row) -> Sequence[object]:
        written = [row[name] for name in self._names]
        for index, convert in self._converts:
            if written[index] is not None:
                written[index] = convert(written[index])
        return written


class PostgresWords:
    """Any number of rows in one parameter: the server reads JSON faster than a driver writes arrays."""

    def __init__(self, table: Table, names: tuple[str, ...]) -> None:
        columns = ", ".join(names)
        typed = ", ".join(f"{name} {_postgres_type(table.c[name].type)}" for name in names)
        rows = f"json_to_recordset(%s::json) AS given ({typed})"
        self._insert = f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {rows}"  # noqa: S608
        same = " AND ".join(f"{table.name}.{name} = given.{name}" for name in names)
        self._delete = f"DELETE FROM {table.name} USING {rows} WHERE {same}"  # noqa: S608
        self._has_bytes = any(isinstance(table.c[name].type, LargeBinary) for name in names)

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        connection.exec_driver_sql(self._insert, (self._json(rows),))

    def delete(self, connection: Connection, keys: Sequence[Row]) -> None:
        connection.exec_driver_sql(self._delete, (self._json(keys),))

    def _json(self, rows: Sequence[Row]) -> str:
        given = [_with_hex(row) for row in rows] if self._has_bytes else rows
        return msgspec.json.encode(given).decode()


def _with_hex(row: Row) -> Row:
    """Bytes as PostgreSQL reads them."""
    return {name: f"\\x{value.hex()}" if isinstance(value, bytes) else value for name, value in row.items()}


def _postgres_type(kind: TypeEngine[Any]) -> str:
    return kind.compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]


def _sqlite_convert(kind: TypeEngine[Any]) -> Convert | None:
    """SQLite has neither dates nor moments: they are text, as SQLAlchemy reads it."""
    if isinstance(kind, Date):
        return date.isoformat
    return _moment_text if isinstance(kind, Moment) else None


def _moment_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(" ", "microseconds")[: len("2026-07-29 09:00:00.000000")]
