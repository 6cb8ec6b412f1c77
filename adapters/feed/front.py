"""Private addresses of calendars over HTTP: whoever has one reads it, and who has none learns nothing."""

import asyncio
import gzip
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from aiohttp import web

from adapters.feed.calendars import Calendars
from adapters.feed.kept import Kept
from bot.dashboard.publishing import Published, Publishing
from bot.ports import StoreUnavailable

log = logging.getLogger(__name__)

PATH = "/feeds/{secret}.ics"
DRAWN = "1"
"""Rises when the same leave is drawn otherwise, so that nobody keeps what an earlier program drew."""
WORTH_PACKING = 2_000
"""Bytes."""
LATER = "120"
"""Seconds."""
CACHING = "private, no-cache"
HEADERS = {
    "Cache-Control": CACHING,
    "Content-Disposition": 'inline; filename="leave.ics"',
    "Vary": "Accept-Encoding",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True)
class FeedFront:
    """Gives calendars out; what nobody changed is not drawn, and not sent to who has it."""

    publishing: Publishing
    calendars: Calendars
    packed: Kept = field(default_factory=Kept)

    def routes(self) -> Sequence[web.RouteDef]:
        return [web.get(PATH, self.read)]

    async def read(self, request: web.Request) -> web.StreamResponse:
        """A revoked address is answered as one that never was."""
        try:
            published = await self.publishing.find(request.match_info["secret"])
            if published is None:
                raise web.HTTPNotFound
            await self._note(request, published)
            return await self._answer(request, published)
        except StoreUnavailable:
            log.warning("A calendar could not be read: the database is not available")
            return web.Response(status=503, text="Try again later.\n", headers={"Retry-After": LATER})

    async def _note(self, request: web.Request, published: Published) -> None:
        """That it was read is not worth refusing to read it."""
        try:
            await self.publishing.note(published.feed, request.headers.get("User-Agent", ""))
        except StoreUnavailable:
            log.warning("That a calendar was read could not be noted: the database is not available")

    async def _answer(self, request: web.Request, published: Published) -> web.Response:
        tag = _tag(published.version)
        if tag in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers={"Cache-Control": CACHING, "ETag": f'W/"{tag}"'})
        body = await self.calendars.drawn(published)
        answer = web.Response(body=body, content_type="text/calendar", charset="utf-8", headers=HEADERS)
        answer.headers["ETag"] = f'W/"{tag}"'
        if len(body) > WORTH_PACKING and "gzip" in request.headers.get("Accept-Encoding", ""):
            answer.body = await self._packed(published, body)
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    async def _packed(self, published: Published, body: bytes) -> bytes:
        found = self.packed.get(published.scope)
        if found is not None and found[0] == published.version:
            return found[1]
        made = await asyncio.to_thread(gzip.compress, body, 6, mtime=0)
        self.packed.put(published.scope, published.version, made)
        return made


def listen(publishing: Publishing) -> FeedFront:
    """The front of a program."""
    return FeedFront(publishing, Calendars(publishing))


@lru_cache(4096)
def _tag(version: str) -> str:
    """Known before any work; says nothing of what it is made from."""
    return sha256(f"{DRAWN}\0{version}".encode()).hexdigest()[:32]
