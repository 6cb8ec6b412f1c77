"""The other end of the wire: a process of its own that posts as fast as it is answered."""

import asyncio
import sys
import time
from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import cast

import msgspec

from benchmarks import pinning
from benchmarks.posts import requests
from bot.wiring.loop import run

CONTENT_LENGTH = b"content-length: "
PATIENCE = 60.0
"""Seconds for all of a job; only a mistake takes so long."""


class Job(msgspec.Struct, frozen=True):
    """What to post: `count` requests of a kind, numbered from `first`, over so many connections."""

    port: int
    kind: str
    people: int
    first: int
    count: int
    connections: int
    expect: str
    """What every answer's body has to hold."""


class Load(msgspec.Struct, frozen=True):
    """How it went; times in seconds."""

    count: int
    seconds: float
    p50: float
    p99: float
    bad: int
    example: str
    """The first answer that was not as expected."""


class _Connection(asyncio.Protocol):
    """Posts the next request as soon as the last one is answered."""

    def __init__(self, waiting: Iterator[bytes], expect: bytes, over: "asyncio.Future[None]") -> None:
        self._waiting, self._expect, self._over = waiting, expect, over
        self._received, self._sent_at = b"", 0.0
        self.times: list[float] = []
        self.bad: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's own class is no subclass of asyncio's.
        self._transport = cast(asyncio.Transport, transport)
        self._post()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, separator, body = self._received.partition(b"\r\n\r\n")
        if not separator or len(body) < _length(head):
            return
        self.times.append(time.perf_counter() - self._sent_at)
        if not head.startswith(b"HTTP/1.1 200") or self._expect not in body:
            self.bad.append(self._received)
        self._received = b""
        self._post()

    def connection_lost(self, problem: Exception | None) -> None:
        if not self._over.done():
            self._over.set_exception(problem or ConnectionError("the server hung up"))

    def _post(self) -> None:
        request = next(self._waiting, None)
        if request is None:
            if not self._over.done():
                self._over.set_result(None)
            self._transport.close()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(request)


def _length(head: bytes) -> int:
    """Of the body that a head announces; none where it says nothing."""
    _, found, rest = head.lower().partition(CONTENT_LENGTH)
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


async def _run(job: Job) -> Load:
    waiting = iter(list(requests(job.kind, job.people, job.first, job.count)))
    loop = asyncio.get_running_loop()
    overs: list[asyncio.Future[None]] = [loop.create_future() for _ in range(job.connections)]
    start = time.perf_counter()
    opened = [
        await loop.create_connection(
            partial(_Connection, waiting, job.expect.encode(), over), "127.0.0.1", job.port
        )
        for over in overs
    ]
    await asyncio.wait_for(asyncio.gather(*overs), PATIENCE)
    seconds = time.perf_counter() - start
    times = sorted(each for _, connection in opened for each in connection.times)
    bad = [each for _, connection in opened for each in connection.bad]
    example = bad[0].decode(errors="replace") if bad else ""
    return Load(len(times), seconds, median(times), times[len(times) * 99 // 100], len(bad), example)


def main() -> None:
    """Answers each job on standard input with a line on standard output."""
    pinning.pin(pinning.LOADING)
    for line in sys.stdin:
        load = run(_run(msgspec.json.decode(line, type=Job)))
        print(msgspec.json.encode(load).decode(), flush=True)


if __name__ == "__main__":
    main()
