"""Open pages that are told of changes: what each costs, and how soon the last of them has heard."""

import asyncio
import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

import msgspec
from aiohttp import web

from adapters.web.front import listen
from adapters.web.live import MOST_STREAMS
from benchmarks import databases
from benchmarks.company import COMPANY, NOW, VACATION, StandingClock, employee_id, found_at
from benchmarks.databases import say
from benchmarks.figures import Figure, Target
from bot.dashboard import Dashboard
from bot.ports import Context, Known, Origin, SessionKind
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import Rooms, rooms
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.periods import Asked, Period

LIGHT, SOON = Target(most=20, of_value=True), Target(most=1_000, of_value=True)
A_SOCKET = 4.0
"""Kilobytes: what a connection that only waits takes at least."""
PEOPLE = 20
DAY = Period(NOW.date(), NOW.date())


def live(is_quick: bool) -> Iterator[Figure]:
    """On SQLite: the streams do not know what is behind them."""
    count = 60 if is_quick else 2_000
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with databases.KINDS["sqlite"]() as url:
        say(f"live: {count} pages are opened")
        run(found_at(url, PEOPLE))
        # In a process of its own: one that has let go of memory takes none anew.
        command = [sys.executable, "-m", "benchmarks.live", url, str(count)]
        found = msgspec.json.decode(subprocess.check_output(command), type=Listened)
    yield Figure("live_stream_memory", found.kilobytes, "KB", A_SOCKET, LIGHT)
    yield Figure("live_fan_out", found.milliseconds, "ms", 1.0, SOON)


class Listened(msgspec.Struct):
    """Of each stream, and of CPU from a command until the last one has heard of it."""

    kilobytes: float
    milliseconds: float


async def _measured(url: str, count: int) -> Listened:
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened:
        front = listen(Dashboard(opened.house), opened.storage.sessions, opened.clock, "", lambda: "REF")
        app = web.Application()
        app.add_routes(front.routes())
        runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        tokens = [await _token(opened) for _ in range(-(-count // MOST_STREAMS))]
        try:
            return await _listened(opened, runner.addresses[0][1], count, tokens)
        finally:
            await front.drain()
            await runner.cleanup()


async def _token(opened: Rooms) -> str:
    known = Known(COMPANY, employee_id(1))
    token, _ = await opened.storage.sessions.open(known, SessionKind.BROWSER, "Benchmark", "door", NOW)
    return token


async def _listened(opened: Rooms, port: int, count: int, tokens: list[str]) -> Listened:
    before = _resident()
    command = [sys.executable, "-m", "benchmarks.listeners", str(port), str(count)]
    pages = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert pages.stdin is not None
    assert pages.stdout is not None
    pages.stdin.write((" ".join(tokens) + "\n").encode())
    said = await pages.stdout.readline()
    assert said == b"open\n", said
    kilobytes = (_resident() - before) / 1024 / count
    leave = RecordLeave(employee_id(2), RequestId("more"), VACATION, Asked(DAY), NOW)
    start, spent = time.monotonic(), time.process_time()
    await opened.house.handling.handle(Context(COMPANY, None, Origin.CLI, "more", NOW), leave)
    heard = float(await pages.stdout.readline())
    spent = time.process_time() - spent
    say(f"  the last has heard after {(heard - start) * 1000:.0f} ms")
    pages.stdin.close()
    await pages.wait()
    return Listened(kilobytes, spent * 1000)


def _resident() -> int:
    """Bytes of this process in memory."""
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    print(msgspec.json.encode(run(_measured(sys.argv[1], int(sys.argv[2])))).decode())
