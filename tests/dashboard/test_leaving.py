"""The last day of work, and who counts: with what is owed, and nobody locked out by themselves."""

from datetime import date

import pytest

from bot.dashboard import leaving
from bot.dashboard.trying import Mended, Pressed
from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.leave.requests import Status
from tests import cast
from tests.dashboard.looking import wrong
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")


@pytest.fixture
async def house() -> Rooms:
    """Anna has the first week of August off."""
    found = await rooms()
    week = cast.asked("2026-08-03", "2026-08-07")
    await found.settle(RecordLeave(cast.ANNA, R1, cast.VACATION, week, cast.NOW))
    return found


async def anna(house: Rooms) -> Employee:
    return await house.house.store.employee(cast.COMPANY, cast.ANNA)


async def test_the_last_day_is_set_with_what_is_owed_on_it(house: Rooms) -> None:
    last_day = date(2026, 8, 4)
    form = await leaving.open_form(await house.visit(cast.CARLA), cast.ANNA)
    assert (form.last_day, form.owed) == (None, ())
    shown = await leaving.save(await house.visit(cast.CARLA), cast.ANNA, last_day, Pressed(form.begun))
    assert shown is not None
    outlook, owed = shown
    assert [(each.type.name, each.remaining) for each in owed] == [("Vacation", Amount(24) * 216 / 365 - 2)]
    [person] = outlook.people
    assert [(each.before, each.after) for each in person.leave] == [(5, 2)]
    pressed = Pressed(form.begun, outlook.seen)
    assert await leaving.save(await house.visit(cast.CARLA), cast.ANNA, last_day, pressed) is None
    assert (await anna(house)).last_day == last_day
    again = await leaving.open_form(await house.visit(cast.CARLA), cast.ANNA)
    assert (again.last_day, len(again.owed)) == (last_day, 1)
    outlook, owed = await leaving.look(await house.visit(cast.CARLA), cast.ANNA, None, Pressed(again.begun))
    assert owed == ()
    pressed = Pressed(again.begun, outlook.seen)
    assert await leaving.save(await house.visit(cast.CARLA), cast.ANNA, None, pressed) is None
    assert (await anna(house)).last_day is None


async def test_nobody_leaves_before_they_came(house: Rooms) -> None:
    form = await leaving.open_form(await house.visit(cast.CARLA), cast.ANNA)
    early = date(2023, 1, 1)
    with pytest.raises(Mended) as mended:
        await leaving.save(await house.visit(cast.CARLA), cast.ANNA, early, Pressed(form.begun))
    assert wrong(mended.value) == {"last_day": "before_hiring"}


async def test_who_no_longer_counts_counts_again(house: Rooms) -> None:
    await leaving.deactivate(await house.visit(cast.CARLA), cast.ANNA)
    assert not (await anna(house)).is_active
    await leaving.reactivate(await house.visit(cast.CARLA), cast.ANNA)
    assert (await anna(house)).is_active


async def test_leave_that_ends_with_the_last_day_is_cancelled_only_when_it_is_saved(house: Rooms) -> None:
    form = await leaving.open_form(await house.visit(cast.CARLA), cast.ANNA)
    await leaving.look(await house.visit(cast.CARLA), cast.ANNA, date(2026, 7, 31), Pressed(form.begun))
    assert (await anna(house)).requests[R1].status is Status.APPROVED


async def test_nobody_locks_themselves_out(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    with pytest.raises(Mended) as mended:
        await leaving.deactivate(talk, cast.CARLA)
    assert wrong(mended.value) == {"deactivate": "locks_oneself_out"}
    form = await leaving.open_form(talk, cast.CARLA)
    with pytest.raises(Mended) as mended:
        await leaving.save(talk, cast.CARLA, date(2026, 7, 1), Pressed(form.begun))
    assert wrong(mended.value) == {"last_day": "locks_oneself_out"}
    assert await leaving.save(talk, cast.CARLA, date(2026, 12, 31), Pressed(form.begun)) is not None
