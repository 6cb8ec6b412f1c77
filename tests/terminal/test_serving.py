"""`serve` starts for Slack, for Teams or for both, and offers to be set up where it knows of neither."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import aiohttp
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from tests.walks.stage import free_port

ROOT = Path(__file__).parents[2]
APP_ID = "5f0c1a52-7a3e-4a6c-9b58-1f9d54d2a7c1"


async def served(folder: Path, **settings: str) -> tuple[list[int], int]:
    """What health, a page and an unsigned activity are answered with, and how it ended."""
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DATA_DIR": str(folder),
        "PORT": str(port),
        **settings,
    }
    command = [sys.executable, "-m", "bot", "serve"]
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=environment, stdout=PIPE)
    assert process.stdout is not None
    assert b"Listening" in await process.stdout.readline()
    address = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address}/healthz") as health:
            found = [health.status]
        async with session.get(f"{address}/teams/about") as about:
            found.append(about.status)
        activity = {
            "type": "message",
            "channelId": "msteams",
            "serviceUrl": "https://smba.trafficmanager.net/",
        }
        async with session.post(f"{address}/api/messages", json=activity) as answer:
            found.append(answer.status)
    process.send_signal(signal.SIGTERM)
    return found, await process.wait()


async def test_teams_alone_is_enough(tmp_path: Path) -> None:
    found = await served(tmp_path, TEAMS_APP_ID=APP_ID, TEAMS_APP_SECRET="s3cret")
    assert found == ([200, 200, 401], 0)


async def test_with_slack_alone_there_is_nothing_of_teams(tmp_path: Path) -> None:
    # Many workspaces, by OAuth: nothing has to be asked of Slack at the start.
    slack = {"SLACK_SIGNING_SECRET": "s", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s"}
    assert await served(tmp_path, **slack) == ([200, 404, 404], 0)


async def test_whoever_has_set_nothing_is_given_a_link_to_set_it_up_by(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DATA_DIR": str(tmp_path), "PORT": str(free_port())}
    command = [sys.executable, "-m", "bot", "serve"]
    process = await asyncio.create_subprocess_exec(*command, cwd=tmp_path, env=environment, stdout=PIPE)
    assert process.stdout is not None
    said = [(await process.stdout.readline()).decode() for _ in range(7)]
    assert any("/dashboard/set-up/door?key=" in line for line in said)
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


def test_an_emulator_that_anybody_could_be_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEAMS_EMULATOR", "true")
    monkeypatch.setenv("HOST", "0.0.0.0")
    found = CliRunner().invoke(app, ["serve"])
    assert found.exit_code == 2
    assert "HOST=127.0.0.1" in found.output
