"""What outlives a restart, as one JSON file."""

from __future__ import annotations

import asyncio
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.playground.workspace import (
    Channel,
    Installation,
    Json,
    Message,
    Person,
    PersonsToken,
    View,
    Workspace,
)

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

VERSION = 1
PAUSE = 0.5
"""Seconds from a change until it is written, so that a burst is written once."""


def save(world: SlackWorld, path: Path) -> None:
    """Write the world; the file is replaced whole, so that a crash leaves the one before."""
    saved = {
        "version": VERSION,
        "count": world.ids.count,
        "workspaces": [{**asdict(each), "stacks": {}} for each in world.workspaces.values()],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    os.replace(draft, path)


def restore(world: SlackWorld, path: Path) -> bool:
    """Take up what was saved; False when there is no file of this version."""
    if not path.exists():
        return False
    saved = json.loads(path.read_text(encoding="utf-8"))
    if saved.get("version") != VERSION:
        return False
    world.ids.count = saved["count"]
    world.workspaces = {each["id"]: _workspace(each) for each in saved["workspaces"]}
    return True


def _workspace(saved: Json) -> Workspace:
    installation = saved["installation"]
    return Workspace(
        saved["id"],
        saved["name"],
        saved["domain"],
        people={key: Person(**each) for key, each in saved["people"].items()},
        channels={key: _channel(each) for key, each in saved["channels"].items()},
        installation=Installation(**installation) if installation else None,
        homes={key: View(**each) for key, each in saved["homes"].items()},
        tokens={key: PersonsToken(**each) for key, each in saved.get("tokens", {}).items()},
    )


def _channel(saved: Json) -> Channel:
    return Channel(**{**saved, "messages": [Message(**each) for each in saved["messages"]]})


@dataclass
class Autosave:
    """Saves a moment after a change."""

    world: SlackWorld
    path: Path
    _timer: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Save in a moment; at once where nothing runs that could come back to it."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._now()
            return
        if self._timer is None:
            self._timer = loop.call_later(PAUSE, self._now)

    def finish(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._now()

    def _now(self) -> None:
        self._timer = None
        save(self.world, self.path)
