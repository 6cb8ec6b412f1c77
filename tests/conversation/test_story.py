"""From words to an approved leave: what each side is answered and sent."""

import pytest

from bot import intents
from bot.replies import Mend, Open, Redraw, Say
from bot.screens import (
    ApprovalCard,
    Balances,
    DeclineForm,
    Home,
    Menu,
    Outcome,
    Receipt,
    Refusing,
    RequestForm,
    Requests,
    Why,
)
from bot.screens.requesting import FormValues
from domain.ids import RequestId
from domain.leave.requests import Status
from domain.refusals import NotPermitted, Overlaps
from tests import cast
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def form(house: Rooms, text: str, who: str = cast.ANNA) -> RequestForm:
    reply = await house.say(who, text)
    assert isinstance(reply, Open)
    assert isinstance(reply.screen, RequestForm)
    return reply.screen


async def send(house: Rooms, values: FormValues, who: str = cast.ANNA) -> Receipt:
    reply = await house.ask(who, intents.SendRequest(values))
    assert isinstance(reply, Redraw), reply
    assert isinstance(reply.screen, Receipt)
    return reply.screen


async def test_typed_dates_fill_the_form_in_and_say_what_it_costs(house: Rooms) -> None:
    shown = await form(house, "next fri to tue")
    assert (shown.values.first_day, shown.values.last_day) == (
        cast.asked("2026-08-07").period.first_day,
        cast.asked("2026-08-11").period.first_day,
    )
    assert shown.cost is not None
    assert shown.cost.amount == 3
    assert shown.cost.before is not None
    assert shown.cost.after == shown.cost.before - 3
    assert shown.refusal is None
    assert shown.needs_approval
    assert shown.understood == "next fri to tue"


async def test_the_request_reaches_the_approver_and_both_see_how_it_goes_on(house: Rooms) -> None:
    shown = await form(house, "next fri to tue")
    receipt = await send(house, shown.values)
    assert receipt.request.status is Status.PENDING
    assert [each.name for each in receipt.request.lies_with] == ["Ben Okafor"]
    await house.deliver()
    [card] = house.posts.to(cast.BEN, ApprovalCard)
    assert isinstance(card, ApprovalCard)
    assert card.may_decide
    assert card.request.requester.name == "Anna Kovács"

    reply = await house.ask(cast.BEN, intents.Approve(cast.ANNA, shown.values.request_id))
    assert isinstance(reply, Redraw)
    assert isinstance(reply.screen, ApprovalCard)
    assert reply.screen.request.status is Status.APPROVED
    assert not reply.screen.may_decide
    await house.deliver()
    assert len(house.posts.to(cast.ANNA, Receipt)) == 2
    [news] = house.posts.to(cast.ANNA, Outcome)
    assert isinstance(news, Outcome)
    assert news.request.decision is not None
    assert news.request.decision.by is not None
    assert news.request.decision.by.name == "Ben Okafor"
    updates = [copy for to, screen, copy in house.posts.sent if to == cast.BEN and copy]
    assert [copy.message_id for copy in updates] == ["m2"], "the card changes in place"


async def test_the_same_form_sent_twice_is_one_request(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    await send(house, shown.values)
    employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    assert len(employee.requests) == 1


async def test_a_second_click_is_answered_with_the_fresh_card(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, shown.values.request_id))
    reply = await house.ask(cast.CARLA, intents.Decline(cast.ANNA, shown.values.request_id))
    assert isinstance(reply, Redraw)
    assert isinstance(reply.screen, ApprovalCard)
    assert reply.screen.request.status is Status.APPROVED


async def test_declining_with_a_reason_asks_for_it_and_keeps_it(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    asked = await house.ask(cast.BEN, intents.AskReason(cast.ANNA, shown.values.request_id))
    assert isinstance(asked, Open)
    assert isinstance(asked.screen, DeclineForm)
    declined = await house.ask(
        cast.BEN, intents.Decline(cast.ANNA, shown.values.request_id, " release week ")
    )
    assert isinstance(declined, Redraw)
    assert isinstance(declined.screen, ApprovalCard)
    assert declined.screen.request.decision is not None
    assert declined.screen.request.decision.reason == "release week"
    late = await house.ask(cast.BEN, intents.AskReason(cast.ANNA, shown.values.request_id))
    assert isinstance(late, Redraw)


async def test_somebody_elses_request_is_not_for_everybody_to_decide(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    reply = await house.ask(cast.DORA, intents.Approve(cast.ANNA, shown.values.request_id))
    assert isinstance(reply, Say)
    assert isinstance(reply.screen, Refusing)
    assert isinstance(reply.screen.refusal, NotPermitted)
    seen = await house.ask(cast.DORA, intents.ShowRequest(cast.ANNA, shown.values.request_id))
    assert isinstance(seen, Say)
    assert isinstance(seen.screen, Refusing)


async def test_withdrawing_and_cancelling_change_the_receipt_in_place(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    reply = await house.ask(cast.ANNA, intents.Withdraw(shown.values.request_id))
    assert isinstance(reply, Redraw)
    assert isinstance(reply.screen, Receipt)
    assert reply.screen.request.status is Status.WITHDRAWN
    again = await form(house, "10 august")
    await send(house, again.values)
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, again.values.request_id))
    reply = await house.ask(cast.ANNA, intents.Cancel(again.values.request_id))
    assert isinstance(reply, Redraw)
    assert isinstance(reply.screen, Receipt)
    assert reply.screen.request.status is Status.CANCELLED


async def test_what_is_refused_stands_under_its_field(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    second = await form(house, "10 august")
    assert isinstance(second.refusal, Overlaps), "said before it is sent"
    reply = await house.ask(cast.ANNA, intents.SendRequest(second.values))
    assert isinstance(reply, Mend)
    assert isinstance(reply.problems[0][1], Overlaps)


async def test_a_button_for_a_request_that_is_gone_says_so(house: Rooms) -> None:
    reply = await house.ask(cast.BEN, intents.Approve(cast.ANNA, RequestId("gone")))
    assert isinstance(reply, Say)
    assert isinstance(reply.screen, Refusing)


async def test_the_menu_the_list_and_the_home_agree(house: Rooms) -> None:
    shown = await form(house, "10 august")
    await send(house, shown.values)
    menu = await house.say(cast.BEN, "")
    assert isinstance(menu, Say)
    assert isinstance(menu.screen, Menu)
    assert menu.screen.waiting == 1
    listed = await house.say(cast.BEN, "requests")
    assert isinstance(listed, Say)
    assert isinstance(listed.screen, Requests)
    assert [each.id for each in listed.screen.waiting] == [shown.values.request_id]
    home = await house.ask(cast.BEN, intents.ShowHome())
    assert isinstance(home.screen, Home)  # type: ignore[union-attr]
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, shown.values.request_id))
    await house.deliver()
    to, drawn = house.posts.homes[-1]
    assert to == cast.BEN
    assert isinstance(drawn, Home)
    assert drawn.waiting == ()


async def test_a_balance_and_its_ledger_say_the_same(house: Rooms) -> None:
    shown = await form(house, "10-14 august")
    await send(house, shown.values)
    told = await house.say(cast.ANNA, "balance")
    assert isinstance(told, Say)
    assert isinstance(told.screen, Balances)
    vacation = told.screen.balances[0]
    assert (vacation.type.id, vacation.pending) == (cast.VACATION, 5)
    why = await house.say(cast.ANNA, "why")
    assert isinstance(why, Say)
    assert isinstance(why.screen, Why)
    lines = [*why.screen.lines, *why.screen.coming]
    assert lines[-1].total == vacation.available


async def test_a_balance_on_another_day_and_of_somebody_else(house: Rooms) -> None:
    later = await house.say(cast.ANNA, "balance on 14 august")
    assert isinstance(later, Say)
    assert isinstance(later.screen, Balances)
    assert later.screen.on == cast.asked("2026-08-14").period.first_day
    theirs = await house.ask(cast.BEN, intents.ShowBalances(user_id=cast.ANNA))
    assert isinstance(theirs, Say)
    assert isinstance(theirs.screen, Balances)
    assert theirs.screen.person is not None
    curious = await house.ask(cast.DORA, intents.ShowBalances(user_id=cast.ANNA))
    assert isinstance(curious, Say)
    assert not isinstance(curious.screen, Balances)
