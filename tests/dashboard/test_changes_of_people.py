"""Changes of people: each is looked at before it is made, and made only if nobody was faster."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import NotFound, Stale, describing, leaving, moving, recounting, working_hours
from bot.dashboard.describing import ProfileValues
from bot.dashboard.moving import MoveValues
from bot.dashboard.recounting import RecountValues
from bot.dashboard.trying import Mended, Pressed
from bot.dashboard.working_hours import HoursValues
from domain.company.commands import ClosePast, DefineLocation
from domain.company.places import Location
from domain.employees.assignment import Profile
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday
from domain.ids import DepartmentId, EmployeeId, LocationId, RequestId
from domain.leave.commands import RecordLeave
from domain.refusals import ClosedPast, HiredAfterLeave, Need, NotPermitted, Refused
from tests import cast
from tests.dashboard.looking import balances, looked_at, made, wrong
from tests.rooms import Rooms, rooms

AUGUST = date(2026, 8, 1)
R1 = RequestId("r1")
SALES = MoveValues(cast.LONDON, cast.SALES, ("nights",), AUGUST)
WEEK_OF_FOUR = ((("4", "4"),) * 4) + ((("", ""),) * 3)
FOUR_DAYS = HoursValues((WEEK_OF_FOUR,), AUGUST)
ANNA = Profile("Anna Kovács", "anna@tannenberg.example", "en", "Europe/Berlin")


@pytest.fixture
async def house() -> Rooms:
    """Anna has the first week of August off."""
    found = await rooms()
    week = cast.asked("2026-08-03", "2026-08-07")
    await found.settle(RecordLeave(cast.ANNA, R1, cast.VACATION, week, cast.NOW))
    return found


async def anna(house: Rooms) -> Employee:
    return await house.house.store.employee(cast.COMPANY, cast.ANNA)


async def moved(house: Rooms, pressed: Pressed, values: MoveValues = SALES, who: str = cast.CARLA) -> object:
    return await moving.save(await house.visit(who), cast.ANNA, values, pressed)


async def begun(house: Rooms) -> str:
    return (await moving.open_form(await house.visit(cast.CARLA), cast.ANNA)).begun


async def test_the_form_opens_with_where_somebody_works(house: Rooms) -> None:
    form = await moving.open_form(await house.visit(cast.CARLA), cast.ANNA)
    assert form.values == MoveValues(cast.BERLIN, cast.ENGINEERING, (), cast.TODAY)
    assert [each.department for each in form.stages] == ["Engineering"]


async def test_a_move_holds_from_its_day_on(house: Rooms) -> None:
    start = await begun(house)
    assert await moved(house, Pressed(start)) is None, "nothing follows from it, so it is done at once"
    employee = await anna(house)
    assert employee.assignment(date(2026, 7, 31)).location_id == cast.BERLIN
    there = employee.assignment(AUGUST)
    assert (there.location_id, there.labels) == (cast.LONDON, frozenset({"nights"}))


async def test_a_move_to_where_a_day_is_free_is_looked_at_first(house: Rooms) -> None:
    closed = Location(cast.LONDON, "London", "GB", "ENG", "Europe/London")
    day = Holiday(date(2026, 8, 5), "Summer day")
    await house.settle(DefineLocation(replace(closed, company_days=(day,)), date.min))
    start = await begun(house)
    outlook = await looked_at(lambda pressed: moved(house, pressed), start)
    [person] = outlook.people
    assert [(each.before, each.after) for each in person.leave] == [(5, 4)]
    assert (await anna(house)).assignment(AUGUST).location_id == cast.BERLIN
    await moved(house, Pressed(start, outlook.seen))
    assert (await anna(house)).requests[R1].amount == 4


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(house: Rooms) -> None:
    start = await begun(house)
    await moved(house, Pressed(start))
    with pytest.raises(Stale):
        await moved(house, Pressed(start), replace(SALES, location_id=cast.BERLIN))
    with pytest.raises(Stale):
        await moving.look(await house.visit(cast.CARLA), cast.ANNA, SALES, Pressed(start))
    assert (await anna(house)).assignment(AUGUST).location_id == cast.LONDON


async def test_what_was_looked_at_before_somebody_else_was_faster_is_not_made_either(house: Rooms) -> None:
    form = await working_hours.open_form(await house.visit(cast.CARLA), cast.ANNA)
    outlook = await looked_at(lambda pressed: worked(house, pressed), form.begun)
    await moved(house, Pressed(form.begun))
    with pytest.raises(Stale):
        await worked(house, Pressed(form.begun, outlook.seen))


async def test_a_form_sent_twice_is_no_quarrel_with_oneself(house: Rooms) -> None:
    start = await begun(house)
    for _ in range(2):
        talk = await house.visit(cast.CARLA, press="once")
        assert await moving.save(talk, cast.ANNA, SALES, Pressed(start)) is None
    assert len((await anna(house)).assignments) == 2


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"from_day": None}, {"from_day": "missing"}),
        ({"from_day": date(2023, 12, 31)}, {"from_day": "before_hiring"}),
        ({"from_day": date(2900, 2, 28)}, {"from_day": "too_far_away"}),
        ({"location_id": LocationId("of-another-company")}, {"location": "no_such_choice"}),
        ({"department_id": DepartmentId("<b>")}, {"department": "no_such_choice"}),
    ],
)
async def test_what_is_wrong_with_a_move_is_said_under_its_field(
    house: Rooms, changes: dict[str, object], expected: dict[str, object]
) -> None:
    with pytest.raises(Mended) as mended:
        await moved(house, Pressed(await begun(house)), replace(SALES, **changes))  # type: ignore[arg-type]
    assert wrong(mended.value) == expected


async def test_the_closed_past_stays_as_it_is(house: Rooms) -> None:
    await house.settle(ClosePast(date(2026, 6, 30)))
    early = replace(SALES, from_day=date(2026, 6, 1))
    with pytest.raises(Mended) as mended:
        await moved(house, Pressed(await begun(house)), early)
    assert wrong(mended.value) == {"from_day": ClosedPast}


async def worked(house: Rooms, pressed: Pressed, values: HoursValues = FOUR_DAYS) -> object:
    return await working_hours.save(await house.visit(cast.CARLA), cast.ANNA, values, pressed)


async def described(house: Rooms, values: ProfileValues, pressed: Pressed) -> object:
    return await describing.save(await house.visit(cast.CARLA), cast.ANNA, values, pressed)


async def test_a_name_is_changed_at_once_and_a_hire_date_after_a_look(house: Rooms) -> None:
    form = await describing.open_form(await house.visit(cast.CARLA), cast.ANNA)
    assert form.values == ProfileValues(ANNA, cast.HIRED)
    renamed = ProfileValues(replace(ANNA, name="Anna Kovács-Stein"), cast.HIRED)
    assert await described(house, renamed, Pressed(form.begun)) is None
    form = await describing.open_form(await house.visit(cast.CARLA), cast.ANNA)
    later = replace(renamed, hired_on=date(2026, 3, 1))
    outlook = await looked_at(lambda pressed: described(house, later, pressed), form.begun)
    assert [name for name, _, _ in balances(outlook)] == ["Vacation"]
    await described(house, later, Pressed(form.begun, outlook.seen))
    employee = await anna(house)
    assert (employee.profile.name, employee.hired_on) == ("Anna Kovács-Stein", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (ProfileValues(replace(ANNA, name=""), cast.HIRED), {"name": "missing"}),
        (
            ProfileValues(replace(ANNA, email="ben@tannenberg.example"), cast.HIRED),
            {"email": "address_taken"},
        ),
        (ProfileValues(ANNA, date(2026, 9, 1)), {"hired_on": HiredAfterLeave}),
        (ProfileValues(ANNA, None), {"hired_on": "missing"}),
    ],
)
async def test_what_is_wrong_with_a_profile_is_said_under_its_field(
    house: Rooms, values: ProfileValues, expected: dict[str, object]
) -> None:
    form = await describing.open_form(await house.visit(cast.CARLA), cast.ANNA)
    with pytest.raises(Mended) as mended:
        await described(house, values, Pressed(form.begun))
    assert wrong(mended.value) == expected


async def test_past_leave_is_counted_anew_with_a_reason(house: Rooms) -> None:
    week = cast.asked("2026-07-20", "2026-07-24")
    await house.settle(RecordLeave(cast.ANNA, RequestId("r2"), cast.VACATION, week, cast.NOW))
    berlin = cast.settings().location(cast.BERLIN, cast.TODAY)
    closed = replace(berlin, company_days=(Holiday(date(2026, 7, 22), "Summer day"),))
    await house.settle(DefineLocation(closed, date.min))
    form = await recounting.open_form(await house.visit(cast.CARLA), cast.ANNA)
    values = RecountValues(date(2026, 7, 1), "The company day was forgotten")

    async def save(pressed: Pressed) -> object:
        return await recounting.save(await house.visit(cast.CARLA), cast.ANNA, values, pressed)

    outlook = await looked_at(save, form.begun)
    assert [(each.before, each.after) for each in outlook.people[0].leave] == [(5, 4)]
    await made(save, form.begun)
    assert (await anna(house)).requests[RequestId("r2")].amount == 4


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (RecountValues(None, "Why"), {"from_day": "missing"}),
        (RecountValues(AUGUST, "  "), {"reason": "missing"}),
        (RecountValues(AUGUST, "x" * 1001), {"reason": "too_long"}),
    ],
)
async def test_counting_anew_says_from_when_and_why(
    house: Rooms, values: RecountValues, expected: dict[str, object]
) -> None:
    with pytest.raises(Mended) as mended:
        await recounting.save(await house.visit(cast.CARLA), cast.ANNA, values, Pressed(""))
    assert wrong(mended.value) == expected


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_changes_of_people_are_for_administrators(house: Rooms, who: str) -> None:
    talk = await house.visit(who)
    pressed = Pressed("")
    for attempt in (
        moving.open_form(talk, cast.ANNA),
        moving.look(talk, cast.ANNA, SALES, pressed),
        moving.save(talk, cast.ANNA, SALES, pressed),
        working_hours.open_form(talk, cast.ANNA),
        working_hours.look(talk, cast.ANNA, FOUR_DAYS, pressed),
        working_hours.save(talk, cast.ANNA, FOUR_DAYS, pressed),
        describing.open_form(talk, cast.ANNA),
        describing.look(talk, cast.ANNA, ProfileValues(ANNA, cast.HIRED), pressed),
        describing.save(talk, cast.ANNA, ProfileValues(ANNA, cast.HIRED), pressed),
        leaving.open_form(talk, cast.ANNA),
        leaving.look(talk, cast.ANNA, None, pressed),
        leaving.save(talk, cast.ANNA, None, pressed),
        leaving.deactivate(talk, cast.ANNA),
        leaving.reactivate(talk, cast.ANNA),
        recounting.open_form(talk, cast.ANNA),
        recounting.look(talk, cast.ANNA, RecountValues(), pressed),
        recounting.save(talk, cast.ANNA, RecountValues(), pressed),
    ):
        with pytest.raises(Refused) as refused:
            await attempt
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_nobody_of_another_company_is_found(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    stranger = EmployeeId("of-another-company")
    for attempt in (
        moving.open_form(talk, stranger),
        working_hours.save(talk, stranger, FOUR_DAYS, Pressed("")),
        describing.open_form(talk, stranger),
        leaving.deactivate(talk, stranger),
        recounting.save(talk, stranger, RecountValues(AUGUST, "Why"), Pressed("")),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_of_two_presses_at_once_one_is_done_and_neither_complains(house: Rooms) -> None:
    start = await begun(house)
    talk = await house.visit(cast.CARLA, press="once")
    presses = [moving.save(talk, cast.ANNA, SALES, Pressed(start)) for _ in range(2)]
    assert await asyncio.gather(*presses) == [None, None]
    assert len((await anna(house)).assignments) == 2
