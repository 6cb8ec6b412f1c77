"""A calendar asked for over a socket, again and again, by a thread that costs the server nothing."""

import asyncio
import re
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.feed.front import FeedFront
from benchmarks.turns import Timed

BARE = "/bare/calendar.ics"


async def over_the_wire(front: FeedFront, secret: str, rounds: int) -> Timed:
    """Microseconds of the serving thread for each answer that nothing is new, and for a bare handler's."""
    asked, address = (20 if rounds < 5 else 500), f"/feeds/{secret}.ics"
    async with _served(front) as port:
        first = await asyncio.to_thread(_ask, port, _get(address, "-"), 1)
        tag = re.search(rb'(?i)etag: (W/"[0-9a-f]+")', first)
        assert tag is not None, first[:300]
        times: Timed = ([], [])
        for _ in range(rounds + 1):
            for place, kept in ((BARE, times[1]), (address, times[0])):
                start = time.thread_time()
                said = await asyncio.to_thread(_ask, port, _get(place, tag[1].decode()), asked)
                kept.append((time.thread_time() - start) / asked * 1e6)
                assert said.startswith(b"HTTP/1.1 304"), said[:300]
    # The first round warms up.
    return times[0][1:], times[1][1:]


@asynccontextmanager
async def _served(front: FeedFront) -> AsyncIterator[int]:
    """The port of a server with the calendars, and of a handler to which nothing is ever new."""

    async def bare(request: web.Request) -> web.Response:
        return web.Response(status=304)

    app = web.Application()
    app.add_routes([*front.routes(), web.get("/bare/{secret}.ics", bare)])
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


def _get(path: str, tag: str) -> bytes:
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", "User-Agent: bench", f"If-None-Match: {tag}", "", "")
    return "\r\n".join(lines).encode()


def _ask(port: int, request: bytes, times: int) -> bytes:
    """The head of the last answer; the next is asked for once one is there."""
    head = b""
    with socket.create_connection(("127.0.0.1", port)) as wire:
        for _ in range(times):
            wire.sendall(request)
            head = b""
            while b"\r\n\r\n" not in head:
                head += wire.recv(65_536)
    return head
