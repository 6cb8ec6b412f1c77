"""Forms on the web: asking for leave, changing it, claiming time worked; what is stale or not ours."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.dashboard import NotFound, Stale
from bot.dashboard.asking import (
    counted,
    counted_change,
    counted_claim,
    fresh,
    fresh_change,
    fresh_claim,
    send,
    send_change,
    send_claim,
)
from bot.replies import Field, Mend, Slip
from bot.screens.changing import ChangeValues
from bot.screens.requesting import FormValues, PartChoice
from domain.amounts import Amount
from domain.company.commands import DefineLeaveType
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Status
from domain.policies.leave_type import LeaveType, Toil
from domain.refusals import BalanceTooLow, NotPermitted, Refused
from tests import cast
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")
MONDAY, FRIDAY = date(2026, 8, 10), date(2026, 8, 14)
WEEK = FormValues(R1, cast.VACATION, MONDAY, FRIDAY)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


@pytest.fixture
async def approved(house: Rooms) -> Rooms:
    """Anna has a week of vacation."""
    await house.ask(cast.ANNA, intents.SendRequest(WEEK))
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    return house


async def anna(house: Rooms) -> Employee:
    return await house.house.store.employee(cast.COMPANY, cast.ANNA)


async def change(house: Rooms, who: EmployeeId = cast.ANNA) -> ChangeValues:
    form = await fresh_change(await house.visit(who), cast.ANNA, R1)
    assert form is not None
    return form.values


async def test_the_form_comes_filled_in_with_the_days_of_the_address_and_their_cost(house: Rooms) -> None:
    form = await fresh(await house.visit(cast.ANNA), FRIDAY, MONDAY, cast.VACATION)
    assert (form.values.first_day, form.values.last_day) == (MONDAY, FRIDAY)
    assert form.cost is not None
    assert (form.cost.amount, form.cost.before, form.cost.after) == (5, 24, 19)
    assert form.needs_approval


async def test_a_type_of_somewhere_else_is_not_chosen(house: Rooms) -> None:
    form = await fresh(await house.visit(cast.ANNA), None, None, LeaveTypeId("of another company"))
    assert (form.values.leave_type_id, form.cost) == (cast.VACATION, None)


async def test_the_form_counts_along_and_says_what_speaks_against_it(house: Rooms) -> None:
    long = replace(WEEK, last_day=date(2026, 9, 30))
    form = await counted(await house.visit(cast.ANNA), long)
    assert isinstance(form.refusal, BalanceTooLow)


async def test_a_part_of_the_day_that_another_type_has_becomes_one_that_this_type_has(house: Rooms) -> None:
    hours = replace(WEEK, last_day=MONDAY, part=PartChoice.HOURS)
    form = await counted(await house.visit(cast.ANNA), hours)
    assert form.values.part is PartChoice.ALL_DAY
    assert form.cost is not None
    assert form.cost.amount == 1


async def test_sending_it_twice_asks_once(house: Rooms) -> None:
    for _ in range(2):
        assert await send(await house.visit(cast.ANNA, "one press"), WEEK) is None
    assert (await anna(house)).requests[R1].status is Status.PENDING


async def test_what_is_wrong_stands_under_its_field(house: Rooms) -> None:
    reply = await send(await house.visit(cast.ANNA), replace(WEEK, last_day=date(2026, 8, 1)))
    assert isinstance(reply, Mend)
    assert reply.problems == ((Field.LAST_DAY, Slip.BEFORE_FIRST_DAY),)


async def test_leave_is_shortened_by_a_day_in_between_and_by_its_end(approved: Rooms) -> None:
    values = await change(approved)
    shorter = replace(
        values, form=replace(values.form, last_day=date(2026, 8, 13)), given_back=(date(2026, 8, 11),)
    )
    form = await counted_change(await approved.visit(cast.ANNA), shorter)
    assert form.cost is not None
    assert (form.cost.amount, form.leave.amount, form.needs_approval) == (3, 5, False)
    assert await send_change(await approved.visit(cast.ANNA), shorter, 2) is None
    assert (await anna(approved)).requests[R1].amount == Amount(3)


@pytest.mark.parametrize("press", ["one press", ""])
async def test_a_change_that_is_sent_twice_is_made_once(approved: Rooms, press: str) -> None:
    values = await change(approved)
    shorter = replace(values, form=replace(values.form, last_day=date(2026, 8, 12)))
    for _ in range(2):
        assert await send_change(await approved.visit(cast.ANNA, press), shorter, 2) is None
    assert (await anna(approved)).requests[R1].amount == Amount(3)


async def test_a_change_of_what_changed_meanwhile_is_not_made(approved: Rooms) -> None:
    values = await change(approved)
    first = replace(values, form=replace(values.form, last_day=date(2026, 8, 12)))
    await send_change(await approved.visit(cast.ANNA), first, 2)
    other = replace(await change(approved), given_back=(date(2026, 8, 11),))
    with pytest.raises(Stale):
        await send_change(await approved.visit(cast.ANNA), other, 2)
    assert (await anna(approved)).requests[R1].amount == Amount(3)


async def test_what_waits_has_nothing_to_change(house: Rooms) -> None:
    await house.ask(cast.ANNA, intents.SendRequest(WEEK))
    assert await fresh_change(await house.visit(cast.ANNA), cast.ANNA, R1) is None


async def test_administrators_change_it_who_decides_does_not_and_nobody_else_sees_it(approved: Rooms) -> None:
    assert (await change(approved, cast.CARLA)).employee_id == cast.ANNA
    with pytest.raises(Refused) as refused:
        await change(approved, cast.BEN)
    assert isinstance(refused.value.refusal, NotPermitted)
    with pytest.raises(NotFound):
        await change(approved, cast.DORA)


async def test_time_worked_is_claimed_where_a_type_is_earned_by_it(house: Rooms) -> None:
    with pytest.raises(NotFound):
        await fresh_claim(await house.visit(cast.ANNA))
    toil = LeaveType(LeaveTypeId("toil"), "Time off in lieu", toil=Toil(for_months=3))
    await house.settle(DefineLeaveType(toil))
    saturday = date(2026, 7, 25)
    form = await fresh_claim(await house.visit(cast.ANNA), saturday)
    form = await counted_claim(await house.visit(cast.ANNA), replace(form.values, note="Moved the servers"))
    assert form.worth is not None
    assert form.worth.amount == 1
    assert await send_claim(await house.visit(cast.ANNA), form.values) is None
    assert (await anna(house)).requests[form.values.request_id].earned == 1
    missing = await send_claim(await house.visit(cast.ANNA), replace(form.values, day=None))
    assert isinstance(missing, Mend)
    assert missing.problems == ((Field.DAY, Slip.MISSING),)
