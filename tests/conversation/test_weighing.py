"""What rules say before and after a request is sent, with whom it lies, and what it gives back."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot import intents
from bot.replies import DrawHome
from bot.screens import ApprovalCard, Home, Outcome, OverrideForm, Receipt, Refusing, RequestForm, Requests
from bot.screens.requesting import FormValues
from bot.wording import words
from domain.amounts import Amount
from domain.company.commands import DefineDepartment, DefineLeaveType, DefineRule, NameStandIn
from domain.company.places import Department, StandIn
from domain.employees.commands import DeactivateEmployee
from domain.ids import EmployeeId, LeaveTypeId, RequestId, RuleId
from domain.leave.commands import AmendLeave, CancelLeave, PassOn, RecordLeave, RequestLeave
from domain.leave.requests import Status, Step
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Blackout, CoverLimit, Limit, Notice, Rule, Severity
from domain.refusals import TooLateToUndo
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

MONDAY, FRIDAY = date(2026, 8, 10), date(2026, 8, 14)
R1, R2 = RequestId("r1"), RequestId("r2")
STOCKTAKING = Blackout(date(2026, 8, 12), date(2026, 8, 13), "Stocktaking")
ILLNESS = LeaveType(
    cast.SICK, "Sick leave", is_limited=False, needs_approval=False, words=("sick",), interrupts=True
)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def rule(house: Rooms, limit: Limit, severity: Severity, name: str = "rule") -> None:
    await house.settle(DefineRule(Rule(RuleId(name), limit, severity)))


async def asks(house: Rooms, first: str, last: str | None = None, kind: LeaveTypeId = cast.VACATION) -> None:
    await house.settle(RequestLeave(cast.ANNA, R1, kind, cast.asked(first, last), house.clock.at))


async def form(house: Rooms, first: date = MONDAY, last: date | None = FRIDAY) -> RequestForm:
    filled = FormValues(R1, cast.VACATION, first, last)
    return redrawn(await house.ask(cast.ANNA, intents.Recount(filled)), RequestForm)


async def card(house: Rooms, who: EmployeeId = cast.BEN, request_id: RequestId = R1) -> ApprovalCard:
    return said(await house.ask(who, intents.ShowRequest(cast.ANNA, request_id)), ApprovalCard)


async def waiting(house: Rooms, who: EmployeeId) -> list[RequestId]:
    listed = said(await house.ask(who, intents.ShowRequests()), Requests)
    reply = await house.ask(who, intents.ShowHome())
    assert isinstance(reply, DrawHome)
    assert isinstance(reply.screen, Home)
    assert listed.waiting == reply.screen.waiting
    return [each.id for each in listed.waiting]


@pytest.mark.parametrize(
    "severity", [Severity.INFORM, Severity.WARN, Severity.EXTRA_APPROVAL, Severity.REFUSE_APPROVAL]
)
async def test_the_form_says_what_a_rule_says_and_can_be_sent(house: Rooms, severity: Severity) -> None:
    await rule(house, STOCKTAKING, severity)
    counted = await form(house)
    assert [(each.severity, each.rule_id) for each in counted.found] == [(severity, "rule")]
    assert counted.refusal is None
    sent = redrawn(
        await house.ask(cast.ANNA, intents.SendRequest(FormValues(R1, cast.VACATION, MONDAY, FRIDAY))),
        Receipt,
    )
    assert sent.request.status is Status.PENDING


async def test_what_a_rule_refuses_stands_once_and_as_a_refusal(house: Rooms) -> None:
    await rule(house, STOCKTAKING, Severity.REFUSE)
    counted = await form(house)
    assert counted.found == ()
    assert type(counted.refusal).__name__ == "InBlackout"
    reply = await house.ask(cast.ANNA, intents.SendRequest(FormValues(R1, cast.VACATION, MONDAY, FRIDAY)))
    assert mended(reply) == {"first_day": type(counted.refusal)}


async def test_leave_that_needs_no_approval_is_sent_to_approvers_where_a_rule_asks_for_one(
    house: Rooms,
) -> None:
    filled = FormValues(R1, cast.SICK, MONDAY, FRIDAY)
    booked = redrawn(await house.ask(cast.ANNA, intents.Recount(filled)), RequestForm)
    await rule(house, STOCKTAKING, Severity.EXTRA_APPROVAL)
    asked = redrawn(await house.ask(cast.ANNA, intents.Recount(filled)), RequestForm)
    assert (booked.needs_approval, asked.needs_approval) == (False, True)


async def test_the_card_says_what_rules_say_now_but_not_that_its_approver_was_slow(house: Rooms) -> None:
    await rule(house, Notice(5), Severity.WARN, "notice")
    await asks(house, "2026-08-10", "2026-08-14")
    assert (await card(house)).found == ()
    house.clock.at = datetime.fromisoformat("2026-08-07T09:00+00:00")
    assert (await card(house)).found == (), "asked for in time"
    await rule(house, STOCKTAKING, Severity.WARN)
    assert [each.rule_id for each in (await card(house)).found] == ["rule"]
    await house.ask(cast.BEN, intents.Decline(cast.ANNA, R1))
    assert (await card(house)).found == ()


async def test_what_was_asked_for_late_says_so_on_its_card(house: Rooms) -> None:
    await rule(house, Notice(30), Severity.WARN, "notice")
    await asks(house, "2026-08-10")
    assert [each.rule_id for each in (await card(house)).found] == ["notice"]


async def test_a_request_does_not_speak_against_itself(house: Rooms) -> None:
    await rule(house, CoverLimit(1), Severity.WARN)
    await asks(house, "2026-08-10")
    assert (await card(house)).found == ()
    await house.settle(RequestLeave(cast.BEN, R2, cast.VACATION, cast.asked("2026-08-10"), cast.NOW))
    assert [each.rule_id for each in (await card(house)).found] == ["rule"]


async def test_two_steps_are_taken_one_after_the_other(house: Rooms) -> None:
    steps = (Step((cast.BEN,)), Step((cast.CARLA,)))
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", (), steps=steps)))
    await asks(house, "2026-08-10")
    first = (await card(house)).request
    assert first.step is not None
    assert (first.step.number, first.step.count) == (1, 2)
    assert [each.name for each in first.lies_with] == ["Ben Okafor"]
    assert (await waiting(house, cast.BEN), await waiting(house, cast.CARLA)) == ([R1], [])
    second = redrawn(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1)), ApprovalCard)
    assert second.request.step is not None
    assert second.request.step.number == 2
    assert not (await card(house, cast.CARLA)).may_undo
    assert (await waiting(house, cast.BEN), await waiting(house, cast.CARLA)) == ([], [R1])
    await house.deliver()
    assert "Ben Okafor said yes" in house_news(house)


def house_news(house: Rooms) -> str:
    news = house.posts.to("anna", Outcome)[-1]
    assert isinstance(news, Outcome)
    return words("en").news(news.request)


async def test_where_all_have_to_agree_the_card_says_who_did_and_asks_them_no_more(house: Rooms) -> None:
    steps = (Step((cast.BEN, cast.CARLA), is_by_all=True),)
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", (), steps=steps)))
    await asks(house, "2026-08-10")
    said_yes = redrawn(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1)), ApprovalCard)
    assert said_yes.request.step is not None
    assert [each.name for each in said_yes.request.step.said_yes] == ["Ben Okafor"]
    assert [each.name for each in said_yes.request.lies_with] == ["Carla Stein"]
    assert not said_yes.may_decide
    assert said_yes.may_undo
    assert (await waiting(house, cast.BEN), await waiting(house, cast.CARLA)) == ([], [R1])


async def test_a_request_lies_with_the_stand_in_of_who_is_away(house: Rooms) -> None:
    today = StandIn(cast.BEN, cast.DORA, cast.TODAY, cast.TODAY)
    await house.settle(NameStandIn(today))
    await asks(house, "2026-08-10")
    assert await waiting(house, cast.DORA) == [R1]
    assert (await card(house, cast.DORA)).may_decide
    assert [each.name for each in (await card(house)).request.lies_with] == ["Ben Okafor", "Dora Ellis"]
    await house.settle(RecordLeave(cast.BEN, R2, cast.VACATION, cast.asked("2026-07-29"), cast.NOW))
    assert [each.name for each in (await card(house)).request.lies_with] == ["Dora Ellis"]
    house.clock.at = datetime.fromisoformat("2026-07-30T09:00+00:00")
    assert await waiting(house, cast.DORA) == [], "they stood in yesterday"


async def test_what_was_passed_on_lies_with_whom_it_was_passed_to(house: Rooms) -> None:
    await asks(house, "2026-08-10")
    await house.settle(PassOn(cast.ANNA, R1, house.clock.at, is_overdue=True))
    assert await waiting(house, cast.CARLA) == [R1]
    assert {each.name for each in (await card(house)).request.lies_with} == {"Ben Okafor", "Carla Stein"}


async def test_falling_ill_says_which_leave_comes_back(house: Rooms) -> None:
    await house.settle(DefineLeaveType(ILLNESS))
    await house.settle(
        RecordLeave(cast.ANNA, R2, cast.VACATION, cast.asked("2026-07-27", "2026-08-07"), cast.NOW)
    )
    counted = opened(await house.say(cast.ANNA, "sick 29-31 July"), RequestForm)
    assert [(each.type.id, each.amount) for each in counted.gives_back] == [(cast.VACATION, Amount(3))]
    redrawn(await house.ask(cast.ANNA, intents.SendRequest(counted.values)), Receipt)
    vacation = said(await house.ask(cast.ANNA, intents.ShowRequest(cast.ANNA, R2)), Receipt)
    assert vacation.request.amount == 7
    assert [day.isoformat() for day, _ in vacation.request.asked.exceptions] == [
        "2026-07-29",
        "2026-07-30",
        "2026-07-31",
    ]


async def test_an_approver_of_illness_sees_what_it_gives_back_too(house: Rooms) -> None:
    await house.settle(DefineLeaveType(replace(ILLNESS, needs_approval=True)))
    await house.settle(RecordLeave(cast.ANNA, R2, cast.VACATION, cast.asked("2026-08-10"), cast.NOW))
    await asks(house, "2026-08-10", kind=cast.SICK)
    assert [each.amount for each in (await card(house)).gives_back] == [1]
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    assert (await card(house)).gives_back == ()


async def test_a_change_of_leave_is_a_card_of_its_own_with_the_difference(house: Rooms) -> None:
    careful = LeaveType(cast.VACATION, "Vacation", giving_back_needs_approval=True)
    await house.settle(DefineLeaveType(careful))
    week = cast.asked("2026-08-10", "2026-08-14")
    await house.settle(RecordLeave(cast.ANNA, R1, cast.VACATION, week, cast.NOW))
    shorter = cast.asked("2026-08-10", "2026-08-12")
    await house.settle(AmendLeave(cast.ANNA, R1, R2, shorter, cast.ANNA, cast.NOW))
    change = await card(house, request_id=R2)
    assert change.request.change is not None
    assert (change.request.change.before, change.request.change.amount) == (week, 5)
    assert (change.before, change.after, change.request.amount) == (19, 21, 3)
    done = redrawn(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R2)), ApprovalCard)
    assert done.request.change is not None
    assert (done.request.status, done.request.change.before) == (Status.APPLIED, week)
    await house.settle(CancelLeave(cast.ANNA, R1, cast.ANNA, cast.NOW, change_id=RequestId("r3")))
    back = await card(house, request_id=RequestId("r3"))
    assert back.request.change is not None
    assert back.request.change.is_cancellation
    assert (back.before, back.after) == (21, 24)


async def test_more_days_are_asked_for_as_the_difference_only(house: Rooms) -> None:
    await house.settle(
        RecordLeave(cast.ANNA, R1, cast.VACATION, cast.asked("2026-08-10", "2026-08-12"), cast.NOW)
    )
    longer = cast.asked("2026-08-10", "2026-08-14")
    await house.settle(AmendLeave(cast.ANNA, R1, R2, longer, cast.ANNA, cast.NOW))
    change = await card(house, request_id=R2)
    assert (change.before, change.after) == (21, 19)


async def test_a_decision_is_taken_back_by_who_made_it_and_asked_for_again(house: Rooms) -> None:
    await asks(house, "2026-08-10")
    done = redrawn(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1)), ApprovalCard)
    assert (done.may_decide, done.may_undo) == (False, True)
    assert not (await card(house, cast.CARLA)).may_undo
    again = redrawn(await house.ask(cast.BEN, intents.Undo(cast.ANNA, R1)), ApprovalCard)
    assert (again.may_decide, again.may_undo) == (True, False)
    await house.deliver()
    assert house_news(house) == "The decision was taken back. Waiting for Ben Okafor"


async def test_after_a_day_a_decision_stands(house: Rooms) -> None:
    await asks(house, "2026-08-10")
    await house.ask(cast.BEN, intents.Decline(cast.ANNA, R1))
    house.clock.at = datetime.fromisoformat("2026-07-30T09:00:01+00:00")
    assert not (await card(house)).may_undo
    late = await house.ask(cast.BEN, intents.Undo(cast.ANNA, R1))
    assert said(late, Refusing).refusal == TooLateToUndo(R1)


@pytest.mark.parametrize("who", [cast.BEN, cast.CARLA])
async def test_what_a_rule_refuses_is_approved_with_a_reason(house: Rooms, who: EmployeeId) -> None:
    await asks(house, "2026-08-10", "2026-08-14")
    await rule(house, STOCKTAKING, Severity.REFUSE)
    refused = opened(await house.ask(who, intents.Approve(cast.ANNA, R1)), OverrideForm)
    assert type(refused.refusal).__name__ == "InBlackout"
    assert refused.request.status is Status.PENDING
    allowed = intents.Approve(cast.ANNA, R1, "Agreed before the date was set")
    done = redrawn(await house.ask(who, allowed), ApprovalCard)
    assert done.request.status is Status.APPROVED
    assert done.request.decision is not None
    assert done.request.decision.reason == "Agreed before the date was set"


async def test_no_reason_helps_against_what_is_no_rule_nor_from_who_may_not_decide(house: Rooms) -> None:
    await asks(house, "2026-08-10", "2026-08-14")
    await rule(house, STOCKTAKING, Severity.REFUSE)
    said(await house.ask(cast.DORA, intents.Approve(cast.ANNA, R1)), Refusing)
    said(await house.ask(cast.ANNA, intents.Approve(cast.ANNA, R1)), Refusing)
    await house.settle(DeactivateEmployee(cast.ANNA))
    said(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1)), Refusing)
    said(await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1, "Please")), Refusing)
