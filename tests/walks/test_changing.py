"""Changing leave over the wire: taking decisions back, falling ill, giving days back, deciding for others."""

from datetime import date

from domain.company.commands import DefineLeaveType, DefineRule
from domain.ids import RuleId
from domain.leave.requests import Request, Status
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Blackout, Rule
from tests import cast
from tests.walks.stage import Stage, actions, said

SICK = LeaveType(
    cast.SICK, "Sick leave", is_limited=False, needs_approval=False, interrupts=True, words=("sick",)
)


async def requests(house: Stage) -> list[Request]:
    """Anna's, as they were made."""
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    return list(employee.requests.values())


async def test_a_decision_is_undone_on_the_card_it_was_made_on(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    [asked] = house.messages(cast.BEN)
    await house.press(cast.BEN, asked, "approve")
    await house.settled()
    assert actions(house.messages(cast.BEN)[0]) == ["undo"]
    assert (await house.press(cast.BEN, house.messages(cast.BEN)[0], "undo")).ok
    await house.settled()
    assert [each.status for each in await requests(house)] == [Status.PENDING]
    assert actions(house.messages(cast.BEN)[0]) == ["approve", "decline", "ask_reason"]
    assert "The decision was taken back. Waiting for Ben Okafor" in said(house.messages(cast.ANNA)[-1])


async def test_falling_ill_in_a_vacation_gives_its_days_back_and_the_receipt_says_so(house: Stage) -> None:
    await house.settle(DefineLeaveType(SICK), name="illness")
    await house.ask(cast.ANNA, "10-14 august")
    await house.press(cast.BEN, house.messages(cast.BEN)[0], "approve")
    await house.settled()
    house.later(days=12)
    await house.type(cast.ANNA, "sick 11-12 august")
    assert "Given back: 2 days of Vacation, out of Mon 10 – Fri 14 August." in said(house.dialog(cast.ANNA))
    assert (await house.send(cast.ANNA)).ok
    await house.settled()
    vacation, illness = await requests(house)
    assert (vacation.amount, illness.amount) == (3, 2)
    receipts = [said(each) for each in house.messages(cast.ANNA)]
    assert "Mon 10 – Fri 14 August without Tue 11 – Wed 12, 3 days" in receipts[0]


async def test_leave_is_shortened_at_once_and_lengthened_by_a_decision(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    await house.press(cast.BEN, house.messages(cast.BEN)[0], "approve")
    await house.settled()
    receipt = house.messages(cast.ANNA)[0]
    assert (await house.press(cast.ANNA, receipt, "open_change")).ok
    form = house.dialog(cast.ANNA)
    assert "Nothing changes yet." in said(form)
    between = "given_back.2026-08-11.2026-08-13"
    await house.press(cast.ANNA, form, "given_back", ["2026-08-12"], block_id=between)
    await house.answered()
    assert "5 days → 4 days: 1 day back" in said(house.dialog(cast.ANNA))
    assert (await house.send(cast.ANNA)).ok
    await house.settled()
    assert "Mon 10 – Fri 14 August without Wed 12, 4 days" in said(house.messages(cast.ANNA)[0])
    await house.press(cast.ANNA, house.messages(cast.ANNA)[0], "open_change")
    assert (await house.send(cast.ANNA, last_day="2026-08-17")).ok
    await house.settled()
    assert "To be changed" in said(house.messages(cast.ANNA)[0])
    card = house.messages(cast.BEN)[-1]
    assert "→ Mon 10 – Mon 17 August without Wed 12, 1 day more" in said(card)
    await house.press(cast.BEN, card, "approve")
    await house.settled()
    assert "Mon 10 – Mon 17 August without Wed 12, 5 days" in said(house.messages(cast.ANNA)[0])
    assert [each.status for each in await requests(house)] == [Status.APPROVED, Status.APPLIED]


async def test_cancel_lists_what_can_be_cancelled_and_an_administrator_cancels_the_past(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    await house.press(cast.BEN, house.messages(cast.BEN)[0], "approve")
    await house.settled()
    await house.type(cast.ANNA, "cancel")
    assert actions(house.answer(cast.ANNA)) == ["open_change", "cancel"]
    house.later(days=30)
    await house.type(cast.CARLA, "cancel <@UANNA>")
    listed = house.answer(cast.CARLA)
    assert actions(listed) == ["open_change", "ask_why"]
    assert (await house.press(cast.CARLA, listed, "ask_why")).ok
    await house.send(cast.CARLA)
    assert "reason" in house.dialog(cast.CARLA).errors
    assert (await house.send(cast.CARLA, reason="Never taken")).ok
    await house.settled()
    assert [each.status for each in await requests(house)] == [Status.CANCELLED]
    assert "Never taken" in said(house.messages(cast.ANNA)[-1])


async def test_what_a_rule_refuses_is_approved_from_the_card_with_a_reason(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    closing = Blackout(date(2026, 8, 12), date(2026, 8, 13), "Stocktaking")
    await house.settle(DefineRule(Rule(RuleId("closing"), closing)), name="closing")
    [asked] = house.messages(cast.BEN)
    assert (await house.press(cast.BEN, asked, "approve")).ok
    assert "Wed 12 August is inside Stocktaking" in said(house.dialog(cast.BEN))
    assert (await house.send(cast.BEN, reason="Agreed before the date was set")).ok
    await house.settled()
    assert [each.status for each in await requests(house)] == [Status.APPROVED]
    assert "Agreed before the date was set" in said(house.messages(cast.ANNA)[-1])


async def test_leave_is_entered_for_somebody_who_is_told_by_whom(house: Stage) -> None:
    await house.type(cast.ANNA, "balance")
    await house.type(cast.BEN, "for <@UANNA> 10-14 august")
    assert "For Anna Kovács, approved at once." in said(house.dialog(cast.BEN))
    assert (await house.send(cast.BEN, note="Asked on the phone")).ok
    await house.settled()
    assert [each.status for each in await requests(house)] == [Status.APPROVED]
    told = [said(each) for each in house.messages(cast.ANNA)]
    assert any("Entered by Ben Okafor on Wed 29 July" in each for each in told)
    await house.type(cast.DORA, "for <@UANNA> 17 august")
    assert "approver" in said(house.answer(cast.DORA))
