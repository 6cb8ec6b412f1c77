"""Databases for tests: SQLite in a file of its own, PostgreSQL in a schema of its own."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

DEFAULT = "postgresql+psycopg://postgres@127.0.0.1:5432/test"


def own_name() -> str:
    return f"leave_{os.getpid()}_{secrets.token_hex(4)}"


def run(url: URL, statement: sql.Composed) -> None:
    """Run one statement outside any transaction."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_database() -> Iterator[URL]:
    """A database for this run of the tests, gone afterwards."""
    server = make_url(os.environ.get("TEST_DATABASE_URL") or DEFAULT)
    name = own_name()
    try:
        run(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.OperationalError:
        shown = server.render_as_string(hide_password=True)
        pytest.skip(f"PostgreSQL does not answer at {shown} (TEST_DATABASE_URL says where to look)")
    yield server.set(database=name)
    run(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def postgres_url(postgres_database: URL) -> Iterator[str]:
    """The address of an empty schema for one test, gone afterwards."""
    name = own_name()
    run(postgres_database, sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
    url = postgres_database.update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    run(postgres_database, sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'leave.sqlite'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url
