"""Word to open pages that something has changed: by server-sent events that never say what."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web

from bot.dashboard import Dashboard, Nobody
from bot.ports import Changes, Clock, Session, Sessions, StoreUnavailable
from domain.ids import CompanyId

if TYPE_CHECKING:
    from adapters.web.visit import Visit

A_BREATH = 0.2
"""Seconds between two words of the same company: what changes meanwhile is one word."""
A_BEAT = 25.0
"""Seconds after which something is sent though nothing changed, so that nobody between hangs up."""
STEPS = 50
"""Different lengths of a beat, down to four fifths of it."""
A_WAIT = 300.0
AFTER_TROUBLE = 1.0
MOST_STREAMS = 20
"""Of one session at once."""
HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    # Proxies that would wait for the end of an answer are told not to.
    "X-Accel-Buffering": "no",
}


class Company:
    """Everybody who listens to one company; one waits for all of them."""

    def __init__(self, changes: Changes, company_id: CompanyId, position: int) -> None:
        self.position = position
        self.listeners = 0
        self._changes = changes
        self._company_id = company_id
        self._news: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._following = asyncio.create_task(self._follow(), name=f"live {company_id}")

    async def news(self, after: int, seconds: float) -> int:
        """The position once it is another than `after`, or after so long."""
        if self.position == after:
            await asyncio.wait([self._news], timeout=seconds)
        return self.position

    def wake(self) -> None:
        """Lets everybody look."""
        news, self._news = self._news, asyncio.get_running_loop().create_future()
        news.set_result(None)

    def close(self) -> None:
        self._following.cancel()

    async def _follow(self) -> None:
        while True:
            try:
                position = await self._changes.wait(self._company_id, self.position, A_WAIT)
            except StoreUnavailable:
                await asyncio.sleep(AFTER_TROUBLE)
                continue
            if position > self.position:
                self.position = position
                self.wake()
                await asyncio.sleep(A_BREATH)


class Live:
    """The open streams of a process."""

    def __init__(self, dashboard: Dashboard, sessions: Sessions, clock: Clock) -> None:
        self._dashboard = dashboard
        self._sessions = sessions
        self._clock = clock
        self._companies: dict[CompanyId, Company] = {}
        self._open: Counter[str] = Counter()
        self._is_closing = False

    async def stream(self, visit: Visit) -> web.StreamResponse:
        """One page listening, until it goes, its session ends or we do."""
        session = visit.session
        if self._is_closing or self._open[session.id] >= MOST_STREAMS:
            return web.Response(status=503 if self._is_closing else 429, headers={"Retry-After": "5"})
        company = await self._company(session.known.company_id)
        self._open[session.id] += 1
        company.listeners += 1
        try:
            return await self._tell(visit, session, company)
        finally:
            self._leave(session, company)

    async def drain(self) -> None:
        """Ends every stream at once; pages come back by themselves."""
        self._is_closing = True
        for company in list(self._companies.values()):
            company.wake()

    async def _tell(self, visit: Visit, session: Session, company: Company) -> web.StreamResponse:
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(visit.request)
        told, known = _known_to(visit), company.position
        # Not all of them at once.
        beat = A_BEAT * (1 - company.listeners % STEPS / STEPS / 5)
        await response.write(f"id: {known}\n\n".encode())
        told = known if told is None else told
        # Whoever hung up needs no more of it.
        with suppress(ConnectionResetError):
            while not self._is_closing:
                position = await company.news(told, beat)
                if position != told and not self._is_closing:
                    told = position
                    await response.write(f"id: {told}\nevent: changed\ndata: {told}\n\n".encode())
                elif await self._goes_on(session):
                    await response.write(b":\n\n")
                else:
                    break
        return response

    async def _goes_on(self, session: Session) -> bool:
        """Whether the session is still there, and its person with us."""
        if self._is_closing:
            return False
        try:
            theirs = await self._sessions.of(session.known, self._clock.now())
            found = await self._dashboard.visit(session.known, "live", None)
        except StoreUnavailable:
            return True
        return not isinstance(found, Nobody) and any(each.id == session.id for each in theirs)

    async def _company(self, company_id: CompanyId) -> Company:
        if company_id not in self._companies:
            changes = self._dashboard.house.changes
            position = await changes.position(company_id)
            # Another may have come while we asked.
            if company_id not in self._companies:
                self._companies[company_id] = Company(changes, company_id, position)
        return self._companies[company_id]

    def _leave(self, session: Session, company: Company) -> None:
        company.listeners -= 1
        self._open[session.id] -= 1
        if not self._open[session.id]:
            del self._open[session.id]
        if not company.listeners:
            company.close()
            self._companies.pop(session.known.company_id, None)


def _known_to(visit: Visit) -> int | None:
    """What the page was drawn from, or was told last before its connection was cut."""
    given = visit.request.headers.get("Last-Event-ID") or visit.query.get("after", "")
    return int(given) if given.isdecimal() and given.isascii() and len(given) < 19 else None
