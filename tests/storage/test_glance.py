"""What is looked up at once is what the file holds, whoever wrote it."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select

from storage import glance
from storage.glance import Glance
from storage.migrate import migrate
from storage.tables import homes

WHO = select(homes.c.user_id).where(homes.c.workspace_id == bindparam("workspace_id"))
T1, T2 = {"workspace_id": "T1"}, {"workspace_id": "T2"}


@pytest.fixture
def other(sqlite_url: str, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another process that writes."""
    migrate(sqlite_url)
    connection = sqlite3.connect(tmp_path / "leave.sqlite", isolation_level=None)
    yield connection
    connection.close()


@pytest.fixture
def looking(other: sqlite3.Connection, tmp_path: Path) -> Iterator[Glance]:
    opened = Glance(str(tmp_path / "leave.sqlite"), False)
    yield opened
    opened.close()


def opens_home(other: sqlite3.Connection, workspace_id: str, user_id: str) -> None:
    other.execute("INSERT INTO homes VALUES ('slack', ?, ?)", (workspace_id, user_id))


async def test_what_another_process_writes_is_seen_at_the_next_turn(
    looking: Glance, other: sqlite3.Connection
) -> None:
    assert list(looking.rows(WHO, T1)) == []
    opens_home(other, "T1", "U1")
    await asyncio.sleep(0)
    assert looking.rows(WHO, T1) == [("U1",)]
    assert list(looking.rows(WHO, T2)) == []


async def test_what_is_asked_twice_in_a_turn_is_read_once(looking: Glance, other: sqlite3.Connection) -> None:
    first = looking.rows(WHO, T1)
    opens_home(other, "T1", "U1")
    assert looking.rows(WHO, T1) is first


async def test_answers_are_not_kept_without_end(
    looking: Glance, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance, "KEPT_ROWS", 1)
    opens_home(other, "T1", "U1")
    first = looking.rows(WHO, T1)
    assert looking.rows(WHO, T1) is first
    looking.rows(WHO, T2)
    assert looking.rows(WHO, T1) == first
    assert looking.rows(WHO, T1) is not first


def test_a_loop_that_ended_leaves_nothing_behind(looking: Glance, other: sqlite3.Connection) -> None:
    async def ask() -> list[tuple[str]]:
        return list(looking.rows(WHO, T1))  # type: ignore[arg-type]

    assert asyncio.run(ask()) == []
    opens_home(other, "T1", "U1")
    assert asyncio.run(ask()) == [("U1",)]
