"""Which core does what, so that what is measured and what measures it do not share one."""

import asyncio
import os
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
SERVING, LOADING = 0, 1


def pin(place: int) -> None:
    """Keeps this process on one core, where the system can and has more than one."""
    if not hasattr(os, "sched_setaffinity"):
        return
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        os.sched_setaffinity(0, {cores[place % len(cores)]})


def run(work: Coroutine[Any, Any, T]) -> T:
    """In the loop that the program runs in."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)
