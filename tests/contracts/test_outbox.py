"""What every outbox promises to those whom something is to be told."""

import asyncio
from datetime import timedelta

from bot.effects import PostDigest, RefreshHome, ShowRequest, TellAdministrators, Welcome
from domain.ids import DigestId, RequestId
from domain.streams import employee_stream
from storage.bundle import Storage
from storage.claims import LEASE
from tests import cast
from tests.contracts.story import OTHER, append, found, later, requested

WEEK = cast.asked("2026-08-03", "2026-08-07")
CARD = ShowRequest(cast.BEN, cast.ANNA, RequestId("r1"))
RECEIPT = ShowRequest(cast.ANNA, cast.ANNA, RequestId("r1"))
HOME = RefreshHome(cast.BEN)
ANNAS = employee_stream(cast.ANNA)


async def asked_with_effects(storage: Storage) -> None:
    await found(storage)
    await append(storage, "ask", ANNAS, [requested("r1", WEEK)], [CARD, RECEIPT, HOME])


async def test_effects_are_claimed_in_order_within_a_lane(storage: Storage) -> None:
    await asked_with_effects(storage)
    first = await storage.outbox.claim(cast.NOW, 10)
    assert [delivery.effect for delivery in first] == [CARD, RECEIPT]
    assert await storage.outbox.claim(cast.NOW, 10) == []
    await storage.outbox.done(first[0])
    assert [delivery.effect for delivery in await storage.outbox.claim(cast.NOW, 10)] == [HOME]


async def test_a_delivery_says_when_it_fell_due_and_what_it_is_called(storage: Storage) -> None:
    await asked_with_effects(storage)
    card, receipt = await storage.outbox.claim(later(600), 10)
    assert (card.company_id, card.attempts, card.was_tried, card.at) == (cast.COMPANY, 0, False, cast.NOW)
    assert card.id != receipt.id


async def test_no_more_is_claimed_than_wanted(storage: Storage) -> None:
    await asked_with_effects(storage)
    assert len(await storage.outbox.claim(cast.NOW, 1)) == 1
    assert len(await storage.outbox.claim(cast.NOW, 1)) == 1
    assert await storage.outbox.claim(cast.NOW, 1) == []


async def test_what_was_delivered_is_not_claimed_again(storage: Storage) -> None:
    await asked_with_effects(storage)
    for _ in range(3):
        for delivery in await storage.outbox.claim(cast.NOW, 1):
            await storage.outbox.done(delivery)
    assert await storage.outbox.claim(later(3600), 10) == []
    assert await storage.outbox.next_due() is None


async def test_who_died_over_a_delivery_is_followed_by_one_who_knows_of_it(storage: Storage) -> None:
    await asked_with_effects(storage)
    await storage.outbox.claim(cast.NOW, 1)
    due = await storage.outbox.next_due()
    assert due is not None
    assert due <= cast.NOW
    before_expiry = cast.NOW + LEASE - timedelta(seconds=1)
    assert [delivery.effect for delivery in await storage.outbox.claim(before_expiry, 1)] == [RECEIPT]
    again = (await storage.outbox.claim(cast.NOW + LEASE, 1))[0]
    assert (again.effect, again.attempts, again.was_tried) == (CARD, 1, True)


async def test_what_is_given_back_is_claimed_at_once_by_one_who_knows_that_it_was_tried(
    storage: Storage,
) -> None:
    await asked_with_effects(storage)
    [cut_off] = await storage.outbox.claim(cast.NOW, 1)
    await storage.outbox.give_back(cut_off)
    [again] = await storage.outbox.claim(cast.NOW, 1)
    assert (again.id, again.effect, again.was_tried) == (cut_off.id, CARD, True)
    await storage.outbox.give_back(cut_off)
    held = [each.effect for each in await storage.outbox.claim(cast.NOW, 10)]
    assert held == [RECEIPT], "it is another's now"


async def test_a_clock_that_is_put_back_holds_up_nothing_that_follows_from_a_command(
    storage: Storage,
) -> None:
    await asked_with_effects(storage)
    yesterday = cast.NOW - timedelta(days=1)
    assert len(await storage.outbox.claim(yesterday, 10)) == 2
    last_week = cast.NOW - timedelta(days=7)
    assert [each.was_tried for each in await storage.outbox.claim(last_week, 10)] == [True, True]
    assert await storage.outbox.claim(last_week + timedelta(seconds=59), 10) == []


async def test_what_could_not_go_out_waits_until_its_time_and_holds_its_lane(storage: Storage) -> None:
    await asked_with_effects(storage)
    card, receipt = await storage.outbox.claim(cast.NOW, 10)
    await storage.outbox.done(receipt)
    await storage.outbox.later(card, later(30), "ratelimited")
    assert await storage.outbox.claim(later(29), 10) == []
    assert await storage.outbox.next_due() == later(30)
    again = (await storage.outbox.claim(later(30), 10))[0]
    assert (again.effect, again.attempts, again.was_tried, again.at) == (CARD, 1, False, cast.NOW)


async def test_who_comes_back_too_late_does_not_disturb_the_one_who_took_over(storage: Storage) -> None:
    await asked_with_effects(storage)
    slow = (await storage.outbox.claim(cast.NOW, 1))[0]
    await storage.outbox.done((await storage.outbox.claim(cast.NOW, 1))[0])
    quick = (await storage.outbox.claim(cast.NOW + LEASE, 1))[0]
    await storage.outbox.later(slow, cast.NOW, "timeout")
    await storage.outbox.bury(slow, "timeout", cast.NOW)
    assert await storage.outbox.claim(cast.NOW + LEASE, 10) == []
    await storage.outbox.done(quick)
    assert [delivery.effect for delivery in await storage.outbox.claim(cast.NOW + LEASE, 10)] == [HOME]


async def test_a_dead_letter_can_be_seen_and_lets_its_lane_go_on(storage: Storage) -> None:
    await asked_with_effects(storage)
    card = (await storage.outbox.claim(cast.NOW, 10))[0]
    await storage.outbox.bury(card, "channel_not_found", later(5))
    assert [delivery.effect for delivery in await storage.outbox.claim(later(5), 10)] == [HOME]
    letter = (await storage.outbox.dead_letters(cast.COMPANY))[0]
    assert (letter.delivery.effect, letter.problem, letter.buried_at) == (CARD, "channel_not_found", later(5))
    assert list(await storage.outbox.dead_letters(OTHER)) == []


async def test_an_administrator_gives_a_dead_letter_another_chance(storage: Storage) -> None:
    await asked_with_effects(storage)
    card, _receipt = await storage.outbox.claim(cast.NOW, 10)
    await storage.outbox.bury(card, "channel_not_found", cast.NOW)
    await storage.outbox.retry((await storage.outbox.dead_letters(cast.COMPANY))[0].delivery, later(60))
    again = (await storage.outbox.claim(later(60), 10))[0]
    assert (again.effect, again.attempts, again.was_tried) == (CARD, 0, False)
    assert list(await storage.outbox.dead_letters(cast.COMPANY)) == []


async def test_what_the_clock_plans_happens_once(storage: Storage) -> None:
    digest = PostDigest(DigestId("all"), cast.TODAY)
    adding = [storage.outbox.add(cast.COMPANY, digest, "digest all today", later(60)) for _ in range(4)]
    assert sorted(await asyncio.gather(*adding)) == [False, False, False, True]
    assert await storage.outbox.claim(later(59), 10) == []
    delivery = (await storage.outbox.claim(later(60), 10))[0]
    assert (delivery.effect, delivery.at) == (digest, later(60))
    await storage.outbox.done(delivery)
    assert await storage.outbox.add(cast.COMPANY, digest, "digest all today", later(60)) is False


async def test_companies_plan_without_regard_to_each_other(storage: Storage) -> None:
    notice = TellAdministrators("unreachable", "C1")
    assert await storage.outbox.add(cast.COMPANY, notice, "notice", cast.NOW)
    assert await storage.outbox.add(OTHER, notice, "notice", cast.NOW)
    claimed = await storage.outbox.claim(cast.NOW, 10)
    assert {delivery.company_id for delivery in claimed} == {cast.COMPANY, OTHER}
    assert len({delivery.id for delivery in claimed}) == 2


async def test_whoever_waits_for_effects_is_woken_by_them(storage: Storage) -> None:
    await found(storage)
    waiting = asyncio.create_task(storage.outbox.wait(3600))
    await append(storage, "welcome", ANNAS, [], [Welcome(cast.ANNA)])
    await waiting


async def test_effects_that_came_before_the_waiting_are_not_missed(storage: Storage) -> None:
    await found(storage)
    await append(storage, "welcome", ANNAS, [], [Welcome(cast.ANNA)])
    await storage.outbox.wait(3600)


async def test_effects_alone_are_a_command_too(storage: Storage) -> None:
    await found(storage)
    await append(storage, "welcome", ANNAS, [], [Welcome(cast.ANNA)])
    known = await storage.store.transact(
        cast.COMPANY, lambda transaction: transaction.has_handled(cast.COMPANY, "welcome")
    )
    assert known is True
