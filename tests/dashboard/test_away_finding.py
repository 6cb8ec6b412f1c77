"""The team calendar finds people, periods and pages, and counts who is away."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import away, away_cover
from bot.dashboard.away_facts import Cover, Sought, View, Wall
from domain.amounts import Amount
from domain.company.commands import DefineDepartment, DefineLocation, DefineRule
from domain.company.places import Department, Location
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee
from domain.ids import DepartmentId, EmployeeId, RuleId
from domain.periods import DayPart, Period
from domain.policies.rules import CoverLimit, Rule
from tests import cast
from tests.dashboard.walls import (
    AUGUST,
    PLATFORM,
    WEEK,
    cover,
    names,
    record,
    seen_by,
)
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def test_a_department_counts_who_is_away_by_halves(house: Rooms) -> None:
    day = date(2026, 8, 6)
    await record(house, cast.ANNA, cast.asked("2026-08-06", part=DayPart.MORNING))
    await record(house, cast.BEN, cast.asked("2026-08-06", part=DayPart.AFTERNOON))
    assert cover(await seen_by(house, cast.DORA), cast.ENGINEERING).away == {day: 1}
    await record(house, cast.DORA)
    wall = await seen_by(house, cast.DORA)
    assert cover(wall, cast.ENGINEERING).away == {day: 1}
    assert cover(wall, cast.SALES).away == {day: 1, date(2026, 8, 7): 1}


async def test_a_count_past_the_cover_limit_is_marked(house: Rooms) -> None:
    await house.settle(DefineRule(Rule(RuleId("one"), CoverLimit(most_away=1))))
    await record(house, cast.ANNA)
    assert cover(await seen_by(house, cast.DORA), cast.ENGINEERING).over == {}
    await record(house, cast.BEN, cast.asked("2026-08-07", "2026-08-11"))
    await record(house, cast.DORA)
    wall = await seen_by(house, cast.DORA)
    assert cover(wall, cast.ENGINEERING).over == {date(2026, 8, 7): (2, 1)}
    assert cover(wall, cast.SALES).over == {}


async def test_a_limit_of_a_department_counts_those_below_and_marks_them(house: Rooms) -> None:
    await house.settle(
        DefineDepartment(Department(PLATFORM, "Platform", parent_id=cast.ENGINEERING)),
        AssignEmployee(cast.ANNA, Assignment(cast.BERLIN, PLATFORM), date(2026, 1, 1)),
        DefineRule(Rule(RuleId("half"), CoverLimit(share_away=Amount(1, 2)), department_id=cast.ENGINEERING)),
    )
    await record(house, cast.ANNA)
    await record(house, cast.BEN)
    await record(house, cast.DORA)
    wall = await seen_by(house, cast.DORA)
    days = {date(2026, 8, 6): (2, 1), date(2026, 8, 7): (2, 1)}
    assert cover(wall, PLATFORM).over == cover(wall, cast.ENGINEERING).over == days
    assert cover(wall, cast.SALES).over == {}


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(department_id=cast.ENGINEERING), [cast.ANNA, cast.BEN]),
        (Sought(department_id=PLATFORM), [cast.BEN]),
        (Sought(department_id=DepartmentId("elsewhere")), []),
        (Sought(location_id=cast.LONDON), [cast.DORA]),
        (Sought(label="night"), [cast.BEN]),
        (Sought(name="KOVÁCS"), [cast.ANNA]),
        (Sought(name="e", location_id=cast.BERLIN), [cast.BEN, cast.CARLA]),
    ],
)
async def test_people_are_found_by_department_place_label_and_name(
    house: Rooms, sought: Sought, found: list[EmployeeId]
) -> None:
    await house.settle(
        DefineDepartment(Department(PLATFORM, "Platform", parent_id=cast.ENGINEERING)),
        AssignEmployee(cast.BEN, Assignment(cast.BERLIN, PLATFORM, frozenset({"night"})), date(2026, 1, 1)),
    )
    wall = await seen_by(house, cast.ANNA, sought)
    assert names(wall) == found
    assert wall.people == len(found)
    depths = [(department.name, depth) for department, depth in wall.choices.departments]
    assert depths == [("Engineering", 0), ("Platform", 1), ("Sales", 0)]
    assert wall.choices.labels == ("night",)
    assert [name for _, name in wall.choices.locations] == ["Berlin", "London"]


@pytest.mark.parametrize(
    ("viewer", "found"),
    [(cast.ANNA, [cast.ANNA]), (cast.DORA, [cast.DORA]), (cast.CARLA, [cast.ANNA, cast.DORA])],
)
async def test_looking_for_a_private_type_finds_only_whose_it_is_told(
    house: Rooms, viewer: EmployeeId, found: list[EmployeeId]
) -> None:
    await record(house, cast.ANNA, kind=cast.SICK)
    await record(house, cast.BEN)
    await record(house, cast.DORA, kind=cast.SICK)
    sought = Sought(View.MONTH, date(2026, 8, 1), leave_type_id=cast.SICK)
    assert names(await seen_by(house, viewer, sought)) == found
    listed = await away.week(
        await house.visit(viewer), Sought(View.LIST, date(2026, 8, 6), leave_type_id=cast.SICK)
    )
    assert [each.person.id for each in listed.days[3].away] == found


@pytest.mark.parametrize(
    ("view", "first", "last"),
    [
        (View.LIST, date(2026, 8, 10), date(2026, 8, 16)),
        (View.WEEK, date(2026, 8, 10), date(2026, 8, 16)),
        (View.MONTH, date(2026, 8, 1), date(2026, 8, 31)),
        (View.QUARTER, date(2026, 7, 1), date(2026, 9, 30)),
        (View.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
async def test_a_day_stands_for_the_period_it_lies_in(
    house: Rooms, view: View, first: date, last: date
) -> None:
    talk = await house.visit(cast.ANNA)
    assert away.period_of(talk, Sought(view, date(2026, 8, 12))) == Period(first, last)
    assert away.period_of(talk, Sought(view, first)) == Period(first, last)
    assert away.period_of(talk, Sought(view, last)) == Period(first, last)


async def test_a_week_begins_as_it_does_at_the_viewers_place(house: Rooms) -> None:
    london = Location(cast.LONDON, "London", "GB", "ENG", "Europe/London", week_start=6)
    await house.settle(DefineLocation(london, date.min))
    sunday = Sought(View.WEEK, date(2026, 8, 12))
    assert away.period_of(await house.visit(cast.DORA), sunday).first_day == date(2026, 8, 9)
    assert away.period_of(await house.visit(cast.ANNA), sunday).first_day == date(2026, 8, 10)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("view", list(View))
async def test_no_day_is_too_far_to_be_asked_about(house: Rooms, day: date, view: View) -> None:
    wall = await seen_by(house, cast.ANNA, Sought(view, day))
    assert 1900 < wall.period.first_day.year < 2200


async def test_today_is_shown_where_no_day_is_named(house: Rooms) -> None:
    wall = await seen_by(house, cast.ANNA, Sought(View.MONTH))
    assert wall.today == cast.TODAY
    assert cast.TODAY in wall.period


async def test_a_page_holds_so_many_rows_and_the_next_goes_on(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away, "PAGE", 3)
    first = await seen_by(house, cast.ANNA)
    assert (names(first), first.people, first.pages) == ([cast.ANNA, cast.BEN, cast.CARLA], 4, 2)
    assert [group.people for group in first.groups] == [2, 2]
    for page in (2, 99):
        second = await seen_by(house, cast.ANNA, Sought(page=page))
        assert names(second) == [cast.DORA]
        assert second.sought.page == 2
    assert (await seen_by(house, cast.ANNA, Sought(page=-1))).sought.page == 1


async def test_a_row_is_worked_out_anew_only_when_its_person_stands_otherwise(house: Rooms) -> None:
    def stands(wall: Wall, who: EmployeeId) -> tuple[object, ...]:
        return next(row.stands for group in wall.groups for row in group.rows if row.person.id == who)

    before = await seen_by(house, cast.BEN)
    await record(house, cast.ANNA)
    after = await seen_by(house, cast.BEN)
    same = [
        all(one is other for one, other in zip(stands(before, who), stands(after, who), strict=True))
        for who in (cast.ANNA, cast.DORA)
    ]
    assert same == [False, True]


@pytest.mark.parametrize("small", [0, 2_000])
async def test_a_large_company_is_looked_at_as_far_as_it_is_shown(
    house: Rooms, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(away_cover, "SMALL", small)
    limit = CoverLimit(most_away=1)
    await house.settle(
        DefineDepartment(Department(PLATFORM, "Platform", parent_id=cast.ENGINEERING)),
        AssignEmployee(cast.BEN, Assignment(cast.BERLIN, PLATFORM), date(2026, 1, 1)),
        DefineRule(Rule(RuleId("above"), limit, department_id=cast.ENGINEERING)),
        DefineRule(Rule(RuleId("elsewhere"), limit, department_id=cast.SALES)),
    )
    for who in (cast.ANNA, cast.BEN, cast.DORA):
        await record(house, who)
    days = {date(2026, 8, 6): (2, 1), date(2026, 8, 7): (2, 1)}
    shown = await seen_by(house, cast.CARLA, replace(AUGUST, department_id=PLATFORM))
    assert names(shown) == [cast.BEN]
    assert cover(shown, PLATFORM) == Cover(dict.fromkeys(days, 1), days)
    of_type = await seen_by(house, cast.CARLA, replace(AUGUST, leave_type_id=cast.VACATION))
    assert names(of_type) == [cast.ANNA, cast.BEN, cast.DORA]
    listed = await away.week(await house.visit(cast.CARLA), WEEK)
    assert len(listed.days[3].away) == 3
