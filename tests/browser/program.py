"""The demo program as a process of its own, with a folder that is there again when it starts again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.walks.stage import free_port

ROOT = Path(__file__).parents[2]
READY = "Ctrl-C stops it."


@contextmanager
def demo(folder: Path, port: int | None = None) -> Iterator[str]:
    """`python -m bot demo` from its greeting until it has stopped; gives its address."""
    port = port or free_port()
    given = {**os.environ, "DATA_DIR": str(folder), "PORT": str(port), "HOST": "127.0.0.1"}
    command = [sys.executable, "-m", "bot", "demo"]
    with subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert any(READY in line for line in process.stdout), "it ended before it said where it is"
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.communicate()
    assert process.returncode == 0


def begin_at(folder: Path, moment: datetime) -> None:
    """Sets the clock of a playground that has not been opened yet."""
    (folder / "demo").mkdir(parents=True, exist_ok=True)
    ahead = (moment - datetime.now(UTC)).total_seconds()
    (folder / "demo" / "clock.json").write_text(json.dumps(ahead), encoding="utf-8")
