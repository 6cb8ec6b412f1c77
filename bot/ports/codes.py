"""One-time codes, by which somebody shows on one platform who they are on another."""

from datetime import datetime
from typing import Protocol

from bot.ports.queries import Known
from domain.employees.assignment import Identity

LETTERS = "ABCDEFGHJKMNPRSTWXYZ"
"""Those that are not taken for each other, neither read nor heard."""
LENGTH = 8


class Codes(Protocol):
    """Codes that wait to be said. What is kept of one lets nobody say it."""

    async def issue(self, known: Known, expires_at: datetime) -> str:
        """A new one for somebody, eight of LETTERS; an earlier one of theirs is no good any more."""
        ...

    async def whose(self, code: str, at: datetime) -> Known | None:
        """Who it was given to; None once it was used, was replaced or has expired."""
        ...

    async def consume(self, code: str, at: datetime) -> bool:
        """True for one caller only, and only before it expires."""
        ...

    async def may_try(self, identity: Identity, at: datetime) -> bool:
        """Counts a try of theirs; False where there were too many within an hour."""
        ...

    async def forgive(self, identity: Identity) -> None:
        """Forgets their tries."""
        ...
