"""Approvals: what lies with whom, deciding one or many, and what was changed meanwhile."""

from datetime import date, timedelta

import pytest

from bot import intents
from bot.conversation import deciding
from bot.dashboard.approvals import Decided, Pick, approvals, decide
from bot.replies import Reply
from bot.screens.requesting import FormValues
from bot.talk import Talk
from domain.company.commands import ClosePast, DefineDepartment, DefineRule, NameStandIn
from domain.company.places import Department, StandIn
from domain.ids import EmployeeId, RequestId, RuleId
from domain.leave.requests import Status, Step
from domain.policies.rules import Blackout, Rule, Severity
from domain.refusals import ClosedPast, InBlackout, NotPermitted, Refused
from tests import cast
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    """Anna asked for two stretches, Dora for one; Ben decides about Anna, Carla about Dora."""
    found = await rooms()
    await ask(found, cast.ANNA, "a1", "2026-08-10", "2026-08-12")
    found.clock.at += timedelta(minutes=5)
    await ask(found, cast.ANNA, "a2", "2026-09-07", "2026-09-08")
    await ask(found, cast.DORA, "d1", "2026-08-10", "2026-08-11")
    return found


async def ask(house: Rooms, who: EmployeeId, request_id: str, first: str, last: str) -> None:
    days = cast.asked(first, last).period
    values = FormValues(RequestId(request_id), cast.VACATION, days.first_day, days.last_day)
    await house.ask(who, intents.SendRequest(values))


def picks(*ids: str, version: int = 1) -> list[Pick]:
    owner = {"a": cast.ANNA, "d": cast.DORA}
    return [Pick(owner[each[0]], RequestId(each), version) for each in ids]


async def yes(talk: Talk, *ids: str, reason: str | None = None) -> tuple[Decided, ...]:
    return await decide(talk, picks(*ids), is_yes=True, reason=reason)


async def status(house: Rooms, who: EmployeeId, request_id: str) -> Status:
    return (await house.house.store.employee(cast.COMPANY, who)).requests[RequestId(request_id)].status


async def test_what_waits_is_shown_oldest_first_to_whom_it_lies_with(house: Rooms) -> None:
    found = await approvals(await house.visit(cast.BEN))
    assert [each.card.request.id for each in found.waiting] == ["a1", "a2"]
    first = found.waiting[0].card
    assert (first.before, first.after, first.may_decide) == (22, 19, True)
    carla = await approvals(await house.visit(cast.CARLA))
    assert [each.card.request.id for each in carla.waiting] == ["d1"]


async def test_who_decides_nothing_has_no_such_page(house: Rooms) -> None:
    with pytest.raises(Refused) as refused:
        await approvals(await house.visit(cast.ANNA))
    assert isinstance(refused.value.refusal, NotPermitted)
    with pytest.raises(Refused):
        await yes(await house.visit(cast.ANNA), "a1")


async def test_colleagues_away_are_laid_out_day_by_day(house: Rooms) -> None:
    await ask(house, cast.BEN, "b1", "2026-08-11", "2026-08-20")
    await house.ask(cast.CARLA, intents.Approve(cast.BEN, RequestId("b1")))
    first, second = (await approvals(await house.visit(cast.BEN))).waiting
    assert [(each.day.day, [one.name for one in each.people]) for each in first.days] == [
        (10, []),
        (11, ["Ben Okafor"]),
        (12, ["Ben Okafor"]),
    ]
    assert second.days == ()


async def test_several_are_decided_at_once_each_on_its_own(house: Rooms) -> None:
    busy = Blackout(date(2026, 9, 1), date(2026, 9, 30), "Busy season")
    rule = Rule(RuleId("busy"), busy, Severity.REFUSE_APPROVAL)
    await house.settle(DefineRule(rule))
    first, second = await yes(await house.visit(cast.BEN), "a1", "a2")
    assert (first.is_done, first.request.status) == (True, Status.APPROVED)
    assert (second.is_done, second.asks_reason) == (False, True)
    assert isinstance(second.refusal, InBlackout)
    assert await status(house, cast.ANNA, "a2") is Status.PENDING
    [again] = await yes(await house.visit(cast.BEN), "a2", reason="agreed with the team")
    assert (again.is_done, again.request.status) == (True, Status.APPROVED)


async def test_what_no_reason_sets_aside_says_so(house: Rooms) -> None:
    await house.settle(ClosePast(date(2026, 8, 31)))
    [first] = await yes(await house.visit(cast.BEN), "a1", reason="please")
    assert (first.is_done, first.asks_reason) == (False, False)
    assert isinstance(first.refusal, ClosedPast)
    assert await status(house, cast.ANNA, "a1") is Status.PENDING


async def test_declining_several_keeps_the_reason_with_each(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    done = await decide(talk, picks("a1", "a2"), is_yes=False, reason="Release week")
    assert [each.request.status for each in done] == [Status.DECLINED, Status.DECLINED]
    assert {each.request.decision.reason for each in done if each.request.decision} == {"Release week"}


async def test_the_same_press_twice_decides_once_and_says_the_same(house: Rooms) -> None:
    first = await yes(await house.visit(cast.BEN, "one press"), "a1")
    second = await yes(await house.visit(cast.BEN, "one press"), "a1")
    assert [each.is_done for each in (*first, *second)] == [True, True]
    employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    assert len(employee.requests[RequestId("a1")].decisions) == 1


async def test_the_second_of_two_approvers_is_shown_what_the_first_decided(house: Rooms) -> None:
    both = Department(cast.ENGINEERING, "Engineering", (cast.BEN, cast.CARLA))
    await house.settle(DefineDepartment(both))
    await ask(house, cast.ANNA, "a3", "2026-10-05", "2026-10-06")
    await decide(await house.visit(cast.CARLA), picks("a3"), is_yes=False, reason="Too many")
    [late] = await yes(await house.visit(cast.BEN), "a3")
    assert (late.is_done, late.has_changed, late.request.status) == (False, True, Status.DECLINED)


async def test_of_two_who_decide_at_the_same_moment_the_slower_one_is_told(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Department(cast.ENGINEERING, "Engineering", (cast.BEN, cast.CARLA))
    await house.settle(DefineDepartment(both))
    await ask(house, cast.ANNA, "a3", "2026-10-05", "2026-10-06")
    decline = deciding.decline

    async def slowly(talk: Talk, intent: intents.Decline) -> Reply:
        await decide(await house.visit(cast.CARLA), picks("a3"), is_yes=True)
        return await decline(talk, intent)

    monkeypatch.setattr(deciding, "decline", slowly)
    [late] = await decide(await house.visit(cast.BEN), picks("a3"), is_yes=False)
    assert (late.is_done, late.has_changed, late.request.status) == (False, True, Status.APPROVED)


async def test_what_was_taken_back_meanwhile_is_not_said_to_be_approved(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.Withdraw(RequestId("a1")))
    [late] = await yes(await house.visit(cast.BEN), "a1")
    assert (late.is_done, late.has_changed, late.request.status) == (False, True, Status.WITHDRAWN)


async def test_a_request_that_changed_since_it_was_looked_at_is_not_decided(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, RequestId("a1")))
    await house.ask(cast.BEN, intents.Undo(cast.ANNA, RequestId("a1")))
    [stale] = await yes(await house.visit(cast.BEN), "a1")
    assert (stale.is_done, stale.has_changed, stale.request.status) == (False, True, Status.PENDING)
    [fresh] = await decide(await house.visit(cast.BEN), picks("a1", version=3), is_yes=True)
    assert fresh.is_done


async def test_a_yes_to_the_first_of_two_steps_sent_twice_is_said_once(house: Rooms) -> None:
    steps = (Step((cast.BEN,)), Step((cast.CARLA,)))
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", steps=steps)))
    await ask(house, cast.ANNA, "a3", "2026-10-05", "2026-10-06")
    for _ in range(2):
        [done] = await yes(await house.visit(cast.BEN, "one press"), "a3")
        assert (done.is_done, done.request.status) == (True, Status.PENDING)


async def test_ids_of_nobody_and_of_what_one_may_not_see_are_left_out(house: Rooms) -> None:
    wrong = [
        Pick(EmployeeId("somebody-else"), RequestId("a1"), 1),
        Pick(cast.ANNA, RequestId("nonsense"), 1),
        Pick(cast.DORA, RequestId("d1"), 1),
    ]
    assert await decide(await house.visit(cast.BEN), wrong, is_yes=True) == ()
    assert await status(house, cast.DORA, "d1") is Status.PENDING


async def test_what_was_decided_within_a_day_can_be_taken_back_from_the_page(house: Rooms) -> None:
    await yes(await house.visit(cast.BEN), "a1")
    assert [each.id for each in (await approvals(await house.visit(cast.BEN))).decided] == ["a1"]
    house.clock.at += timedelta(days=2)
    assert (await approvals(await house.visit(cast.BEN))).decided == ()


async def test_a_stand_in_finds_it_on_their_page_and_both_see_who_stands_in(house: Rooms) -> None:
    await house.settle(NameStandIn(StandIn(cast.BEN, cast.DORA, cast.TODAY, None)))
    stand_in = await approvals(await house.visit(cast.DORA))
    assert [each.card.request.id for each in stand_in.waiting] == ["a1", "a2"]
    for who in (cast.BEN, cast.DORA):
        [fact] = (await approvals(await house.visit(who))).stand_ins
        assert (fact.absent.name, fact.stand_in.name) == ("Ben Okafor", "Dora Ellis")
