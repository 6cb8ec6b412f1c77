"""Who somebody is in Slack and in Teams, as administrators say it."""

import pytest

from bot.dashboard import NotFound, identities
from bot.dashboard.trying import Mended
from domain.company.commands import ConnectWorkspace
from domain.employees.assignment import Identity
from domain.ids import EmployeeId
from domain.refusals import Need, NotPermitted, Refused
from tests import cast
from tests.dashboard.looking import wrong
from tests.rooms import SLACK, TEAMS, TENANT, WORKSPACE, Rooms, identity, rooms

HERE = f"slack/{WORKSPACE}"
OBJECT_ID = "8B0F2C1E-7D34-4C57-9A61-0C5D3E1F2A90"


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    await found.settle(ConnectWorkspace(TEAMS, TENANT, "Tannenberg"))
    return found


async def known(house: Rooms) -> set[Identity]:
    return set((await house.house.store.employee(cast.COMPANY, cast.ANNA)).identities)


async def test_an_identity_is_linked_and_taken_off_again(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    linked = await identities.link(talk, cast.ANNA, f"teams/{TENANT}", f" {OBJECT_ID} ")
    assert linked == Identity(TEAMS, TENANT, OBJECT_ID.lower())
    assert await known(house) == {identity("anna"), linked}
    await identities.unlink(await house.visit(cast.CARLA), cast.ANNA, HERE, "anna")
    await identities.unlink(await house.visit(cast.CARLA), cast.ANNA, HERE, "never was")
    assert await known(house) == {linked}


@pytest.mark.parametrize(
    ("workspace", "user_id", "expected"),
    [
        (HERE, "", {"user_id": "missing"}),
        (HERE, "a b", {"user_id": "not_an_id"}),
        (HERE, "x" * 101, {"user_id": "not_an_id"}),
        (HERE, "ben", {"user_id": "somebody_elses"}),
        ("slack/T-of-another-company", "U1", {"workspace": "no_such_choice"}),
        ("web/tannenberg", "carla", {"workspace": "no_such_choice"}),
        ("", "U1", {"workspace": "no_such_choice"}),
    ],
)
async def test_what_cannot_be_is_said_under_its_field(
    house: Rooms, workspace: str, user_id: str, expected: dict[str, object]
) -> None:
    talk = await house.visit(cast.CARLA)
    with pytest.raises(Mended) as mended:
        await identities.link(talk, cast.ANNA, workspace, user_id)
    assert wrong(mended.value) == expected
    assert await known(house) == {identity("anna")}


async def test_what_is_theirs_already_may_be_said_again(house: Rooms) -> None:
    linked = await identities.link(await house.visit(cast.CARLA), cast.ANNA, HERE, "anna")
    assert await known(house) == {linked} == {Identity(SLACK, WORKSPACE, "anna")}


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN])
async def test_it_is_for_administrators(house: Rooms, who: str) -> None:
    talk = await house.visit(who)
    for attempt in (
        identities.link(talk, cast.ANNA, HERE, "U1"),
        identities.unlink(talk, cast.ANNA, HERE, "anna"),
    ):
        with pytest.raises(Refused) as refused:
            await attempt
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_nobody_of_another_company_is_found(house: Rooms) -> None:
    with pytest.raises(NotFound):
        await identities.link(await house.visit(cast.CARLA), EmployeeId("stranger"), HERE, "U1")
