"""People named in forms: by name, by address, and never by a name that two of them have."""

from dataclasses import replace

import pytest

from bot.dashboard import who
from bot.dashboard.who import everybody
from domain.employees.commands import LeaveCompany
from domain.ids import EmployeeId
from tests import cast
from tests.rooms import rooms


async def test_of_very_many_people_none_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who, "MOST_OFFERED", 3)
    found = await everybody(await (await rooms()).visit(cast.CARLA))
    assert (list(found.offered), found.is_named("Ben Okafor")) == ([], cast.BEN)


async def test_people_are_found_by_name_address_or_label() -> None:
    house = await rooms()
    twin = replace(
        cast.hire(cast.ANNA),
        employee_id=EmployeeId("twin"),
        profile=replace(cast.PROFILES[cast.ANNA][0], email=None),
    )
    await house.settle(twin, LeaveCompany(cast.DORA, cast.HIRED))
    found = await everybody(await house.visit(cast.CARLA))
    assert set(found.offered) == {
        "Anna Kovács (anna@tannenberg.example)",
        "Anna Kovács (twin)",
        "Ben Okafor",
        "Carla Stein",
    }
    assert found.is_named("  ben   OKAFOR ") == cast.BEN
    assert found.is_named("ben@tannenberg.example") == cast.BEN
    assert found.is_named("Anna Kovács (twin)") == "twin"
    assert found.is_named("Dora Ellis (dora@tannenberg.example)") == cast.DORA, "she left, and is known still"
    assert (found.is_named("Anna Kovács"), found.is_named("Dora Ellis"), found.is_named("")) == (
        None,
        None,
        None,
    )
