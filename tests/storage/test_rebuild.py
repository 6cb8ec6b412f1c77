"""Read tables made anew are those that were written along the way."""

import asyncio
from dataclasses import replace
from datetime import date, time
from typing import Any

from sqlalchemy import delete, update

from domain.company.digests import Channel, Digest, Platform
from domain.company.events import DigestArranged, DigestStopped, WorkspaceConnected, WorkspaceDisconnected
from domain.employees.assignment import Assignment, Profile
from domain.employees.events import (
    EmployeeAssigned,
    EmployeeDeactivated,
    EmployeeLeaves,
    IdentityUnlinked,
    ProfileChanged,
)
from domain.ids import CompanyId, DigestId, RequestId
from domain.leave.events import LeaveCancelled, RequestWithdrawn
from domain.leave.requests import Step
from domain.streams import COMPANY, Event, employee_stream
from storage import rebuild as rebuilding
from storage.bundle import Storage
from storage.rebuild import rebuild
from storage.tables import READ_TABLES, away_days, people, requests
from tests import cast
from tests.contracts.story import OTHER, append, approved, ask, found, identity, later, requested
from tests.storage.raw import execute, rows

WEEK = cast.asked("2026-08-03", "2026-08-07")
DIGEST = Digest(DigestId("d1"), Channel(Platform.SLACK, "T2", "C1"), time(9), "Europe/Berlin")

LONDON = Assignment(cast.LONDON, cast.SALES, frozenset({"b", "a"}))
STORY: tuple[tuple[str, Event], ...] = (
    (COMPANY, DigestArranged(DIGEST)),
    (COMPANY, DigestArranged(replace(DIGEST, id=DigestId("d2")))),
    (COMPANY, DigestArranged(replace(DIGEST, weekday=3))),
    (COMPANY, DigestStopped(DigestId("d2"))),
    (COMPANY, WorkspaceConnected(Platform.SLACK, "T2", "Two")),
    (COMPANY, WorkspaceDisconnected(Platform.SLACK, "T2")),
    (COMPANY, WorkspaceConnected(Platform.SLACK, "T2", "Two again")),
    ("employee-anna", requested("r1", WEEK)),
    ("employee-anna", approved("r1")),
    ("employee-anna", requested("r2", cast.hours("2026-08-12", 9, 11))),
    ("employee-anna", EmployeeAssigned(LONDON, date(2026, 8, 5))),
    ("employee-anna", requested("r3", cast.asked("2026-09-01"))),
    ("employee-anna", RequestWithdrawn(RequestId("r3"), cast.ANNA, cast.NOW)),
    ("employee-anna", ProfileChanged(Profile("Anna Okafor", None))),
    ("employee-ben", replace(requested("r1", WEEK), steps=(Step((cast.CARLA,)), Step((cast.DORA,))))),
    ("employee-ben", approved("r1", cast.CARLA)),
    ("employee-ben", EmployeeLeaves(date(2026, 8, 4))),
    ("employee-carla", requested("r1", WEEK)),
    ("employee-carla", EmployeeAssigned(LONDON, date(2023, 1, 1))),
    ("employee-carla", approved("r1")),
    ("employee-dora", requested("r1", WEEK, ())),
    ("employee-dora", approved("r1")),
    ("employee-dora", LeaveCancelled(RequestId("r1"), cast.DORA, cast.NOW)),
    ("employee-dora", IdentityUnlinked(identity(cast.DORA))),
    ("employee-dora", EmployeeDeactivated()),
)


async def with_history(storage: Storage) -> None:
    for company_id in (cast.COMPANY, OTHER):
        await found(storage, company_id)
        for number, (stream, event) in enumerate(STORY):
            await append(storage, f"c{number}", stream, [event], company_id=company_id, at=later(number))


def read_tables(url: str) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: rows(url, table) for table in READ_TABLES}


async def test_what_is_made_anew_equals_what_was_written_along_the_way(
    storage: Storage, database_url: str
) -> None:
    await with_history(storage)
    live = read_tables(database_url)
    assert all(live.values()), "a table without rows would prove nothing"
    heard: list[tuple[CompanyId, int]] = []
    total = rebuild(database_url, lambda company_id, count: heard.append((company_id, count)))
    assert read_tables(database_url) == live
    assert sum(count for _, count in heard) == total
    assert [company_id for company_id, _ in heard] == [OTHER, cast.COMPANY]


async def test_what_was_spoiled_or_lost_is_mended(storage: Storage, database_url: str) -> None:
    await with_history(storage)
    live = read_tables(database_url)
    execute(database_url, update(people).values(name="Nobody", email_key=None))
    execute(database_url, delete(away_days))
    execute(database_url, update(requests).values(status="approved"))
    assert read_tables(database_url) != live
    rebuild(database_url, lambda company_id, count: None)
    assert read_tables(database_url) == live


async def test_what_happens_while_a_company_is_made_anew_is_not_lost(
    storage: Storage, database_url: str
) -> None:
    """While the first company is swapped, somebody in the second asks for leave and is given it."""
    await with_history(storage)
    loop = asyncio.get_running_loop()

    def meanwhile(company_id: CompanyId, count: int) -> None:
        if company_id == OTHER:
            new = ask(storage, "new", cast.asked("2026-10-01"), company_id=cast.COMPANY, is_approved=True)
            asyncio.run_coroutine_threadsafe(new, loop).result(timeout=30)

    await asyncio.to_thread(rebuild, database_url, meanwhile)
    rebuilt = read_tables(database_url)
    assert [row[2] for row in rebuilt["requests"] if row[0] == cast.COMPANY and row[1] == cast.ANNA] == [
        "new",
        "r1",
        "r2",
        "r3",
    ]
    rebuild(database_url, lambda company_id, count: None)
    assert read_tables(database_url) == rebuilt


async def test_more_rows_than_are_held_at_once_arrive_all_the_same(
    storage: Storage, database_url: str, monkeypatch: Any
) -> None:
    await with_history(storage)
    live = read_tables(database_url)
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    rebuild(database_url, lambda company_id, count: None)
    assert read_tables(database_url) == live


def test_the_story_has_people_of_the_cast() -> None:
    assert {stream for stream, _ in STORY} == {COMPANY, *map(employee_stream, cast.PROFILES)}
