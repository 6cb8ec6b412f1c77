"""A process that stores as fast as it can and says what it was promised, until it is killed."""

import asyncio
import sys

from bot.ports import Transaction
from domain.streams import employee_stream
from storage.bundle import Storage
from storage.engine import open_storage
from tests import cast
from tests.contracts.story import KEYS, Stopped, context, requested

DAY = cast.asked("2026-08-03")
PEOPLE = tuple(cast.PROFILES)


async def keep_asking(storage: Storage, worker: int) -> None:
    number = 0
    while True:
        await ask_once(storage, f"{worker}-{number}")
        print(f"{worker}-{number}", flush=True)  # noqa: T201
        number += 1


async def ask_once(storage: Storage, name: str) -> bool:
    """Whether it was new."""
    who = PEOPLE[int(name.partition("-")[0]) % len(PEOPLE)]

    def work(transaction: Transaction) -> bool:
        if transaction.has_handled(cast.COMPANY, name):
            return False
        transaction.append(context(name), employee_stream(who), [requested(name, DAY)])
        return True

    return await storage.store.transact(cast.COMPANY, work)


async def main(url: str) -> None:
    storage = open_storage(url, KEYS, clock=Stopped())
    await asyncio.gather(*(keep_asking(storage, worker) for worker in range(16)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
