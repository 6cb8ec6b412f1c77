"""A process that has everybody folded and their books kept, as one has that has run for a while."""

import gc
import os
import subprocess
import sys

import msgspec

from benchmarks.company import COMPANY, TODAY, VACATION, StandingClock, employee_id
from bot.settings import Environment
from bot.talk import House
from bot.wiring.loop import run
from bot.wiring.rooms import rooms


class Held(msgspec.Struct):
    """What everybody takes, over a process that has looked at one person only."""

    kilobytes: float


def main(url: str, people: int) -> None:
    """Prints it."""
    print(msgspec.json.encode(run(_held(url, people))).decode())


async def _held(url: str, people: int) -> Held:
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened:
        await _look_at(opened.house, 1)
        before = _resident()
        await _look_at(opened.house, people)
        return Held(_resident() - before)


async def _look_at(house: House, people: int) -> None:
    for number in range(people):
        settings = await house.store.settings(COMPANY)
        employee = await house.store.employee(COMPANY, employee_id(number))
        house.shelf.books(employee, settings, house.holidays).balance(VACATION, TODAY)


def _resident() -> float:
    """Kilobytes (1,000 bytes; `ps` counts in 1,024)."""
    gc.collect()
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(os.getpid())])) * 1.024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
