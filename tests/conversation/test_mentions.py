"""People named on Microsoft Teams, by ids that are longer than Slack's and have dashes in them."""

from dataclasses import replace

import pytest

from bot.screens import AdjustForm, Away, Balances, Notice, NoticeKind, PatternForm, RequestForm
from domain.company.commands import ConnectWorkspace
from domain.employees.assignment import Profile
from domain.employees.commands import LinkIdentity
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import RecordLeave
from tests import cast
from tests.conversation.answers import opened, said
from tests.rooms import PEOPLE, TEAMS, TENANT, Rooms, entra, rooms, stranger

ANNA = f"<@{entra(cast.ANNA).user_id}>"
EVA = Profile("Eva Lind", "eva@tannenberg.example", "en", "Europe/Berlin")
NOBODY = "<@0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0>"


@pytest.fixture
async def house() -> Rooms:
    """Everybody is on Microsoft Teams as well."""
    found = await rooms()
    links = [LinkIdentity(who, entra(who)) for who in PEOPLE]
    await found.settle(ConnectWorkspace(TEAMS, TENANT, "Tannenberg"), *links)
    return found


async def test_leave_is_entered_for_somebody_named(house: Rooms) -> None:
    form = opened(await house.say_on_teams(cast.BEN, f"vacation 10-14 August for {ANNA}"), RequestForm)
    assert form.values.employee_id == cast.ANNA
    assert (form.values.first_day, form.values.last_day) == (
        cast.asked("2026-08-10").period.first_day,
        cast.asked("2026-08-14").period.last_day,
    )


@pytest.mark.parametrize("typed", [f"away {ANNA}", f"who is {ANNA} next week"])
async def test_somebody_named_is_asked_about(house: Rooms, typed: str) -> None:
    record = RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, cast.asked("2026-08-03"), cast.NOW)
    await house.settle(record)
    shown = said(await house.say_on_teams(cast.DORA, typed), Away)
    assert shown.person is not None
    assert shown.person.id == cast.ANNA
    assert any(day.people for day in shown.days)


async def test_a_balance_of_somebody_named_is_for_who_decides(house: Rooms) -> None:
    shown = said(await house.say_on_teams(cast.BEN, f"balance {ANNA}"), Balances)
    assert shown.person is not None
    assert shown.person.id == cast.ANNA
    refused = said(await house.say_on_teams(cast.DORA, f"balance {ANNA}"), Notice)
    assert refused.kind is NoticeKind.NOT_FOR_YOU


@pytest.mark.parametrize(("typed", "form"), [("pattern", PatternForm), ("adjust", AdjustForm)])
async def test_what_is_settled_about_somebody_named(
    house: Rooms, typed: str, form: type[PatternForm | AdjustForm]
) -> None:
    shown = opened(await house.say_on_teams(cast.CARLA, f"{typed} {ANNA}"), form)
    assert shown.values.user_id == entra(cast.ANNA).user_id


async def test_a_colleague_who_never_wrote_there_is_known_by_their_address_from_then_on(house: Rooms) -> None:
    eva = entra("eva")
    await house.settle(replace(cast.hire(cast.ANNA), employee_id=EmployeeId("eva"), profile=EVA))
    house.tenants.people[eva.user_id] = stranger("eva", identity=eva, email="EVA@tannenberg.example")
    shown = said(await house.say_on_teams(cast.DORA, f"away <@{eva.user_id}>"), Away)
    assert shown.person is not None
    assert shown.person.name == "Eva Lind"
    assert (await house.house.store.employee(cast.COMPANY, EmployeeId("eva"))).identities == {eva}


@pytest.mark.parametrize(
    "changes",
    [{"email": None}, {"email": "eva@elsewhere.example"}, {"is_bot": True}, {"is_deleted": True}],
)
async def test_whom_nothing_tells_to_be_of_the_company_is_not(
    house: Rooms, changes: dict[str, object]
) -> None:
    eva = entra("eva")
    found: dict[str, object] = {"email": "anna@tannenberg.example", **changes}
    house.tenants.people[eva.user_id] = stranger("eva", identity=eva, **found)
    notice = said(await house.say_on_teams(cast.DORA, f"away <@{eva.user_id}>"), Notice)
    assert notice.kind is NoticeKind.NO_SUCH_PERSON


async def test_somebody_nobody_knows_is_said_to_be_unknown(house: Rooms) -> None:
    for typed in (f"away {NOBODY}", f"vacation tomorrow for {NOBODY}", f"balance {NOBODY}"):
        notice = said(await house.say_on_teams(cast.BEN, typed), Notice)
        assert notice.kind is NoticeKind.NO_SUCH_PERSON
