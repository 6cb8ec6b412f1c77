"""Short questions to a PostgreSQL server, whose answers are kept until somebody has committed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import Select, Text, cast, func, select

from storage.glance import KEPT_ROWS, Answer, Parameters

Read = Callable[[Select[Any], Parameters | None], Awaitable[Answer]]

SNAPSHOT = select(cast(func.pg_current_snapshot(), Text))
"""The same text as before says that no transaction has committed in between (PostgreSQL 13 and newer)."""


class ServerGlance:
    """What a server was seen to hold; one question about its snapshot serves all who ask at the time."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._answers: dict[tuple[int, tuple[Any, ...]], Answer] = {}
        self._kept_rows = 0
        self._seen = ""
        self._forgotten = 0
        self._running: asyncio.Task[None] | None = None
        self._next: asyncio.Task[None] | None = None

    async def rows(self, statement: Select[Any], parameters: Parameters) -> Answer:
        """The rows of a module's own statement."""
        await self._look()
        asked = id(statement), tuple(parameters.values())
        answer = self._answers.get(asked)
        if answer is None:
            forgotten = self._forgotten
            answer = await self._read(statement, parameters)
            if forgotten == self._forgotten:
                self._keep(asked, answer)
        return answer

    async def _look(self) -> None:
        """Waits for a look that begins after now: one under way may have missed what we are to see."""
        if self._next is None:
            self._next = asyncio.create_task(self._look_after(self._running))
        await asyncio.shield(self._next)

    async def _look_after(self, running: "asyncio.Task[None] | None") -> None:
        if running is not None:
            await asyncio.wait({running})
        self._running, self._next = self._next, None
        ((snapshot,),) = await self._read(SNAPSHOT, None)
        if snapshot != self._seen:
            self._seen = snapshot
            self._forget()

    def _keep(self, asked: tuple[int, tuple[Any, ...]], answer: Answer) -> None:
        if self._kept_rows > KEPT_ROWS:
            self._forget()
        self._answers[asked] = answer
        self._kept_rows += len(answer) + 1

    def _forget(self) -> None:
        self._answers.clear()
        self._kept_rows = 0
        self._forgotten += 1
