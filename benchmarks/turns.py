"""Taking turns: the floor, the work, the floor …, so that a busy minute of the machine falls on both."""

import gc
import time
from collections.abc import Awaitable, Callable

Timed = tuple[list[float], list[float]]
"""Seconds of the work, and of the floor, round by round."""
Clock = Callable[[], float]
WALL: Clock = time.perf_counter
CPU: Clock = time.process_time
"""For work that waits for nothing: neighbours on the machine do not count."""


def in_turns(
    rounds: int, work: Callable[[], object], floor: Callable[[], object], clock: Clock = WALL
) -> Timed:
    """Each once to warm up, then so many rounds."""
    work(), floor()
    times: Timed = ([], [])
    for _ in range(rounds):
        for each, kept in ((floor, times[1]), (work, times[0])):
            gc.collect()
            start = clock()
            each()
            kept.append(clock() - start)
    return times


async def awaited_in_turns(
    rounds: int, work: Callable[[], Awaitable[object]], floor: Callable[[], object]
) -> Timed:
    """As `in_turns`, where the work is awaited."""

    async def awaited_floor() -> object:
        return floor()

    return await both_awaited_in_turns(rounds, work, awaited_floor)


async def both_awaited_in_turns(
    rounds: int,
    work: Callable[[], Awaitable[object]],
    floor: Callable[[], Awaitable[object]],
    clock: Clock = WALL,
) -> Timed:
    """As `in_turns`, where both are awaited."""
    await work()
    await floor()
    times: Timed = ([], [])
    for _ in range(rounds):
        for each, kept in ((floor, times[1]), (work, times[0])):
            start = clock()
            await each()
            kept.append(clock() - start)
    return times
