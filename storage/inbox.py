"""What has come in already, so that what is delivered twice is done once."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from storage.batch import Batch
from storage.tables_of_access import inbox
from storage.writer import Writer
from storage.writing import insert_new

REMEMBERED = timedelta(days=2)
"""Twice as long as promised; platforms give up on a delivery within hours."""
SWEPT_EVERY = 500
"""How many arrivals lie between two looks for what may be forgotten."""

TAKER = select(inbox.c.taker).where(inbox.c.key == bindparam("key"))
FORGET = delete(inbox).where(inbox.c.received_at < bindparam("before"))


class TableInbox:
    """The Inbox of a database; any number of processes may share it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._arrivals = 0

    async def is_first(self, key: str, at: datetime) -> bool:
        self._arrivals += 1
        is_time_to_sweep = self._arrivals % SWEPT_EVERY == 0
        # Known again when a transaction is repeated whose commit went unanswered.
        taker = secrets.token_hex(8)

        def note(batch: Batch) -> bool:
            if is_time_to_sweep:
                batch.connection.execute(FORGET, {"before": at - REMEMBERED})
            return _note(batch.connection, key, taker, at)

        return await self._writer.do(note)


def _note(connection: Connection, key: str, taker: str, at: datetime) -> bool:
    if insert_new(connection, inbox, {"key": key, "taker": taker, "received_at": at}):
        return True
    return connection.execute(TAKER, {"key": key}).scalar() == taker
