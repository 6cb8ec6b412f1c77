"""Calendars that people subscribe to, in a dictionary."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.ports import Feed, FeedLine, Known
from domain.ids import CompanyId
from storage.feeds import LONGEST_READER, new_secret
from storage.memory.log import MemoryStore


class MemoryFeeds:
    """The Feeds of a process."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._lines: dict[str, FeedLine] = {}
        """By secret."""

    async def open(self, feed: Feed, at: datetime) -> str:
        await self.close(feed.owner, feed.id)
        secret = new_secret()
        self._lines[secret] = FeedLine(feed, at, None, "")
        return secret

    async def find(self, secret: str) -> tuple[Feed, int] | None:
        line = self._lines.get(secret)
        if line is None:
            return None
        return line.feed, self._position(line.feed.owner.company_id)

    async def of(self, owner: Known) -> Sequence[FeedLine]:
        return [line for line in self._sorted() if line.feed.owner == owner]

    async def all(self, company_id: CompanyId) -> Sequence[FeedLine]:
        return [line for line in self._sorted() if line.feed.owner.company_id == company_id]

    async def renew(self, owner: Known, feed_id: str) -> str | None:
        for secret, line in list(self._lines.items()):
            if (line.feed.owner, line.feed.id) == (owner, feed_id):
                del self._lines[secret]
                anew = new_secret()
                self._lines[anew] = replace(line, read_at=None, reader="")
                return anew
        return None

    async def note(self, feed: Feed, reader: str, at: datetime) -> None:
        for secret, line in self._lines.items():
            if (line.feed.owner, line.feed.id) == (feed.owner, feed.id):
                self._lines[secret] = replace(line, read_at=at, reader=reader[:LONGEST_READER])

    async def close(self, owner: Known, feed_id: str) -> bool:
        before = len(self._lines)
        self._lines = {
            secret: line
            for secret, line in self._lines.items()
            if (line.feed.owner, line.feed.id) != (owner, feed_id)
        }
        return len(self._lines) < before

    async def close_all(self, owner: Known) -> int:
        before = len(self._lines)
        self._lines = {secret: line for secret, line in self._lines.items() if line.feed.owner != owner}
        return before - len(self._lines)

    def _position(self, company_id: CompanyId) -> int:
        log = self._store.logs.get(company_id)
        return log.head.position if log else 0

    def _sorted(self) -> list[FeedLine]:
        return sorted(self._lines.values(), key=lambda line: (line.created_at, line.feed.id))
