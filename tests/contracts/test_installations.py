"""What every storage keeps of workspaces that installed the app, and how safely."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.ports import Installation
from domain.company.digests import Platform
from storage.bundle import Storage
from storage.database import read_url
from storage.engine import open_storage
from storage.migrate import migrate
from storage.secrecy import Undecipherable, new_key
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import KEYS, Stopped, later

TOKEN = "xoxb-this-opens-everything"
INSTALLATION = Installation(
    Platform.SLACK, "T1", "Tannenberg", None, TOKEN, "B1", "UB1", frozenset({"commands", "chat:write"}),
    "U1", cast.NOW,
)  # fmt: skip


async def test_an_installation_is_found_as_it_was_saved(storage: Storage) -> None:
    await storage.installations.save(INSTALLATION)
    second = replace(INSTALLATION, workspace_id="T2", enterprise_id="E1", scopes=frozenset())
    await storage.installations.save(second)
    assert await storage.installations.find(Platform.SLACK, "T1") == INSTALLATION
    assert await storage.installations.find(Platform.TEAMS, "T1") is None
    assert list(await storage.installations.all()) == [INSTALLATION, second]


async def test_a_tenant_of_microsoft_teams_has_no_token_and_is_kept_beside_slacks(storage: Storage) -> None:
    tenant = replace(
        INSTALLATION, platform=Platform.TEAMS, bot_token="", bot_user_id="28:app", scopes=frozenset()
    )
    await storage.installations.save(INSTALLATION)
    await storage.installations.save(tenant)
    assert await storage.installations.find(Platform.TEAMS, "T1") == tenant
    assert await storage.installations.find(Platform.SLACK, "T1") == INSTALLATION
    await storage.installations.remove(Platform.TEAMS, "T1")
    assert list(await storage.installations.all()) == [INSTALLATION]


async def test_installing_again_replaces_the_token(storage: Storage) -> None:
    await storage.installations.save(INSTALLATION)
    again = replace(INSTALLATION, bot_token="xoxb-new", installed_at=later(60))
    await storage.installations.save(again)
    assert list(await storage.installations.all()) == [again]


async def test_uninstalling_removes_the_token(storage: Storage) -> None:
    await storage.installations.save(INSTALLATION)
    await storage.installations.remove(Platform.SLACK, "T1")
    assert await storage.installations.find(Platform.SLACK, "T1") is None


async def test_a_state_is_consumed_by_one_of_two_callers(storage: Storage) -> None:
    await storage.installations.issue_state("s1", later(600))
    both = [storage.installations.consume_state("s1", later(5)) for _ in range(2)]
    assert sorted(await asyncio.gather(*both)) == [False, True]


async def test_a_state_is_consumed_by_one_of_two_processes(opening: Opening) -> None:
    one, other = opening(), opening()
    for number in range(10):
        await one.installations.issue_state(f"s{number}", later(600))
    both = [
        storage.installations.consume_state(f"s{number}", later(5))
        for number in range(10)
        for storage in (one, other)
    ]
    answers = await asyncio.gather(*both)
    assert [sorted(answers[2 * n : 2 * n + 2]) for n in range(10)] == [[False, True]] * 10


async def test_a_state_is_no_good_after_its_time_or_when_it_was_never_issued(storage: Storage) -> None:
    await storage.installations.issue_state("s1", later(600))
    assert await storage.installations.consume_state("s1", later(600)) is False
    assert await storage.installations.consume_state("s1", later(5)) is False
    assert await storage.installations.consume_state("guessed", later(5)) is False


def raw_tokens(url: str) -> list[str]:
    engine = create_engine(read_url(url).set(drivername=read_url(url).drivername.replace("+aiosqlite", "")))
    with engine.connect() as connection:
        found = connection.scalars(text("SELECT bot_token FROM installations ORDER BY workspace_id")).all()
    engine.dispose()
    return [str(each) for each in found]


async def test_a_token_does_not_lie_open_in_the_database(opening: Opening, database_url: str) -> None:
    await opening().installations.save(INSTALLATION)
    assert TOKEN not in raw_tokens(database_url)[0]
    assert "opens" not in raw_tokens(database_url)[0]


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_no_file_of_the_database_contains_a_token_or_a_state(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    await storage.installations.save(INSTALLATION)
    await storage.installations.issue_state("state-of-an-installation", later(600))
    written = everything_in(tmp_path)
    await storage.close()
    assert b"Tannenberg" in written
    assert TOKEN.encode() not in written
    assert b"state-of-an-installation" not in written


async def test_a_new_key_opens_what_the_old_one_locked_and_rotating_lets_the_old_one_go(
    database_url: str,
) -> None:
    migrate(database_url)
    old, new = f"k1:{new_key()}", f"k2:{new_key()}"
    for ring, rotated in ((old, 0), (f"{new},{old}", 1), (new, 0)):
        storage = open_storage(database_url, ring, clock=Stopped())
        if ring == old:
            await storage.installations.save(INSTALLATION)
        assert await storage.installations.rotate_keys() == rotated
        assert await storage.installations.find(Platform.SLACK, "T1") == INSTALLATION
        await storage.close()
    storage = open_storage(database_url, old, clock=Stopped())
    with pytest.raises(Undecipherable, match="k2"):
        await storage.installations.find(Platform.SLACK, "T1")
    await storage.close()


async def test_a_tenant_without_a_token_is_locked_under_the_new_key_too(database_url: str) -> None:
    migrate(database_url)
    old, new = f"k1:{new_key()}", f"k2:{new_key()}"
    tenant = replace(INSTALLATION, platform=Platform.TEAMS, bot_token="")
    for ring, rotated in ((old, 0), (f"{new},{old}", 2), (new, 0)):
        storage = open_storage(database_url, ring, clock=Stopped())
        if ring == old:
            await storage.installations.save(INSTALLATION)
            await storage.installations.save(tenant)
        assert await storage.installations.rotate_keys() == rotated
        assert list(await storage.installations.all()) == [INSTALLATION, tenant]
        await storage.close()


async def test_a_token_cannot_be_moved_to_another_workspace(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    await storage.installations.save(INSTALLATION)
    connection = sqlite3.connect(tmp_path / "leave.sqlite")
    connection.execute("UPDATE installations SET workspace_id = 'T-thief'")
    connection.commit()
    connection.close()
    with pytest.raises(Undecipherable, match="T-thief"):
        await storage.installations.find(Platform.SLACK, "T-thief")
    await storage.close()
