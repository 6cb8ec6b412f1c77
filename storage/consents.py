"""By whose consent statuses are set, their tokens locked, and what we have set."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.ports import Consent, Known, Shown, Stand
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, EmployeeId
from storage.batch import Batch
from storage.codec import reader, to_json
from storage.reader import Reader
from storage.secrecy import KeyRing
from storage.tables_of_access import consents
from storage.writer import Writer
from storage.writing import put

_read_shown = reader(Shown)
Row = dict[str, Any]


class TableConsents:
    """The Consents of a database; any number of processes may share it."""

    def __init__(self, writer: Writer, reader: Reader, keys: KeyRing) -> None:
        self._writer = writer
        self._reader = reader
        self._keys = keys

    async def of(self, known: Known) -> Sequence[Consent]:
        """By platform and workspace."""
        ordered = select(consents).where(_given_by(known))
        rows = await self._reader.all(ordered.order_by(consents.c.platform, consents.c.workspace_id))
        return [self._opened(row) for row in rows]

    async def givers(self, company_id: CompanyId) -> Sequence[EmployeeId]:
        """Who of a company gave any, in the order of their ids."""
        found = select(consents.c.employee_id).where(consents.c.company_id == company_id).distinct()
        rows = await self._reader.all(found.order_by(consents.c.employee_id))
        return [EmployeeId(row.employee_id) for row in rows]

    async def give(self, consent: Consent) -> None:
        """Keeps it; in the place of an earlier one of that identity, of which what is shown stays known."""
        given = {
            "given_at": consent.given_at,
            "withdrawn_at": consent.withdrawn_at,
            **self._tokens(consent),
        }

        def keep(batch: Batch) -> None:
            known = update(consents).where(_is(consent)).values(given)
            if not batch.connection.execute(known).rowcount:
                put(batch.connection, consents, {**_key(consent), **given, **_shown(consent)})

        await self._writer.do(keep)

    async def renew(self, consent: Consent) -> None:
        """Keeps its tokens, where the consent is still there."""
        await self._change(consent, self._tokens(consent))

    async def note(self, consent: Consent) -> None:
        """Keeps what it shows, where the consent is still there."""
        await self._change(consent, _shown(consent))

    async def withdraw(self, known: Known, platform: Platform, workspace_id: str, at: datetime) -> bool:
        """Marks somebody's in a workspace as withdrawn; False where there is none that is not."""
        theirs = and_(_given_by(known), _in(platform, workspace_id), consents.c.withdrawn_at.is_(None))
        withdrawn = update(consents).where(theirs).values(withdrawn_at=at)
        return await self._writer.do(lambda batch: batch.connection.execute(withdrawn).rowcount > 0)

    async def end(self, consent: Consent) -> None:
        """Forgets it, unless it was given anew meanwhile."""
        await self._delete(and_(_is(consent), consents.c.given_at == consent.given_at))

    async def forget(self, identity: Identity) -> None:
        """All that is kept of it, in whatever company."""
        await self._delete(
            and_(_in(identity.platform, identity.workspace_id), consents.c.user_id == identity.user_id)
        )

    async def forget_all(self, platform: Platform, workspace_id: str) -> None:
        """Those of a whole workspace."""
        await self._delete(_in(platform, workspace_id))

    async def rotate_keys(self) -> int:
        """Locks every token under the first key; how many were under another. Raises Undecipherable."""

        def rotate(batch: Batch) -> int:
            rows = batch.connection.execute(select(consents).with_for_update()).all()
            old = [self._opened(row) for row in rows if not self._keys.is_current(row.tokens)]
            for each in old:
                batch.connection.execute(update(consents).where(_is(each)).values(self._tokens(each)))
            return len(old)

        return await self._writer.do(rotate)

    async def _change(self, consent: Consent, values: Row) -> None:
        changed = update(consents).where(_is(consent)).values(values)
        await self._writer.do(lambda batch: batch.connection.execute(changed))

    async def _delete(self, which: ColumnElement[bool]) -> None:
        gone = delete(consents).where(which)
        await self._writer.do(lambda batch: batch.connection.execute(gone))

    def _tokens(self, consent: Consent) -> Row:
        both = json.dumps([consent.token, consent.renewal])
        return {"tokens": self._keys.lock(both, _place(_key(consent))), "ends_at": consent.ends_at}

    def _opened(self, row: Any) -> Consent:
        identity = Identity(Platform(row.platform), row.workspace_id, row.user_id)
        token, renewal = json.loads(self._keys.open(row.tokens, _place(row._mapping)))
        return Consent(
            Known(CompanyId(row.company_id), EmployeeId(row.employee_id)),
            identity,
            row.given_at,
            token,
            renewal,
            row.ends_at,
            row.withdrawn_at,
            None if row.shown is None else _read_shown(row.shown),
            None if row.before is None else _read_shown(row.before),
            Stand(row.stand),
        )


def _key(consent: Consent) -> Row:
    return {
        "company_id": consent.known.company_id,
        "employee_id": consent.known.employee_id,
        "platform": consent.identity.platform.value,
        "workspace_id": consent.identity.workspace_id,
        "user_id": consent.identity.user_id,
    }


def _shown(consent: Consent) -> Row:
    return {
        "shown": None if consent.shown is None else to_json(consent.shown),
        "before": None if consent.before is None else to_json(consent.before),
        "stand": consent.stand.value,
    }


def _is(consent: Consent) -> ColumnElement[bool]:
    return and_(*(consents.c[name] == value for name, value in _key(consent).items()))


def _given_by(known: Known) -> ColumnElement[bool]:
    return and_(
        consents.c.company_id == known.company_id,
        consents.c.employee_id == known.employee_id,
    )


def _in(platform: Platform, workspace_id: str) -> ColumnElement[bool]:
    return and_(consents.c.platform == platform.value, consents.c.workspace_id == workspace_id)


def _place(row: Any) -> str:
    """Whose token it is: it opens in no other row."""
    names = ("company_id", "employee_id", "platform", "workspace_id", "user_id")
    return f"consents|tokens|{'/'.join(str(row[name]) for name in names)}"
