"""A history that somebody has tampered with is told from one that is whole."""

import pytest
from sqlalchemy import delete, update

from storage.bundle import Storage
from storage.tables import companies, events
from storage.verify import Broken, companies_in, verify
from tests import cast
from tests.contracts.story import OTHER, ask, found
from tests.storage.raw import execute, rows


async def with_history(storage: Storage) -> int:
    """How many events there are."""
    await found(storage)
    for number in range(5):
        await ask(storage, f"r{number}", cast.asked("2026-08-03"))
    return len(cast.FOUNDING) + 1 + 2 * len(cast.PROFILES) + 5


async def test_a_history_is_whole_as_it_was_written(storage: Storage, database_url: str) -> None:
    count = await with_history(storage)
    await found(storage, OTHER)
    assert verify(database_url, cast.COMPANY) == count
    assert verify(database_url, OTHER) == count - 5
    assert sorted(companies_in(database_url)) == [OTHER, cast.COMPANY]


async def test_positions_have_no_gaps_in_a_company_nor_versions_in_a_stream(
    storage: Storage, database_url: str
) -> None:
    count = await with_history(storage)
    written = rows(database_url, events)
    assert [row[1] for row in written] == list(range(1, count + 1))
    for stream in {row[2] for row in written}:
        versions = [row[3] for row in written if row[2] == stream]
        assert versions == list(range(1, len(versions) + 1))


async def test_a_company_that_does_not_exist_has_nothing_to_verify(
    storage: Storage, database_url: str
) -> None:
    assert verify(database_url, cast.COMPANY) == 0


@pytest.mark.parametrize(
    "forgery",
    [
        {"payload": '{"request_id":"r9"}'},
        {"actor": "somebody-else"},
        {"actor": None},
        {"origin": "web"},
        {"correlation_id": "another"},
        {"type": "request_approved"},
        {"shape": 2},
        {"stream": "employee-ben", "version": 99},
        {"recorded_at": cast.NOW.replace(year=2025)},
        {"hash": bytes(32)},
    ],
    ids=lambda forgery: " and ".join(forgery),
)
async def test_a_row_that_was_changed_is_named(
    storage: Storage, database_url: str, forgery: dict[str, object]
) -> None:
    await with_history(storage)
    execute(database_url, update(events).where(events.c.position == 7).values(forgery))
    assert verify(database_url, cast.COMPANY) == Broken(7, "was changed after it was written")


async def test_a_row_that_was_taken_out_is_named(storage: Storage, database_url: str) -> None:
    await with_history(storage)
    execute(database_url, delete(events).where(events.c.position == 9))
    assert verify(database_url, cast.COMPANY) == Broken(9, "is missing")


async def test_a_history_that_was_cut_short_is_told(storage: Storage, database_url: str) -> None:
    count = await with_history(storage)
    execute(database_url, delete(events).where(events.c.position > count - 2))
    assert verify(database_url, cast.COMPANY) == Broken(count - 1, "is missing, as is all after it")


async def test_a_forger_who_seals_one_row_anew_is_found_at_the_next(
    storage: Storage, database_url: str
) -> None:
    await with_history(storage)
    execute(database_url, update(events).where(events.c.position == 7).values(previous_hash=bytes(32)))
    assert verify(database_url, cast.COMPANY) == Broken(7, "does not follow the row before it")


async def test_a_forger_who_moves_the_end_is_found(storage: Storage, database_url: str) -> None:
    count = await with_history(storage)
    execute(database_url, update(companies).values(hash=bytes(32)))
    assert verify(database_url, cast.COMPANY) == Broken(count, "is not the row that the log ended with")
