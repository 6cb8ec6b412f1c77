"""Two companies in one installation: of the other's people, places and identities nothing is found."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ports import Context, Origin
from domain.company.commands import (
    ConnectWorkspace,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    FoundCompany,
)
from domain.company.places import Department, Location
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import HireEmployee
from domain.ids import CompanyId, DepartmentId, EmployeeId, LeaveTypeId, LocationId
from domain.policies.leave_type import LeaveType
from domain.streams import Command
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.rooms import SLACK, Rooms, rooms

OTHERS = CompanyId("larkspur")
FELIX = EmployeeId("felix")
OSLO, MAPS, SEA = LocationId("oslo"), DepartmentId("maps"), LeaveTypeId("sea")
FOUNDING: tuple[Command, ...] = (
    FoundCompany(OTHERS, "Larkspur", "en"),
    DefineLocation(Location(OSLO, "Oslo", "NO", None, "Europe/Oslo"), date.min),
    DefineDepartment(Department(MAPS, "Maps", (FELIX,))),
    DefineLeaveType(LeaveType(SEA, "Leave at sea")),
    ConnectWorkspace(SLACK, "T-larkspur", "Larkspur"),
    HireEmployee(FELIX, Profile("Felix Braun", "felix@larkspur.example"), cast.HIRED, Assignment(OSLO, MAPS)),
)


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    context = Context(OTHERS, None, Origin.CLI, "founding", cast.NOW)
    await found.house.handling.handle_all(context, FOUNDING)
    return found


@pytest.fixture
async def carla(served: Browsers) -> Browser:
    return await served.of(cast.CARLA)


async def test_nobody_of_the_other_company_is_listed_or_found(carla: Browser) -> None:
    for query in ("", "?standing=all", "?words=felix", "?location=oslo", "?department=maps"):
        found = await carla.get(f"/people{query}")
        assert found.status == 200
        for secret in ("Felix Braun", "Oslo", "Maps", "Larkspur"):
            assert secret not in found.html
    assert (await carla.get("/people/felix")).status == 404
    assert (await carla.get("/people/felix")).text == (await carla.get("/people/nobody")).text


@pytest.mark.parametrize(
    ("room", "typed", "expected"),
    [
        ("assignment", {"location": OSLO}, {"location"}),
        ("assignment", {"department": MAPS}, {"department"}),
        ("adjust", {"leave_type": SEA, "amount": "1", "reason": "Why"}, {"leave_type"}),
        ("link", {"workspace": "slack/T-larkspur", "user_id": "U1"}, {"workspace"}),
        ("leave/new", {"leave_type": SEA, "first_day": "2026-08-10"}, {"leave_type"}),
    ],
)
async def test_what_the_other_company_has_is_not_there_to_choose(
    carla: Browser, room: str, typed: dict[str, str], expected: set[str]
) -> None:
    again = await carla.send(await carla.get(f"/people/anna/{room}"), f"/{room}", **typed)
    assert (again.status, set(again.errors)) == (422, expected)


async def test_an_address_of_the_other_company_is_free_here(carla: Browser, house: Rooms) -> None:
    typed = {"name": "Felix B", "email": "felix@larkspur.example"}
    looked = await carla.send(await carla.get("/people/new"), "/people/new", **typed)
    await carla.send(looked, "/people/new")
    assert await house.house.queries.person_by_email(cast.COMPANY, "felix@larkspur.example") is not None
    felix = await house.house.store.employee(OTHERS, FELIX)
    assert felix.profile.name == "Felix Braun"


async def test_whoever_administers_here_administers_nothing_there(served: Browsers) -> None:
    felix = await served.of(FELIX, OTHERS)
    assert (await felix.get("/people/anna")).status == 404
    assert (await felix.get("/people")).rows()[1][0].startswith("Felix Braun")
    assert (await felix.get("/people/new")).status == 403
