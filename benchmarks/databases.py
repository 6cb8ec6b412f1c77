"""Databases of a benchmark's own: a SQLite file, and one at PostgreSQL where a server answers."""

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from storage.migrate import migrate

DEFAULT = "postgresql://postgres@127.0.0.1:5432/test"


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of a migrated file, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'leave.sqlite'}"
        migrate(url)
        yield url


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a migrated database, gone afterwards. Raises psycopg.OperationalError."""
    server = make_url(os.environ.get("TEST_DATABASE_URL") or DEFAULT).set(drivername="postgresql")
    name = f"leave_benchmark_{os.getpid()}_{secrets.token_hex(4)}"
    _run(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        url = server.set(database=name).render_as_string(hide_password=False)
        migrate(url)
        yield url
    finally:
        _run(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


KINDS = {"sqlite": sqlite, "postgres": postgres}


def available() -> list[str]:
    """The kinds there are here; what is left out is said on standard error."""
    server = make_url(os.environ.get("TEST_DATABASE_URL") or DEFAULT).set(drivername="postgresql")
    try:
        _run(server, sql.SQL("SELECT {}").format(1))
    except psycopg.OperationalError:
        shown = server.render_as_string(hide_password=True)
        say(f"PostgreSQL is left out: nothing answers at {shown} (TEST_DATABASE_URL says where to look)")
        return ["sqlite"]
    return ["sqlite", "postgres"]


def say(text: str) -> None:
    """Progress, which is not part of the result."""
    print(text, file=sys.stderr, flush=True)


def _run(url: URL, statement: sql.Composed) -> None:
    address = url.render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)
