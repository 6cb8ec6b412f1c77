"""A database that cannot serve: everybody is told, nothing is half stored, and work goes on afterwards."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import IntegrityError

from bot.ports import StoreUnavailable, Transaction
from domain.streams import employee_stream
from storage.bundle import Storage
from storage.database import read_url
from storage.engine import open_storage
from storage.migrate import migrate
from storage.verify import verify
from tests import cast
from tests.contracts.story import KEYS, OTHER, Stopped, append, ask, context, found, requested

ANNAS = employee_stream(cast.ANNA)
DAY = cast.asked("2026-08-03")


@pytest.fixture
async def impatient(database_url: str) -> AsyncIterator[Storage]:
    """A storage that gives up soon, with the cast's company."""
    migrate(database_url)
    storage = open_storage(database_url, KEYS, clock=Stopped(), patience=0.05)
    await found(storage)
    yield storage
    await storage.close()


@contextmanager
def somebody_elses_lock(url: str) -> Iterator[None]:
    """Another program in the middle of a transaction of its own."""
    address = read_url(url)
    if address.drivername.startswith("sqlite"):
        connection: Any = sqlite3.connect(str(address.database), isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
    else:
        connection = psycopg.connect(plain(url))
        connection.execute("SELECT * FROM companies FOR UPDATE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


def plain(url: str) -> str:
    return read_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def test_while_the_database_is_locked_everybody_is_told_and_may_still_read(
    impatient: Storage, database_url: str
) -> None:
    with somebody_elses_lock(database_url):
        asking = [ask(impatient, f"r{number}", DAY) for number in range(5)]
        answers = await asyncio.gather(*asking, return_exceptions=True)
        assert [type(answer) for answer in answers] == [StoreUnavailable] * 5
        assert (await impatient.store.employee(cast.COMPANY, cast.ANNA)).requests == {}
    for number in range(5):
        await ask(impatient, f"r{number}", DAY)
    assert len((await impatient.store.employee(cast.COMPANY, cast.ANNA)).requests) == 5


async def test_one_whose_rows_are_not_accepted_is_told_alone(impatient: Storage, database_url: str) -> None:
    """Its id was used before, and it did not look: the database refuses, and the others do not suffer."""
    await ask(impatient, "r1", DAY)
    asking = [append(impatient, f"c{number}", ANNAS, [requested(f"q{number}", DAY)]) for number in range(6)]
    asking.insert(3, append(impatient, "ask r1", ANNAS, [requested("again", DAY)]))
    answers = await asyncio.gather(*asking, return_exceptions=True)
    assert [type(answer) for answer in answers] == [type(None)] * 3 + [IntegrityError] + [type(None)] * 3
    anna = await impatient.store.employee(cast.COMPANY, cast.ANNA)
    assert set(anna.requests) == {"r1", *(f"q{number}" for number in range(6))}
    assert isinstance(verify(database_url, cast.COMPANY), int)


async def test_somebody_who_no_longer_waits_does_not_disturb_the_others(impatient: Storage) -> None:
    asking = [asyncio.create_task(ask(impatient, f"r{number}", DAY)) for number in range(10)]
    await asyncio.sleep(0)
    asking[4].cancel()
    answers = await asyncio.gather(*asking, return_exceptions=True)
    assert [type(answer) for answer in answers].count(type(None)) == 9
    anna = await impatient.store.employee(cast.COMPANY, cast.ANNA)
    assert set(anna.requests) >= {f"r{number}" for number in range(10)} - {"r4"}


async def test_a_closed_store_takes_nothing_more(impatient: Storage) -> None:
    await impatient.close()
    with pytest.raises(StoreUnavailable):
        await ask(impatient, "r1", DAY)


async def test_what_was_waiting_when_the_store_closes_is_still_stored(
    impatient: Storage, database_url: str
) -> None:
    asking = [asyncio.create_task(ask(impatient, f"r{number}", DAY)) for number in range(10)]
    await asyncio.sleep(0)
    await impatient.close()
    await asyncio.gather(*asking)
    again = open_storage(database_url, KEYS, clock=Stopped())
    assert len((await again.store.employee(cast.COMPANY, cast.ANNA)).requests) == 10
    await again.close()


async def ask_until_it_is_full(storage: Storage) -> int:
    """How many found room."""
    for number in range(1000):
        outcome = (await asyncio.gather(ask(storage, f"r{number}", DAY), return_exceptions=True))[0]
        if outcome is not None:
            assert isinstance(outcome, StoreUnavailable)
            assert "full" in str(outcome)
            return number
    raise AssertionError("the disk was never full")


async def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(
    sqlite_url: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    room = {"pages": 100}

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {room['pages']}")

    event.listen(Engine, "connect", limit)
    try:
        storage = open_storage(sqlite_url, KEYS, clock=Stopped())
        await found(storage)
        stored = await ask_until_it_is_full(storage)
        assert len((await storage.store.employee(cast.COMPANY, cast.ANNA)).requests) == stored
        room["pages"] = 10_000
        await ask(storage, "with room", DAY)
        assert len(await storage.queries.requests_of(cast.COMPANY, cast.ANNA, cast.TODAY)) == stored + 1
        await storage.close()
    finally:
        event.remove(Engine, "connect", limit)
    assert isinstance(verify(sqlite_url, cast.COMPANY), int)


async def test_a_database_that_may_only_be_read_is_read(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    await found(storage)
    reading = f"sqlite:///file:{tmp_path / 'leave.sqlite'}?mode=ro&uri=true"
    only_reading = open_storage(reading, KEYS, clock=Stopped())
    with pytest.raises(StoreUnavailable, match="readonly"):
        await ask(only_reading, "r1", DAY)
    assert (await only_reading.store.employee(cast.COMPANY, cast.ANNA)).id == cast.ANNA
    assert len(await only_reading.queries.people(cast.COMPANY)) == 4
    await only_reading.close()
    await storage.close()


async def test_a_damaged_file_is_said_to_be_damaged(sqlite_url: str, tmp_path: Path) -> None:
    path = tmp_path / "leave.sqlite"
    path.write_bytes(b"This is not what it was. " * 400)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    with pytest.raises(StoreUnavailable, match="not a database"):
        await ask(storage, "r1", DAY)
    with pytest.raises(StoreUnavailable, match="not a database"):
        await storage.store.settings(cast.COMPANY)
    with pytest.raises(StoreUnavailable, match="not a database"):
        await storage.queries.people(cast.COMPANY)
    await storage.close()


async def test_a_server_that_is_away_is_told_to_everybody() -> None:
    storage = open_storage("postgresql://nobody@127.0.0.1:1/leave", KEYS, clock=Stopped())
    with pytest.raises(StoreUnavailable, match="refused"):
        await ask(storage, "r1", DAY)
    with pytest.raises(StoreUnavailable, match="refused"):
        await storage.queries.companies()
    await storage.close()


async def test_after_a_restart_of_the_server_work_goes_on(postgres_url: str) -> None:
    migrate(postgres_url)
    storage = open_storage(postgres_url, KEYS, clock=Stopped())
    await found(storage)
    await storage.queries.people(cast.COMPANY)
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert len(await storage.queries.people(cast.COMPANY)) == 4
    await ask(storage, "r1", DAY)
    assert len((await storage.store.employee(cast.COMPANY, cast.ANNA)).requests) == 1
    await storage.close()


async def test_a_commit_that_was_not_answered_is_not_done_twice(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks after the server has committed: tried again, the command is known."""
    migrate(postgres_url)
    storage = open_storage(postgres_url, KEYS, clock=Stopped())
    await found(storage)
    commit: Callable[..., None] = PGDialect_psycopg.do_commit
    breaks = [True]

    def commit_and_break(self: PGDialect_psycopg, connection: Any) -> None:
        commit(self, connection)
        if breaks:
            breaks.clear()
            connection.dbapi_connection.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")

    def once(transaction: Transaction) -> str:
        if transaction.has_handled(cast.COMPANY, "click"):
            return "known"
        transaction.append(context("click"), ANNAS, [requested("r1", DAY)])
        return "stored"

    monkeypatch.setattr(PGDialect_psycopg, "do_commit", commit_and_break)
    assert await storage.store.transact(cast.COMPANY, once) == "known"
    breaks.append(True)
    assert await storage.inbox.is_first("Ev1", cast.NOW) is True
    assert len((await storage.store.employee(cast.COMPANY, cast.ANNA)).requests) == 1
    await storage.close()


async def test_processes_that_lock_companies_in_any_order_do_not_block_each_other(
    postgres_url: str,
) -> None:
    migrate(postgres_url)
    storages = [open_storage(postgres_url, KEYS, clock=Stopped()) for _ in range(2)]
    for company_id in (cast.COMPANY, OTHER):
        await found(storages[0], company_id)
    orders = ((cast.COMPANY, OTHER), (OTHER, cast.COMPANY))
    asking = [
        ask(storage, f"{which}-{number}", DAY, company_id=company_id)
        for number in range(30)
        for which, storage in enumerate(storages)
        for company_id in orders[which]
    ]
    await asyncio.gather(*asking)
    for company_id in (cast.COMPANY, OTHER):
        assert len((await storages[1].store.employee(company_id, cast.ANNA)).requests) == 60
    for storage in storages:
        await storage.close()
