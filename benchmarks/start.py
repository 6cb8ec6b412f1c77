"""From a command to its answer: `serve` until it is ready and what it then holds; `balance` at an end."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from benchmarks import company
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.processes import NotAsExpected
from benchmarks.turns import in_turns
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import rooms

ROOT = Path(__file__).parents[1]
SECONDS_TO_SERVE, SECONDS_TO_ANSWER, MEGABYTES = 3.0, 1.0, 160.0
PATIENCE = 30.0
SERVER_PACKAGES = "aiohttp.web, slack_bolt.async_app, sqlalchemy.ext.asyncio, apscheduler, pydantic_settings"
COMMAND_PACKAGES = "typer, sqlalchemy.ext.asyncio, msgspec, pydantic_settings"


def start(is_quick: bool) -> Iterator[Figure]:
    """Wall time beside importing nothing but the packages that the command stands on."""
    rounds = 1 if is_quick else 5
    with _installation(is_quick) as settings:
        say("  serve")
        times, floors = in_turns(
            rounds, lambda: _serve_until_ready(settings), lambda: _python("-c", f"import {SERVER_PACKAGES}")
        )
        yield figure("start_serve", times, "s", floors, Target(most=SECONDS_TO_SERVE, of_value=True))
        say("  balance")
        times, floors = in_turns(
            rounds, lambda: _balance(settings), lambda: _python("-c", f"import {COMMAND_PACKAGES}")
        )
        yield figure("start_balance", times, "s", floors, Target(most=SECONDS_TO_ANSWER, of_value=True))


def memory(is_quick: bool) -> Iterator[Figure]:
    """Resident memory of `serve` with everything mounted, beside its packages alone."""
    with _installation(is_quick) as settings:
        held, floors = [], []
        for _ in range(1 if is_quick else 3):
            with _importing(SERVER_PACKAGES) as process:
                floors.append(_weight(process))
            with _serving(settings) as process:
                held.append(_weight(process))
        yield figure("memory_at_rest", held, "MB", floors, Target(most=MEGABYTES, of_value=True))


def _weight(process: "subprocess.Popen[bytes]") -> float:
    """Megabytes resident."""
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(process.pid)])) / 1000


@contextmanager
def _importing(packages: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that holds packages and nothing else."""
    code = f"import sys, {packages}; print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.stdin.close()


@contextmanager
def _installation(is_quick: bool) -> Iterator[Mapping[str, str]]:
    """The settings of a program that has a company in its SQLite file already."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "DATA_DIR": folder,
            "PORT": str(_free_port()),
            "SLACK_SIGNING_SECRET": "secret",
            "SLACK_CLIENT_ID": "1.1",
            "SLACK_CLIENT_SECRET": "secret",
        }
        run(_found(Environment.model_validate(settings), 20 if is_quick else 300))
        yield settings


async def _found(environment: Environment, people: int) -> None:
    async with rooms(environment, company.StandingClock()) as opened:
        await company.found(opened.house.handling, people)


def _serve_until_ready(settings: Mapping[str, str]) -> None:
    with _serving(settings):
        pass


@contextmanager
def _serving(settings: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """`serve`, answering."""
    with _started(settings, "serve") as process:
        try:
            _wait_for(f"http://127.0.0.1:{settings['PORT']}/healthz", process)
            yield process
        finally:
            process.kill()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Raises NotAsExpected."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.005)
    raise NotAsExpected("serve did not become ready")


def _balance(settings: Mapping[str, str]) -> None:
    with _started(settings, "balance", "person1@bench.example", "--on", "2026-03-02") as process:
        answered, _ = process.communicate(timeout=PATIENCE)
    if b"acation" not in answered:
        raise NotAsExpected(answered.decode())


def _started(settings: Mapping[str, str], *arguments: str) -> "subprocess.Popen[bytes]":
    """A command of the program, away from anybody's own settings."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), **settings},
        cwd=settings["DATA_DIR"],
        stdout=subprocess.PIPE,
    )


def _python(*arguments: str) -> bytes:
    return subprocess.check_output([sys.executable, *arguments])


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
