"""The event log of a process for people to read."""

from collections.abc import Iterator, Sequence

from bot.ports import Entry, History, Leaf, Seal, Verdict, Wanted
from domain.ids import CompanyId
from domain.streams import Event
from storage.chain import BEFORE_THE_FIRST, seal
from storage.history import entry_of
from storage.memory.log import MemoryStore
from storage.projections.changes import Row

NAMES = (
    "position", "stream", "type", "shape", "payload", "actor", "origin", "correlation_id", "recorded_at",
)  # fmt: skip


class MemoryHistory(History):
    """The History of a process."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def leaf(self, company_id: CompanyId, wanted: Wanted, before: int | None, limit: int) -> Leaf:
        entries = [each for each in self._entries(company_id) if before is None or each.position < before]
        found = [each for each in reversed(entries) if _is_wanted(each, wanted)][:limit]
        return Leaf(found, found[-1].position if len(found) == limit else None)

    async def entry(self, company_id: CompanyId, position: int) -> Entry | None:
        return next((each for each in self._entries(company_id) if each.position == position), None)

    async def until(self, company_id: CompanyId, stream: str, position: int) -> Sequence[Event]:
        theirs = [each for each in self._entries(company_id) if each.stream == stream]
        return [each.event for each in theirs if each.position < position]

    async def seal(self, company_id: CompanyId) -> Seal:
        log = self._store.logs.get(company_id)
        return Seal(log.head.position, log.head.hash.hex()) if log else Seal(0, "")

    async def verify(self, company_id: CompanyId) -> Verdict:
        previous = BEFORE_THE_FIRST
        for whole, row in enumerate(self._rows(company_id)):
            if row["hash"] != seal(previous, row):
                return Verdict(whole, "was changed after it was written")
            previous = seal(previous, row)
        return Verdict(len(self._rows(company_id)))

    def _rows(self, company_id: CompanyId) -> Sequence[Row]:
        log = self._store.logs.get(company_id)
        return log.events if log else []

    def _entries(self, company_id: CompanyId) -> Iterator[Entry]:
        for row in self._rows(company_id):
            yield entry_of([row[name] for name in NAMES], self._store.codec)


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    return (
        wanted.stream in (None, entry.stream)
        and wanted.actor in (None, entry.actor)
        and wanted.origin in (None, entry.origin)
        and (wanted.kinds is None or type(entry.event) in wanted.kinds)
        and (wanted.since is None or wanted.since <= entry.at)
        and (wanted.before is None or entry.at < wanted.before)
    )
