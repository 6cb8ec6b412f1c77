"""One-use links into the dashboard, known by the fingerprints of their tokens."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select

from bot.ports import Known
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.codes import fingerprint
from storage.reader import Reader
from storage.sessions import new_token
from storage.tables_of_access import doors as table
from storage.writer import Writer

LEADS_TO: Select[Any] = select(table.c.company_id, table.c.employee_id).where(
    table.c.token == bindparam("token"), table.c.expires_at > bindparam("at")
)


class TableDoors:
    """The Doors of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def issue(self, known: Known, expires_at: datetime, at: datetime) -> str:
        """A new token for somebody; what has expired is cleared away."""
        token = new_token()
        row = {
            "token": fingerprint(token),
            "company_id": known.company_id,
            "employee_id": known.employee_id,
            "expires_at": expires_at,
        }

        def keep(batch: Batch) -> None:
            batch.connection.execute(delete(table).where(table.c.expires_at <= at))
            batch.connection.execute(insert(table).values(row))

        await self._writer.do(keep)
        return token

    async def leads_to(self, token: str, at: datetime) -> Known | None:
        """Whom it would let in; None once it was used or has expired."""
        rows = await self._reader.all(LEADS_TO, {"token": fingerprint(token), "at": at})
        return next((_known(row) for row in rows), None)

    async def consume(self, token: str, at: datetime) -> Known | None:
        """Whom it lets in: for one caller only, and only before it expires."""
        good = delete(table).where(table.c.token == fingerprint(token), table.c.expires_at > at)
        taken = good.returning(table.c.company_id, table.c.employee_id)

        def consume(batch: Batch) -> Known | None:
            row = batch.connection.execute(taken).first()
            return None if row is None else _known(row)

        return await self._writer.do(consume)


def _known(row: Any) -> Known:
    return Known(CompanyId(row.company_id), EmployeeId(row.employee_id))
