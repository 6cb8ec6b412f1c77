"""Calendars that people subscribe to: who has which, and what opens it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.ports.queries import Known
from domain.ids import CompanyId


class About(Enum):
    """Whose leave a calendar shows."""

    ONESELF = "oneself"
    COMPANY = "company"
    LOCATION = "location"
    DEPARTMENT = "department"
    """Those below it, too."""
    LABEL = "label"


class Telling(Enum):
    """How much it tells; its owner chooses, and never more than they may see themselves."""

    BUSY = "busy"
    """That somebody is away."""
    NAMES = "names"
    """Who."""
    TYPES = "types"
    """Who, and on what leave: one's own, and of others what the company shows by name."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar with a private address. What the address ends in is not kept, only its fingerprint."""

    id: str
    """To name it in a list; opens nothing."""
    owner: Known
    about: About
    which: str
    """The id of the location or department, or the label; empty for oneself and the company."""
    tells: Telling


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A line in a list of feeds."""

    feed: Feed
    created_at: datetime
    read_at: datetime | None
    """When it was last asked for, to the quarter of an hour."""
    reader: str
    """What asked for it then calls itself, at most 300 characters."""


class Feeds(Protocol):
    """Those that are open. Nothing but what `open` and `renew` hand out leads to one."""

    async def open(self, feed: Feed, at: datetime) -> str:
        """The secret that leads to it, 256 random bits, said only here; an earlier one leads nowhere."""
        ...

    async def find(self, secret: str) -> tuple[Feed, int] | None:
        """What a secret leads to, with the position of its company's log."""
        ...

    async def of(self, owner: Known) -> Sequence[FeedLine]:
        """Somebody's own, oldest first."""
        ...

    async def all(self, company_id: CompanyId) -> Sequence[FeedLine]:
        """Everybody's, oldest first."""
        ...

    async def renew(self, owner: Known, feed_id: str) -> str | None:
        """Another secret for one of somebody's own; the one before leads nowhere. None if not theirs."""
        ...

    async def note(self, feed: Feed, reader: str, at: datetime) -> None:
        """That it was asked for, and by what."""
        ...

    async def close(self, owner: Known, feed_id: str) -> bool:
        """Ends one of somebody's own; False where they have no such one."""
        ...

    async def close_all(self, owner: Known) -> int:
        """Ends all of somebody's own; how many there were."""
        ...
