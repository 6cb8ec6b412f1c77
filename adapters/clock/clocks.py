"""Where the present and new ids come from; the only place that asks the machine."""

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

MILLISECONDS = 1000


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """Time that can be moved, and goes on from there; remembered in a file between runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ahead = timedelta(seconds=_read(path))

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def move(self, to: datetime | None) -> None:
        """To a moment; None is back to the machine's time."""
        self._ahead = to - datetime.now(UTC) if to else timedelta(0)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._ahead.total_seconds()), encoding="utf-8")


class TimeOrderedIds:
    """Ids of 32 hexadecimal digits that sort by the time they were made: UUID version 7 (RFC 9562)."""

    def new(self) -> str:
        milliseconds = time.time_ns() // (MILLISECONDS * MILLISECONDS)
        noise = int.from_bytes(os.urandom(10))
        number = (milliseconds << 80) | noise
        number = number & ~(0xF << 76) | (0x7 << 76)
        number = number & ~(0x3 << 62) | (0x2 << 62)
        return f"{number:032x}"


def _read(path: Path) -> float:
    """Seconds ahead of the machine's time; nothing where the file is missing or makes no sense."""
    try:
        return float(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return 0.0
