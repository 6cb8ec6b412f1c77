"""People who come by Microsoft Teams: known by their address, or guests, or on both platforms."""

import pytest

from bot.intents import MemberChanged
from bot.screens import Menu, Notice, NoticeKind
from domain.company.commands import ConnectWorkspace
from domain.employees.commands import LinkIdentity
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from tests import cast
from tests.conversation.answers import said
from tests.rooms import SLACK, TEAMS, TENANT, Rooms, entra, identity, rooms, stranger

NEW = "a.k@new.example"


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    await found.settle(ConnectWorkspace(TEAMS, TENANT, "Tannenberg"))
    return found


async def employee(house: Rooms, who: EmployeeId) -> Employee:
    return await house.house.store.employee(cast.COMPANY, who)


@pytest.mark.parametrize(("is_elsewhere", "email"), [(True, "anna@tannenberg.example"), (False, NEW)])
async def test_an_address_follows_the_workspace_unless_somebody_is_on_two_platforms(
    house: Rooms, is_elsewhere: bool, email: str
) -> None:
    if is_elsewhere:
        await house.settle(LinkIdentity(cast.ANNA, entra(cast.ANNA)))
    house.strangers.people["anna"] = stranger("anna", email=NEW)
    await house.conversation.hear(SLACK, MemberChanged(identity(cast.ANNA)))
    assert (await employee(house, cast.ANNA)).profile.email == email


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({"is_guest": True}, NoticeKind.GUEST), ({"is_bot": True}, NoticeKind.STRANGER)],
)
async def test_a_guest_of_a_tenant_has_no_leave_there(
    house: Rooms, changes: dict[str, object], kind: NoticeKind
) -> None:
    guest = stranger("guest", identity=entra("guest"), email=None, **changes)
    house.tenants.people[entra("guest").user_id] = guest
    assert said(await house.say_on_teams("guest", "balance"), Notice).kind is kind


async def test_somebody_is_known_in_a_tenant_by_their_address_however_it_is_written(house: Rooms) -> None:
    person = stranger("anna", identity=entra("anna"), email="ANNA@Tannenberg.example")
    house.tenants.people[entra("anna").user_id] = person
    said(await house.say_on_teams("anna", ""), Menu)
    assert (await employee(house, cast.ANNA)).identities == {identity(cast.ANNA), entra("anna")}
