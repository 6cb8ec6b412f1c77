"""Word of logs that have grown, to whoever waits for it: rung here, and looked for in what others wrote."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress

from sqlalchemy import Select, bindparam, select

from bot.ports import StoreUnavailable
from domain.ids import CompanyId
from storage.log import HEAD
from storage.reader import Reader
from storage.tables import companies

Positions = Mapping[CompanyId, int]

A_LOOK = 0.25
"""Seconds between two looks at what other processes wrote, while somebody waits."""

POSITIONS: Select[tuple[str, int]] = select(companies.c.company_id, companies.c.position).where(
    companies.c.company_id.in_(bindparam("company_ids", expanding=True))
)


class LogChanges:
    """The Changes of a storage; `read` says how far logs have come, and what is missing has not begun."""

    def __init__(self, read: Callable[[Collection[CompanyId]], Awaitable[Positions]]) -> None:
        self._read = read
        self._waiting: dict[CompanyId, dict[asyncio.Future[int], int]] = {}
        self._looking: asyncio.Task[None] | None = None

    async def position(self, company_id: CompanyId) -> int:
        return (await self._read([company_id])).get(company_id, 0)

    async def wait(self, company_id: CompanyId, after: int, seconds: float) -> int:
        waiting: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        # It waits before it looks, so that nothing comes about between the two.
        self._waiting.setdefault(company_id, {})[waiting] = after
        try:
            position = await self.position(company_id)
            if position > after:
                return position
            self._look()
            await asyncio.wait([waiting], timeout=seconds)
            return waiting.result() if waiting.done() else position
        finally:
            self._leave(company_id, waiting)

    def grew(self, positions: Positions) -> None:
        """Tells those who wait; from any thread."""
        for company_id, position in positions.items():
            for waiting, after in list(self._waiting.get(company_id, {}).items()):
                # A loop that has been closed has nobody left to wake.
                with suppress(RuntimeError):
                    waiting.get_loop().call_soon_threadsafe(_wake, waiting, after, position)

    def close(self) -> None:
        """Looks no more."""
        if self._looking is not None:
            self._looking.cancel()

    def _leave(self, company_id: CompanyId, waiting: "asyncio.Future[int]") -> None:
        others = self._waiting[company_id]
        del others[waiting]
        if not others:
            del self._waiting[company_id]

    def _look(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_again_and_again())

    async def _look_again_and_again(self) -> None:
        """While somebody waits; one look is for all of them."""
        while self._waiting:
            await asyncio.sleep(A_LOOK)
            # The database may be away for a while: then there is nothing to hear of.
            with suppress(StoreUnavailable):
                self.grew(await self._read(list(self._waiting)))


def table_positions(reader: Reader) -> Callable[[Collection[CompanyId]], Awaitable[Positions]]:
    """How far the logs of a database have come: a server is asked once for all of them."""

    async def read_near(company_ids: Collection[CompanyId]) -> Positions:
        found = {each: await reader.first(HEAD, {"company_id": each}) for each in company_ids}
        return {company_id: row[0] for company_id, row in found.items() if row}

    async def read_far(company_ids: Collection[CompanyId]) -> Positions:
        rows = await reader.all(POSITIONS, {"company_ids": list(company_ids)})
        return {CompanyId(row.company_id): row.position for row in rows}

    return read_far if reader.is_far_away else read_near


def _wake(waiting: "asyncio.Future[int]", after: int, position: int) -> None:
    if position > after and not waiting.done():
        waiting.set_result(position)
