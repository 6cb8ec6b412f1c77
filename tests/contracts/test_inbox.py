"""What every storage knows of deliveries that came in before."""

import asyncio
from datetime import timedelta

from storage.bundle import Storage
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import later


async def test_a_delivery_is_new_once(storage: Storage) -> None:
    assert await storage.inbox.is_first("Ev1", cast.NOW) is True
    assert await storage.inbox.is_first("Ev1", later(30)) is False
    assert await storage.inbox.is_first("Ev2", later(30)) is True


async def test_of_many_retries_at_once_one_is_the_first(storage: Storage) -> None:
    answers = await asyncio.gather(*(storage.inbox.is_first("Ev1", cast.NOW) for _ in range(20)))
    assert sorted(answers) == [False] * 19 + [True]


async def test_of_two_processes_one_takes_a_delivery(opening: Opening) -> None:
    one, other = opening(), opening()
    both = [storage.inbox.is_first(f"Ev{n}", cast.NOW) for n in range(20) for storage in (one, other)]
    answers = await asyncio.gather(*both)
    assert [sorted(answers[2 * n : 2 * n + 2]) for n in range(20)] == [[False, True]] * 20


async def test_deliveries_are_remembered_for_a_day_at_least(opening: Opening) -> None:
    storage = opening()
    await storage.inbox.is_first("Ev-old", cast.NOW)
    await storage.inbox.is_first("Ev-yesterday", cast.NOW + timedelta(days=2))
    for number in range(600):
        await storage.inbox.is_first(f"Ev{number}", cast.NOW + timedelta(days=3))
    assert await storage.inbox.is_first("Ev-yesterday", cast.NOW + timedelta(days=3)) is False
    assert await storage.inbox.is_first("Ev-old", cast.NOW + timedelta(days=3)) is True
