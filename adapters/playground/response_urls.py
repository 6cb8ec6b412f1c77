"""Response URLs: five answers in half an hour to what a person did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.playground.ids import Ids
from adapters.playground.refusals import SlackRefused

LIFETIME = timedelta(minutes=30)
MOST_USES = 5


@dataclass
class Origin:
    """Whose doing a response URL answers, and where; `message_ts` is the message they acted in."""

    user: str
    channel: str
    at: datetime
    message_ts: str = ""
    uses: int = 0


@dataclass
class ResponseUrls:
    """Gives out keys of response URLs and counts their uses."""

    ids: Ids
    now: Callable[[], datetime]
    given: dict[str, Origin] = field(default_factory=dict)

    def make(self, user: str, channel: str, message_ts: str = "") -> str:
        """The key of a new response URL, to be put behind `RESPONSES`."""
        self.given = {k: o for k, o in self.given.items() if abs(self.now() - o.at) <= LIFETIME}
        key = self.ids.word()
        self.given[key] = Origin(user, channel, self.now(), message_ts)
        return key

    def use(self, key: str) -> Origin:
        """Where to answer; refuses with Slack's words when the key is unknown, old or used up."""
        origin = self.given.get(key)
        if origin is None:
            raise SlackRefused("invalid_url", status=404)
        if abs(self.now() - origin.at) > LIFETIME:
            raise SlackRefused("expired_url", status=404)
        if origin.uses >= MOST_USES:
            raise SlackRefused("used_url", status=404)
        origin.uses += 1
        return origin
