"""By which sign-ins elsewhere people are known."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, select, update

from bot.ports import Known, SignIn
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.reader import Reader
from storage.sessions import belongs_to
from storage.tables_of_access import sign_ins as table
from storage.writer import Writer
from storage.writing import insert_new

WHOSE: Select[Any] = select(table.c.company_id, table.c.employee_id).where(
    table.c.issuer == bindparam("issuer"), table.c.subject == bindparam("subject")
)
OF: Select[Any] = (
    select(table.c.issuer, table.c.subject, table.c.name)
    .where(table.c.company_id == bindparam("company_id"), table.c.employee_id == bindparam("employee_id"))
    .order_by(table.c.connected_at, table.c.issuer, table.c.subject)
)


class TableSignIns:
    """The SignIns of a database."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def whose(self, sign_in: SignIn) -> Known | None:
        """Who is known by it."""
        rows = await self._reader.all(WHOSE, {"issuer": sign_in.issuer, "subject": sign_in.subject})
        return next((Known(CompanyId(row.company_id), EmployeeId(row.employee_id)) for row in rows), None)

    async def connect(self, known: Known, sign_in: SignIn, name: str, at: datetime) -> bool:
        """From now on it is theirs, shown as `name`; False where it is somebody else's."""
        row = {
            "issuer": sign_in.issuer,
            "subject": sign_in.subject,
            "company_id": known.company_id,
            "employee_id": known.employee_id,
            "name": name,
            "connected_at": at,
        }
        again = update(table).where(_is(sign_in), belongs_to(table, known)).values(name=name)

        def connect(batch: Batch) -> bool:
            if insert_new(batch.connection, table, row):
                return True
            return batch.connection.execute(again).rowcount == 1

        return await self._writer.do(connect)

    async def of(self, known: Known) -> Sequence[tuple[SignIn, str]]:
        """Somebody's own, the one connected first first."""
        rows = await self._reader.all(OF, {"company_id": known.company_id, "employee_id": known.employee_id})
        return [(SignIn(row.issuer, row.subject), row.name) for row in rows]

    async def disconnect(self, known: Known, sign_in: SignIn) -> bool:
        """Whether it was theirs; it opens nothing any more."""
        gone = delete(table).where(_is(sign_in), belongs_to(table, known))
        return await self._writer.do(lambda batch: batch.connection.execute(gone).rowcount == 1)


def _is(sign_in: SignIn) -> ColumnElement[bool]:
    return and_(table.c.issuer == sign_in.issuer, table.c.subject == sign_in.subject)
