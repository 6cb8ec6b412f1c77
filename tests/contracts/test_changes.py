"""What every storage lets those hear of who wait for something to change."""

import asyncio

import pytest

from bot.ports import StoreUnavailable
from domain.company.events import CompanyRenamed
from domain.ids import CompanyId
from domain.streams import COMPANY
from storage import changes
from storage.bundle import Storage
from storage.changes import LogChanges
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import OTHER, append, ask, found

DAY = cast.asked("2026-08-03")
LONG = 20.0
"""Seconds that nobody waits for in a test that passes."""


async def rename(storage: Storage, name: str) -> None:
    await append(storage, f"rename {name}", COMPANY, [CompanyRenamed(name, "en", True)])


async def test_a_company_is_where_its_log_ends_and_an_unknown_one_at_the_start(storage: Storage) -> None:
    assert await storage.changes.position(cast.COMPANY) == 0
    await found(storage)
    before = await storage.changes.position(cast.COMPANY)
    assert before > 0
    await rename(storage, "Tannenberg")
    assert await storage.changes.position(cast.COMPANY) == before + 1
    assert await storage.changes.position(OTHER) == 0


async def test_who_waits_is_told_of_the_next_change(storage: Storage) -> None:
    await found(storage)
    before = await storage.changes.position(cast.COMPANY)
    waiting = [asyncio.create_task(storage.changes.wait(cast.COMPANY, before, LONG)) for _ in range(3)]
    await asyncio.sleep(0.01)
    await ask(storage, "r1", DAY)
    assert await asyncio.gather(*waiting) == [before + 1] * 3


async def test_what_was_missed_is_told_at_once(storage: Storage) -> None:
    await found(storage)
    before = await storage.changes.position(cast.COMPANY)
    await rename(storage, "Tannenberg")
    await rename(storage, "Tannenberg GmbH")
    assert await storage.changes.wait(cast.COMPANY, before, LONG) == before + 2


async def test_where_nothing_changes_the_time_runs_out(storage: Storage) -> None:
    await found(storage)
    before = await storage.changes.position(cast.COMPANY)
    assert await storage.changes.wait(cast.COMPANY, before, 0.02) == before


async def test_another_companys_change_wakes_nobody(storage: Storage) -> None:
    await found(storage)
    before = await storage.changes.position(cast.COMPANY)
    waiting = asyncio.create_task(storage.changes.wait(cast.COMPANY, before, 0.4))
    await asyncio.sleep(0.01)
    await found(storage, OTHER)
    assert await waiting == before


async def test_what_another_process_writes_is_heard_of(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)
    before = await other.changes.position(cast.COMPANY)
    for number in range(3):
        waiting = asyncio.create_task(other.changes.wait(cast.COMPANY, before + number, LONG))
        await asyncio.sleep(0.05 * number)
        await ask(one, f"r{number}", DAY)
        assert await waiting == before + number + 1


async def test_a_company_that_begins_elsewhere_is_heard_of(opening: Opening) -> None:
    one, other = opening(), opening()
    waiting = asyncio.create_task(other.changes.wait(cast.COMPANY, 0, LONG))
    await asyncio.sleep(0.05)
    await found(one)
    assert await waiting > 0


async def test_nobody_looks_while_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[list[str]] = []

    async def read(company_ids: object) -> dict[object, int]:
        looks.append(list(company_ids))  # type: ignore[call-overload]
        return {}

    monkeypatch.setattr(changes, "A_LOOK", 0.01)
    waiting = LogChanges(read)  # type: ignore[arg-type]
    await waiting.wait(cast.COMPANY, 0, 0.05)
    assert len(looks) > 1
    await asyncio.sleep(0.03)
    seen = len(looks)
    await asyncio.sleep(0.05)
    assert len(looks) == seen


async def test_an_outage_is_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([{cast.COMPANY: 1}, StoreUnavailable("gone"), StoreUnavailable("gone"), {cast.COMPANY: 2}])

    async def read(_: object) -> dict[CompanyId, int]:
        answer = next(answers)
        if isinstance(answer, StoreUnavailable):
            raise answer
        return answer

    monkeypatch.setattr(changes, "A_LOOK", 0.01)
    assert await LogChanges(read).wait(cast.COMPANY, 1, LONG) == 2
