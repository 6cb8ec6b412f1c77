"""The story of a request: all that happened to it and to changes of it, by whom, with the difference."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.dashboard.asking import fresh_change, send_change
from bot.dashboard.requests import request_page
from bot.dashboard.stories import Happened, Happening
from bot.screens.requesting import FormValues
from domain.amounts import Amount
from domain.company.commands import DefineDepartment, DefineLeaveType
from domain.company.places import Department
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import PassOn, RecordLeave
from domain.leave.requests import Step
from domain.policies.leave_type import LeaveType
from domain.working_pattern import full_time
from tests import cast
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")


@pytest.fixture
async def house() -> Rooms:
    """Anna asked for a week in August, and Ben said yes."""
    found = await rooms()
    await ask(found, cast.ANNA, "r1")
    await found.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    return found


async def ask(house: Rooms, who: EmployeeId, request_id: str) -> None:
    days = cast.asked("2026-08-10", "2026-08-14").period
    values = FormValues(RequestId(request_id), cast.VACATION, days.first_day, days.last_day)
    await house.ask(who, intents.SendRequest(values))


async def change(house: Rooms, last_day: date) -> RequestId:
    """The id of the change that Anna asks for."""
    form = await fresh_change(await house.visit(cast.ANNA), cast.ANNA, R1)
    assert form is not None
    values = replace(form.values, form=replace(form.values.form, last_day=last_day))
    assert await send_change(await house.visit(cast.ANNA), values, form.leave.version) is None
    return values.form.request_id


async def told(house: Rooms, request_id: str = "r1") -> tuple[Happening, ...]:
    return (await request_page(await house.visit(cast.ANNA), cast.ANNA, RequestId(request_id))).story


def kinds(story: tuple[Happening, ...]) -> list[tuple[Happened, bool]]:
    return [(each.what, each.is_about_change) for each in story]


async def test_leave_that_was_shortened_says_from_what_to_what(house: Rooms) -> None:
    await change(house, date(2026, 8, 12))
    *_, last = await told(house)
    assert (last.what, last.by and last.by.name) == (Happened.CHANGED, "Anna Kovács")
    assert last.before is not None
    assert last.after is not None
    assert (last.before.amount, last.after.amount) == (Amount(5), Amount(3))
    assert last.after.asked == cast.asked("2026-08-10", "2026-08-12")


async def test_a_change_that_is_decided_is_part_of_it_once(house: Rooms) -> None:
    change_id = await change(house, date(2026, 8, 18))
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, change_id))
    story = await told(house)
    assert kinds(story)[2:] == [(Happened.ASKED, True), (Happened.APPROVED, True)]
    asked = story[2]
    assert asked.before is not None
    assert asked.after is not None
    assert (asked.before.amount, asked.after.amount) == (Amount(5), Amount(7))


async def test_a_decision_that_was_taken_back_is_not_forgotten(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Undo(cast.ANNA, R1))
    await house.ask(cast.BEN, intents.Decline(cast.ANNA, R1, "Release"))
    story = await told(house)
    assert [each.what for each in story] == [
        Happened.ASKED,
        Happened.APPROVED,
        Happened.UNDONE,
        Happened.DECLINED,
    ]
    assert story[-1].reason == "Release"


async def test_leave_from_a_file_was_recorded_and_nobody_is_said_to_have_decided(house: Rooms) -> None:
    asked = cast.asked("2026-09-01", "2026-09-02")
    await house.settle(RecordLeave(cast.ANNA, RequestId("f1"), cast.VACATION, asked, house.clock.at))
    assert [each.what for each in await told(house, "f1")] == [Happened.RECORDED]


async def test_every_step_is_told(house: Rooms) -> None:
    steps = (Step((cast.BEN,)), Step((cast.CARLA,)))
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", steps=steps)))
    days = cast.asked("2026-09-07").period
    values = FormValues(RequestId("s1"), cast.VACATION, days.first_day, days.last_day)
    await house.ask(cast.ANNA, intents.SendRequest(values))
    for who in (cast.BEN, cast.CARLA):
        await house.ask(who, intents.Approve(cast.ANNA, RequestId("s1")))
    story = await told(house, "s1")
    assert [(each.what, each.by and each.by.name) for each in story[1:]] == [
        (Happened.APPROVED, "Ben Okafor"),
        (Happened.APPROVED, "Carla Stein"),
    ]


async def test_the_story_of_one_request_says_nothing_of_another(house: Rooms) -> None:
    await ask(house, cast.DORA, "r1")
    assert [each.what for each in await told(house)] == [Happened.ASKED, Happened.APPROVED]


async def test_what_happens_to_a_change_is_told_as_such(house: Rooms) -> None:
    change_id = await change(house, date(2026, 8, 18))
    await house.settle(PassOn(cast.ANNA, change_id, house.clock.at, is_overdue=True))
    await house.ask(cast.ANNA, intents.Withdraw(change_id))
    story = await told(house)
    assert kinds(story)[3:] == [(Happened.PASSED_ON, True), (Happened.WITHDRAWN, True)]
    assert [each.name for each in story[3].to] == ["Carla Stein"]


async def test_leave_that_is_counted_anew_says_what_it_takes_now(house: Rooms) -> None:
    part_time = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=full_time(480, frozenset({4, 5, 6})))
    await house.settle(AssignEmployee(cast.ANNA, part_time, date(2026, 8, 1)))
    *_, last = await told(house)
    assert (last.what, last.by) == (Happened.RECOUNTED, None)
    assert last.before is not None
    assert last.after is not None
    assert (last.before.amount, last.after.amount) == (Amount(5), Amount(4))


async def test_a_cancellation_that_is_decided_is_told_as_such(house: Rooms) -> None:
    decided = LeaveType(cast.VACATION, "Vacation", giving_back_needs_approval=True)
    await house.settle(DefineLeaveType(decided))
    await house.ask(cast.ANNA, intents.Cancel(R1))
    employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    [change_id] = [each.id for each in employee.requests.values() if each.amends]
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, change_id))
    assert kinds(await told(house))[2:] == [(Happened.CANCELLATION_ASKED, True), (Happened.APPROVED, True)]
    assert [each.what for each in await told(house, change_id)] == [
        Happened.CANCELLATION_ASKED,
        Happened.APPROVED,
    ]
