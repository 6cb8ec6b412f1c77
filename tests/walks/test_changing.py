"""Changing leave over the wire: taking decisions back, falling ill, giving days back, deciding for others."""

from domain.company.commands import DefineLeaveType
from domain.leave.requests import Request, Status
from domain.policies.leave_type import LeaveType
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
    assert "2 days of Vacation given back, out of Mon 10 – Fri 14 August." in said(house.dialog(cast.ANNA))
    assert (await house.send(cast.ANNA)).ok
    await house.settled()
    vacation, illness = await requests(house)
    assert (vacation.amount, illness.amount) == (3, 2)
    receipts = [said(each) for each in house.messages(cast.ANNA)]
    assert "Mon 10 – Fri 14 August without Tue 11 – Wed 12, 3 days" in receipts[0]
