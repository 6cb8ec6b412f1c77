"""What outlives a restart, as one JSON file."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.playground.teams.tenant import TeamsConversation, TeamsMessage, TeamsPerson, Tenant
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

VERSION = 1
PAUSE = 0.5
"""Seconds from a change until it is written, so that a burst is written once."""


def save(world: TeamsWorld, path: Path) -> None:
    """Write the world; the file is replaced whole, so that a crash leaves the one before."""
    known = {"count": world.ids.count, "service_url": world.service_url}
    saved = {"version": VERSION, **known, "tenant": asdict(world.tenant)}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    os.replace(draft, path)


def restore(world: TeamsWorld, path: Path) -> bool:
    """Take up what was saved; False when there is no file of this version."""
    if not path.exists():
        return False
    saved = json.loads(path.read_text(encoding="utf-8"))
    if saved.get("version") != VERSION:
        return False
    world.ids.count = saved["count"]
    world.former_url = saved["service_url"]
    world.tenant = _tenant(saved["tenant"])
    return True


def _tenant(saved: Json) -> Tenant:
    people = {key: TeamsPerson(**each) for key, each in saved["people"].items()}
    conversations = {key: _conversation(each) for key, each in saved["conversations"].items()}
    return Tenant(**{**saved, "people": people, "conversations": conversations})


def _conversation(saved: Json) -> TeamsConversation:
    return TeamsConversation(**{**saved, "messages": [TeamsMessage(**each) for each in saved["messages"]]})


@dataclass
class Autosave:
    """Saves a moment after a change."""

    save: Callable[[], None]
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
        self.save()
