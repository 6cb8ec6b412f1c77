"""Questions to the database: where it is a file short ones at once, all others beside the loop."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.trouble import is_disconnect, outages_told

Parameters = Mapping[str, Any]


class Glance:
    """Short questions to a file, answered in microseconds in the thread that asks."""

    def __init__(self, path: str, is_uri: bool) -> None:
        self._connection = sqlite3.connect(
            path, uri=is_uri, timeout=0.1, isolation_level=None, check_same_thread=False
        )
        self._known: dict[int, tuple[str, Parameters]] = {}

    def rows(self, statement: Select[Any], parameters: Parameters) -> Sequence[Sequence[Any]]:
        """The rows as the file has them: days are text."""
        text, constants = self._known.get(id(statement)) or self._compile(statement)
        given = {name: _plain(value) for name, value in parameters.items()}
        # All of them, because a row left unread would hold an old snapshot of the file.
        return self._connection.execute(text, {**constants, **given}).fetchall()

    def _compile(self, statement: Select[Any]) -> tuple[str, Parameters]:
        """Its text and constants; known by its identity, for a module's statements live as long as we do."""
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
        known = self._known[id(statement)] = str(compiled), compiled.params
        return known

    def close(self) -> None:
        self._connection.close()


class Reader:
    """Reads what is committed. Raises StoreUnavailable."""

    def __init__(self, engine: AsyncEngine, glance: Glance | None) -> None:
        self._engine = engine
        self._glance = glance

    async def first(self, statement: Select[Any], parameters: Parameters) -> Sequence[Any] | None:
        """The first row of a short answer."""
        rows = await self.few(statement, parameters)
        return rows[0] if rows else None

    async def few(self, statement: Select[Any], parameters: Parameters) -> Sequence[Sequence[Any]]:
        """The rows of a short answer to a module's own statement; from a file days come as text."""
        if self._glance is None:
            return await self.all(statement, parameters)
        with outages_told():
            return self._glance.rows(statement, parameters)

    async def all(self, statement: Select[Any], parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        with outages_told():
            try:
                return await self._all(statement, parameters)
            except Exception as problem:
                if not is_disconnect(problem):
                    raise
                # The server was away, and the pool has let go of what it held: it may be back.
                return await self._all(statement, parameters)

    async def close(self) -> None:
        if self._glance is not None:
            self._glance.close()
        await self._engine.dispose()

    async def _all(self, statement: Select[Any], parameters: Parameters | None) -> Sequence[Row[Any]]:
        async with self._engine.connect() as connection:
            rows: Sequence[Row[Any]] = (await connection.execute(statement, parameters)).all()
            return rows


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
