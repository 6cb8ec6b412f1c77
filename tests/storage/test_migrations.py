"""A database is brought to this program's schema, and no other is touched."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import storage
from bot.ports import StoreUnavailable
from storage import tables, tables_of_access  # noqa: F401
from storage.columns import metadata
from storage.database import read_url, writing_engine
from storage.migrate import NEWEST, VERSION_TABLE, WrongDatabase, migrate


def execute(url: str, statement: str) -> None:
    with writing_engine(read_url(url), 1.0).begin() as connection:
        connection.execute(text(statement))


def test_an_empty_database_gets_the_tables_and_keeps_them(database_url: str) -> None:
    assert migrate(database_url) is True
    assert migrate(database_url) is False


def test_the_revisions_lead_to_the_tables_that_the_program_uses(database_url: str) -> None:
    migrate(database_url)
    with writing_engine(read_url(database_url), 1.0).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_newest_revision_is_the_one_the_program_stands_on() -> None:
    scripts = ScriptDirectory(str(Path(storage.__file__).with_name("migrations")))
    assert scripts.get_heads() == [NEWEST]


async def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    starts = [asyncio.to_thread(migrate, database_url) for _ in range(4)]
    assert sorted(await asyncio.gather(*starts)) == [False, False, False, True]


def test_a_newer_database_is_not_touched(database_url: str) -> None:
    migrate(database_url)
    execute(database_url, f"UPDATE {VERSION_TABLE} SET version_num = '0999'")  # noqa: S608
    with pytest.raises(WrongDatabase, match=r"newer version of this program .*0999"):
        migrate(database_url)


def test_the_database_of_another_program_is_not_touched(database_url: str) -> None:
    execute(database_url, "CREATE TABLE invoices (id INTEGER)")
    with pytest.raises(WrongDatabase, match="another program's database: it holds invoices"):
        migrate(database_url)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("Not a database, but long enough to be taken for one. " * 40)
    with pytest.raises(StoreUnavailable, match="not a database"):
        migrate(f"sqlite:///{tmp_path / 'notes.sqlite'}")


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="unable to open"):
        migrate(f"sqlite:///{tmp_path / 'nowhere' / 'leave.sqlite'}")


def test_a_server_that_does_not_answer_is_said_to_be_away() -> None:
    with pytest.raises(StoreUnavailable, match="refused"):
        migrate("postgresql://nobody@127.0.0.1:1/leave")
