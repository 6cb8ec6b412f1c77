"""The real program in a process of its own, at a time that the test says; says when it listens."""

import asyncio

from adapters.clock.clocks import MovableClock
from adapters.slack import lanes
from bot.settings import Environment
from bot.wiring.commands import until_told
from bot.wiring.rooms import rooms
from bot.wiring.serving import listening, program, started, web_application
from tests.faults.busy import CLOCK

READY = "ready"


async def serve() -> None:
    """Until a signal to stop comes, or the process is killed."""
    # The stand-in takes more than one message a second.
    lanes.POST_GAP = 0.01
    environment = Environment(_env_file=None)  # type: ignore[call-arg]
    clock = MovableClock(environment.DATA_DIR / CLOCK)
    async with rooms(environment, clock) as opened, program(opened) as parts:
        runner = await listening(web_application(parts), environment)
        async with started(parts):
            print(READY, flush=True)  # noqa: T201
            await until_told()
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
