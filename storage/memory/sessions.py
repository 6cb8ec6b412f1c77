"""Sessions, one-use links and sign-ins in dictionaries."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.ports import Known, Session, SessionKind, SignIn
from storage.sessions import NOTED_EVERY, is_over, new_session, new_token


class MemorySessions:
    """The Sessions of a process."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    async def open(
        self, known: Known, kind: SessionKind, agent: str, by: str, at: datetime
    ) -> tuple[str, Session]:
        token, session = new_token(), new_session(known, kind, agent, by, at)
        self._sessions[token] = session
        return token, session

    async def find(self, token: str, at: datetime) -> Session | None:
        session = self._sessions.get(token)
        if session is None or is_over(session, at):
            return None
        if at - session.seen_at >= NOTED_EVERY:
            self._sessions[token] = replace(session, seen_at=at)
        return session

    async def of(self, known: Known, at: datetime) -> Sequence[Session]:
        own = [each for each in self._sessions.values() if each.known == known and not is_over(each, at)]
        return sorted(sorted(own, key=lambda each: each.id), key=lambda each: each.seen_at, reverse=True)

    async def end(self, known: Known, session_id: str) -> bool:
        return self._end([each for each in self._own(known) if each.id == session_id]) == 1

    async def end_all(self, known: Known, but: str | None = None) -> int:
        return self._end([each for each in self._own(known) if each.id != but])

    def _own(self, known: Known) -> Sequence[Session]:
        return [each for each in self._sessions.values() if each.known == known]

    def _end(self, over: Sequence[Session]) -> int:
        ids = {each.id for each in over}
        self._sessions = {token: each for token, each in self._sessions.items() if each.id not in ids}
        return len(ids)


class MemoryDoors:
    """The Doors of a process."""

    def __init__(self) -> None:
        self._doors: dict[str, tuple[Known, datetime]] = {}

    async def issue(self, known: Known, expires_at: datetime, at: datetime) -> str:
        token = new_token()
        self._doors[token] = (known, expires_at)
        return token

    async def leads_to(self, token: str, at: datetime) -> Known | None:
        known, expires_at = self._doors.get(token, (None, at))
        return known if at < expires_at else None

    async def consume(self, token: str, at: datetime) -> Known | None:
        known, expires_at = self._doors.pop(token, (None, at))
        return known if at < expires_at else None


class MemorySignIns:
    """The SignIns of a process."""

    def __init__(self) -> None:
        self._sign_ins: dict[SignIn, tuple[Known, str]] = {}

    async def whose(self, sign_in: SignIn) -> Known | None:
        known, _ = self._sign_ins.get(sign_in, (None, ""))
        return known

    async def connect(self, known: Known, sign_in: SignIn, name: str, at: datetime) -> bool:
        if await self.whose(sign_in) not in (None, known):
            return False
        self._sign_ins[sign_in] = (known, name)
        return True

    async def of(self, known: Known) -> Sequence[tuple[SignIn, str]]:
        return [(sign_in, name) for sign_in, (whose, name) in self._sign_ins.items() if whose == known]

    async def disconnect(self, known: Known, sign_in: SignIn) -> bool:
        if await self.whose(sign_in) != known:
            return False
        del self._sign_ins[sign_in]
        return True
