"""The directory: everybody is in it, and nobody learns more of another than they may."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard.people import PAGE, Directory, Order, Sought, Standing, directory
from domain.company.commands import DefineDepartment
from domain.company.places import Department
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import AssignEmployee, DeactivateEmployee, HireEmployee, LeaveCompany
from domain.ids import DepartmentId, EmployeeId, LocationId, RequestId
from domain.leave.commands import RecordLeave
from tests import cast
from tests.rooms import Rooms, rooms

PLATFORM = DepartmentId("platform")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def listed(house: Rooms, who: str = cast.CARLA, **changes: object) -> Directory:
    sought = replace(Sought(), **changes)  # type: ignore[arg-type]
    return await directory(await house.visit(who), sought)


def names(found: Directory) -> list[str]:
    return [line.person.name for line in found.lines]


async def test_everybody_of_the_company_is_in_the_directory_by_name(house: Rooms) -> None:
    found = await listed(house, cast.DORA)
    assert names(found) == ["Anna Kovács", "Ben Okafor", "Carla Stein", "Dora Ellis"]
    anna = found.lines[0]
    assert (anna.location, anna.department, anna.is_away) == ("Berlin", "Engineering", False)
    assert [each.name for each in anna.deciders] == ["Ben Okafor"]
    assert (found.total, found.pages, found.may_change) == (4, 1, False)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (cast.DORA, {"Dora Ellis"}),
        (cast.BEN, {"Anna Kovács", "Ben Okafor"}),
        (cast.CARLA, {"Anna Kovács", "Ben Okafor", "Carla Stein", "Dora Ellis"}),
    ],
)
async def test_addresses_and_hire_dates_are_for_oneself_who_decides_and_administrators(
    house: Rooms, who: str, sees: set[str]
) -> None:
    found = await listed(house, who)
    assert {line.person.name for line in found.lines if line.terms} == sees
    assert found.shows_terms


async def test_nobody_is_found_by_an_address_that_the_asker_may_not_see(house: Rooms) -> None:
    assert names(await listed(house, words="anna@")) == ["Anna Kovács"]
    assert names(await listed(house, cast.DORA, words="anna@")) == []


async def test_away_says_that_and_not_why(house: Rooms) -> None:
    today = cast.asked("2026-07-29")
    await house.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.SICK, today, cast.NOW))
    found = await listed(house, cast.DORA)
    assert [line.is_away for line in found.lines] == [True, False, False, False]
    assert "sick" not in repr(found.lines).lower()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"words": "OKA ben"}, ["Ben Okafor"]),
        ({"words": "<script>"}, []),
        ({"location_id": cast.LONDON}, ["Dora Ellis"]),
        ({"location_id": LocationId("of-another-company")}, []),
        ({"department_id": cast.ENGINEERING}, ["Anna Kovács", "Ben Okafor"]),
        ({"department_id": DepartmentId("of-another-company")}, []),
        ({"label": "nights"}, ["Anna Kovács"]),
        ({"label": "unheard of"}, []),
    ],
)
async def test_the_list_is_narrowed_down(
    house: Rooms, changes: dict[str, object], expected: list[str]
) -> None:
    platform = DefineDepartment(Department(PLATFORM, "Platform", parent_id=cast.ENGINEERING))
    moved = Assignment(cast.BERLIN, PLATFORM, frozenset({"nights"}))
    await house.settle(platform, AssignEmployee(cast.ANNA, moved, date(2026, 1, 1)))
    found = await listed(house, **changes)
    assert names(found) == expected
    assert [(each.name, each.depth) for each in found.departments] == [
        ("Engineering", 0),
        ("Platform", 1),
        ("Sales", 0),
    ]
    assert found.labels == ("nights",)


async def test_who_left_is_listed_on_demand(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, date(2026, 6, 30)), DeactivateEmployee(cast.BEN))
    assert names(await listed(house)) == ["Carla Stein", "Dora Ellis"]
    gone = await listed(house, standing=Standing.GONE)
    assert names(gone) == ["Anna Kovács", "Ben Okafor"]
    assert [line.deciders for line in gone.lines] == [(), ()]
    assert len((await listed(house, standing=Standing.ALL)).lines) == 4


async def test_the_list_goes_by_department_or_place_where_that_is_asked(house: Rooms) -> None:
    by_place = await listed(house, order=Order.LOCATION)
    assert names(by_place)[-1] == "Dora Ellis"
    by_department = await listed(house, order=Order.DEPARTMENT)
    assert [line.department for line in by_department.lines] == ["Engineering"] * 2 + ["Sales"] * 2


async def test_balances_are_for_administrators_and_shown_on_demand(house: Rooms) -> None:
    assert (await listed(house)).lines[0].balances == ()
    shown = await listed(house, with_balances=True)
    assert [each.name for each in shown.types] == ["Vacation"]
    assert [line.balances for line in shown.lines] == [(24,)] * 4
    assert (await listed(house, cast.BEN, with_balances=True)).lines[0].balances == ()


async def test_a_long_list_comes_in_pages_and_a_page_beyond_is_the_last(house: Rooms) -> None:
    there = Assignment(cast.LONDON, cast.SALES)
    await house.settle(
        *(
            HireEmployee(EmployeeId(f"e{number}"), Profile(f"Extra {number:03}"), cast.HIRED, there)
            for number in range(PAGE)
        )
    )
    first, second = await listed(house), await listed(house, page=2)
    assert (len(first.lines), len(second.lines), first.total, first.pages) == (PAGE, 4, PAGE + 4, 2)
    assert not set(names(first)) & set(names(second))
    assert names(await listed(house, page=10**9)) == names(second)
    assert names(await listed(house, page=-3)) == names(first)
