"""One-time codes as fingerprints, and how often somebody tried one."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, delete, select, update

from bot.ports import Known
from bot.ports.codes import LENGTH, LETTERS
from domain.employees.assignment import Identity
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.reader import Reader
from storage.tables_of_access import link_codes, link_tries
from storage.writer import Writer
from storage.writing import insert_new, put

MOST_TRIES = 5
WINDOW = timedelta(hours=1)
"""How long tries are counted together."""
FIND: Select[Any] = select(link_codes.c.company_id, link_codes.c.employee_id).where(
    link_codes.c.code == bindparam("code"), link_codes.c.expires_at > bindparam("at")
)


class TableCodes:
    """The Codes of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def issue(self, known: Known, expires_at: datetime) -> str:
        """A new one for somebody; an earlier one of theirs is no good any more."""
        code = new_code()
        row = {
            "code": fingerprint(code),
            "company_id": known.company_id,
            "employee_id": known.employee_id,
            "expires_at": expires_at,
        }

        def keep(batch: Batch) -> None:
            batch.connection.execute(delete(link_codes).where(_given_to(known)))
            put(batch.connection, link_codes, row)

        await self._writer.do(keep)
        return code

    async def whose(self, code: str, at: datetime) -> Known | None:
        """Who it was given to; None once it was used, was replaced or has expired."""
        rows = await self._reader.all(FIND, {"code": fingerprint(code), "at": at})
        return next((Known(CompanyId(row.company_id), EmployeeId(row.employee_id)) for row in rows), None)

    async def consume(self, code: str, at: datetime) -> bool:
        """True for one caller only, and only before it expires."""

        def consume(batch: Batch) -> bool:
            batch.connection.execute(delete(link_codes).where(link_codes.c.expires_at <= at))
            ours = delete(link_codes).where(link_codes.c.code == fingerprint(code))
            return batch.connection.execute(ours).rowcount == 1

        return await self._writer.do(consume)

    async def may_try(self, identity: Identity, at: datetime) -> bool:
        """Counts a try of theirs; False where there were too many within an hour."""
        is_over = link_tries.c.since <= at - WINDOW
        counted = update(link_tries).where(_theirs(identity))
        counted = counted.values(
            tries=case((is_over, 1), else_=link_tries.c.tries + 1),
            since=case((is_over, at), else_=link_tries.c.since),
        )

        def count(batch: Batch) -> bool:
            insert_new(batch.connection, link_tries, {**_row(identity), "tries": 0, "since": at})
            batch.connection.execute(counted)
            tries = batch.connection.scalar(select(link_tries.c.tries).where(_theirs(identity)))
            return tries is not None and tries <= MOST_TRIES

        return await self._writer.do(count)

    async def forgive(self, identity: Identity) -> None:
        """Forgets their tries."""
        gone = delete(link_tries).where(_theirs(identity))
        await self._writer.do(lambda batch: batch.connection.execute(gone))


def new_code() -> str:
    """Nobody guesses it in a quarter of an hour."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def fingerprint(code: str) -> str:
    """Codes are kept as hashes: a copy of the file lets nobody say one."""
    return sha256(code.encode()).hexdigest()


def _given_to(known: Known) -> ColumnElement[bool]:
    columns = link_codes.c
    return and_(columns.company_id == known.company_id, columns.employee_id == known.employee_id)


def _row(identity: Identity) -> dict[str, Any]:
    return {
        "platform": identity.platform.value,
        "workspace_id": identity.workspace_id,
        "user_id": identity.user_id,
    }


def _theirs(identity: Identity) -> ColumnElement[bool]:
    return and_(*(link_tries.c[name] == value for name, value in _row(identity).items()))
