"""Rate limits: how many calls a method, and how many messages a channel, takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from adapters.playground.refusals import SlackRefused

TIERS: Mapping[str, int] = {
    **dict.fromkeys(("users.list", "conversations.list"), 20),
    **dict.fromkeys(
        (
            "conversations.info",
            "conversations.open",
            "conversations.join",
            "chat.update",
            "chat.delete",
            "team.info",
            "bots.info",
            "users.lookupByEmail",
        ),
        50,
    ),
    **dict.fromkeys(
        (
            "users.info",
            "conversations.members",
            "chat.postEphemeral",
            "views.open",
            "views.push",
            "views.update",
            "views.publish",
        ),
        100,
    ),
}
"""Calls a minute and workspace, by Slack's tiers 2, 3 and 4."""


@dataclass
class Bucket:
    """A bucket of tokens that fills up with time."""

    tokens: float
    at: datetime


@dataclass
class Limits:
    """What the platform takes; set `is_on` False where a test is about something else.

    `posts_a_second` and `burst` hold for one channel.
    """

    now: Callable[[], datetime]
    posts_a_second: float = 1.0
    burst: int = 4
    per_minute: Mapping[str, int] = field(default_factory=lambda: TIERS)
    is_on: bool = True
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)

    def take_call(self, team: str, method: str) -> None:
        """Count one call; refuses with `ratelimited` over the method's tier."""
        if method in self.per_minute:
            most = self.per_minute[method]
            self._take((team, method), most, most / 60)

    def take_post(self, team: str, channel: str) -> None:
        """Count one message to a channel; refuses with `ratelimited` when they come too fast."""
        self._take((team, f"#{channel}"), self.burst, self.posts_a_second)

    def _take(self, key: tuple[str, str], most: int, per_second: float) -> None:
        if not self.is_on:
            return
        now = self.now()
        bucket = self._buckets.get(key)
        if bucket is None or now < bucket.at:
            bucket = Bucket(most, now)
        filled = min(most, bucket.tokens + (now - bucket.at).total_seconds() * per_second)
        if filled < 1:
            raise SlackRefused("ratelimited", status=429, retry_after=math.ceil((1 - filled) / per_second))
        self._buckets[key] = Bucket(filled - 1, now)
