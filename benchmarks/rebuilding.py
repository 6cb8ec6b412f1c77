"""Making the read tables anew, against decoding the log and writing the very rows with the bare driver."""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks import commits, company, databases
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import in_turns
from bot.wiring.loop import run
from storage.codec import Codec
from storage.rebuild import rebuild
from storage.tables import READ_TABLES

LEAST = 0.5


def rebuilding(is_quick: bool) -> Iterator[Figure]:
    """A company's whole log."""
    people, rounds = (20, 1) if is_quick else (400, 3)
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            say(f"rebuild on {kind}: a company of {people} people is founded")
            run(company.found_at(url, people))
            with commits.connected(kind, url) as connection:
                count = connection.execute("SELECT count(*) FROM events").fetchone()[0]
                floor = _bare(kind, connection)
                times, floors = in_turns(rounds, lambda: rebuild(url, lambda *_: None), floor)
            rates, most = ([count / each for each in side] for side in (times, floors))
            yield figure(f"rebuild_{kind}", rates, "events/s", most, Target(least=LEAST))


def _bare(kind: str, connection: Any) -> Callable[[], None]:
    """Reads and decodes every event, then writes the rows that there are now."""
    codec = Codec()
    kept = {table: connection.execute(f"SELECT * FROM {table.name}").fetchall() for table in READ_TABLES}

    def run() -> None:
        connection.execute("BEGIN IMMEDIATE" if kind == "sqlite" else "BEGIN")
        for row in connection.execute("SELECT type, shape, payload FROM events ORDER BY stream, version"):
            codec.read_event(*row)
        for table, rows in kept.items():
            connection.execute(f"DELETE FROM {table.name}")
            commits.insert(connection, table, "?" if kind == "sqlite" else "%s", rows)
        connection.execute("COMMIT")

    return run
