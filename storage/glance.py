"""Short questions to a SQLite file, answered in microseconds in the thread that asks."""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

Parameters = Mapping[str, Any]
Answer = Sequence[Sequence[Any]]

KEPT_ROWS = 20_000
"""Rows of answers that are kept at most, about 10 MB."""


class Glance:
    """Looks at a file without a thread between; what it saw holds until somebody has written."""

    def __init__(self, path: str, is_uri: bool) -> None:
        self._connection = sqlite3.connect(
            path, uri=is_uri, timeout=0.1, isolation_level=None, check_same_thread=False
        )
        self._texts: dict[int, tuple[str, Parameters]] = {}
        self._answers: dict[tuple[int, tuple[Any, ...]], Answer] = {}
        self._kept_rows = 0
        self._version = 0
        self._looked_in: asyncio.AbstractEventLoop | None = None

    def rows(self, statement: Select[Any], parameters: Parameters) -> Answer:
        """The rows as the file has them: days are text."""
        self._look_for_changes()
        asked = id(statement), tuple(parameters.values())
        answer = self._answers.get(asked)
        if answer is None:
            answer = self._read(statement, parameters)
            self._keep(asked, answer)
        return answer

    def close(self) -> None:
        self._connection.close()

    def _look_for_changes(self) -> None:
        """Once for everything that is asked in one turn of the loop.

        Whoever waits for a commit is answered in a later turn than those in which it was not yet seen.
        """
        loop = asyncio.get_running_loop()
        if self._looked_in is loop:
            return
        ((version,),) = self._connection.execute("PRAGMA data_version").fetchall()
        if version != self._version:
            self._version = version
            self._forget()
        self._looked_in = loop
        loop.call_soon(self._look_again)

    def _look_again(self) -> None:
        self._looked_in = None

    def _read(self, statement: Select[Any], parameters: Parameters) -> Answer:
        text, constants = self._texts.get(id(statement)) or self._compile(statement)
        given = {name: _plain(value) for name, value in parameters.items()}
        # All of them, because a row left unread would hold an old snapshot of the file.
        return self._connection.execute(text, {**constants, **given}).fetchall()

    def _compile(self, statement: Select[Any]) -> tuple[str, Parameters]:
        """Its text and constants; known by its identity, for a module's statements live as long as we do."""
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
        known = self._texts[id(statement)] = str(compiled), compiled.params
        return known

    def _keep(self, asked: tuple[int, tuple[Any, ...]], answer: Answer) -> None:
        if self._kept_rows > KEPT_ROWS:
            self._forget()
        self._answers[asked] = answer
        self._kept_rows += len(answer) + 1

    def _forget(self) -> None:
        self._answers.clear()
        self._kept_rows = 0


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
