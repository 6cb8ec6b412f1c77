"""The floor of writing: the rows of one request by the bare driver, in one durable transaction."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

import psycopg
from sqlalchemy import Table

from benchmarks import databases
from storage.database import read_url
from storage.tables import away_days, companies, events, handled_commands, outbox, request_approvers, requests

Rows = dict[str, list[tuple[Any, ...]]]
WRITTEN = (events, handled_commands, outbox, requests, request_approvers, away_days)
OF_THE_LAST = {
    "events": "SELECT * FROM events ORDER BY position DESC LIMIT 1",
    "handled_commands": "SELECT * FROM handled_commands ORDER BY command_id DESC LIMIT 1",
    "outbox": "SELECT * FROM outbox WHERE not_before = (SELECT max(not_before) FROM outbox) LIMIT {effects}",
    "requests": "SELECT * FROM requests WHERE request_id = '{request}'",
    "request_approvers": "SELECT * FROM request_approvers WHERE request_id = '{request}'",
    "away_days": "SELECT * FROM away_days WHERE request_id = '{request}'",
}
EFFECTS = 5
"""What one request leads to: a card and a page for each of two people, and a look after it."""


def p50(kind: str, url: str, count: int) -> float:
    """Seconds for one commit, in a database of its own, of rows like those of the last request at `url`."""
    with connected(kind, url) as connection:
        rows = _rows_of_a_request(connection)
    with databases.KINDS[kind]() as fresh, connected(kind, fresh) as connection:
        return median(_timed(connection, kind, rows, number) for number in range(count))


def _rows_of_a_request(connection: Any) -> Rows:
    [(request,)] = connection.execute("SELECT max(request_id) FROM request_approvers").fetchall()
    statements = {
        name: statement.format(request=request, effects=EFFECTS) for name, statement in OF_THE_LAST.items()
    }
    return {name: connection.execute(statement).fetchall() for name, statement in statements.items()}


def _timed(connection: Any, kind: str, rows: Rows, number: int) -> float:
    """Each in a company of its own, so that no key is there twice."""
    mark = "?" if kind == "sqlite" else "%s"
    company = f"company-{number}"
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE" if kind == "sqlite" else "BEGIN")
    insert(connection, companies, mark, [(company, 1, bytes(32), 1)])
    for table in WRITTEN:
        insert(connection, table, mark, [(company, *row[1:]) for row in rows[table.name]])
    connection.execute("COMMIT")
    return time.perf_counter() - start


def insert(connection: Any, table: Table, mark: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """All rows of a table by one statement."""
    marks = ", ".join([mark] * len(table.columns))
    statement = f"INSERT INTO {table.name} VALUES ({marks})"
    with_many: Callable[..., Any] = connection.cursor().executemany
    with_many(statement, rows)


def connected(kind: str, url: str) -> Any:
    """Closed at the end, durable as the program's own."""
    address = read_url(url)
    if kind == "postgres":
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)
    return _Closing(str(address.database))


class _Closing:
    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()
