"""The team calendar shows who is away when, and never a type that the viewer is not to know."""

from datetime import date

import pytest

from bot.dashboard import away
from bot.dashboard.away_facts import SeenLeave, Sight, Sought, View
from domain.company.commands import DefineDepartment, DefineLeaveType, DefineLocation, DefineRule
from domain.company.places import Department, Location
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee, DeactivateEmployee, HireEmployee, LeaveCompany
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, LeaveTypeId, RequestId, RuleId
from domain.leave.commands import DeclineRequest
from domain.periods import DayPart, Halves, Period
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Blackout, Rule
from domain.working_pattern import FREE, Work, WorkingPattern, full_time
from tests import cast
from tests.dashboard.walls import WEEK, ask, cover, line, names, record, seen_by
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def only_leave(house: Rooms, viewer: EmployeeId, of: EmployeeId) -> SeenLeave | None:
    leaves = line(await seen_by(house, viewer), of).leaves
    assert len(leaves) <= 1
    return leaves[0] if leaves else None


async def test_everybody_is_on_the_wall_under_their_department(house: Rooms) -> None:
    wall = await seen_by(house, cast.ANNA)
    shown = [(group.department.name, [row.person.name for row in group.rows]) for group in wall.groups]
    assert shown == [
        ("Engineering", ["Anna Kovács", "Ben Okafor"]),
        ("Sales", ["Carla Stein", "Dora Ellis"]),
    ]
    assert (wall.people, wall.pages) == (4, 1)
    assert wall.period == Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("viewer", "type_shown", "request_shown"),
    [
        (cast.ANNA, cast.SICK, True),
        (cast.BEN, cast.SICK, True),
        (cast.CARLA, cast.SICK, True),
        (cast.DORA, None, False),
    ],
)
async def test_the_type_is_for_its_owner_who_decides_and_administrators(
    house: Rooms, viewer: EmployeeId, type_shown: LeaveTypeId | None, request_shown: bool
) -> None:
    await record(house, cast.ANNA, kind=cast.SICK)
    seen = await only_leave(house, viewer, cast.ANNA)
    assert seen is not None
    assert seen.halves == {date(2026, 8, 6): Halves.BOTH, date(2026, 8, 7): Halves.BOTH}
    assert (seen.leave_type.id if seen.leave_type else None) == type_shown
    assert (seen.request_id is not None) is request_shown


async def test_colleagues_are_told_a_type_that_is_shown_by_name_and_no_request(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.SICK, "Training", is_shown_by_name=True)))
    await record(house, cast.ANNA, kind=cast.SICK)
    seen = await only_leave(house, cast.DORA, cast.ANNA)
    assert seen is not None
    assert seen.leave_type is not None
    assert seen.leave_type.name == "Training"
    assert seen.request_id is None


@pytest.mark.parametrize(
    ("viewer", "sees"), [(cast.ANNA, True), (cast.BEN, True), (cast.CARLA, True), (cast.DORA, False)]
)
async def test_what_is_not_decided_is_no_colleagues_business(
    house: Rooms, viewer: EmployeeId, sees: bool
) -> None:
    await ask(house, cast.ANNA)
    seen = await only_leave(house, viewer, cast.ANNA)
    assert (seen is not None and seen.is_pending) is sees
    wall = await seen_by(house, viewer)
    assert cover(wall, cast.ENGINEERING).away == ({date(2026, 8, 6): 1, date(2026, 8, 7): 1} if sees else {})


async def test_what_was_declined_or_costs_nothing_then_is_no_leave(house: Rooms) -> None:
    await ask(house, cast.ANNA)
    await house.settle(DeclineRequest(cast.ANNA, RequestId("asked"), cast.BEN, cast.NOW))
    await record(house, cast.ANNA, cast.asked("2026-07-30", "2026-08-02"))
    assert await only_leave(house, cast.ANNA, cast.ANNA) is None


async def test_a_row_says_whose_it_is(house: Rooms) -> None:
    wall = await seen_by(house, cast.BEN)
    sights = {who: line(wall, who).sight for who in cast.PROFILES}
    assert sights == {
        cast.ANNA: Sight.FULL,
        cast.BEN: Sight.OWN,
        cast.CARLA: Sight.COLLEAGUE,
        cast.DORA: Sight.COLLEAGUE,
    }
    assert line(wall, cast.DORA).place == "London"


async def test_days_that_somebody_does_not_work_are_their_own(house: Rooms) -> None:
    no_fridays = full_time(free=frozenset({4, 5, 6}))
    part_time = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=no_fridays)
    await house.settle(AssignEmployee(cast.ANNA, part_time, date(2026, 8, 10)))
    wall = await seen_by(house, cast.BEN)
    assert date(2026, 8, 7) not in line(wall, cast.ANNA).off
    assert line(wall, cast.ANNA).off[date(2026, 8, 14)] is Halves.BOTH
    assert date(2026, 8, 14) not in line(wall, cast.BEN).off
    assert line(wall, cast.BEN).off[date(2026, 8, 15)] is Halves.BOTH


async def test_halves_that_somebody_does_not_work_are_halves(house: Rooms) -> None:
    mornings, afternoons, days = Work(240, 0), Work(0, 240), Work(240, 240)
    week = (mornings, afternoons, days, days, days, FREE, FREE)
    shared = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=WorkingPattern((week,)))
    await house.settle(AssignEmployee(cast.ANNA, shared, date(2026, 8, 1)))
    off = line(await seen_by(house, cast.BEN), cast.ANNA).off
    assert off[date(2026, 8, 3)] is Halves.AFTERNOON
    assert off[date(2026, 8, 4)] is Halves.MORNING
    assert date(2026, 8, 5) not in off


async def test_holidays_are_those_of_each_ones_place(house: Rooms) -> None:
    fair = (Holiday(date(2026, 10, 3), "Fair day", Halves.MORNING), Holiday(date(2026, 10, 30), "Eve"))
    berlin = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Berlin", company_days=fair)
    await house.settle(DefineLocation(berlin, date.min))
    wall = await seen_by(house, cast.ANNA, Sought(View.MONTH, date(2026, 10, 1)))
    assert line(wall, cast.DORA).holidays == {}
    unity, eve = line(wall, cast.ANNA).holidays.values()
    assert (unity.name, unity.halves) == ("Fair day, Unity Day", Halves.BOTH)
    assert eve.name == "Eve"
    assert [(place, each.name) for place, each in wall.holidays] == [
        ("Berlin", "Fair day"),
        ("Berlin", "Unity Day"),
        ("Berlin", "Eve"),
    ]


async def test_a_holiday_of_two_places_is_named_once(house: Rooms) -> None:
    wall = await seen_by(house, cast.ANNA, Sought(View.MONTH, date(2026, 12, 1)))
    assert [(place, each.name) for place, each in wall.holidays] == [
        ("Berlin, London", "Christmas Day"),
        ("Berlin, London", "Boxing Day"),
    ]


async def test_blackouts_stand_in_the_rows_of_those_they_are_for(house: Rooms) -> None:
    fair = Blackout(date(2026, 8, 17), date(2026, 8, 18), "The fair")
    closing = Blackout(date(2020, 8, 31), date(2020, 9, 2), "Closing", is_yearly=True)
    await house.settle(
        DefineRule(Rule(RuleId("fair"), fair, department_id=cast.SALES)),
        DefineRule(Rule(RuleId("closing"), closing)),
    )
    wall = await seen_by(house, cast.ANNA)
    assert line(wall, cast.ANNA).blackouts == {date(2026, 8, 31): "Closing"}
    assert line(wall, cast.DORA).blackouts == {
        date(2026, 8, 17): "The fair",
        date(2026, 8, 18): "The fair",
        date(2026, 8, 31): "Closing",
    }
    assert wall.blackouts == (
        (Period(date(2026, 8, 17), date(2026, 8, 18)), "The fair"),
        (Period(date(2026, 8, 31), date(2026, 9, 2)), "Closing"),
    )


async def test_those_who_left_are_not_on_the_wall(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.DORA, date(2026, 8, 15)), DeactivateEmployee(cast.BEN))
    assert names(await seen_by(house, cast.ANNA)) == [cast.ANNA, cast.CARLA, cast.DORA]
    september = await seen_by(house, cast.ANNA, Sought(View.MONTH, date(2026, 9, 1)))
    assert names(september) == [cast.ANNA, cast.CARLA]


async def test_the_list_of_a_week_says_who_is_away_each_day(house: Rooms) -> None:
    await record(house, cast.ANNA, cast.asked("2026-08-07", "2026-08-11"))
    await record(house, cast.DORA, cast.asked("2026-08-06", part=DayPart.MORNING))
    await ask(house, cast.BEN)
    seen = await away.week(await house.visit(cast.ANNA), WEEK)
    assert [day.day.day for day in seen.days] == [3, 4, 5, 6, 7, 8, 9]
    assert [[each.person.id for each in day.away] for day in seen.days] == [
        [], [], [], [cast.DORA], [cast.ANNA], [], [],
    ]  # fmt: skip
    doras, annas = seen.days[3].away[0], seen.days[4].away[0]
    assert (doras.halves, doras.leave.leave_type, doras.leave.request_id) == (Halves.MORNING, None, None)
    assert annas.leave.asked.period.last_day == date(2026, 8, 11)
    assert annas.leave.leave_type is not None
    assert annas.leave.request_id is not None
    decides = await away.week(await house.visit(cast.CARLA), WEEK)
    assert [each.leave.is_pending for each in decides.days[3].away] == [True, False]


async def test_the_list_of_a_week_names_holidays(house: Rooms) -> None:
    seen = await away.week(await house.visit(cast.ANNA), Sought(View.LIST, date(2026, 10, 1)))
    assert [[each.name for _, each in day.holidays] for day in seen.days][5] == ["Unity Day"]


async def test_somebody_hired_later_is_off_until_then(house: Rooms) -> None:
    emil = EmployeeId("emil")
    profile, location_id, department_id = cast.PROFILES[cast.ANNA]
    await house.settle(HireEmployee(emil, profile, date(2026, 8, 17), Assignment(location_id, department_id)))
    off = line(await seen_by(house, cast.ANNA), emil).off
    assert date(2026, 8, 14) in off
    assert date(2026, 8, 17) not in off


async def test_who_decides_for_a_department_sees_types_of_all_in_it(house: Rooms) -> None:
    profile, location_id, department_id = cast.PROFILES[cast.ANNA]
    emil = EmployeeId("emil")
    await house.settle(HireEmployee(emil, profile, cast.HIRED, Assignment(location_id, department_id)))
    for viewer, sight in ((cast.BEN, Sight.FULL), (cast.DORA, Sight.COLLEAGUE)):
        wall = await seen_by(house, viewer)
        assert [line(wall, who).sight for who in (cast.ANNA, emil)] == [sight, sight]


async def test_who_decides_beside_others_sees_theirs_as_far_as_they_decide_it(house: Rooms) -> None:
    both = Department(cast.ENGINEERING, "Engineering", (cast.ANNA, cast.BEN))
    await house.settle(DefineDepartment(both))
    anna, ben = await seen_by(house, cast.ANNA), await seen_by(house, cast.BEN)
    assert (line(anna, cast.BEN).sight, line(ben, cast.ANNA).sight) == (Sight.FULL, Sight.FULL)
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", (cast.BEN,))))
    assert line(await seen_by(house, cast.ANNA), cast.BEN).sight is Sight.COLLEAGUE
