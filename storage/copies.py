"""Where our messages stand, and who has opened their home page."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, delete, select

from bot.ports import Copy
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId
from storage import tables
from storage.reader import Reader
from storage.writer import Writer
from storage.writing import insert_new, put


def _same(table: Table, *names: str) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(name) for name in names))


COPY = ("company_id", "reader", "subject")
PLACE = ("platform", "workspace_id", "channel_id", "message_id", "drawn")
HOME = ("platform", "workspace_id", "user_id")

FIND: Select[Any] = select(*(tables.copies.c[name] for name in PLACE)).where(_same(tables.copies, *COPY))
HAS_HOME = select(tables.homes.c.user_id).where(_same(tables.homes, *HOME))
FORGET = delete(tables.copies).where(_same(tables.copies, *COPY))


class TableCopies:
    """The Copies of a database."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def find(self, company_id: CompanyId, reader: str, subject: str) -> Copy | None:
        row = await self._reader.first(FIND, _key(company_id, reader, subject))
        return Copy(Platform(row[0]), *row[1:]) if row else None

    async def keep(self, company_id: CompanyId, reader: str, subject: str, copy: Copy) -> None:
        row = {
            **_key(company_id, reader, subject),
            "platform": copy.platform.value,
            "workspace_id": copy.workspace_id,
            "channel_id": copy.channel_id,
            "message_id": copy.message_id,
            "drawn": copy.drawn,
        }
        await self._write(lambda connection: put(connection, tables.copies, row))

    async def forget(self, company_id: CompanyId, reader: str, subject: str) -> None:
        wanted = _key(company_id, reader, subject)
        await self._write(lambda connection: connection.execute(FORGET, wanted))

    async def note_home(self, identity: Identity) -> None:
        """Remembers that somebody has opened their home page, so that it is kept up to date."""
        if not await self.has_home(identity):
            await self._write(lambda connection: insert_new(connection, tables.homes, _home(identity)))

    async def has_home(self, identity: Identity) -> bool:
        return await self._reader.first(HAS_HOME, _home(identity)) is not None

    async def _write(self, write: Callable[[Connection], object]) -> None:
        await self._writer.do(lambda batch: write(batch.connection))


def _key(company_id: CompanyId, reader: str, subject: str) -> dict[str, str]:
    return dict(zip(COPY, (company_id, reader, subject), strict=True))


def _home(identity: Identity) -> dict[str, str]:
    return dict(zip(HOME, (identity.platform.value, identity.workspace_id, identity.user_id), strict=True))
