"""What every storage tells of its log: who did what, when and from where."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from bot.ports import Context, Origin, Transaction, Wanted
from domain.company.events import CompanyFounded, LocationDefined
from domain.employees.events import EmployeeHired
from domain.ids import EmployeeId
from domain.leave.events import LeaveRequested, RequestApproved
from domain.streams import COMPANY, Event, employee_stream
from storage import history
from storage.bundle import Storage
from tests import cast
from tests.contracts.story import OTHER, approved, context, found, later, requested

ANNAS = employee_stream(cast.ANNA)
WEEK = cast.asked("2026-08-03", "2026-08-07")


async def append(
    storage: Storage,
    stream: str,
    events: Sequence[Event],
    actor: EmployeeId | None,
    origin: Origin,
    at: datetime,
) -> None:
    name = f"{stream} {at.isoformat()} {origin.value}"
    asked = replace(context(name, actor=actor, at=at), origin=origin)

    def work(transaction: Transaction) -> None:
        transaction.append(asked, stream, events)

    await storage.store.transact(cast.COMPANY, work)


@pytest.fixture
async def told(storage: Storage) -> Storage:
    """The company founded, and another; Anna asks on the web, Ben approves in Slack an hour later."""
    await found(storage)
    await found(storage, OTHER)
    await append(storage, ANNAS, [requested("r1", WEEK)], cast.ANNA, Origin.WEB, later(60))
    await append(storage, ANNAS, [approved("r1")], cast.BEN, Origin.SLACK, later(3600))
    await append(storage, ANNAS, [requested("r2", WEEK)], None, Origin.CLOCK, later(7200))
    return storage


async def kinds(storage: Storage, wanted: Wanted, limit: int = 3) -> list[type[Event]]:
    leaf = await storage.history.leaf(cast.COMPANY, wanted, None, limit)
    return [type(each.event) for each in leaf.entries]


async def test_the_log_is_read_from_its_end_page_by_page(told: Storage) -> None:
    before, positions = None, list[int]()
    while True:
        leaf = await told.history.leaf(cast.COMPANY, Wanted(), before, 4)
        positions += [each.position for each in leaf.entries]
        if leaf.older is None:
            break
        before = leaf.older
    head = (await told.history.seal(cast.COMPANY)).position
    assert positions == list(range(head, 0, -1))


async def test_an_entry_says_who_did_what_when_and_from_where(told: Storage) -> None:
    head = (await told.history.seal(cast.COMPANY)).position
    entry = await told.history.entry(cast.COMPANY, head - 1)
    assert entry is not None
    assert (entry.event, entry.stream) == (approved("r1"), ANNAS)
    assert (entry.actor, entry.origin, entry.at) == (cast.BEN, Origin.SLACK, later(3600))
    last = await told.history.entry(cast.COMPANY, head)
    assert last is not None
    assert (last.actor, last.origin) == (None, Origin.CLOCK)
    assert await told.history.entry(cast.COMPANY, head + 1) is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), [LeaveRequested, RequestApproved, LeaveRequested]),
        (Wanted(stream=ANNAS), [LeaveRequested, RequestApproved, LeaveRequested]),
        (Wanted(actor=cast.BEN), [RequestApproved]),
        (Wanted(actor=cast.BEN, stream=COMPANY), []),
        (Wanted(origin=Origin.WEB), [LeaveRequested]),
        (Wanted(origin=Origin.CLI), []),
        (Wanted(kinds=frozenset({CompanyFounded})), [CompanyFounded]),
        (Wanted(kinds=frozenset({CompanyFounded, RequestApproved})), [RequestApproved, CompanyFounded]),
        (Wanted(since=later(3600)), [LeaveRequested, RequestApproved]),
        (Wanted(since=later(60), before=later(3600)), [LeaveRequested]),
        (Wanted(before=later(1), kinds=frozenset({EmployeeHired}), stream=ANNAS), [EmployeeHired]),
        (Wanted(since=later(9000)), []),
        (Wanted(before=cast.NOW), []),
    ],
)
async def test_the_log_is_narrowed(told: Storage, wanted: Wanted, expected: list[type[Event]]) -> None:
    assert await kinds(told, wanted) == expected


async def test_a_rare_thing_is_looked_for_piece_by_piece(
    told: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LOOK_BACK", 2)
    before, sought, found = None, Wanted(kinds=frozenset({LocationDefined})), list[int]()
    for _ in range(50):
        leaf = await told.history.leaf(cast.COMPANY, sought, before, 10)
        found += [each.position for each in leaf.entries]
        if (before := leaf.older) is None:
            break
    assert before is None
    assert len(found) == 2


async def test_a_stream_is_read_up_to_an_entry(told: Storage) -> None:
    head = (await told.history.seal(cast.COMPANY)).position
    before = await told.history.until(cast.COMPANY, ANNAS, head - 1)
    assert [type(each) for each in before][-1] is LeaveRequested
    assert await told.history.until(cast.COMPANY, ANNAS, 1) == []


async def test_a_whole_log_is_found_whole_and_its_seal_is_its_own(told: Storage) -> None:
    ours, theirs = await told.history.seal(cast.COMPANY), await told.history.seal(OTHER)
    assert (await told.history.verify(cast.COMPANY)).problem is None
    assert (await told.history.verify(cast.COMPANY)).whole == ours.position
    assert ours.hash != theirs.hash
    assert len(ours.hash) == 64


async def test_nothing_is_told_of_a_company_that_is_not_there(storage: Storage) -> None:
    assert await kinds(storage, Wanted()) == []
    assert await storage.history.entry(cast.COMPANY, 1) is None
    assert (await storage.history.seal(cast.COMPANY)).position == 0
    assert (await storage.history.verify(cast.COMPANY)).whole == 0


async def test_no_log_holds_anything_of_another_company(told: Storage) -> None:
    leaf = await told.history.leaf(OTHER, Wanted(), None, 100)
    assert {each.actor for each in leaf.entries} == {cast.ANNA}
    assert RequestApproved not in {type(each.event) for each in leaf.entries}
    assert isinstance(context("x"), Context)
