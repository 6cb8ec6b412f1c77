"""Our program without tokens on loopback, and Microsoft's own client before it."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.clock.clocks import MovableClock
from tests.agents_playground.client import Playground, playing
from tests.agents_playground.company import FILE
from tests.faults.busy import CLOCK
from tests.faults.served import READY
from tests.walks.stage import free_port

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "agents_playground.sh"
TODAY = datetime(2026, 6, 15, 8, 0, tzinfo=UTC)
"""A Monday."""


@pytest.fixture(scope="session")
def cli() -> Path:
    """Where the Playground is: $AGENTS_PLAYGROUND, or where its script puts it."""
    if shutil.which("node") is None:
        pytest.skip("Node is not installed, which Microsoft's Agents Playground needs")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "leave-agents-playground"
    folder = Path(os.environ.get("AGENTS_PLAYGROUND") or cache)
    found = re.search(r"(?m)^version=(.+)$", SCRIPT.read_text(encoding="utf-8"))
    assert found is not None
    path = folder / found[1] / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
    if not path.is_file():
        pytest.skip("Microsoft's Agents Playground is not here (scripts/agents_playground.sh fetches it)")
    return path


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data into which the company's file has been brought, to be copied."""
    folder = tmp_path_factory.mktemp("company")
    file = folder / "company.yaml"
    file.write_text(FILE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DATA_DIR": str(folder / "data")}
    command = [sys.executable, "-m", "bot", "import", str(file)]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder / "data"


@pytest.fixture
async def playground(cli: Path, company: Path, tmp_path: Path) -> AsyncIterator[Playground]:
    """Felix has added the app; nobody has said anything yet."""
    port, theirs = free_port(), free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DATA_DIR": str(tmp_path / "data"),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "TEAMS_EMULATOR": "true",
        "TEAMS_SERVICE_HOSTS": f"localhost:{theirs}",
    }
    shutil.copytree(company, tmp_path / "data")
    MovableClock(tmp_path / "data" / CLOCK).move(TODAY)
    bot = f"http://127.0.0.1:{port}"
    async with _served(environment), playing(cli, tmp_path, theirs, bot) as found:
        await found.install()
        yield found


@asynccontextmanager
async def _served(environment: dict[str, str]) -> AsyncIterator[None]:
    command = [sys.executable, "-m", "tests.faults.served"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=PIPE)
    try:
        assert process.stdout is not None
        assert (await process.stdout.readline()).decode().strip() == READY
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()
