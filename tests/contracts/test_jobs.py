"""What every storage keeps of reports that are made in the background."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.ports import Job, JobState, Known, Ordered
from bot.ports.jobs import KEPT, LEASE, MOST_AT_ONCE, MOST_CLAIMS
from storage.bundle import Storage
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import OTHER, later

CARLA = Known(cast.COMPANY, cast.CARLA)
BEN = Known(cast.COMPANY, cast.BEN)
ELSEWHERE = Known(OTHER, cast.CARLA)
DIED = LEASE.total_seconds()
A_DAY = KEPT.total_seconds()


def ordered(job_id: str = "j1", owner: Known = CARLA, seconds: float = 0) -> Ordered:
    return Ordered(
        job_id, owner, "balances", "csv", '{"on":["2026-07-29"]}', "de", "everybody", later(seconds)
    )


async def claimed(storage: Storage, seconds: float) -> Job:
    job = await storage.jobs.claim(later(seconds))
    assert job is not None
    return job


async def read(storage: Storage, owner: Known, job_id: str) -> bytes:
    """All pieces of a file."""
    pieces: list[bytes] = []
    while (piece := await storage.jobs.piece(owner.company_id, job_id, len(pieces))) is not None:
        pieces.append(piece)
    return b"".join(pieces)


async def test_a_job_is_made_from_its_order_to_its_file(storage: Storage) -> None:
    assert await storage.jobs.claim(later(0)) is None
    assert await storage.jobs.order(ordered()) is True
    job = await claimed(storage, 1)
    assert (job.ordered, job.state, job.claims) == (ordered(), JobState.RUNNING, 1)
    assert await storage.jobs.advance(job, 5, 10, later(2)) is True
    found = await storage.jobs.find(CARLA, "j1", later(3))
    assert found is not None
    assert (found.state, found.done, found.total) == (JobState.RUNNING, 5, 10)
    assert await storage.jobs.keep(job, 0, b"name\r\n") is True
    assert await storage.jobs.keep(job, 1, b"Anna\r\n") is True
    assert await storage.jobs.finish(job, 12) is True
    done = await storage.jobs.find(CARLA, "j1", later(3))
    assert done is not None
    assert (done.state, done.size, done.expires_at) == (JobState.DONE, 12, cast.NOW + KEPT)
    assert await read(storage, CARLA, "j1") == b"name\r\nAnna\r\n"
    assert await storage.jobs.claim(later(DIED * 2)) is None


async def test_a_job_is_its_owners_alone(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    for other in (BEN, ELSEWHERE):
        assert await storage.jobs.find(other, "j1", later(1)) is None
        assert await storage.jobs.of(other, later(1)) == []
        await storage.jobs.drop(other, "j1")
    assert await storage.jobs.find(CARLA, "j2", later(1)) is None
    job = await claimed(storage, 1)
    await storage.jobs.keep(job, 0, b"secret")
    assert await read(storage, ELSEWHERE, "j1") == b""
    assert [each.ordered.id for each in await storage.jobs.of(CARLA, later(1))] == ["j1"]


async def test_two_companies_may_have_a_job_of_one_id(storage: Storage) -> None:
    assert await storage.jobs.order(ordered()) is True
    assert await storage.jobs.order(ordered(owner=ELSEWHERE, seconds=1)) is True
    first, second = await claimed(storage, 2), await claimed(storage, 2)
    assert [each.ordered.owner for each in (first, second)] == [CARLA, ELSEWHERE]
    await storage.jobs.keep(first, 0, b"ours")
    await storage.jobs.keep(second, 0, b"theirs")
    assert await read(storage, CARLA, "j1") == b"ours"


async def test_what_is_ordered_twice_is_made_once(storage: Storage) -> None:
    assert await storage.jobs.order(ordered()) is True
    assert await storage.jobs.order(ordered(seconds=1)) is True
    assert len(await storage.jobs.of(CARLA, later(1))) == 1


async def test_nobody_has_more_than_a_few_under_way(storage: Storage) -> None:
    orders = [await storage.jobs.order(ordered(f"j{number}")) for number in range(MOST_AT_ONCE + 1)]
    assert orders == [True] * MOST_AT_ONCE + [False]
    assert await storage.jobs.order(ordered("j9", BEN)) is True
    job = await claimed(storage, 1)
    await storage.jobs.finish(job, 0)
    assert await storage.jobs.order(ordered("j10", seconds=2)) is True
    assert await storage.jobs.order(ordered("j11", seconds=A_DAY + 3)) is True


async def test_what_somebody_died_at_is_begun_anew_by_another(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    first = await claimed(storage, 0)
    await storage.jobs.keep(first, 0, b"half of ")
    await storage.jobs.keep(first, 1, b"it")
    assert await storage.jobs.claim(later(DIED - 1)) is None
    assert await storage.jobs.advance(first, 1, 2, later(DIED - 1)) is True
    assert await storage.jobs.claim(later(DIED + 1)) is None
    second = await claimed(storage, 2 * DIED)
    assert (second.claims, second.done) == (2, 0)
    assert await read(storage, CARLA, "j1") == b""
    for outcome in (
        await storage.jobs.advance(first, 2, 2, later(2 * DIED)),
        await storage.jobs.keep(first, 2, b"late"),
        await storage.jobs.finish(first, 9),
    ):
        assert outcome is False
    await storage.jobs.fail(first)
    await storage.jobs.give_back(first)
    assert await storage.jobs.keep(second, 0, b"whole") is True
    assert await storage.jobs.finish(second, 5) is True
    assert await read(storage, CARLA, "j1") == b"whole"


async def test_a_job_at_which_several_died_is_given_up_and_others_go_on(storage: Storage) -> None:
    await storage.jobs.order(ordered("deadly"))
    await storage.jobs.order(ordered("easy", BEN, MOST_CLAIMS * DIED))
    for number in range(MOST_CLAIMS):
        assert (await claimed(storage, number * DIED)).ordered.id == "deadly"
    assert (await claimed(storage, MOST_CLAIMS * DIED)).ordered.id == "easy"
    found = await storage.jobs.find(CARLA, "deadly", later(MOST_CLAIMS * DIED))
    assert found is not None
    assert found.state is JobState.FAILED


async def test_a_job_that_a_stopping_program_gives_back_is_claimed_at_once(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    await storage.jobs.give_back(await claimed(storage, 0))
    assert (await claimed(storage, 1)).claims == 1


async def test_a_job_that_failed_stays_to_be_seen(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    await storage.jobs.fail(await claimed(storage, 0))
    found = await storage.jobs.find(CARLA, "j1", later(1))
    assert found is not None
    assert found.state is JobState.FAILED
    assert await storage.jobs.claim(later(2)) is None


async def test_a_file_is_there_for_a_day(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    job = await claimed(storage, 0)
    await storage.jobs.keep(job, 0, b"name")
    await storage.jobs.finish(job, 4)
    assert await storage.jobs.find(CARLA, "j1", later(A_DAY - 1)) is not None
    assert await storage.jobs.find(CARLA, "j1", later(A_DAY)) is None
    await storage.jobs.order(ordered("j2", seconds=A_DAY))
    await claimed(storage, A_DAY + 1)
    assert [each.ordered.id for each in await storage.jobs.of(CARLA, later(0))] == ["j2"]


async def test_whoever_makes_a_job_that_was_dropped_finds_out(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    job = await claimed(storage, 0)
    await storage.jobs.keep(job, 0, b"name")
    await storage.jobs.drop(CARLA, "j1")
    assert await storage.jobs.advance(job, 1, 1, later(1)) is False
    assert await storage.jobs.keep(job, 1, b"more") is False
    assert await read(storage, CARLA, "j1") == b""


async def test_a_lease_from_a_clock_that_was_put_back_does_not_hold_for_ever(storage: Storage) -> None:
    await storage.jobs.order(ordered())
    await claimed(storage, A_DAY / 2)
    assert (await claimed(storage, 1)).claims == 2


async def test_a_job_is_claimed_by_one_of_two_processes(opening: Opening) -> None:
    one, other = opening(), opening()
    for number in range(5):
        await one.jobs.order(replace(ordered(f"j{number}"), at=cast.NOW + timedelta(seconds=number)))
        jobs = await asyncio.gather(*(each.jobs.claim(later(10)) for each in (one, other)))
        found = [job for job in jobs if job]
        assert len(found) == 1
        await one.jobs.finish(found[0], 0)
