"""What every storage keeps of one-time codes, and how safely."""

import asyncio
from pathlib import Path

from bot.ports import Known
from storage.bundle import Storage
from storage.engine import open_storage
from storage.migrate import migrate
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import KEYS, OTHER, Stopped, identity, later

ANNA = Known(cast.COMPANY, cast.ANNA)
BEN = Known(cast.COMPANY, cast.BEN)
UNKNOWN = "ABCDEFGH"
A_QUARTER = 15 * 60
AN_HOUR = 60 * 60


async def test_a_code_says_whose_it_is_until_it_is_used(storage: Storage) -> None:
    code = await storage.codes.issue(ANNA, later(A_QUARTER))
    assert await storage.codes.whose(code, later(5)) == ANNA
    assert await storage.codes.whose(UNKNOWN, later(5)) is None
    assert await storage.codes.consume(code, later(6)) is True
    assert await storage.codes.whose(code, later(7)) is None
    assert await storage.codes.consume(code, later(8)) is False


async def test_a_code_is_no_good_after_its_time(storage: Storage) -> None:
    code = await storage.codes.issue(ANNA, later(A_QUARTER))
    assert await storage.codes.whose(code, later(A_QUARTER - 1)) == ANNA
    assert await storage.codes.whose(code, later(A_QUARTER)) is None
    assert await storage.codes.consume(code, later(A_QUARTER)) is False


async def test_a_new_code_ends_the_one_before_and_nobody_elses(storage: Storage) -> None:
    code = await storage.codes.issue(ANNA, later(A_QUARTER))
    bens = await storage.codes.issue(BEN, later(A_QUARTER))
    elsewhere = await storage.codes.issue(Known(OTHER, cast.ANNA), later(A_QUARTER))
    newer = await storage.codes.issue(ANNA, later(A_QUARTER))
    assert await storage.codes.whose(code, later(5)) is None
    assert await storage.codes.whose(newer, later(5)) == ANNA
    assert await storage.codes.whose(bens, later(5)) == BEN
    assert await storage.codes.whose(elsewhere, later(5)) == Known(OTHER, cast.ANNA)


async def test_a_code_is_consumed_by_one_of_two_processes(opening: Opening) -> None:
    one, other = opening(), opening()
    for _ in range(5):
        code = await one.codes.issue(ANNA, later(A_QUARTER))
        both = [each.codes.consume(code, later(5)) for each in (one, other)]
        assert sorted(await asyncio.gather(*both)) == [False, True]


async def test_nobody_guesses_more_than_five_times_an_hour(storage: Storage) -> None:
    anna, ben = identity(cast.ANNA), identity(cast.BEN)
    tries = [await storage.codes.may_try(anna, later(minute * 60)) for minute in range(7)]
    assert tries == [True] * 5 + [False] * 2
    assert await storage.codes.may_try(ben, later(7 * 60)) is True
    assert await storage.codes.may_try(anna, later(AN_HOUR - 1)) is False
    assert await storage.codes.may_try(anna, later(AN_HOUR)) is True


async def test_who_said_the_right_code_starts_anew(storage: Storage) -> None:
    anna = identity(cast.ANNA)
    for _ in range(6):
        await storage.codes.may_try(anna, later(5))
    await storage.codes.forgive(anna)
    assert await storage.codes.may_try(anna, later(6)) is True


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_no_file_of_the_database_contains_a_code(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    code = await storage.codes.issue(ANNA, later(A_QUARTER))
    written = everything_in(tmp_path)
    await storage.close()
    assert cast.ANNA.encode() in written
    assert code.encode() not in written


async def test_codes_are_eight_letters_that_nobody_takes_for_others(storage: Storage) -> None:
    codes = {await storage.codes.issue(ANNA, later(A_QUARTER)) for _ in range(20)}
    assert len(codes) == 20
    assert {len(code) for code in codes} == {8}
    assert not set("ILOQUV0123456789") & set("".join(codes))
