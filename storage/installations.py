"""Workspaces that installed the app, their tokens locked, and installations under way."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, and_, delete, select, update

from bot.ports import Installation
from domain.company.digests import Platform
from storage.batch import Batch
from storage.reader import Reader
from storage.secrecy import KeyRing
from storage.tables_of_access import installations, oauth_states
from storage.writer import Writer
from storage.writing import put


class TableInstallations:
    """The Installations of a database."""

    def __init__(self, writer: Writer, reader: Reader, keys: KeyRing) -> None:
        self._writer = writer
        self._reader = reader
        self._keys = keys

    async def find(self, platform: Platform, workspace_id: str) -> Installation | None:
        rows = await self._reader.all(select(installations).where(_is(platform.value, workspace_id)))
        return self._opened(rows[0]) if rows else None

    async def all(self) -> Sequence[Installation]:
        ordered = select(installations).order_by(installations.c.platform, installations.c.workspace_id)
        return [self._opened(row) for row in await self._reader.all(ordered)]

    async def save(self, installation: Installation) -> None:
        row = {
            "platform": installation.platform.value,
            "workspace_id": installation.workspace_id,
            "workspace_name": installation.workspace_name,
            "enterprise_id": installation.enterprise_id,
            "bot_token": self._locked(installation),
            "bot_id": installation.bot_id,
            "bot_user_id": installation.bot_user_id,
            "scopes": ",".join(sorted(installation.scopes)),
            "installed_by": installation.installed_by,
            "installed_at": installation.installed_at,
        }
        await self._write(lambda connection: put(connection, installations, row))

    async def remove(self, platform: Platform, workspace_id: str) -> None:
        gone = delete(installations).where(_is(platform.value, workspace_id))
        await self._write(lambda connection: connection.execute(gone))

    async def issue_state(self, state: str, expires_at: datetime) -> None:
        row = {"state": _fingerprint(state), "expires_at": expires_at}
        await self._write(lambda connection: put(connection, oauth_states, row))

    async def consume_state(self, state: str, at: datetime) -> bool:
        """True for one caller only, and only before it expires."""

        def consume(batch: Batch) -> bool:
            batch.connection.execute(delete(oauth_states).where(oauth_states.c.expires_at <= at))
            ours = delete(oauth_states).where(oauth_states.c.state == _fingerprint(state))
            return batch.connection.execute(ours).rowcount == 1

        return await self._writer.do(consume)

    async def rotate_keys(self) -> int:
        """Locks every token under the first key; how many were under another. Raises Undecipherable."""

        def rotate(batch: Batch) -> int:
            rows = batch.connection.execute(select(installations).with_for_update()).all()
            old = [row for row in rows if not self._keys.is_current(row.bot_token)]
            for row in old:
                where = _is(row.platform, row.workspace_id)
                locked = self._locked(self._opened(row))
                batch.connection.execute(update(installations).where(where).values(bot_token=locked))
            return len(old)

        return await self._writer.do(rotate)

    def _locked(self, installation: Installation) -> str:
        place = _place(installation.platform.value, installation.workspace_id)
        return self._keys.lock(installation.bot_token, place)

    def _opened(self, row: Any) -> Installation:
        return Installation(
            Platform(row.platform),
            row.workspace_id,
            row.workspace_name,
            row.enterprise_id,
            self._keys.open(row.bot_token, _place(row.platform, row.workspace_id)),
            row.bot_id,
            row.bot_user_id,
            frozenset(filter(None, row.scopes.split(","))),
            row.installed_by,
            row.installed_at,
        )

    async def _write(self, write: Callable[[Connection], object]) -> None:
        await self._writer.do(lambda batch: write(batch.connection))


def _is(platform: str, workspace_id: str) -> Any:
    return and_(installations.c.platform == platform, installations.c.workspace_id == workspace_id)


def _place(platform: str, workspace_id: str) -> str:
    return f"installations|bot_token|{platform}/{workspace_id}"


def _fingerprint(state: str) -> str:
    """States are kept as hashes: a copy of the file lets nobody finish an installation."""
    return sha256(state.encode()).hexdigest()
