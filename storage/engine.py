"""Opening the storage that DATABASE_URL names."""

from bot.ports import Clock
from storage.bundle import Storage
from storage.changes import LogChanges, table_positions
from storage.codec import Codec
from storage.codes import TableCodes
from storage.consents import TableConsents
from storage.copies import TableCopies
from storage.database import is_sqlite, read_url, reading_engine, sqlite_file, writing_engine
from storage.doors import TableDoors
from storage.event_store import EventStore
from storage.feeds import TableFeeds
from storage.folding import FoldedStates
from storage.glance import Glance
from storage.history import TableHistory
from storage.inbox import TableInbox
from storage.installations import TableInstallations
from storage.jobs import TableJobs
from storage.outbox import TableOutbox
from storage.queries import TableQueries
from storage.reader import Reader
from storage.references import TableReferences
from storage.secrecy import KeyRing
from storage.sessions import TableSessions
from storage.sign_ins import TableSignIns
from storage.trouble import outages_told
from storage.wakening import Wakening
from storage.writer import Writer

PATIENCE = 1.0
"""Seconds a transaction waits for another process; it is tried twice, and Slack waits for three."""


def open_storage(url: str, keys: str, *, clock: Clock, patience: float = PATIENCE) -> Storage:
    """The storage of a migrated database; `keys` as in SECRET_KEYS.

    Raises ValueError for an address or keys that make no sense, StoreUnavailable where no file can be.
    """
    address, ring = read_url(url), KeyRing.read(keys)
    states, codec, wakening = FoldedStates(), Codec(), Wakening()
    with outages_told():
        glance = Glance(*sqlite_file(address)) if is_sqlite(address) else None
    reader = Reader(reading_engine(address, patience), glance)
    changes = LogChanges(table_positions(reader))
    writer = Writer(writing_engine(address, patience), states, codec, wakening.ring, changes.grew)

    async def close() -> None:
        changes.close()
        await writer.close()
        await reader.close()

    return Storage(
        EventStore(writer, reader, states, codec),
        TableQueries(reader, lambda: clock.now().date()),
        TableOutbox(writer, reader, codec, wakening),
        TableCopies(writer, reader),
        TableInstallations(writer, reader, ring),
        TableInbox(writer),
        TableReferences(writer, reader),
        TableCodes(writer, reader),
        TableFeeds(writer, reader),
        changes,
        TableSessions(writer, reader),
        TableDoors(writer, reader),
        TableSignIns(writer, reader),
        TableJobs(writer, reader),
        TableHistory(reader, codec, url),
        TableConsents(writer, reader, ring),
        close,
    )
