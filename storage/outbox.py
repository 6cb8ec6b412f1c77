"""Effects that wait to be carried out: claimed with a lease, in order within a lane."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import UpdateBase, delete, select, update

from bot.effects import Effect
from bot.ports import Delivery
from domain.ids import CompanyId
from storage.batch import Batch
from storage.bundle import DeadLetter
from storage.claims import NEXT_DUE, claim, claimable, the_row
from storage.codec import Codec
from storage.drafting import Draft
from storage.reader import Reader
from storage.tables import outbox
from storage.wakening import Wakening
from storage.writer import Writer


class TableOutbox:
    """The Outbox of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader, codec: Codec, wakening: Wakening) -> None:
        self._writer = writer
        self._reader = reader
        self._codec = codec
        self._wakening = wakening

    async def claim(self, at: datetime, limit: int) -> Sequence[Delivery]:
        # Most of the time there is nothing: that is found out without locking anything.
        if not await self._reader.all(claimable(at, 1)):
            return []
        rows = await self._writer.do(lambda batch: batch.connection.execute(claim(at, limit)).all())
        return [self._delivery(row) for row in sorted(rows, key=lambda row: (row.due_at, row.seq))]

    async def done(self, delivery: Delivery) -> None:
        await self._write(delete(outbox).where(the_row(delivery)))

    async def later(self, delivery: Delivery, not_before: datetime, problem: str) -> None:
        attempts = delivery.attempts + 1
        await self._release(delivery, attempts=attempts, not_before=not_before, problem=problem)

    async def give_back(self, delivery: Delivery) -> None:
        is_ours = the_row(delivery) & (outbox.c.attempts == delivery.attempts)
        await self._write(update(outbox).where(is_ours).values(lease_until=None))

    async def bury(self, delivery: Delivery, problem: str, at: datetime) -> None:
        await self._release(delivery, attempts=delivery.attempts + 1, buried_at=at, problem=problem)

    async def add(self, company_id: CompanyId, effect: Effect, key: str, not_before: datetime) -> bool:
        def plan(batch: Batch) -> bool:
            log = batch.log(company_id)
            draft = Draft(log, self._codec)
            is_new = draft.plan(effect, key, not_before)
            log.take(draft)
            return is_new

        return await self._writer.do(plan, company_id)

    async def next_due(self) -> datetime | None:
        moments = (await self._reader.all(NEXT_DUE))[0]
        return min((moment for moment in moments if moment is not None), default=None)

    async def wait(self, seconds: float) -> None:
        await self._wakening.wait(seconds)

    async def dead_letters(self, company_id: CompanyId) -> Sequence[DeadLetter]:
        """What a company's messages came to grief on, oldest first."""
        dead = select(outbox).where(outbox.c.company_id == company_id, outbox.c.buried_at.is_not(None))
        rows = await self._reader.all(dead.order_by(outbox.c.buried_at, outbox.c.seq))
        return [DeadLetter(self._delivery(row), row.problem, row.buried_at) for row in rows]

    async def retry(self, delivery: Delivery, at: datetime) -> None:
        """Gives a dead letter another life from a moment on."""
        alive = {"buried_at": None, "not_before": at, "attempts": 0}
        await self._write(update(outbox).where(the_row(delivery)).values(alive))
        self._wakening.ring()

    async def _release(self, delivery: Delivery, **values: object) -> None:
        """Ends a claim, unless it ran out and somebody else has claimed the row since."""
        is_ours = the_row(delivery) & (outbox.c.attempts == delivery.attempts)
        await self._write(update(outbox).where(is_ours).values(lease_until=None, claims=0, **values))

    async def _write(self, statement: UpdateBase) -> None:
        def write(batch: Batch) -> None:
            batch.connection.execute(statement)

        await self._writer.do(write)

    def _delivery(self, row: Any) -> Delivery:
        effect = self._codec.read_effect(row.type, row.payload)
        name = f"{row.company_id}/{row.seq}"
        return Delivery(name, row.company_id, effect, row.attempts, row.claims > 1, row.due_at)
