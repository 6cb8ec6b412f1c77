"""People named in forms: by name, by address, and never by a name that two of them have."""

from dataclasses import replace

from bot.dashboard.who import everybody
from domain.employees.commands import LeaveCompany
from domain.ids import EmployeeId
from tests import cast
from tests.rooms import rooms


async def test_people_are_found_by_name_address_or_label() -> None:
    house = await rooms()
    twin = replace(
        cast.hire(cast.ANNA),
        employee_id=EmployeeId("twin"),
        profile=replace(cast.PROFILES[cast.ANNA][0], email=None),
    )
    await house.settle(twin, LeaveCompany(cast.DORA, cast.HIRED))
    who = await everybody(await house.visit(cast.CARLA))
    assert set(who.offered) == {
        "Anna Kovács (anna@tannenberg.example)",
        "Anna Kovács (twin)",
        "Ben Okafor",
        "Carla Stein",
    }
    assert who.is_named("  ben   OKAFOR ") == cast.BEN
    assert who.is_named("ben@tannenberg.example") == cast.BEN
    assert who.is_named("Anna Kovács (twin)") == "twin"
    assert who.is_named("Dora Ellis (dora@tannenberg.example)") == cast.DORA, "she left, and is known still"
    assert (who.is_named("Anna Kovács"), who.is_named("Dora Ellis"), who.is_named("")) == (None, None, None)
