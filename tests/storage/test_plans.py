"""SQLite finds what somebody did, and what happened to somebody, by an index and not by reading the log."""

from typing import Any

import pytest
from sqlalchemy import Select, text
from sqlalchemy.dialects import sqlite

from bot.ports import Wanted
from storage.database import read_url, writing_engine
from storage.history import STREAM, asked
from storage.knowing import RECORDED
from storage.migrate import migrate
from tests import cast

ANNAS = "employee-anna"


def plan(url: str, statement: Select[Any]) -> str:
    """How the file is going to be looked through."""
    dialect = sqlite.dialect()  # type: ignore[no-untyped-call]
    said = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    with writing_engine(read_url(url), 1.0).connect() as connection:
        rows = connection.execute(text("EXPLAIN QUERY PLAN " + said.replace(":", "\\:"))).all()
    return "; ".join(row[3] for row in rows)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Wanted(), "PRIMARY KEY"),
        (Wanted(actor=cast.ANNA), "events_by_actor"),
        (Wanted(stream=ANNAS), "events_by_stream"),
    ],
)
def test_a_page_of_the_log_is_found_by_an_index(sqlite_url: str, wanted: Wanted, index: str) -> None:
    migrate(sqlite_url)
    found = plan(sqlite_url, asked(cast.COMPANY, wanted, 1, 1_000_000, is_file=True).limit(50))
    assert index in found
    assert "TEMP B-TREE" not in found


def test_what_was_known_of_somebody_is_read_without_what_happened_to_others(sqlite_url: str) -> None:
    migrate(sqlite_url)
    streams = [ANNAS, "company"]
    assert "events_by_stream" in plan(sqlite_url, RECORDED.params(company_id=cast.COMPANY, streams=streams))
    assert "events_by_stream" in plan(sqlite_url, STREAM.params(company_id=cast.COMPANY, stream=ANNAS))
