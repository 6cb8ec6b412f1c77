"""A copy of this process for each trial: what it changes, and what it breaks, is gone with it."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import traceback
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
MOST_BYTES = 3 << 30
"""So that one that never stops adding to a list does not take the machine with it."""


def forked(work: Callable[[], T]) -> T | None:
    """What the work answers in a copy of this process; None where the system ended it, for time or memory."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    with open(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return None
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError("a trial broke off, see above")
    found: T = pickle.loads(answer)  # noqa: S301  # our own
    return found


def limit_time(seconds: float) -> None:
    """From now on this copy may use so much of the processor, and is ended if it wants more."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_memory() -> None:
    """This copy may not grow beyond any measure."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def _answer(work: Callable[[], object], writing: int) -> None:
    said = os.dup(2)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    try:
        with open(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work()))
    except BaseException:
        os.write(said, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)
