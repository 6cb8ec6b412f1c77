"""Connections to SQLite or PostgreSQL from an address as people write it."""

from typing import Any
from urllib.parse import urlencode

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
CONNECT_SECONDS = 5


def read_url(text: str) -> URL:
    """The address without regard to its driver. Raises ValueError for what is neither database."""
    url = make_url(text)
    kind = url.drivername.partition("+")[0]
    if kind not in DRIVERS:
        raise ValueError(f"DATABASE_URL names {kind}; sqlite and postgresql are understood")
    if kind == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("a SQLite address names a file: sqlite:///data/leave.sqlite")
    return url.set(drivername=DRIVERS[kind])


def is_sqlite(url: URL) -> bool:
    return url.drivername.startswith("sqlite")


def sqlite_file(url: URL) -> tuple[str, bool]:
    """What sqlite3 opens: a path, or a URI where the address has one."""
    rest = {name: value for name, value in url.query.items() if name != "uri"}
    return f"{url.database}?{urlencode(rest)}" if rest else str(url.database), "uri" in url.query


def writing_engine(url: URL, patience: float) -> Engine:
    """For one thread that writes; it waits `patience` seconds for the lock of another process."""
    return _thread_engine(url, "BEGIN IMMEDIATE", patience)


def looking_engine(url: URL, patience: float) -> Engine:
    """For one thread that reads, and holds up nobody who writes."""
    return _thread_engine(url, "BEGIN", patience)


def _thread_engine(url: URL, begin: str, patience: float) -> Engine:
    if is_sqlite(url):
        url = url.set(drivername="sqlite")
        engine = create_engine(url, poolclass=NullPool, connect_args=_sqlite_arguments())
        _prepare_sqlite(engine, begin, patience)
        return engine
    engine = create_engine(url, poolclass=NullPool, connect_args=_postgres_arguments(url))

    @event.listens_for(engine, "begin")
    def limit_waiting(connection: Any) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(patience * 1000)}")

    return engine


def reading_engine(url: URL, patience: float) -> AsyncEngine:
    """For questions, which never wait for who writes."""
    if is_sqlite(url):
        engine = create_async_engine(url, connect_args=_sqlite_arguments(), pool_size=4, max_overflow=0)
        _prepare_sqlite(engine.sync_engine, "BEGIN", patience)
        return engine
    # Each question is one statement: a transaction around it would only add round trips.
    return create_async_engine(
        url, isolation_level="AUTOCOMMIT", connect_args=_postgres_arguments(url), pool_size=8, max_overflow=0
    )


def _sqlite_arguments() -> dict[str, Any]:
    # No transactions of the driver's own: we say when they begin and how.
    return {"isolation_level": None, "check_same_thread": False}


def _postgres_arguments(url: URL) -> dict[str, Any]:
    given = url.query.get("connect_timeout")
    return {} if given else {"connect_timeout": CONNECT_SECONDS}


def _prepare_sqlite(engine: Engine, begin: str, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        # What we confirm is on the disk, even when the power fails.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # Pages that many commits touch reach the file itself once for all of them: at 32 MB of log.
        cursor.execute("PRAGMA wal_autocheckpoint = 8000")
        cursor.execute("PRAGMA cache_size = -16000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)
