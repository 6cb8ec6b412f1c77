"""One-time codes in a dictionary."""

from datetime import datetime

from bot.ports import Known
from domain.employees.assignment import Identity
from storage.codes import MOST_TRIES, WINDOW, new_code


class MemoryCodes:
    """The Codes of a process."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[Known, datetime]] = {}
        self._tries: dict[Identity, tuple[int, datetime]] = {}

    async def issue(self, known: Known, expires_at: datetime) -> str:
        code = new_code()
        self._codes = {each: given for each, given in self._codes.items() if given[0] != known}
        self._codes[code] = (known, expires_at)
        return code

    async def whose(self, code: str, at: datetime) -> Known | None:
        known, expires_at = self._codes.get(code, (None, at))
        return known if at < expires_at else None

    async def consume(self, code: str, at: datetime) -> bool:
        _, expires_at = self._codes.pop(code, (None, at))
        return at < expires_at

    async def may_try(self, identity: Identity, at: datetime) -> bool:
        tries, since = self._tries.get(identity, (0, at))
        if since <= at - WINDOW:
            tries, since = 0, at
        self._tries[identity] = (tries + 1, since)
        return tries < MOST_TRIES

    async def forgive(self, identity: Identity) -> None:
        self._tries.pop(identity, None)
