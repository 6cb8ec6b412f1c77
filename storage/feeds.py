"""Calendars that people subscribe to, each with the fingerprint of what opens it."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, delete, select, update

from bot.ports import About, Feed, FeedLine, Known, Telling
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.reader import Reader
from storage.tables import companies
from storage.tables_of_access import feeds
from storage.writer import Writer
from storage.writing import put

BYTES = 32
"""Of a secret: nobody guesses 256 bits."""
LONGEST_READER = 300
_WHAT = [feeds.c[name] for name in ("feed_id", "company_id", "employee_id", "about", "which", "tells")]
FIND: Select[Any] = (
    select(*_WHAT, companies.c.position)
    .join(companies, companies.c.company_id == feeds.c.company_id)
    .where(feeds.c.fingerprint == bindparam("fingerprint"))
)


class TableFeeds:
    """The Feeds of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def open(self, feed: Feed, at: datetime) -> str:
        """The secret that leads to it; an earlier one leads nowhere."""
        secret = new_secret()
        row = {
            "company_id": feed.owner.company_id,
            "feed_id": feed.id,
            "employee_id": feed.owner.employee_id,
            "about": feed.about.value,
            "which": feed.which,
            "tells": feed.tells.value,
            "fingerprint": fingerprint(secret),
            "created_at": at,
            "read_at": None,
            "reader": "",
        }
        await self._writer.do(lambda batch: put(batch.connection, feeds, row))
        return secret

    async def find(self, secret: str) -> tuple[Feed, int] | None:
        """What a secret leads to, with the position of its company's log."""
        row = await self._reader.first(FIND, {"fingerprint": fingerprint(secret)})
        return None if row is None else (_feed(row), row[6])

    async def of(self, owner: Known) -> Sequence[FeedLine]:
        """Somebody's own, oldest first."""
        return await self._lines(_theirs(owner))

    async def all(self, company_id: CompanyId) -> Sequence[FeedLine]:
        """Everybody's, oldest first."""
        return await self._lines(feeds.c.company_id == company_id)

    async def renew(self, owner: Known, feed_id: str) -> str | None:
        """Another secret for one of somebody's own."""
        secret = new_secret()
        anew = update(feeds).where(_theirs(owner), feeds.c.feed_id == feed_id)
        anew = anew.values(fingerprint=fingerprint(secret), read_at=None, reader="")
        return secret if await self._changed(anew) else None

    async def note(self, feed: Feed, reader: str, at: datetime) -> None:
        """That it was asked for, and by what."""
        here = and_(_theirs(feed.owner), feeds.c.feed_id == feed.id)
        await self._changed(update(feeds).where(here).values(read_at=at, reader=reader[:LONGEST_READER]))

    async def close(self, owner: Known, feed_id: str) -> bool:
        """Ends one of somebody's own."""
        return await self._changed(delete(feeds).where(_theirs(owner), feeds.c.feed_id == feed_id)) > 0

    async def close_all(self, owner: Known) -> int:
        """Ends all of somebody's own."""
        return await self._changed(delete(feeds).where(_theirs(owner)))

    async def _lines(self, which: ColumnElement[bool]) -> Sequence[FeedLine]:
        asked = select(*_WHAT, feeds.c.created_at, feeds.c.read_at, feeds.c.reader).where(which)
        rows = await self._reader.all(asked.order_by(feeds.c.created_at, feeds.c.feed_id))
        return [_line(row) for row in rows]

    async def _changed(self, statement: Any) -> int:
        def change(batch: Batch) -> int:
            changed: int = batch.connection.execute(statement).rowcount
            return changed

        return await self._writer.do(change)


def new_secret() -> str:
    """What a private address ends in."""
    return secrets.token_urlsafe(BYTES)


def fingerprint(secret: str) -> str:
    """Secrets are kept as hashes: a copy of the file opens no calendar."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def _theirs(owner: Known) -> ColumnElement[bool]:
    return and_(feeds.c.company_id == owner.company_id, feeds.c.employee_id == owner.employee_id)


def _feed(row: Sequence[Any]) -> Feed:
    owner = Known(CompanyId(row[1]), EmployeeId(row[2]))
    return Feed(row[0], owner, About(row[3]), row[4], Telling(row[5]))


def _line(row: Row[Any]) -> FeedLine:
    return FeedLine(_feed(row), row.created_at, row.read_at, row.reader)
