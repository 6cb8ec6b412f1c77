"""Questions to the database: short ones are answered from what was seen, all others beside the loop."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.glance import Answer, Glance, Parameters
from storage.server_glance import ServerGlance
from storage.trouble import is_disconnect, outages_told


class Reader:
    """Reads what is committed. Raises StoreUnavailable."""

    def __init__(self, engine: AsyncEngine, glance: Glance | None) -> None:
        self._engine = engine
        self._glance = glance
        self._server = ServerGlance(self.all)

    @property
    def is_far_away(self) -> bool:
        """Whether each question is a journey, so that few are better than many."""
        return self._glance is None

    async def first(self, statement: Select[Any], parameters: Parameters) -> Sequence[Any] | None:
        """The first row of a short answer."""
        rows = await self.few(statement, parameters)
        return rows[0] if rows else None

    async def few(self, statement: Select[Any], parameters: Parameters) -> Answer:
        """The rows of a short answer to a module's own statement; from a file days come as text."""
        if self._glance is None:
            return await self._server.rows(statement, parameters)
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
