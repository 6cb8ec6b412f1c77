"""Effects that wait in dictionaries, under the rules of the real outbox."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.effects import Effect
from bot.ports import Delivery
from domain.ids import CompanyId
from storage.bundle import DeadLetter
from storage.claims import LEASE, LONGEST_LEASE
from storage.memory.log import MemoryStore
from storage.wakening import Wakening

Waiting = dict[str, Any]


class MemoryOutbox:
    """The Outbox of a process."""

    def __init__(self, store: MemoryStore, wakening: Wakening) -> None:
        self._store = store
        self._wakening = wakening

    async def claim(self, at: datetime, limit: int) -> Sequence[Delivery]:
        due = [row for row in self._heads() if _is_free(row, at) and row["not_before"] <= at]
        due.sort(key=lambda row: (row["not_before"], row["company_id"], row["seq"]))
        claimed = sorted(due[:limit], key=lambda row: (row["due_at"], row["seq"]))
        return [self._claimed(row, at) for row in claimed]

    async def done(self, delivery: Delivery) -> None:
        self._store.logs[delivery.company_id].effects.pop(_seq(delivery), None)

    async def later(self, delivery: Delivery, not_before: datetime, problem: str) -> None:
        self._release(delivery, not_before=not_before, problem=problem)

    async def give_back(self, delivery: Delivery) -> None:
        log = self._store.logs[delivery.company_id]
        row = log.effects.get(_seq(delivery))
        if row is not None and row["attempts"] == delivery.attempts:
            row["lease_until"] = None

    async def bury(self, delivery: Delivery, problem: str, at: datetime) -> None:
        self._release(delivery, buried_at=at, problem=problem)

    async def add(self, company_id: CompanyId, effect: Effect, key: str, not_before: datetime) -> bool:
        return self._store.draft(company_id, lambda draft: draft.plan(effect, key, not_before))

    async def next_due(self) -> datetime | None:
        return min((row["lease_until"] or row["not_before"] for row in self._heads()), default=None)

    async def wait(self, seconds: float) -> None:
        await self._wakening.wait(seconds)

    async def dead_letters(self, company_id: CompanyId) -> Sequence[DeadLetter]:
        log = self._store.logs.get(company_id)
        dead = [row for row in log.effects.values() if row["buried_at"]] if log else []
        dead.sort(key=lambda row: (row["buried_at"], row["seq"]))
        return [DeadLetter(self._delivery(row), row["problem"], row["buried_at"]) for row in dead]

    async def retry(self, delivery: Delivery, at: datetime) -> None:
        row = self._store.logs[delivery.company_id].effects[_seq(delivery)]
        row |= {"buried_at": None, "not_before": at, "attempts": 0}
        self._wakening.ring()

    def _heads(self) -> Iterator[Waiting]:
        """The first row of each lane."""
        for log in self._store.logs.values():
            first: dict[str, Waiting] = {}
            for _, row in sorted(log.effects.items()):
                if row["buried_at"] is None:
                    first.setdefault(row["lane"], row)
            yield from first.values()

    def _claimed(self, row: Waiting, at: datetime) -> Delivery:
        row["attempts"] += 1 if row["claims"] else 0
        row["claims"] += 1
        row["lease_until"] = at + LEASE
        return self._delivery(row)

    def _release(self, delivery: Delivery, **values: object) -> None:
        row = self._store.logs[delivery.company_id].effects.get(_seq(delivery))
        if row is not None and row["attempts"] == delivery.attempts:
            row |= {"attempts": delivery.attempts + 1, "lease_until": None, "claims": 0, **values}

    def _delivery(self, row: Waiting) -> Delivery:
        effect = self._store.codec.read_effect(row["type"], row["payload"])
        name = f"{row['company_id']}/{row['seq']}"
        return Delivery(name, row["company_id"], effect, row["attempts"], row["claims"] > 1, row["due_at"])


def _seq(delivery: Delivery) -> int:
    return int(delivery.id.rpartition("/")[2])


def _is_free(row: Waiting, at: datetime) -> bool:
    until: datetime | None = row["lease_until"]
    return until is None or until <= at or until > at + LONGEST_LEASE
