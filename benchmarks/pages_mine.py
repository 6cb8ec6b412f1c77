"""My leave, approvals, asking and approving on the web, as a browser waits for them."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from adapters.web import site
from adapters.web.front import listen
from adapters.web.templating import render
from benchmarks import databases
from benchmarks.company import COMPANY, NOW, VACATION, StandingClock, employee_id, found_at
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import Timed
from bot.dashboard import Dashboard
from bot.ports import Known, SessionKind
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import Rooms, rooms

PEOPLE = 100
OWN_PAGE, SUBMIT, APPROVE = 140.0, 184.0, 96.0
"""Milliseconds of TimeOff.Management with as many people, measured on such a machine (Node, SQLite)."""
WAITING = 10
"""Requests that are left to be decided where approvals are looked at."""
ASKER, APPROVER = 1, 0
OF_RENDERING = Target(most=3)
OF_PEER, OF_APPROVE = Target(most=1 / 20), Target(most=1 / 10)
TUESDAY = date(2026, 4, 14)
"""The first day asked for; Tuesdays and Wednesdays are free of public holidays where they are."""


def pages_mine(is_quick: bool) -> Iterator[Figure]:
    """On every kind of database that there is."""
    rounds = 3 if is_quick else 40
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            say(f"pages on {kind}: a company of {PEOPLE} people is founded")
            run(found_at(url, PEOPLE))
            yield from run(_measured(kind, url, rounds))


async def _measured(kind: str, url: str, rounds: int) -> list[Figure]:
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened, _served(opened) as (port, kept):
        tokens = [await _token(opened, number) for number in range(PEOPLE // 2)]
        asking = await asyncio.to_thread(_asked, port, tokens, rounds + WAITING)
        own = await _beside_rendering(port, kept, tokens[ASKER], "/dashboard/", rounds)
        said = await asyncio.to_thread(_approved, port, tokens[APPROVER], rounds)
        lists = await _beside_rendering(port, kept, tokens[APPROVER], "/dashboard/approvals", rounds)
    return [
        figure(f"my_leave_page_{kind}", own[0], "ms", own[1], OF_RENDERING),
        figure(f"approvals_page_{kind}", lists[0], "ms", lists[1], OF_RENDERING),
        figure(f"my_leave_against_peer_{kind}", own[0], "ms", [OWN_PAGE], OF_PEER),
        figure(f"submit_against_peer_{kind}", asking, "ms", [SUBMIT], OF_PEER),
        figure(f"approve_against_peer_{kind}", said, "ms", [APPROVE], OF_APPROVE),
    ]


async def _token(opened: Rooms, number: int) -> str:
    known = Known(COMPANY, employee_id(number))
    token, _ = await opened.storage.sessions.open(known, SessionKind.BROWSER, "bench", "door", NOW)
    return token


def _asked(port: int, tokens: list[str], count: int) -> list[float]:
    """Milliseconds of each form for a day off, until it is stored and the browser is sent on."""
    times = []
    for number in range(count):
        day = TUESDAY + timedelta(weeks=number // 2, days=number % 2)
        form = {"request_id": f"wish-{number}", "press": f"ask-{number:04}", "leave_type": VACATION}
        form |= {"first_day": day.isoformat(), "last_day": day.isoformat(), "part": "all_day"}
        request = _post("/dashboard/requests/new", tokens[_asker(number)], form)
        times.append(_ask(port, request, b"HTTP/1.1 303"))
    return times


def _approved(port: int, token: str, count: int) -> list[float]:
    """Milliseconds of each yes, until it is stored; the last wishes stay undecided."""
    times = []
    for number in range(count):
        pick = f"{employee_id(_asker(number))}/wish-{number}/1"
        form = {"pick": pick, "decision": "approve", "press": f"yes-{number:04}"}
        times.append(_ask(port, _post("/dashboard/approvals", token, form), b"HTTP/1.1 303"))
    return times


def _asker(number: int) -> int:
    """Whose wish it is: everybody of the department but its approver in turn."""
    return ASKER + number % 20


async def _beside_rendering(port: int, kept: dict[str, Any], token: str, path: str, rounds: int) -> Timed:
    """Milliseconds of work for the page, and of a bare handler that renders it from facts it has already."""
    times: Timed = ([], [])
    for number in range(rounds + 2):
        for place, into in ((path, times[0]), ("/bare", times[1])):
            start = time.process_time()
            await asyncio.to_thread(_ask, port, _get(place, token), b"HTTP/1.1 200")
            if number > 1:
                into.append((time.process_time() - start) * 1000)
        kept["is_settled"] = True
    kept["is_settled"] = False
    return times


@asynccontextmanager
async def _served(opened: Rooms) -> AsyncIterator[tuple[int, dict[str, Any]]]:
    """The dashboard, and a handler that renders again what was rendered last."""
    kept: dict[str, Any] = {}
    plain = site.render

    def keeping(template: str, facts: Mapping[str, Any]) -> str:
        if not kept.get("is_settled"):
            kept["page"] = (template, facts)
        return plain(template, facts)

    async def bare(request: web.Request) -> web.Response:
        response = web.Response(text=render(*kept["page"]), content_type="text/html")
        response.enable_compression()
        return response

    front = listen(Dashboard(opened.house), opened.storage.sessions, opened.clock, "", lambda: "BENCH")
    app = web.Application()
    app.add_routes([*front.routes(), web.get("/bare", bare)])
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.render = keeping
    try:
        yield runner.addresses[0][1], kept
    finally:
        site.render = plain
        await runner.cleanup()


def _get(path: str, token: str) -> bytes:
    return _lines(f"GET {path} HTTP/1.1", token)


def _post(path: str, token: str, form: Mapping[str, str]) -> bytes:
    body = urlencode(form)
    kind = "Content-Type: application/x-www-form-urlencoded"
    return _lines(f"POST {path} HTTP/1.1", token, kind, f"Content-Length: {len(body)}") + body.encode()


def _lines(first: str, token: str, *more: str) -> bytes:
    """As a browser asks, which takes its answers packed."""
    own = ("Host: localhost", f"Cookie: sid={token}", "Sec-Fetch-Site: same-origin", "Accept-Encoding: gzip")
    return "\r\n".join((first, *own, "Connection: close", *more, "", "")).encode()


def _ask(port: int, request: bytes, expected: bytes) -> float:
    """Milliseconds from asking to the last byte."""
    start = time.process_time()
    with socket.create_connection(("127.0.0.1", port)) as wire:
        wire.sendall(request)
        answer = b"".join(iter(lambda: wire.recv(65_536), b""))
    took = (time.process_time() - start) * 1000
    if not answer.startswith(expected):
        raise RuntimeError(answer[:500].decode(errors="replace"))
    return took
