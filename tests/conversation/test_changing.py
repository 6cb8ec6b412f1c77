"""Changing approved leave: the form, who may, what is done at once and what waits, and the past."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot import intents
from bot.intents import changing
from bot.replies import Mend, Reply
from bot.screens import (
    ApprovalCard,
    CancelForm,
    ChangeForm,
    Notice,
    NoticeKind,
    Outcome,
    OwnLeave,
    Receipt,
    Refusing,
    Requests,
)
from bot.screens.changing import ChangeValues
from bot.screens.requesting import FormValues, PartChoice
from domain.amounts import Amount
from domain.company.commands import DefineLeaveType, DefineRule
from domain.ids import EmployeeId, RequestId, RuleId
from domain.leave.commands import AmendLeave, RecordLeave, RequestLeave
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Blackout, Rule, Severity
from domain.refusals import BalanceTooLow, Need, NoSuchRequest, NotPermitted, PastLeave
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

R1, R2 = RequestId("r1"), RequestId("r2")
CAREFUL = LeaveType(cast.VACATION, "Vacation", giving_back_needs_approval=True)


def august(day: int) -> date:
    return date(2026, 8, day)


@pytest.fixture
async def house() -> Rooms:
    """Anna has two weeks from 10 August."""
    found = await rooms()
    weeks = cast.asked("2026-08-10", "2026-08-21")
    await found.settle(RecordLeave(cast.ANNA, R1, cast.VACATION, weeks, cast.NOW))
    return found


async def form(house: Rooms, who: EmployeeId = cast.ANNA) -> ChangeForm:
    return opened(await house.ask(who, changing.OpenChange(cast.ANNA, R1)), ChangeForm)


def to(filled: ChangeForm, first: int, last: int, *given_back: int, **more: object) -> ChangeValues:
    own: FormValues = replace(
        filled.values.form,
        first_day=august(first),
        last_day=august(last),
        **more,  # type: ignore[arg-type]
    )
    return replace(filled.values, form=own, given_back=tuple(map(august, given_back)))


async def recount(house: Rooms, values: ChangeValues, who: EmployeeId = cast.ANNA) -> ChangeForm:
    return redrawn(await house.ask(who, changing.RecountChange(values)), ChangeForm)


async def send(house: Rooms, values: ChangeValues, who: EmployeeId = cast.ANNA) -> Reply:
    return await house.ask(who, changing.SendChange(values))


async def receipt(house: Rooms) -> Receipt:
    return said(await house.ask(cast.ANNA, intents.ShowRequest(cast.ANNA, R1)), Receipt)


def later(house: Rooms, day: int) -> None:
    house.clock.at = datetime(2026, 8, day, 8, tzinfo=house.clock.at.tzinfo)


async def test_the_form_opens_with_the_leave_as_it_is_and_nothing_changed(house: Rooms) -> None:
    filled = await form(house)
    own = filled.values.form
    assert (own.first_day, own.last_day, own.part) == (august(10), august(21), PartChoice.ALL_DAY)
    assert (filled.cost, filled.refusal, filled.is_mine) == (None, None, True)
    assert filled.between == tuple(map(august, (11, 12, 13, 14, 17, 18, 19, 20)))
    assert mended(await send(house, filled.values))["first_day"].__name__ == "NothingChanged"  # type: ignore[attr-defined]


async def test_days_are_given_back_at_once_and_the_balance_says_so(house: Rooms) -> None:
    shorter = await recount(house, to(await form(house), 10, 14))
    assert shorter.cost is not None
    assert (shorter.leave.amount, shorter.cost.amount) == (10, 5)
    assert (shorter.cost.before, shorter.cost.after) == (14, 19)
    assert (shorter.needs_approval, shorter.refusal) == (False, None)
    done = redrawn(await send(house, shorter.values), Receipt)
    assert (done.request.amount, done.after, done.change) == (5, 19, None)


async def test_a_day_in_between_is_given_back_and_taken_again(house: Rooms) -> None:
    values = to(await form(house), 10, 21, 12, 19)
    assert (await recount(house, values)).asked == Asked(
        cast.asked("2026-08-10", "2026-08-21").period,
        exceptions=((august(12), Halves.NONE), (august(19), Halves.NONE)),
    )
    assert redrawn(await send(house, values), Receipt).request.amount == 8
    again = await form(house)
    assert again.values.given_back == (august(12), august(19))
    more = await recount(house, replace(again.values, given_back=(august(19),)))
    assert more.cost is not None
    assert (more.cost.amount, more.needs_approval) == (9, True)


async def test_a_half_taken_of_one_day_stays_as_it_was(house: Rooms) -> None:
    mixed = cast.asked("2026-08-10", "2026-08-21").changed({august(12): Halves.MORNING})
    assert mixed is not None
    await house.settle(AmendLeave(cast.ANNA, R1, R2, mixed, cast.ANNA, cast.NOW))
    kept = await recount(house, to(await form(house), 10, 14))
    assert kept.asked is not None
    assert kept.asked.exceptions == ((august(12), Halves.MORNING),)
    mornings = await recount(house, to(await form(house), 10, 14, part=PartChoice.MORNING))
    assert mornings.asked == Asked(cast.asked("2026-08-10", "2026-08-14").period, DayPart.MORNING)


async def test_more_days_are_asked_for_and_the_leave_stands_meanwhile(house: Rooms) -> None:
    longer = await recount(house, to(await form(house), 10, 24))
    assert longer.needs_approval
    asked = redrawn(await send(house, longer.values), Receipt)
    assert (asked.request.amount, asked.may_change, asked.may_cancel) == (10, False, False)
    assert asked.change is not None
    assert [each.name for each in asked.change.lies_with] == ["Ben Okafor"]
    await house.deliver()
    [card] = house.posts.to("ben", ApprovalCard)
    assert isinstance(card, ApprovalCard)
    assert card.request.change is not None
    assert len(house.posts.to("anna", Receipt)) == 1, "one receipt, not one more for the change"
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, card.request.id))
    assert (await receipt(house)).request.amount == 11
    await house.deliver()
    [news] = house.posts.to("anna", Outcome)
    assert isinstance(news, Outcome)
    assert news.request.status is Status.APPLIED


async def test_a_change_that_waits_is_withdrawn_on_the_receipt_of_the_leave(house: Rooms) -> None:
    asked = redrawn(await send(house, to(await form(house), 10, 24)), Receipt)
    assert asked.change is not None
    shown = said(await house.ask(cast.ANNA, intents.ShowRequest(cast.ANNA, asked.change.id)), Receipt)
    assert shown.request.id == R1
    back = redrawn(await house.ask(cast.ANNA, intents.Withdraw(asked.change.id)), Receipt)
    assert (back.request.id, back.change, back.may_change) == (R1, None, True)


async def test_an_undone_change_is_told_once(house: Rooms) -> None:
    asked = redrawn(await send(house, to(await form(house), 10, 24)), Receipt)
    assert asked.change is not None
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, asked.change.id))
    await house.deliver()
    told = len(house.posts.to("anna", Outcome))
    undone = redrawn(await house.ask(cast.BEN, intents.Undo(cast.ANNA, asked.change.id)), ApprovalCard)
    assert undone.may_decide
    await house.deliver()
    assert len(house.posts.to("anna", Outcome)) == told + 1
    assert (await receipt(house)).request.amount == 10


async def test_giving_back_waits_where_its_type_says_so(house: Rooms) -> None:
    await house.settle(DefineLeaveType(CAREFUL))
    assert (await recount(house, to(await form(house), 10, 14))).needs_approval
    cancelled = redrawn(await house.ask(cast.ANNA, intents.Cancel(R1)), Receipt)
    assert cancelled.request.status is Status.APPROVED
    assert cancelled.change is not None
    assert cancelled.change.change is not None
    assert cancelled.change.change.is_cancellation


async def test_what_rules_say_to_a_change_stands_in_its_form(house: Rooms) -> None:
    closing = Blackout(august(24), august(28), "Closing")
    await house.settle(DefineRule(Rule(RuleId("rule"), closing, Severity.WARN)))
    filled = await form(house)
    assert filled.found == ()
    longer = to(filled, 10, 24)
    assert [each.rule_id for each in (await recount(house, longer)).found] == ["rule"]
    await house.settle(DefineRule(Rule(RuleId("rule"), closing)))
    refused = await recount(house, longer)
    assert (refused.found, type(refused.refusal).__name__) == ((), "InBlackout")


async def test_a_change_that_cannot_be_is_told_under_its_field(house: Rooms) -> None:
    far = to(await form(house), 10, 31, part=PartChoice.ALL_DAY)
    too_long = replace(far, form=replace(far.form, last_day=date(2026, 9, 30)))
    assert isinstance((await recount(house, too_long)).refusal, BalanceTooLow)
    assert mended(await send(house, too_long)) == {"first_day": BalanceTooLow}
    reversed_ = to(await form(house), 14, 10)
    assert mended(await send(house, reversed_)) == {"last_day": "before_first_day"}
    assert (await recount(house, reversed_)).asked is None


async def test_hours_are_changed_to_other_hours(house: Rooms) -> None:
    by_the_clock = cast.hours("2026-08-03", 9, 11)
    await house.settle(RecordLeave(cast.ANNA, R2, cast.ERRAND, by_the_clock, cast.NOW, note="bank"))
    filled = opened(await house.ask(cast.ANNA, changing.OpenChange(cast.ANNA, R2)), ChangeForm)
    assert (filled.values.form.part, filled.between) == (PartChoice.HOURS, ())
    values = replace(filled.values, form=replace(filled.values.form, end=600))
    assert redrawn(await send(house, values), Receipt).request.asked == cast.hours("2026-08-03", 9, 10)


async def test_days_to_come_of_leave_that_has_begun_can_be_given_back(house: Rooms) -> None:
    later(house, 12)
    own = await receipt(house)
    assert (own.may_change, own.may_cancel) == (True, False)
    filled = await form(house)
    assert filled.between == tuple(map(august, (12, 13, 14, 17, 18, 19, 20)))
    past = await recount(house, to(filled, 12, 21))
    assert isinstance(past.refusal, PastLeave)
    assert redrawn(await send(house, to(filled, 10, 14)), Receipt).request.amount == 5
    later(house, 22)
    assert not (await receipt(house)).may_change


async def test_administrators_change_the_past_with_a_reason_and_the_person_is_told(house: Rooms) -> None:
    later(house, 25)
    filled = await form(house, cast.CARLA)
    assert (filled.is_mine, filled.leave.requester.name) == (False, "Anna Kovács")
    values = to(filled, 12, 21)
    assert mended(await send(house, values, cast.CARLA))["note"].__name__ == "WhyNeeded"  # type: ignore[attr-defined]
    reasoned = replace(values, form=replace(values.form, note="Worked on Monday and Tuesday"))
    card = redrawn(await send(house, reasoned, cast.CARLA), ApprovalCard)
    assert (card.request.amount, card.may_change) == (8, True)
    await house.deliver()
    [news] = house.posts.to("anna", Outcome)
    assert isinstance(news, Outcome)
    assert news.changed_by is not None
    assert news.changed_by.name == "Carla Stein"


async def test_administrators_cancel_the_past_with_a_reason(house: Rooms) -> None:
    later(house, 25)
    asked = opened(await house.ask(cast.CARLA, changing.AskWhy(cast.ANNA, R1)), CancelForm)
    assert asked.leave.id == R1
    empty = await house.ask(cast.CARLA, changing.CancelWithReason(cast.ANNA, R1, "  "))
    assert mended(empty)["reason"].__name__ == "WhyNeeded"  # type: ignore[attr-defined]
    done = await house.ask(cast.CARLA, changing.CancelWithReason(cast.ANNA, R1, "Never taken"))
    card = redrawn(done, ApprovalCard)
    assert card.request.status is Status.CANCELLED
    assert card.request.decision is not None
    assert card.request.decision.reason == "Never taken"
    gone = await house.ask(cast.CARLA, changing.AskWhy(cast.ANNA, R1))
    assert redrawn(gone, ApprovalCard).request.status is Status.CANCELLED
    closed = await house.ask(cast.CARLA, changing.OpenChange(cast.ANNA, R1))
    assert redrawn(closed, ApprovalCard).request.status is Status.CANCELLED


async def test_an_administrators_own_past_leave_asks_why_too(house: Rooms) -> None:
    past = cast.asked("2026-07-20", "2026-07-24")
    await house.settle(RecordLeave(cast.CARLA, R2, cast.VACATION, past, cast.NOW))
    own = said(await house.ask(cast.CARLA, intents.ShowRequest(cast.CARLA, R2)), Receipt)
    assert (own.may_cancel, own.needs_why) == (True, True)
    opened(await house.ask(cast.CARLA, intents.Cancel(R2)), CancelForm)
    done = await house.ask(cast.CARLA, changing.CancelWithReason(cast.CARLA, R2, "Worked through"))
    assert redrawn(done, Receipt).request.status is Status.CANCELLED


@pytest.mark.parametrize("who", [cast.BEN, cast.DORA])
async def test_nobody_else_changes_or_cancels(house: Rooms, who: EmployeeId) -> None:
    values = to(await form(house), 10, 14)
    for intent in (
        changing.OpenChange(cast.ANNA, R1),
        changing.RecountChange(values),
        changing.SendChange(values),
        changing.AskWhy(cast.ANNA, R1),
        changing.CancelWithReason(cast.ANNA, R1, "no"),
    ):
        refused = said(await house.ask(who, intent), Refusing)
        assert refused.refusal == NotPermitted(Need.REQUESTER)


async def test_what_is_not_there_is_named(house: Rooms) -> None:
    gone = RequestId("gone")
    for intent in (
        changing.OpenChange(cast.ANNA, gone),
        changing.AskWhy(cast.ANNA, gone),
        intents.Cancel(gone),
    ):
        assert said(await house.ask(cast.ANNA, intent), Refusing).refusal == NoSuchRequest(gone)


async def test_cancel_lists_ones_own_leave_to_come_by_its_days(house: Rooms) -> None:
    await house.settle(
        RequestLeave(cast.ANNA, R2, cast.VACATION, cast.asked("2026-08-03"), cast.NOW),
        RecordLeave(cast.ANNA, RequestId("r3"), cast.VACATION, cast.asked("2026-07-01"), cast.NOW),
    )
    listed = said(await house.say(cast.ANNA, "cancel"), OwnLeave)
    assert [each.request.id for each in listed.receipts] == [R2, R1]
    assert [each.may_withdraw for each in listed.receipts] == [True, False]
    assert said(await house.say(cast.DORA, "cancel"), OwnLeave).receipts == ()
    assert said(await house.say(cast.ANNA, "requests"), Requests).upcoming[0].amount == Amount(10)


async def test_a_note_of_a_novel_is_told_before_anything_changes(house: Rooms) -> None:
    values = to(await form(house), 10, 14, note="x" * 1001)
    assert isinstance(await send(house, values), Mend)
    assert (await receipt(house)).request.amount == 10


async def test_administrators_list_the_leave_of_others_and_recent_leave_too(house: Rooms) -> None:
    await house.settle(
        RequestLeave(cast.ANNA, R2, cast.VACATION, cast.asked("2026-08-03"), cast.NOW),
        RecordLeave(cast.ANNA, RequestId("r3"), cast.VACATION, cast.asked("2026-07-01"), cast.NOW),
    )
    listed = said(await house.say(cast.CARLA, "cancel <@NOBODY>"), Notice)
    assert listed.kind is NoticeKind.NO_SUCH_PERSON
    found = said(await house.ask(cast.CARLA, changing.ShowOwnLeave("anna")), OwnLeave)
    assert found.person is not None
    assert [each.request.id for each in found.receipts] == ["r3", R2, R1]
    assert [(each.may_withdraw, each.may_cancel, each.needs_why) for each in found.receipts] == [
        (False, True, True),
        (False, False, True),
        (False, True, True),
    ]
    refused = said(await house.ask(cast.BEN, changing.ShowOwnLeave("anna")), Refusing)
    assert refused.refusal == NotPermitted(Need.ADMINISTRATOR)
    own = said(await house.ask(cast.ANNA, changing.ShowOwnLeave("anna")), OwnLeave)
    assert own.person is None
