"""The storage that forgets with its process: for tests of everything that needs one."""

from bot.ports import Clock
from storage.bundle import Storage
from storage.changes import LogChanges
from storage.codec import Codec
from storage.memory.codes import MemoryCodes
from storage.memory.consents import MemoryConsents
from storage.memory.feeds import MemoryFeeds
from storage.memory.history import MemoryHistory
from storage.memory.jobs import MemoryJobs
from storage.memory.keeping import MemoryCopies, MemoryInbox, MemoryInstallations
from storage.memory.log import MemoryStore
from storage.memory.outbox import MemoryOutbox
from storage.memory.queries import MemoryQueries
from storage.memory.references import MemoryReferences
from storage.memory.sessions import MemoryDoors, MemorySessions, MemorySignIns
from storage.wakening import Wakening


def open_memory(*, clock: Clock) -> Storage:
    """A storage with nothing in it."""
    wakening = Wakening()
    store = MemoryStore(Codec(), wakening.ring)
    changes = LogChanges(store.positions)
    store.on_growth = changes.grew

    async def close() -> None:
        changes.close()
        store.is_closed = True

    return Storage(
        store,
        MemoryQueries(store, lambda: clock.now().date()),
        MemoryOutbox(store, wakening),
        MemoryCopies(),
        MemoryInstallations(),
        MemoryInbox(),
        MemoryReferences(),
        MemoryCodes(),
        MemoryFeeds(store),
        changes,
        MemorySessions(),
        MemoryDoors(),
        MemorySignIns(),
        MemoryJobs(),
        MemoryHistory(store),
        MemoryConsents(),
        close,
    )
