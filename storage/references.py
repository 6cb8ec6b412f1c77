"""Where conversations on Microsoft Teams are reached."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, delete, func, select

from bot.ports import Gathering, Reference
from storage.reader import Reader
from storage.tables_of_access import conversations as table
from storage.writer import Writer
from storage.writing import put

COLUMNS = (
    "workspace_id", "conversation_id", "gathering", "service_url", "bot_id",
    "user_id", "member_id", "team_id", "name",
)  # fmt: skip
PERSONAL, CHANNEL = Gathering.PERSONAL.value, Gathering.CHANNEL.value


def _of(*names: str) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(name) for name in ("workspace_id", *names)))


ROWS: Select[Any] = select(*(table.c[name] for name in COLUMNS))
FIND = ROWS.where(_of("conversation_id"))
LAST_FIRST = table.c.noted.desc()
PERSONAL_OF = ROWS.where(_of("user_id"), table.c.gathering == PERSONAL).order_by(LAST_FIRST).limit(1)
KNOWN_AS = ROWS.where(_of("member_id"), table.c.gathering == PERSONAL).order_by(LAST_FIRST).limit(1)
ANY_OF = ROWS.where(_of()).order_by(LAST_FIRST).limit(1)
CHANNELS = ROWS.where(_of(), table.c.gathering == CHANNEL).order_by(table.c.name, table.c.conversation_id)
FORGET = delete(table).where(_of("conversation_id"))
FORGET_ALL = delete(table).where(_of())


class TableReferences:
    """The References of a database."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def note(self, reference: Reference) -> None:
        """Keeps it, in the place of an earlier one of the same conversation."""
        await self._write(lambda connection: put(connection, table, _row(connection, reference)))

    async def find(self, workspace_id: str, conversation_id: str) -> Reference | None:
        return await self._first(FIND, workspace_id, conversation_id=conversation_id)

    async def personal(self, workspace_id: str, user_id: str) -> Reference | None:
        """Somebody's own chat with us, by their Entra object id."""
        return await self._first(PERSONAL_OF, workspace_id, user_id=user_id)

    async def known_as(self, workspace_id: str, member_id: str) -> str | None:
        """The Entra object id of a 29:… of whom we have a personal chat."""
        found = await self._first(KNOWN_AS, workspace_id, member_id=member_id)
        return found.user_id if found else None

    async def any_of(self, workspace_id: str) -> Reference | None:
        """Some conversation of a tenant, for its service's address: the one noted last."""
        return await self._first(ANY_OF, workspace_id)

    async def channels(self, workspace_id: str) -> Sequence[Reference]:
        """By name."""
        rows = await self._reader.few(CHANNELS, {"workspace_id": workspace_id})
        return [_reference(row) for row in rows]

    async def forget(self, workspace_id: str, conversation_id: str) -> None:
        wanted = {"workspace_id": workspace_id, "conversation_id": conversation_id}
        await self._write(lambda connection: connection.execute(FORGET, wanted))

    async def forget_all(self, workspace_id: str) -> None:
        await self._write(lambda connection: connection.execute(FORGET_ALL, {"workspace_id": workspace_id}))

    async def _first(self, statement: Select[Any], workspace_id: str, **wanted: str) -> Reference | None:
        row = await self._reader.first(statement, {"workspace_id": workspace_id, **wanted})
        return _reference(row) if row else None

    async def _write(self, write: Callable[[Connection], object]) -> None:
        await self._writer.do(lambda batch: write(batch.connection))


def _row(connection: Connection, reference: Reference) -> dict[str, object]:
    """With its place among those of its tenant, so that the last one noted is known."""
    last = select(func.max(table.c.noted)).where(table.c.workspace_id == reference.workspace_id)
    row = {name: getattr(reference, name) for name in COLUMNS}
    noted = (connection.scalar(last) or 0) + 1
    return {**row, "gathering": reference.gathering.value, "noted": noted}


def _reference(row: Sequence[Any]) -> Reference:
    workspace_id, conversation_id, gathering, *rest = row
    return Reference(workspace_id, conversation_id, Gathering(gathering), *rest)
