"""People who come and go: newcomers taken in, strangers refused, joiners welcomed, leavers gone."""

from typing import Any

import pytest

from adapters.playground import Person
from bot.ports import PersonRow
from tests import cast
from tests.walks.stage import GENERAL, TEAM, Stage, said
from tests.walks.wire import command, post

EVE = Person("UEVE", "eve", "Eve Novak", "eve@tannenberg.example", "Europe/London", "en-GB")


def arrive(house: Stage, person: Person) -> None:
    """Somebody who was in the workspace before the app was."""
    house.world.workspaces[TEAM].people[person.id] = person
    house.world.workspaces[TEAM].channels[GENERAL].members.append(person.id)


async def row(house: Stage, name: str) -> PersonRow | None:
    people = await house.parts.house.queries.people(cast.COMPANY)
    return next((each for each in people if each.name == name), None)


async def test_somebody_nobody_told_us_of_is_taken_in_as_they_come(house: Stage) -> None:
    arrive(house, EVE)
    await house.type("UEVE", "balance")
    assert "24 days left" in said(house.answer("UEVE"))
    known = await row(house, "Eve Novak")
    assert known is not None
    assert (known.location_id, known.department_id) == (cast.LONDON, cast.ENGINEERING)
    await house.ask("UEVE", "10-14 august")
    assert "Eve Novak asks for leave" in said(house.messages(cast.BEN)[-1])


async def test_a_first_click_that_comes_twice_takes_in_one_person(house: Stage) -> None:
    arrive(house, EVE)
    await house.type("UEVE", "balance")
    await house.type("UEVE", "help")
    people = await house.parts.house.queries.people(cast.COMPANY)
    assert [each.name for each in people].count("Eve Novak") == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"is_restricted": True}, "Guests of this workspace have no leave here"),
        ({"is_bot": True}, "We do not know you yet"),
    ],
)
async def test_guests_and_apps_are_told_that_they_have_no_leave_here(
    house: Stage, changes: dict[str, Any], words: str
) -> None:
    arrive(house, Person("UODD", "odd", "Odd One", "odd@elsewhere.example", **changes))
    await house.type("UODD", "tomorrow")
    assert words in said(house.answer("UODD"))
    assert await row(house, "Odd One") is None


async def test_who_was_deactivated_is_told_that_their_time_here_is_over(house: Stage) -> None:
    await house.type(cast.ANNA, "balance")
    await house.world.deactivate("UANNA")
    await house.settled()
    known = await row(house, "Anna Kovács")
    assert known is not None
    assert not known.is_active
    answer = await post(house, command("UANNA", "balance"))
    assert "Your time at this company has ended" in answer.said


@pytest.mark.parametrize(
    ("user", "team"), [("UCONNECT", TEAM), ("UANNA", "TELSEWHERE"), ("UCONNECT", "TELSEWHERE")]
)
async def test_people_of_other_workspaces_are_refused_with_words(house: Stage, user: str, team: str) -> None:
    await house.type(cast.ANNA, "balance")
    answer = await post(house, command(user, "balance", team))
    assert answer.status == 200
    assert "We do not know you yet" in answer.said


async def test_who_joins_the_workspace_is_welcomed_and_can_ask(house: Stage) -> None:
    await house.world.join_team(TEAM, EVE)
    await house.settled()
    [welcome] = house.messages("UEVE")
    assert "Hello Eve Novak" in said(welcome)
    assert "Tannenberg" in said(welcome)
    await house.press("UEVE", welcome, "show_balances")
    await house.answered()
    assert "10.26 days left" in said(house.messages("UEVE")[-1]), "from today on"


async def test_a_joiner_whom_the_company_file_names_is_welcomed_as_that_person(house: Stage) -> None:
    person = house.world.workspaces[TEAM].people.pop("UDORA")
    await house.world.join_team(TEAM, person)
    await house.settled()
    [welcome] = house.messages(cast.DORA)
    assert "Hello Dora Ellis" in said(welcome)
    people = await house.parts.house.queries.people(cast.COMPANY)
    assert len(people) == len(cast.PROFILES)


@pytest.mark.parametrize("changes", [{"is_restricted": True}, {"is_bot": True}])
async def test_guests_and_apps_that_join_are_not_taken_in(house: Stage, changes: dict[str, Any]) -> None:
    await house.world.join_team(TEAM, Person("UODD", "odd", "Odd One", "odd@elsewhere.example", **changes))
    await house.settled()
    assert await row(house, "Odd One") is None
    assert house.messages("UODD") == []


async def test_a_change_of_somebody_unknown_takes_nobody_in(house: Stage) -> None:
    arrive(house, EVE)
    await house.world.change_person("UEVE", title="Designer")
    await house.settled()
    assert await row(house, "Eve Novak") is None
    assert house.messages("UEVE") == []


async def test_a_new_name_and_time_zone_are_taken_over(house: Stage) -> None:
    await house.type(cast.ANNA, "balance")
    await house.world.change_person("UANNA", real_name="Anna Berg", tz="America/New_York")
    await house.settled()
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert (employee.profile.name, employee.profile.time_zone) == ("Anna Berg", "America/New_York")
    await house.ask(cast.ANNA, "10-14 august")
    assert "Anna Berg asks for leave" in said(house.messages(cast.BEN)[0])


async def test_a_deactivated_approver_decides_nothing_more_and_others_do(house: Stage) -> None:
    await house.type(cast.BEN, "balance")
    await house.world.deactivate("UBEN")
    await house.settled()
    await house.ask(cast.ANNA, "10-14 august")
    assert house.messages(cast.BEN) == []
    assert "Anna Kovács" in said(house.messages(cast.CARLA)[0])


async def test_who_comes_back_counts_again(house: Stage) -> None:
    await house.type(cast.ANNA, "balance")
    await house.world.deactivate("UANNA")
    await house.world.change_person("UANNA", deleted=False)
    await house.settled()
    await house.type(cast.ANNA, "balance")
    assert "24 days left" in said(house.answer(cast.ANNA))
