"""A page of the audit log among a million entries, beside the same page among a fiftieth of them."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import psycopg

from benchmarks import databases
from benchmarks.company import COMPANY, NOW, StandingClock
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import both_awaited_in_turns
from bot.ports import Wanted
from bot.wiring.loop import run
from domain.company.events import CompanyFounded
from domain.ids import EmployeeId
from storage.bundle import Storage
from storage.database import read_url
from storage.engine import open_storage
from storage.secrecy import new_key

MOST, PART = 1_000_000, 50
PAGE = 50
STAFF = 100
OF_FEW = Target(most=1.5)
"""What an index finds does not grow with the log."""
OF_LOOKING = Target(most=250.0, of_value=True)
"""What none knows is looked for among so many entries at a time, and no more."""
PAYLOAD = '{"request_id":"r-1","by":"person-00001","at":"2026-03-02T09:00:00Z"}'
INTO = (
    "events (company_id, position, stream, type, shape, payload, actor, origin, correlation_id, recorded_at, "
    "version, previous_hash, hash)"
)
BEGINNING = NOW - timedelta(seconds=MOST)
"""An entry a second."""


def auditing(is_quick: bool) -> Iterator[Figure]:
    """On every kind of database that there is."""
    entries, rounds = (MOST // PART, 3) if is_quick else (MOST, 40)
    for kind in databases.available():
        with databases.KINDS[kind]() as url, databases.KINDS[kind]() as small:
            say(f"audit on {kind}: {entries} entries are written")
            FILL[kind](url, entries)
            FILL[kind](small, entries // PART)
            yield from run(_measured(kind, url, small, entries, rounds))


async def _measured(kind: str, url: str, small: str, entries: int, rounds: int) -> list[Figure]:
    day = _moment(entries // PART // 2)
    asked = {
        "newest": Wanted(),
        "actor": Wanted(actor=EmployeeId("person-00007")),
        "person": Wanted(stream="employee-person-00011"),
        "period": Wanted(since=day, before=day + timedelta(minutes=2)),
        "nothing": Wanted(kinds=frozenset({CompanyFounded})),
    }
    many, few = (open_storage(each, f"k:{new_key()}", clock=StandingClock()) for each in (url, small))
    figures = []
    for name, wanted in asked.items():

        async def ask(storage: Storage, wanted: Wanted = wanted) -> int:
            return len((await storage.history.leaf(COMPANY, wanted, None, PAGE)).entries)

        assert await ask(many) >= await ask(few)
        times, floors = await both_awaited_in_turns(rounds, partial(ask, many), partial(ask, few))
        target = OF_LOOKING if name == "nothing" else OF_FEW
        figures.append(figure(f"audit_{name}_{kind}", _ms(times), "ms", _ms(floors), target))
    await many.close()
    await few.close()
    return figures


def _moment(position: int) -> datetime:
    return BEGINNING + timedelta(seconds=position)


def _rows(entries: int) -> Iterator[tuple[Any, ...]]:
    """Each entry is of another person than the one before, by one of a hundred."""
    blank = bytes(32)
    for position in range(1, entries + 1):
        about = f"employee-person-{position // 100 % STAFF:05}"
        by, at = f"person-{position % 100:05}", _moment(position)
        own = (COMPANY, position, about, "request_withdrawn", 1, PAYLOAD, by, "slack", f"c{position}", at)
        yield (*own, position, blank, blank)


def _fill_sqlite(url: str, entries: int) -> None:
    with _bare("sqlite", url) as connection:
        connection.execute("BEGIN")
        marks = ", ".join("?" * 13)
        plain = ((*row[:9], row[9].strftime("%Y-%m-%d %H:%M:%S.%f"), *row[10:]) for row in _rows(entries))
        connection.executemany(f"INSERT INTO {INTO} VALUES ({marks})", plain)
        connection.execute("INSERT INTO companies VALUES ('bench', ?, ?, 0)", (entries, bytes(32)))
        connection.execute("COMMIT")


def _fill_postgres(url: str, entries: int) -> None:
    with _bare("postgres", url) as connection:
        with connection.cursor().copy(f"COPY {INTO} FROM STDIN") as copy:
            for row in _rows(entries):
                copy.write_row(row)
        connection.execute("INSERT INTO companies VALUES ('bench', %s, %s, 0)", (entries, bytes(32)))
        connection.execute("VACUUM ANALYZE")


FILL: dict[str, Callable[[str, int], None]] = {"sqlite": _fill_sqlite, "postgres": _fill_postgres}


def _bare(kind: str, url: str) -> Any:
    """The driver's own connection."""
    address = read_url(url)
    if kind == "postgres":
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)
    return sqlite3.connect(str(address.database), isolation_level=None)


def _ms(times: list[float]) -> list[float]:
    return [each * 1000 for each in times]
