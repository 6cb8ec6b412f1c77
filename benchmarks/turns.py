"""Taking turns: the floor, the work, the floor …, so that a busy minute of the machine falls on both."""

import gc
import time
from collections.abc import Awaitable, Callable

Timed = tuple[list[float], list[float]]
"""Seconds of the work, and of the floor, round by round."""


def in_turns(rounds: int, work: Callable[[], object], floor: Callable[[], object]) -> Timed:
    """Each once to warm up, then so many rounds."""
    work(), floor()
    times: Timed = ([], [])
    for _ in range(rounds):
        for each, kept in ((floor, times[1]), (work, times[0])):
            gc.collect()
            start = time.perf_counter()
            each()
            kept.append(time.perf_counter() - start)
    return times


async def awaited_in_turns(
    rounds: int, work: Callable[[], Awaitable[object]], floor: Callable[[], object]
) -> Timed:
    """As `in_turns`, where the work is awaited."""
    await work()
    floor()
    times: Timed = ([], [])
    for _ in range(rounds):
        start = time.perf_counter()
        floor()
        between = time.perf_counter()
        await work()
        times[0].append(time.perf_counter() - between)
        times[1].append(between - start)
    return times
