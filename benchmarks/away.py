"""Who is away on a day among ten thousand people: through the query port, against the bare statement."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count, repeat
from typing import Any

import psycopg

from benchmarks import databases
from benchmarks.company import COMPANY, NOW, StandingClock
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import Timed, awaited_in_turns
from bot.wiring.loop import run
from domain.periods import Halves, Period
from storage.database import read_url
from storage.engine import open_storage
from storage.secrecy import new_key
from storage.tables import away_days, people

MOST = 1.5
LEAVES_EACH = 20
LONGEST = 5
"""Days of a leave: from one to as many."""
YEARS = 5
TODAY = NOW.date()

RAW = """
SELECT away_days.day, away_days.employee_id, people.name, away_days.halves, away_days.status,
       away_days.location_id, away_days.department_id, away_days.request_id, away_days.leave_type_id,
       away_days.first_day, away_days.last_day, away_days.part, away_days.span_start, away_days.span_end
FROM away_days JOIN people
  ON people.company_id = away_days.company_id AND people.employee_id = away_days.employee_id
WHERE away_days.company_id = 'bench' AND away_days.day = {day} AND away_days.status = 'approved'
  AND people.is_active AND (people.last_day IS NULL OR away_days.day <= people.last_day)
"""
Row = tuple[object, ...]


def away(is_quick: bool) -> Iterator[Figure]:
    """On every kind of database that there is."""
    staff, rounds = (200, 5) if is_quick else (10_000, 60)
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            say(f"away on {kind}: {staff * LEAVES_EACH} leaves are written")
            FILL[kind](url, staff)
            yield from run(_measured(kind, url, rounds))


async def _measured(kind: str, url: str, rounds: int) -> list[Figure]:
    storage = open_storage(url, f"k:{new_key()}", clock=StandingClock())
    # First each day once, then the same again and again, as on a Monday morning: answers are kept.
    days: Iterator[date] = _from(TODAY)
    same_days: Iterator[date] = _from(TODAY)
    raw = RAW.format(day="?" if kind == "sqlite" else "%s")
    with _bare(kind, url) as connection:

        async def ask() -> int:
            day = next(days)
            return len(await storage.queries.away(COMPANY, Period(day, day)))

        def ask_barely() -> int:
            day = next(same_days)
            return len(connection.execute(raw, (day.isoformat() if kind == "sqlite" else day,)).fetchall())

        people_away = await ask()
        assert people_away == ask_barely()
        say(f"  {people_away} people are away")
        first = await awaited_in_turns(rounds, ask, ask_barely)
        days, same_days = repeat(TODAY), repeat(TODAY)
        again = await awaited_in_turns(rounds, ask, ask_barely)
    await storage.close()
    return [_figure(f"away_{kind}", first), _figure(f"away_again_{kind}", again)]


def _figure(name: str, timed: Timed) -> Figure:
    return figure(name, _ms(timed[0]), "ms", _ms(timed[1]), Target(most=MOST))


def _from(day: date) -> Iterator[date]:
    return (day + timedelta(days=offset) for offset in count())


def _people(staff: int) -> Iterator[Row]:
    places = '[{"from_day":"2020-01-01","location_id":"berlin","department_id":"one","labels":[]}]'
    for number in range(staff):
        yield (
            COMPANY,
            f"person-{number:05}",
            f"Person {number}",
            None,
            None,
            True,
            None,
            places,
        )


def _days(staff: int) -> Iterator[Row]:
    """Each person's leave, spread evenly over the years around today."""
    start, stride = TODAY - timedelta(days=365 * YEARS // 2), 365 * YEARS // LEAVES_EACH
    for number in range(staff):
        for leave in range(LEAVES_EACH):
            first_day = start + timedelta(days=leave * stride + number * 7 % (stride - LONGEST))
            last_day = first_day + timedelta(days=(number + leave) % LONGEST)
            yield from _leave(number, leave, first_day, last_day)


def _leave(number: int, leave: int, first_day: date, last_day: date) -> Iterator[Row]:
    who, request = f"person-{number:05}", f"leave-{leave:02}"
    about = ("approved", "berlin", f"department-{number // 50}", "[]", "vacation", first_day, last_day)
    for offset in range((last_day - first_day).days + 1):
        day = first_day + timedelta(days=offset)
        yield (COMPANY, day, who, request, Halves.BOTH.value, *about, "all_day", None, None, None)


def _fill_sqlite(url: str, staff: int) -> None:
    with _bare("sqlite", url) as connection:
        connection.execute("BEGIN")
        for table, rows in ((people, _people(staff)), (away_days, _days(staff))):
            marks = ", ".join("?" for _ in table.columns)
            plain = ([str(each) if isinstance(each, date) else each for each in row] for row in rows)
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", plain)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


def _fill_postgres(url: str, staff: int) -> None:
    with _bare("postgres", url) as connection:
        for table, rows in ((people, _people(staff)), (away_days, _days(staff))):
            with connection.cursor().copy(f"COPY {table.name} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
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
