"""Trigger ids: each opens one view, within three seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.playground.ids import Ids
from adapters.playground.refusals import SlackRefused

LIFETIME = timedelta(seconds=3)


@dataclass
class Trigger:
    """Who did what when; `view_id` is the modal it happened in."""

    user: str
    at: datetime
    view_id: str = ""
    is_used: bool = False


@dataclass
class Triggers:
    """Gives out trigger ids and takes each back once."""

    ids: Ids
    now: Callable[[], datetime]
    given: dict[str, Trigger] = field(default_factory=dict)

    def make(self, user: str, view_id: str = "") -> str:
        self._forget_old()
        trigger_id = self.ids.trigger()
        self.given[trigger_id] = Trigger(user, self.now(), view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Whose trigger it is; refuses one that is unknown, too old, or was used before."""
        trigger = self.given.get(trigger_id)
        if trigger is None:
            raise SlackRefused("invalid_trigger_id")
        if trigger.is_used:
            raise SlackRefused("exchanged_trigger_id")
        if abs(self.now() - trigger.at) > LIFETIME:
            raise SlackRefused("expired_trigger_id")
        trigger.is_used = True
        return trigger

    def _forget_old(self) -> None:
        """An hour keeps the reason for a refusal exact without keeping everything."""
        limit = timedelta(hours=1)
        self.given = {k: t for k, t in self.given.items() if abs(self.now() - t.at) < limit}
