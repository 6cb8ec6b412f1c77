"""Working hours: each half of each day over a cycle of weeks, looked at and then saved."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import working_hours
from bot.dashboard.trying import Mended, Pressed
from bot.dashboard.working_hours import HoursValues, Preset
from domain.employees.employee import Employee
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.working_pattern import FREE, FULL_TIME, Work, WorkingPattern
from tests import cast
from tests.dashboard.looking import balances, looked_at, made, wrong
from tests.rooms import Rooms, rooms

AUGUST = date(2026, 8, 1)
WEEK_OF_FOUR = ((("4", "4"),) * 4) + ((("", ""),) * 3)
FOUR_DAYS = HoursValues((WEEK_OF_FOUR,), AUGUST)


@pytest.fixture
async def house() -> Rooms:
    """Anna has the first week of August off."""
    found = await rooms()
    week = cast.asked("2026-08-03", "2026-08-07")
    await found.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW))
    return found


async def anna(house: Rooms) -> Employee:
    return await house.house.store.employee(cast.COMPANY, cast.ANNA)


async def worked(house: Rooms, pressed: Pressed, values: HoursValues = FOUR_DAYS) -> object:
    return await working_hours.save(await house.visit(cast.CARLA), cast.ANNA, values, pressed)


async def test_working_hours_open_as_they_are_or_as_many_work(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    form = await working_hours.open_form(talk, cast.ANNA)
    assert form.values.weeks == (((("4", "4"),) * 5) + ((("", ""),) * 2),)
    four = await working_hours.open_form(talk, cast.ANNA, Preset.FOUR_DAYS)
    assert four.values.weeks == (WEEK_OF_FOUR,)
    turns = await working_hours.open_form(talk, cast.ANNA, Preset.ALTERNATE_WEEKS)
    assert len(turns.values.weeks) == 2
    assert turns.values.starts_on is not None
    assert turns.values.starts_on.weekday() == 0
    for preset in (Preset.FULL_TIME, Preset.LIKE_THE_PLACE):
        again = await working_hours.open_form(talk, cast.ANNA, preset, weeks=99)
        assert len(again.values.weeks) == working_hours.MOST_WEEKS
    assert len((await working_hours.open_form(talk, cast.ANNA, weeks=-1)).values.weeks) == 1


async def test_working_hours_are_looked_at_and_then_saved(house: Rooms) -> None:
    form = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA)
    outlook = await looked_at(lambda pressed: worked(house, pressed), form.begun)
    assert balances(outlook) == [("Vacation", 19, 20)]
    await made(lambda pressed: worked(house, pressed), form.begun)
    assert (await anna(house)).assignment(AUGUST).pattern == WorkingPattern(
        ((Work(240, 240),) * 4 + (FREE,) * 3,)
    )


async def test_hours_of_the_place_are_nobodys_own(house: Rooms) -> None:
    form = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA)
    await made(lambda pressed: worked(house, pressed), form.begun)
    talk = await house.visit(cast.CARLA)
    place = await working_hours.open_form(talk, cast.ANNA, Preset.LIKE_THE_PLACE)
    assert place.present == FULL_TIME, "today nothing has changed yet"
    back = replace(place.values, from_day=AUGUST)
    await made(lambda pressed: worked(house, pressed, back), place.begun)
    assert (await anna(house)).assignment(AUGUST).pattern is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("four", {"w0d0m": "not_hours"}),
        ("1e3", {"w0d0m": "not_hours"}),
        ("-4", {"w0d0m": "not_hours"}),
        ("25", {"w0d0m": "not_hours"}),
        ("23:30", {"w0d0m": "longer_than_a_day"}),
    ],
)
async def test_hours_that_are_none_are_told(house: Rooms, said: str, expected: dict[str, object]) -> None:
    week = ((said, "4"), *WEEK_OF_FOUR[1:])
    form = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA)
    with pytest.raises(Mended) as mended:
        await worked(house, Pressed(form.begun), HoursValues((week,), AUGUST))
    assert wrong(mended.value) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (HoursValues((((("", ""),) * 7),), AUGUST), {"w0d0m": "never_worked"}),
        (HoursValues((WEEK_OF_FOUR,) * 2, AUGUST), {"starts_on": "missing"}),
        (HoursValues((WEEK_OF_FOUR,) * 2, AUGUST, date(2026, 8, 4)), {"starts_on": "not_a_monday"}),
        (HoursValues((WEEK_OF_FOUR,), None), {"from_day": "missing"}),
    ],
)
async def test_patterns_that_cannot_be_are_told(
    house: Rooms, values: HoursValues, expected: dict[str, object]
) -> None:
    form = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA)
    with pytest.raises(Mended) as mended:
        await worked(house, Pressed(form.begun), values)
    assert wrong(mended.value) == expected


async def test_weeks_that_follow_each_other_stay_where_they_are(house: Rooms) -> None:
    form = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA, Preset.ALTERNATE_WEEKS)
    monday = date(2026, 7, 20)
    values = replace(form.values, starts_on=monday)
    assert await worked(house, Pressed(form.begun), values) is None, "it costs Anna's week no more or less"
    again = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA)
    assert (again.values.starts_on, again.values.weeks) == (monday, values.weeks)
