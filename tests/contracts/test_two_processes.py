"""Two processes on one database do not get into each other's way."""

import asyncio
from dataclasses import replace

import pytest

from bot.effects import PostDigest, ShowRequest
from bot.ports import Transaction
from domain.amounts import NOTHING, Amount
from domain.company.events import CompanyRenamed
from domain.employees.employee import Employee
from domain.ids import DigestId, RequestId
from domain.refusals import BalanceTooLow, Refused
from domain.streams import COMPANY, employee_stream
from storage import batch, event_store
from storage.bundle import Storage
from storage.claims import LEASE
from storage.verify import verify
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import append, ask, context, found, later, requested

ANNAS = employee_stream(cast.ANNA)
DAY = cast.asked("2026-08-03")
TEN = Amount(10)


def taken(anna: Employee) -> Amount:
    return sum((request.amount for request in anna.requests.values()), NOTHING)


async def ask_within_ten(storage: Storage, number: int) -> bool:
    """One day for Anna, who has ten; whether she got it."""

    def work(transaction: Transaction) -> None:
        used = taken(transaction.employee(cast.COMPANY, cast.ANNA))
        if used >= TEN:
            low = BalanceTooLow(cast.VACATION, cast.TODAY, Amount(1), NOTHING, TEN - used - 1, NOTHING)
            raise Refused(low)
        transaction.append(context(f"ask {number}"), ANNAS, [requested(f"r{number}", DAY)])

    try:
        await storage.store.transact(cast.COMPANY, work)
    except Refused:
        return False
    return True


async def test_two_processes_never_spend_the_same_balance_twice(opening: Opening, database_url: str) -> None:
    one, other = opening(), opening()
    await found(one)
    asking = [ask_within_ten((one, other)[number % 2], number) for number in range(40)]
    assert sum(await asyncio.gather(*asking)) == 10
    for storage in (one, other):
        assert taken(await storage.store.employee(cast.COMPANY, cast.ANNA)) == TEN
    assert isinstance(verify(database_url, cast.COMPANY), int)


async def test_what_one_process_stores_the_other_reads(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)
    for number in range(1, 6):
        writer, reader = (one, other) if number % 2 else (other, one)
        await ask(writer, f"r{number}", DAY)
        assert len((await reader.store.employee(cast.COMPANY, cast.ANNA)).requests) == number
        await append(writer, f"rename {number}", COMPANY, [CompanyRenamed(f"No. {number}", "en", True)])
        assert (await reader.store.settings(cast.COMPANY)).name == f"No. {number}"
        assert len(await reader.queries.waiting_for(cast.COMPANY, cast.BEN)) == number


async def test_a_process_that_fell_far_behind_reads_anew(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "TOO_FAR", 2)
    monkeypatch.setattr(event_store, "TOO_FAR", 2)
    one, other = opening(), opening()
    await found(one)
    for storage in (one, other):
        await storage.store.employee(cast.COMPANY, cast.ANNA)
    for number in range(4):
        await ask(one, f"a{number}", DAY)
    assert len((await other.store.employee(cast.COMPANY, cast.ANNA)).requests) == 4
    for number in range(4):
        await ask(other, f"b{number}", DAY)
    assert await ask_within_ten(one, 1)
    assert len((await one.store.employee(cast.COMPANY, cast.ANNA)).requests) == 9


async def test_a_click_that_reached_two_processes_counts_once(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)

    async def click(storage: Storage) -> bool:
        def work(transaction: Transaction) -> bool:
            if transaction.has_handled(cast.COMPANY, "click"):
                return False
            transaction.append(context("click"), ANNAS, [requested("r1", DAY)])
            return True

        return await storage.store.transact(cast.COMPANY, work)

    clicks = [click(storage) for storage in (one, other) * 4]
    assert sorted(await asyncio.gather(*clicks)) == [False] * 7 + [True]


async def test_each_effect_is_claimed_by_one_process(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)
    people = list(cast.PROFILES)
    cards = [ShowRequest(who, who, RequestId(f"r{number}")) for number in range(10) for who in people]
    await append(one, "many", ANNAS, [], cards)
    carried: dict[str, list[RequestId]] = {who: [] for who in people}

    async def work(storage: Storage) -> None:
        while await storage.outbox.next_due():
            for delivery in await storage.outbox.claim(cast.NOW, 3):
                assert isinstance(delivery.effect, ShowRequest)
                carried[delivery.effect.reader_id].append(delivery.effect.request_id)
                await storage.outbox.done(delivery)

    await asyncio.gather(work(one), work(other))
    assert carried == {who: [f"r{number}" for number in range(10)] for who in people}


async def test_what_a_dead_process_held_goes_to_the_other(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)
    card = ShowRequest(cast.BEN, cast.ANNA, RequestId("r1"))
    await append(one, "ask", ANNAS, [requested("r1", DAY)], [card])
    held = (await one.outbox.claim(cast.NOW, 10))[0]
    assert await other.outbox.claim(later(59), 10) == []
    taken_over = (await other.outbox.claim(cast.NOW + LEASE, 10))[0]
    assert taken_over == replace(held, attempts=1, was_tried=True)


async def test_two_clocks_plan_a_digest_once(opening: Opening) -> None:
    one, other = opening(), opening()
    digest = PostDigest(DigestId("all"), cast.TODAY)
    planning = [
        storage.outbox.add(cast.COMPANY, digest, f"digest {day}", cast.NOW)
        for day in range(10)
        for storage in (one, other)
    ]
    answers = await asyncio.gather(*planning)
    assert [sorted(answers[2 * day : 2 * day + 2]) for day in range(10)] == [[False, True]] * 10
