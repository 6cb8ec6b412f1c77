"""The processes that a benchmark consists of: started, asked, ended."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

import msgspec

from benchmarks.load import Job, Load

CPU = "/benchmark/cpu"


class NotAsExpected(Exception):
    """Something was answered that makes the figure worthless."""


@dataclass(frozen=True, slots=True)
class Server:
    """One that listens on a port of this machine."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of CPU used so far."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{CPU}") as answer:
            return float(answer.read())


@dataclass(frozen=True, slots=True)
class Loader:
    """The process that posts."""

    jobs: IO[bytes]
    loads: IO[bytes]

    def run(self, job: Job) -> Load:
        """Raises NotAsExpected where a single answer was wrong."""
        self.jobs.write(msgspec.json.encode(job) + b"\n")
        self.jobs.flush()
        load = msgspec.json.decode(self.loads.readline(), type=Load)
        if load.bad:
            raise NotAsExpected(f"{load.bad} of {load.count} answers, such as {load.example[:2000]}")
        return load


@contextmanager
def server(kind: str, url: str = "", people: int = 0) -> Iterator[Server]:
    """A server of `serving`, ready."""
    with _process("benchmarks.serving", kind, url, str(people)) as process:
        assert process.stdout is not None
        yield Server(int(process.stdout.readline() or _died(process)), process.pid)


@contextmanager
def loader() -> Iterator[Loader]:
    with _process("benchmarks.load") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Loader(process.stdin, process.stdout)


def _died(process: "subprocess.Popen[bytes]") -> bytes:
    raise NotAsExpected(f"{process.args!r} ended before it was ready")


@contextmanager
def _process(module: str, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """It ends when its standard input does."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
