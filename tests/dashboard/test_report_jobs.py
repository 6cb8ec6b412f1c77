"""Large reports are made by whoever is there: what one leaves undone another makes."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.dashboard import Dashboard, NotFound
from bot.dashboard.reports import FileFormat, Report, Sheet
from bot.dashboard.reports.ordering import drop, file_of, job, jobs, order
from bot.dashboard.reports.running import Runner, Write
from bot.ports import JobState, StoreUnavailable
from bot.ports.jobs import LEASE
from domain.company.commands import NameAdministrators
from domain.employees.commands import DeactivateEmployee
from domain.refusals import Refused
from tests import cast
from tests.dashboard.reported import reported
from tests.rooms import Rooms


@pytest.fixture
async def house() -> Rooms:
    return await reported()


async def plainly(sheet: Sheet, file_format: FileFormat, locale: str) -> AsyncIterator[bytes]:
    """A line for each row, a piece for each line, and a breath in between."""
    async for row in sheet.rows:
        yield f"{row[0]}\n".encode()
        yield b""


def runner(house: Rooms, write: Write = plainly) -> Runner:
    return Runner(Dashboard(house.house), house.clock, write)


async def ordered(house: Rooms, who: str = cast.CARLA, report: Report = Report.BALANCES) -> str:
    job_id = await order(await house.visit(who), report, FileFormat.CSV, {"sort": ["-name"], "page": ["7"]})
    assert job_id is not None
    return job_id


async def read(house: Rooms, job_id: str) -> str:
    pieces: list[bytes] = []
    while piece := await house.house.jobs.piece(cast.COMPANY, job_id, len(pieces)):
        pieces.append(piece)
    return b"".join(pieces).decode()


async def state(house: Rooms, job_id: str, who: str = cast.CARLA) -> JobState:
    return (await job(await house.visit(who), job_id)).state


async def test_a_report_is_made_with_everybody_in_it_and_says_how_far_it_is(house: Rooms) -> None:
    job_id = await ordered(house)
    await runner(house).work_once()
    assert await read(house, job_id) == "Anna Kovács\nBen Okafor\nCarla Stein\nDora Ellis\n"
    done = await file_of(await house.visit(cast.CARLA), job_id)
    assert done is not None
    assert (done.state, done.done, done.total) == (JobState.DONE, 4, 4)
    assert [each.ordered.id for each in await jobs(await house.visit(cast.CARLA))] == [job_id]


async def test_an_approvers_report_holds_only_whom_they_may_see(house: Rooms) -> None:
    job_id = await ordered(house, cast.BEN)
    await runner(house).work_once()
    assert await read(house, job_id) == "Anna Kovács\nBen Okafor\n"


async def test_what_somebody_died_at_is_made_anew(house: Rooms) -> None:
    job_id = await ordered(house)
    dead = await house.house.jobs.claim(house.clock.at)
    assert dead is not None
    await house.house.jobs.keep(dead, 0, b"half of a line")
    assert await runner(house).work_once() is False
    house.clock.at += LEASE + timedelta(seconds=1)
    assert await runner(house).work_once() is True
    assert "half of a line" not in await read(house, job_id)
    assert await state(house, job_id) is JobState.DONE
    assert await house.house.jobs.finish(dead, 3) is False


async def test_what_was_taken_away_while_it_was_made_leaves_nothing(house: Rooms) -> None:
    job_id = await ordered(house)

    async def taken_away(sheet: Sheet, file_format: FileFormat, locale: str) -> AsyncIterator[bytes]:
        yield b"first"
        await drop(await house.visit(cast.CARLA), job_id)
        yield b"second"

    assert await runner(house, taken_away).work_once() is True
    assert await read(house, job_id) == ""
    with pytest.raises(NotFound):
        await job(await house.visit(cast.CARLA), job_id)


async def test_a_bug_in_one_report_does_not_stop_the_next(
    house: Rooms, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(sheet: Sheet, file_format: FileFormat, locale: str) -> AsyncIterator[bytes]:
        raise ZeroDivisionError
        yield b""

    first = await ordered(house)
    await runner(house, broken).work_once()
    assert await state(house, first) is JobState.FAILED
    assert "broke" in caplog.text
    second = await ordered(house)
    await runner(house).work_once()
    assert await state(house, second) is JobState.DONE


async def test_a_report_waits_for_a_database_that_is_away(house: Rooms) -> None:
    async def away(sheet: Sheet, file_format: FileFormat, locale: str) -> AsyncIterator[bytes]:
        raise StoreUnavailable("away")
        yield b""

    job_id = await ordered(house)
    with pytest.raises(StoreUnavailable):
        await runner(house, away).work_once()
    house.clock.at += LEASE
    await runner(house).work_once()
    assert await state(house, job_id) is JobState.DONE


async def test_nobody_gets_what_they_may_no_longer_see(house: Rooms) -> None:
    made, waiting = await ordered(house), await ordered(house)
    await runner(house).work_once()
    await house.settle(NameAdministrators((cast.BEN,)))
    await runner(house).work_once()
    talk = await house.visit(cast.CARLA)
    assert await file_of(talk, made) is None
    assert await state(house, waiting) is JobState.FAILED
    with pytest.raises(NotFound):
        await file_of(talk, waiting)


async def test_nothing_is_made_for_who_is_gone_or_decides_nothing_any_more(house: Rooms) -> None:
    of_ben = await ordered(house, cast.BEN)
    await house.settle(DeactivateEmployee(cast.BEN))
    await runner(house).work_once()
    assert await read(house, of_ben) == ""
    of_carla = await ordered(house)
    await house.settle(NameAdministrators((cast.DORA,)))
    house.house.shelf._kept.clear()
    await runner(house).work_once()
    assert await read(house, of_carla) == ""


async def test_who_decides_nothing_orders_nothing(house: Rooms) -> None:
    with pytest.raises(Refused):
        await ordered(house, cast.ANNA)


async def test_a_program_that_stops_gives_back_what_it_was_making(house: Rooms) -> None:
    began = asyncio.Event()

    async def slowly(sheet: Sheet, file_format: FileFormat, locale: str) -> AsyncIterator[bytes]:
        began.set()
        await asyncio.sleep(60)
        yield b""

    job_id = await ordered(house)
    stopping = runner(house, slowly)
    running = asyncio.create_task(stopping.run())
    await began.wait()
    await stopping.stop(running)
    assert await state(house, job_id) is JobState.WAITING
    await runner(house).work_once()
    assert await state(house, job_id) is JobState.DONE


async def test_a_runner_looks_again_until_it_is_stopped(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.dashboard.reports.running.PAUSE", 0)
    idle = runner(house)
    running = asyncio.create_task(idle.run())
    await asyncio.sleep(0)
    job_id = await ordered(house)
    for _ in range(10_000):
        if await state(house, job_id) is JobState.DONE:
            break
        await asyncio.sleep(0)
    await idle.stop(running)
    assert running.cancelled()
    assert await state(house, job_id) is JobState.DONE
