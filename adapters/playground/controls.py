"""What the playground's bar asks of the product it stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

NINE = time(9)


@dataclass(frozen=True)
class PersonCard:
    """A person worth being: Slack user id, name, and a line such as "Engineering, Berlin · approver".

    The first two of a story stand side by side when the page is opened.
    """

    user: str
    name: str
    role: str = ""


class Controls(Protocol):
    """The product's clock and its few levers."""

    def now(self) -> datetime:
        """The product's clock, in aware UTC."""
        ...

    async def move_clock(self, to: datetime | None) -> None:
        """Let the product's clock go on from `to`; None stands for the real time."""
        ...

    async def post_digest_now(self) -> str:
        """Post the digest, and say in a sentence what happened."""
        ...

    async def people(self) -> Sequence[PersonCard]:
        """Whom to be first, and a line about each."""
        ...

    async def reset(self) -> str:
        """Start the story over, and say in a sentence what happened."""
        ...


def moved(now: datetime, step: str, tz: str) -> datetime | None:
    """Where a button of the bar moves the clock; None is back to real time. Raises ValueError."""
    if step == "real":
        return None
    if step == "hour":
        return now + timedelta(hours=1)
    if step == "day":
        return now + timedelta(days=1)
    if step != "tomorrow":
        raise ValueError(f"No such step: {step}")
    zone = ZoneInfo(tz)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, NINE, zone)
