"""Who is signed in, known by the fingerprint of a token that only their browser has."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, delete, insert, select, update

from bot.ports import Known, Session, SessionKind
from bot.ports.sessions import IDLE, LONGEST
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.codes import fingerprint
from storage.reader import Reader
from storage.tables_of_access import sessions as table
from storage.writer import Writer

TOKEN_BYTES = 32
ID_BYTES = 9
LONGEST_AGENT = 300
NOTED_EVERY = timedelta(minutes=1)
"""How long a session is used between two notes of it."""

ROWS: Select[Any] = select(
    table.c.session_id, table.c.company_id, table.c.employee_id, table.c.kind, table.c.agent, table.c.door,
    table.c.created_at, table.c.seen_at,
)  # fmt: skip
FIND = ROWS.where(table.c.token == bindparam("token"))
OF = ROWS.where(
    table.c.company_id == bindparam("company_id"), table.c.employee_id == bindparam("employee_id")
).order_by(table.c.seen_at.desc(), table.c.session_id)


class TableSessions:
    """The Sessions of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def open(
        self, known: Known, kind: SessionKind, agent: str, by: str, at: datetime
    ) -> tuple[str, Session]:
        """A new one, with the token that opens it; those that are over are cleared away."""
        token, session = new_token(), new_session(known, kind, agent, by, at)
        row = _row(token, session)

        def keep(batch: Batch) -> None:
            batch.connection.execute(delete(table).where(table.c.seen_at <= at - IDLE))
            batch.connection.execute(insert(table).values(row))

        await self._writer.do(keep)
        return token, session

    async def find(self, token: str, at: datetime) -> Session | None:
        """The one that a token opens; one read, and a note once a minute at most."""
        key = fingerprint(token)
        row = await self._reader.first(FIND, {"token": key})
        session = _session(row) if row else None
        if session is None or is_over(session, at):
            return None
        if at - session.seen_at >= NOTED_EVERY:
            await self._note(key, at)
        return session

    async def of(self, known: Known, at: datetime) -> Sequence[Session]:
        """Somebody's own that have not ended, the one used last first."""
        rows = await self._reader.few(OF, {"company_id": known.company_id, "employee_id": known.employee_id})
        return [each for each in map(_session, rows) if not is_over(each, at)]

    async def end(self, known: Known, session_id: str) -> bool:
        """Ends one of somebody's own; False where they have no such one."""
        return await self._delete(belongs_to(table, known), table.c.session_id == session_id) == 1

    async def end_all(self, known: Known, but: str | None = None) -> int:
        """Ends all of somebody's own, `but` one by its id; how many there were."""
        kept = [table.c.session_id != but] if but is not None else []
        return await self._delete(belongs_to(table, known), *kept)

    async def _note(self, key: str, at: datetime) -> None:
        """Of several requests side by side the first one writes."""
        note = update(table).where(table.c.token == key, table.c.seen_at <= at - NOTED_EVERY)
        note = note.values(seen_at=at)
        await self._writer.do(lambda batch: batch.connection.execute(note))

    async def _delete(self, *which: ColumnElement[bool]) -> int:
        gone = delete(table).where(*which)
        return await self._writer.do(lambda batch: batch.connection.execute(gone).rowcount)


def new_token() -> str:
    """256 random bits: nobody guesses it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_session(known: Known, kind: SessionKind, agent: str, by: str, at: datetime) -> Session:
    """With an id that has nothing to do with its token."""
    session_id = secrets.token_urlsafe(ID_BYTES)
    return Session(session_id, known, kind, agent[:LONGEST_AGENT], by, at, at)


def is_over(session: Session, at: datetime) -> bool:
    """Whether nobody used it for too long, or it began too long ago."""
    return at - session.seen_at >= IDLE or at - session.created_at >= LONGEST


def belongs_to(owned: Table, known: Known) -> ColumnElement[bool]:
    """Rows of one person."""
    columns = owned.c
    return and_(columns.company_id == known.company_id, columns.employee_id == known.employee_id)


def _row(token: str, session: Session) -> dict[str, object]:
    return {
        "token": fingerprint(token),
        "session_id": session.id,
        "company_id": session.known.company_id,
        "employee_id": session.known.employee_id,
        "kind": session.kind.value,
        "agent": session.agent,
        "door": session.by,
        "created_at": session.created_at,
        "seen_at": session.seen_at,
    }


def _session(row: Sequence[Any]) -> Session:
    session_id, company_id, employee_id, kind, agent, by, created_at, seen_at = row
    known = Known(CompanyId(company_id), EmployeeId(employee_id))
    return Session(session_id, known, SessionKind(kind), agent, by, _moment(created_at), _moment(seen_at))


def _moment(value: datetime | str) -> datetime:
    """A file has moments as text, in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value
