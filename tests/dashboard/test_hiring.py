"""Somebody new: what they would have is looked at, and they are taken in once."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import hiring
from bot.dashboard.hiring import BEGUN, HireValues
from bot.dashboard.trying import Mended, Outlook, Pressed
from domain.amounts import Amount
from domain.employees.assignment import Assignment, Profile
from domain.ids import DepartmentId, EmployeeId, LocationId
from domain.refusals import Need, NotPermitted, Refused
from domain.working_pattern import full_time
from tests import cast
from tests.dashboard.looking import balances, looked_at, made, wrong
from tests.rooms import Rooms, rooms

ELA = Profile("Ela Novak", "ela@tannenberg.example", "de", "Europe/Berlin")
VALUES = HireValues(ELA, date(2026, 10, 1), cast.BERLIN, cast.ENGINEERING, ("nights",), full_time(360))
FIRST = Pressed(BEGUN)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def sent(
    house: Rooms, values: HireValues = VALUES, pressed: Pressed = FIRST, who: str = cast.CARLA
) -> Outlook | EmployeeId:
    return await hiring.hire(await house.visit(who), values, pressed)


async def test_what_somebody_new_would_have_is_shown_before_they_are_taken_in(house: Rooms) -> None:
    outlook = await looked_at(lambda pressed: sent(house, pressed=pressed), BEGUN)
    assert [each.name for each in outlook.people] == ["Ela Novak"]
    assert balances(outlook) == [("Vacation", None, Amount(24) * 92 / 365)]
    assert len(await house.house.queries.people(cast.COMPANY)) == 4


async def test_they_are_taken_in_as_it_was_said(house: Rooms) -> None:
    employee_id = await made(lambda pressed: sent(house, pressed=pressed), BEGUN)
    ela = await house.house.store.employee(cast.COMPANY, EmployeeId(str(employee_id)))
    assert (ela.profile, ela.hired_on) == (ELA, date(2026, 10, 1))
    there = Assignment(cast.BERLIN, cast.ENGINEERING, frozenset({"nights"}), full_time(360))
    assert ela.assignments == ((date(2026, 10, 1), there),)


async def test_a_form_that_is_sent_twice_takes_one_person_in(house: Rooms) -> None:
    outlook = await looked_at(lambda pressed: sent(house, pressed=pressed), BEGUN)
    pressed = Pressed(BEGUN, outlook.seen)
    found = [
        await hiring.hire(await house.visit(cast.CARLA, press="once"), VALUES, pressed) for _ in range(2)
    ]
    assert found[0] == found[1]
    assert len(await house.house.queries.people(cast.COMPANY)) == 5


async def test_what_was_changed_after_the_look_is_looked_at_again(house: Rooms) -> None:
    outlook = await looked_at(lambda pressed: sent(house, pressed=pressed), BEGUN)
    later = replace(VALUES, hired_on=date(2026, 11, 1))
    assert isinstance(await sent(house, later, Pressed(BEGUN, outlook.seen)), Outlook)
    assert len(await house.house.queries.people(cast.COMPANY)) == 4


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_it_is_for_administrators(house: Rooms, who: str) -> None:
    for attempt in (sent(house, who=who), hiring.open_form(await house.visit(who))):
        with pytest.raises(Refused) as refused:
            await attempt
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"profile": Profile(" ")}, {"name": "missing"}),
        ({"profile": Profile("x" * 201)}, {"name": "too_long"}),
        ({"profile": replace(ELA, email="ela")}, {"email": "not_an_address"}),
        ({"profile": replace(ELA, email="a@b.c\n<script>")}, {"email": "not_an_address"}),
        ({"profile": replace(ELA, email="ANNA@tannenberg.example")}, {"email": "address_taken"}),
        ({"profile": replace(ELA, locale="<b>")}, {"locale": "no_such_choice"}),
        ({"profile": replace(ELA, time_zone="Europe/Nowhere")}, {"time_zone": "no_such_time_zone"}),
        ({"profile": replace(ELA, time_zone="../../etc/passwd")}, {"time_zone": "no_such_time_zone"}),
        ({"hired_on": None}, {"hired_on": "missing"}),
        ({"hired_on": date(1, 1, 1)}, {"hired_on": "too_far_away"}),
        ({"hired_on": date(9999, 12, 31)}, {"hired_on": "too_far_away"}),
        ({"location_id": LocationId("of-another-company")}, {"location": "no_such_choice"}),
        ({"department_id": DepartmentId("")}, {"department": "no_such_choice"}),
        ({"labels": tuple("abcdefghijklmnopqrstu")}, {"labels": "too_long"}),
        ({"labels": ("x" * 61,)}, {"labels": "too_long"}),
    ],
)
async def test_what_is_wrong_is_said_under_its_field(
    house: Rooms, changes: dict[str, object], expected: dict[str, object]
) -> None:
    with pytest.raises(Mended) as mended:
        await sent(house, replace(VALUES, **changes))  # type: ignore[arg-type]
    assert wrong(mended.value) == expected


async def test_the_form_offers_what_the_company_has(house: Rooms) -> None:
    form = await hiring.open_form(await house.visit(cast.CARLA))
    assert [each.name for each in form.places] == ["Berlin", "London"]
    assert [each.name for each in form.departments] == ["Engineering", "Sales"]
    assert form.time_zones == ("Europe/Berlin", "Europe/London")
    assert isinstance(await hiring.look(await house.visit(cast.CARLA), VALUES), Outlook)
