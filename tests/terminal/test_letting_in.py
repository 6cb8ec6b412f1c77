"""`login-link`: a way in for those who have no other yet."""

import json
import re
from datetime import timedelta

import pytest

from bot.ports import Known
from bot.terminal.letting_in import login_link
from bot.terminal.paper import Outcome
from domain.employees.commands import DeactivateEmployee
from tests import cast
from tests.rooms import DASHBOARD, Rooms, rooms

LINK = re.compile(rf"{re.escape(DASHBOARD)}/door/([A-Za-z0-9_-]{{43}})")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def email_of(house: Rooms) -> str:
    people = await house.house.queries.people(cast.COMPANY)
    return next(each.email or "" for each in people if each.employee_id == cast.CARLA)


async def test_a_link_lets_that_person_in_once_within_ten_minutes(house: Rooms) -> None:
    said = await login_link(house.house, (await email_of(house)).upper())
    found = LINK.match(said.out)
    assert found is not None
    assert "once, within 10 minutes" in said.out
    doors, at = house.storage.doors, house.clock.at
    assert await doors.leads_to(found[1], at + timedelta(minutes=10)) is None
    assert await doors.consume(found[1], at + timedelta(minutes=9)) == Known(cast.COMPANY, cast.CARLA)


async def test_programs_read_it_as_json(house: Rooms) -> None:
    said = json.loads((await login_link(house.house, await email_of(house), json=True)).out)
    assert LINK.fullmatch(said["url"])
    assert said["good_until"] == (house.clock.at + timedelta(minutes=10)).isoformat()


async def test_nobody_is_let_in_who_is_not_there(house: Rooms) -> None:
    said = await login_link(house.house, "nobody@example.com")
    assert (said.out, said.outcome) == ("", Outcome.MISUSED)
    assert "Nobody here has the address" in said.err
    email = await email_of(house)
    await house.settle(DeactivateEmployee(cast.CARLA))
    said = await login_link(house.house, email)
    assert (said.out, said.outcome) == ("", Outcome.WRONG)
    assert "is no longer with Tannenberg" in said.err
