"""Deciding: who may, what the card says before and after, and what is theirs to see."""

from datetime import datetime

import pytest

from bot import intents
from bot.replies import Reply
from bot.screens import ApprovalCard, DeclineForm, Receipt, Refusing
from domain.employees.commands import DeactivateEmployee, LeaveCompany
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import ApproveRequest, RequestLeave
from domain.leave.requests import Status
from domain.refusals import Need, NoSuchRequest, NotPermitted, OwnRequest, PastLeave
from tests import cast
from tests.conversation.answers import opened, redrawn, said
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")


@pytest.fixture
async def house() -> Rooms:
    """Anna has asked for the week from 10 August."""
    found = await rooms()
    await asks(found, cast.ANNA, "2026-08-10", "2026-08-14")
    return found


async def asks(
    house: Rooms, who: EmployeeId, first: str, last: str | None = None, kind: LeaveTypeId = cast.VACATION
) -> None:
    await house.settle(RequestLeave(who, R1, kind, cast.asked(first, last), cast.NOW, "a note"))


async def refusal(reply: Reply) -> object:
    return said(reply, Refusing).refusal


@pytest.mark.parametrize("who", [cast.BEN, cast.CARLA])
async def test_the_approver_and_administrators_decide(house: Rooms, who: EmployeeId) -> None:
    card = redrawn(await house.ask(who, intents.Decline(cast.ANNA, R1)), ApprovalCard)
    assert card.request.status is Status.DECLINED
    assert card.request.decision is not None
    assert card.request.decision.reason is None


@pytest.mark.parametrize(
    "intent",
    [
        intents.Approve(cast.ANNA, R1),
        intents.Decline(cast.ANNA, R1),
        intents.AskReason(cast.ANNA, R1),
    ],
)
async def test_nobody_else_does_least_of_all_the_requester(house: Rooms, intent: intents.Intent) -> None:
    assert await refusal(await house.ask(cast.DORA, intent)) == NotPermitted(Need.APPROVER)
    assert await refusal(await house.ask(cast.ANNA, intent)) == OwnRequest(R1)


@pytest.mark.parametrize(
    "intent",
    [
        intents.Approve(cast.ANNA, RequestId("gone")),
        intents.Decline(EmployeeId("nobody"), RequestId("gone")),
        intents.AskReason(cast.ANNA, RequestId("gone")),
        intents.ShowRequest(cast.ANNA, RequestId("gone")),
        intents.ShowRequest(cast.BEN, RequestId("gone")),
        intents.Withdraw(RequestId("gone")),
        intents.Cancel(RequestId("gone")),
    ],
)
async def test_what_is_not_there_is_named(house: Rooms, intent: intents.Intent) -> None:
    answer = await refusal(await house.ask(cast.BEN, intent))
    assert answer == NoSuchRequest(RequestId("gone")) or type(answer).__name__ == "NoSuchEmployee"


async def test_the_card_tells_the_balance_before_and_after_whatever_was_decided(house: Rooms) -> None:
    waiting = said(await house.ask(cast.BEN, intents.ShowRequest(cast.ANNA, R1)), ApprovalCard)
    assert (waiting.before, waiting.after, waiting.may_decide) == (24, 19, True)
    declined = redrawn(await house.ask(cast.BEN, intents.Decline(cast.ANNA, R1)), ApprovalCard)
    assert (declined.before, declined.after, declined.may_decide) == (24, 19, False)


async def test_unlimited_leave_has_no_balance_on_its_card() -> None:
    house = await rooms()
    await asks(house, cast.ANNA, "2026-08-10", kind=cast.ERRAND)
    card = said(await house.ask(cast.BEN, intents.ShowRequest(cast.ANNA, R1)), ApprovalCard)
    assert (card.before, card.after) == (None, None)


async def test_the_reason_form_names_the_request_and_gives_way_to_the_record(house: Rooms) -> None:
    form = opened(await house.ask(cast.BEN, intents.AskReason(cast.ANNA, R1)), DeclineForm)
    assert form.request.requester.name == "Anna Kovács"
    await house.ask(cast.CARLA, intents.Approve(cast.ANNA, R1))
    card = redrawn(await house.ask(cast.BEN, intents.AskReason(cast.ANNA, R1)), ApprovalCard)
    assert card.request.status is Status.APPROVED


async def test_an_approver_who_has_gone_decides_no_more(house: Rooms) -> None:
    await house.settle(DeactivateEmployee(cast.BEN))
    reply = await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    assert employee.requests[R1].status is Status.PENDING, reply


async def test_leave_of_somebody_who_is_going_costs_no_day_after_their_last(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, cast.asked("2026-08-12").period.first_day))
    card = redrawn(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1)), ApprovalCard)
    assert (card.request.status, card.request.amount) == (Status.APPROVED, 3)


async def test_ones_own_request_is_shown_as_a_receipt_and_to_others_not_at_all(house: Rooms) -> None:
    own = said(await house.ask(cast.ANNA, intents.ShowRequest(cast.ANNA, R1)), Receipt)
    assert (own.may_withdraw, own.may_cancel, own.after) == (True, False, 19)
    assert await refusal(await house.ask(cast.DORA, intents.ShowRequest(cast.ANNA, R1))) == NotPermitted(
        Need.APPROVER
    )


async def test_somebody_elses_leave_is_neither_withdrawn_nor_cancelled_by_its_id(house: Rooms) -> None:
    for intent in (intents.Withdraw(R1), intents.Cancel(R1)):
        assert await refusal(await house.ask(cast.BEN, intent)) == NoSuchRequest(R1)


async def test_leave_that_has_begun_is_given_back_by_administrators_only(house: Rooms) -> None:
    await house.settle(ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))
    house.clock.at = datetime.fromisoformat("2026-08-11T08:00+00:00")
    own = said(await house.ask(cast.ANNA, intents.ShowRequest(cast.ANNA, R1)), Receipt)
    assert not own.may_cancel
    assert isinstance(await refusal(await house.ask(cast.ANNA, intents.Cancel(R1))), PastLeave)


async def test_a_day_begins_where_the_person_is(house: Rooms) -> None:
    """23:30 in London on the 10th is the 11th in Berlin, where a day of Anna's leave is past."""
    await house.settle(ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))
    house.clock.at = datetime.fromisoformat("2026-08-10T22:30+00:00")
    assert isinstance(await refusal(await house.ask(cast.ANNA, intents.Cancel(R1))), PastLeave)
