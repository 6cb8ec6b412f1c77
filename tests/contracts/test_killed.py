"""A process killed at any moment: what it was promised is there, once, and the history is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database import looking_engine, read_url
from storage.engine import open_storage
from storage.migrate import migrate
from storage.tables import events, handled_commands, requests
from storage.verify import verify
from tests import cast
from tests.contracts.busy import ask_once
from tests.contracts.story import KEYS, Stopped, found

ROOT = Path(__file__).parents[2]


def promised_before_the_kill(url: str, enough: int) -> list[str]:
    """What a busy process was told is stored, until it is killed after so many answers."""
    command = [sys.executable, "-m", "tests.contracts.busy", url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(enough)]
        process.kill()
        heard += process.stdout.readlines()
    # The last line may have been cut off in the middle.
    return [line.strip() for line in heard if line.endswith("\n")]


@pytest.mark.parametrize("enough", [1, 40, 300])
async def test_what_a_killed_process_was_promised_is_there_once(database_url: str, enough: int) -> None:
    migrate(database_url)
    storage = open_storage(database_url, KEYS, clock=Stopped())
    await found(storage)
    promised = promised_before_the_kill(database_url, enough)
    assert len(promised) >= enough
    assert isinstance(verify(database_url, cast.COMPANY), int)
    with looking_engine(read_url(database_url), 5.0).connect() as connection:
        stored = connection.scalars(
            select(events.c.correlation_id).where(events.c.type == "leave_requested")
        ).all()
        known = connection.scalars(select(handled_commands.c.command_id)).all()
        listed = connection.scalars(select(requests.c.request_id)).all()
    assert len(stored) == len(set(stored))
    assert set(promised) <= set(stored)
    assert set(stored) <= set(known)
    assert set(listed) == set(stored)
    assert [await ask_once(storage, name) for name in promised[-3:]] == [False] * len(promised[-3:])
    assert await ask_once(storage, "0-999999") is True
    await storage.close()
