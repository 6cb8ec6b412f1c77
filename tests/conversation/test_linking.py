"""One person on two platforms: a code got where they are known, said where they are not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import intents
from bot.intents import Asker
from bot.intents.linking import AskForCode
from bot.ports import Context, Origin, StoreUnavailable
from bot.screens import Help, LinkCode, Linked, Menu, Notice, NoticeKind, SetUpForm
from domain.amounts import Amount
from domain.company.commands import (
    ConnectWorkspace,
    DefineDepartment,
    DisconnectWorkspace,
    FoundCompany,
    NameAdministrators,
)
from domain.company.digests import Platform
from domain.company.places import Department
from domain.employees.assignment import Identity
from domain.employees.commands import DeactivateEmployee, LinkIdentity
from domain.employees.employee import Employee
from domain.ids import AdjustmentId, CompanyId, EmployeeId, RequestId
from domain.leave.commands import AdjustBalance, RequestLeave, WithdrawRequest
from domain.leave.requests import Adjustment
from tests import cast
from tests.conversation.answers import opened, said
from tests.rooms import CHANNEL, SLACK, TEAMS, TENANT, Rooms, entra, identity, rooms, stranger

ANNA_THERE, CARLA_THERE = entra("anna"), entra("carla")
OTHER = CompanyId("oakridge")


@pytest.fixture
async def house() -> Rooms:
    """The cast is on Slack; their company has taken up a tenant of Microsoft Teams, too."""
    found = await rooms()
    await found.settle(ConnectWorkspace(TEAMS, TENANT, "Tannenberg"))
    knows(found, "anna")
    return found


@pytest.fixture
async def slack_alone() -> Rooms:
    """Nobody has taken up the tenant yet."""
    found = await rooms()
    knows(found, "carla", is_installer=True)
    return found


def knows(house: Rooms, who: str, **changes: object) -> None:
    """Microsoft Teams knows somebody, with an address that is none of the company's."""
    person = stranger(who, identity=entra(who), workspace_name="Tannenberg GmbH", **changes)
    house.tenants.people[entra(who).user_id] = person


async def code_of(house: Rooms, who: EmployeeId = cast.ANNA) -> str:
    return said(await house.ask(who, AskForCode(), None), LinkCode).code


async def says(house: Rooms, who: str, code: str) -> object:
    answer = await house.say_on_teams(who, f"link {code}")
    return said(answer, object)


async def refused(house: Rooms, who: str, code: str) -> NoticeKind:
    screen = await says(house, who, code)
    assert isinstance(screen, Notice), screen
    return screen.kind


async def employee(house: Rooms, who: str, company_id: CompanyId = cast.COMPANY) -> Employee:
    return await house.house.store.employee(company_id, EmployeeId(who))


def newcomer(who: str) -> str:
    return f"teams-{TENANT}-{entra(who).user_id}"


async def test_a_code_tells_where_to_say_it_and_how_long_it_is_good(house: Rooms) -> None:
    screen = said(await house.ask(cast.ANNA, intents.Said("link"), None), LinkCode)
    assert (screen.minutes, screen.elsewhere, screen.may_connect) == (15, TEAMS, False)
    screen = said(await house.ask(cast.CARLA, intents.Said("verknüpfen"), None), LinkCode)
    assert screen.may_connect is True


@pytest.mark.parametrize("typed", ["link {}", "LINK  {}", "verknüpfen {}", "relier {}", "vincular {}"])
async def test_who_says_their_code_is_the_same_person_there(house: Rooms, typed: str) -> None:
    code = await code_of(house)
    shown = f"{code[:4]}-{code[4:]}".lower()
    linked = said(await house.say_on_teams("anna", typed.format(shown)), Linked)
    assert linked == Linked("Anna Kovács", "Tannenberg")
    assert (await employee(house, cast.ANNA)).identities == {identity(cast.ANNA), ANNA_THERE}
    assert len(await house.house.queries.people(cast.COMPANY)) == 4
    assert said(await house.say_on_teams("anna", "balance"), object) == said(
        await house.ask(cast.ANNA, intents.ShowBalances(), None), object
    )


async def test_it_works_from_microsoft_teams_to_slack_as_well(house: Rooms) -> None:
    await house.settle(
        replace(cast.hire(cast.ANNA), employee_id=EmployeeId("eva")),
        LinkIdentity(EmployeeId("eva"), entra("eva")),
    )
    screen = said(await house.say_on_teams("eva", "link"), LinkCode)
    assert screen.elsewhere is SLACK
    house.strangers.people["UEVA"] = stranger("UEVA")
    linked = said(await house.ask("UEVA", intents.Said(f"link {screen.code}"), None), Linked)
    assert linked.name == "Anna Kovács"
    assert (await employee(house, "eva")).identities == {entra("eva"), identity("UEVA")}


async def test_who_wrote_before_and_has_nothing_of_their_own_is_given_up_for_who_they_are(
    house: Rooms,
) -> None:
    said(await house.say_on_teams("anna", "hello"), object)
    said(await house.say_on_teams("anna", ""), Menu)
    assert (await employee(house, newcomer("anna"))).is_active
    await says(house, "anna", await code_of(house))
    given_up = await employee(house, newcomer("anna"))
    assert (given_up.is_active, given_up.identities) == (False, frozenset())
    assert ANNA_THERE in (await employee(house, cast.ANNA)).identities
    active = [each.name for each in await house.house.queries.people(cast.COMPANY) if each.is_active]
    assert len(active) == 4


async def test_leave_of_their_own_is_not_lost_and_can_be_withdrawn_first(house: Rooms) -> None:
    await house.say_on_teams("anna", "")
    who, asked = EmployeeId(newcomer("anna")), cast.asked("2026-08-10")
    await house.settle(RequestLeave(who, RequestId("r1"), cast.VACATION, asked, cast.NOW))
    code = await code_of(house)
    assert await refused(house, "anna", code) is NoticeKind.HAS_LEAVE_HERE
    assert (await employee(house, who)).identities == {ANNA_THERE}
    await house.settle(WithdrawRequest(who, RequestId("r1"), who, cast.NOW))
    assert isinstance(await says(house, "anna", code), Linked)


async def test_a_corrected_balance_is_not_lost_either(house: Rooms) -> None:
    await house.say_on_teams("anna", "")
    who = EmployeeId(newcomer("anna"))
    given = Adjustment(AdjustmentId("a1"), cast.VACATION, cast.TODAY, Amount(2), "moved house")
    await house.settle(AdjustBalance(who, given))
    assert await refused(house, "anna", await code_of(house)) is NoticeKind.HAS_LEAVE_HERE


async def test_who_is_somebody_of_the_company_already_becomes_nobody_else(house: Rooms) -> None:
    await house.settle(LinkIdentity(cast.BEN, ANNA_THERE))
    screen = await says(house, "anna", await code_of(house))
    assert screen == Notice(NoticeKind.KNOWN_AS_ANOTHER, "Ben Okafor")


@pytest.mark.parametrize("needed", ["administrator", "approver"])
async def test_who_administers_or_decides_here_is_not_given_up(house: Rooms, needed: str) -> None:
    await house.say_on_teams("anna", "")
    who = EmployeeId(newcomer("anna"))
    await house.settle(
        NameAdministrators((cast.CARLA, who))
        if needed == "administrator"
        else DefineDepartment(Department(cast.SALES, "Sales", (who,)))
    )
    assert await refused(house, "anna", await code_of(house)) is NoticeKind.KNOWN_AS_ANOTHER


async def test_saying_it_where_one_is_known_changes_nothing(house: Rooms) -> None:
    await says(house, "anna", await code_of(house))
    assert isinstance(await says(house, "anna", await code_of(house)), Linked)
    assert len((await employee(house, cast.ANNA)).identities) == 2


@pytest.mark.parametrize("code", ["AAAAAAAA", "ABCD", "ABCDEFGHJ", "OOOOIIII", "tomorrow please"])
async def test_a_code_that_is_none_does_nothing(house: Rooms, code: str) -> None:
    assert await refused(house, "anna", code) is NoticeKind.CODE_UNKNOWN
    assert (await employee(house, newcomer("anna"))).id is None
    assert said(await house.say_on_teams("anna", "link"), LinkCode).code != code


async def test_a_code_works_once_and_not_for_long(house: Rooms) -> None:
    knows(house, "eva")
    code = await code_of(house)
    await says(house, "anna", code)
    assert await refused(house, "eva", code) is NoticeKind.CODE_UNKNOWN
    code = await code_of(house)
    house.clock.at += timedelta(minutes=15)
    assert await refused(house, "eva", code) is NoticeKind.CODE_UNKNOWN


async def test_a_new_code_ends_the_one_before(house: Rooms) -> None:
    first, second = await code_of(house), await code_of(house)
    assert await refused(house, "anna", first) is NoticeKind.CODE_UNKNOWN
    assert isinstance(await says(house, "anna", second), Linked)


async def test_of_two_who_say_it_at_once_one_is_the_owner(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def used(code: str, at: object) -> bool:
        return False

    code = await code_of(house)
    monkeypatch.setattr(house.house.codes, "consume", used)
    assert await refused(house, "anna", code) is NoticeKind.CODE_UNKNOWN
    assert (await employee(house, cast.ANNA)).identities == {identity(cast.ANNA)}


async def test_nobody_guesses_for_long(house: Rooms) -> None:
    for _ in range(5):
        assert await refused(house, "anna", "AAAAAAAA") is NoticeKind.CODE_UNKNOWN
    code = await code_of(house)
    assert await refused(house, "anna", code) is NoticeKind.CODE_TRIED_TOO_OFTEN
    house.clock.at += timedelta(hours=1)
    assert isinstance(await says(house, "anna", await code_of(house)), Linked)


async def test_codes_are_neither_shown_nor_said_where_others_read_along(house: Rooms) -> None:
    shown = said(await house.ask(cast.ANNA, intents.Said("link"), CHANNEL), Notice)
    assert shown.kind is NoticeKind.CODE_NEEDS_PRIVACY
    code = await code_of(house)
    answer = said(await house.say_on_teams("anna", f"link {code}", CHANNEL), Notice)
    assert answer.kind is NoticeKind.CODE_NEEDS_PRIVACY
    assert isinstance(await says(house, "anna", code), Linked)


async def test_an_administrator_takes_up_a_tenant_for_the_company(slack_alone: Rooms) -> None:
    linked = await says(slack_alone, "carla", await code_of(slack_alone, cast.CARLA))
    assert linked == Linked("Carla Stein", "Tannenberg", has_connected=True)
    settings = await slack_alone.house.store.settings(cast.COMPANY)
    assert settings.workspaces[TEAMS, TENANT] == "Tannenberg GmbH"
    knows(slack_alone, "anna", email="Anna@Tannenberg.example")
    said(await slack_alone.say_on_teams("anna", ""), Menu)
    assert ANNA_THERE in (await employee(slack_alone, cast.ANNA)).identities


async def test_who_is_no_administrator_takes_up_nothing(slack_alone: Rooms) -> None:
    knows(slack_alone, "anna", is_installer=True)
    screen = await says(slack_alone, "anna", await code_of(slack_alone))
    assert screen == Notice(NoticeKind.CODE_NEEDS_ADMINISTRATOR, "Tannenberg")
    assert (TEAMS, TENANT) not in (await slack_alone.house.store.settings(cast.COMPANY)).workspaces
    opened(await slack_alone.say_on_teams("anna", "link"), SetUpForm)


@pytest.mark.parametrize(("is_guest", "is_taken"), [(False, True), (True, False)])
async def test_where_there_is_one_company_anybody_of_the_tenant_may_take_it_up(
    slack_alone: Rooms, is_guest: bool, is_taken: bool
) -> None:
    knows(slack_alone, "carla", is_guest=is_guest)
    screen = await says(slack_alone, "carla", await code_of(slack_alone, cast.CARLA))
    assert isinstance(screen, Linked) is is_taken


async def test_where_there_are_several_companies_it_takes_who_added_the_app(slack_alone: Rooms) -> None:
    await found_another(slack_alone)
    knows(slack_alone, "carla")
    screen = await says(slack_alone, "carla", await code_of(slack_alone, cast.CARLA))
    assert screen == Notice(NoticeKind.CODE_NEEDS_INSTALLER, "Tannenberg")


async def found_another(house: Rooms, *more: ConnectWorkspace) -> None:
    context = Context(OTHER, None, Origin.CLI, "found", house.clock.at)
    await house.house.handling.handle_all(context, [FoundCompany(OTHER, "Oakridge", "en"), *more])


async def test_a_tenant_of_another_company_stays_theirs(slack_alone: Rooms) -> None:
    await found_another(slack_alone, ConnectWorkspace(TEAMS, TENANT, "Oakridge"))
    code = await code_of(slack_alone, cast.CARLA)
    assert await refused(slack_alone, "carla", code) is NoticeKind.CODE_OF_ANOTHER_COMPANY


@pytest.mark.parametrize("changes", [{"is_bot": True}, {"is_deleted": True}, None])
async def test_whom_the_platform_does_not_vouch_for_takes_up_nothing(
    slack_alone: Rooms, changes: dict[str, object] | None
) -> None:
    slack_alone.tenants.people.clear()
    if changes:
        knows(slack_alone, "carla", **changes)
    code = await code_of(slack_alone, cast.CARLA)
    assert await refused(slack_alone, "carla", code) is NoticeKind.STRANGER


async def test_a_tenant_that_left_comes_back_with_the_code(house: Rooms) -> None:
    """It is the company's by those who are known from there."""
    await house.settle(LinkIdentity(cast.BEN, entra("ben")), DisconnectWorkspace(TEAMS, TENANT))
    assert await says(house, "anna", await code_of(house)) == Linked("Anna Kovács", "Tannenberg")
    assert (TEAMS, TENANT) in (await house.house.store.settings(cast.COMPANY)).workspaces


async def test_a_code_of_who_is_gone_is_no_good(house: Rooms) -> None:
    code = await code_of(house)
    await house.settle(DeactivateEmployee(cast.ANNA))
    assert await refused(house, "anna", code) is NoticeKind.CODE_UNKNOWN


async def test_a_store_that_is_away_is_said_to_be(house: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_: object) -> bool:
        raise StoreUnavailable("locked")

    code = await code_of(house)
    monkeypatch.setattr(house.house.codes, "may_try", away)
    assert await refused(house, "anna", code) is NoticeKind.TRY_LATER


async def test_the_help_names_the_other_platform_until_one_is_known_there(house: Rooms) -> None:
    assert said(await house.ask(cast.ANNA, intents.ShowHelp()), Help).elsewhere is TEAMS
    await says(house, "anna", await code_of(house))
    assert said(await house.ask(cast.ANNA, intents.ShowHelp()), Help).elsewhere is None


@pytest.mark.parametrize(("who", "elsewhere"), [(cast.ANNA, None), (cast.CARLA, TEAMS)])
async def test_before_a_tenant_is_taken_up_it_is_administrators_who_may_do_that(
    slack_alone: Rooms, who: EmployeeId, elsewhere: Platform | None
) -> None:
    assert said(await slack_alone.ask(who, AskForCode(), None), LinkCode).elsewhere is elsewhere
    assert said(await slack_alone.ask(who, intents.ShowHelp()), Help).elsewhere is None


async def test_with_one_platform_alone_codes_are_for_another_workspace_of_it(slack_alone: Rooms) -> None:
    del slack_alone.house.directories[TEAMS]  # type: ignore[attr-defined]
    assert said(await slack_alone.ask(cast.CARLA, AskForCode(), None), LinkCode).elsewhere is None


async def test_whoever_sets_up_is_told_that_the_company_may_be_elsewhere_already(slack_alone: Rooms) -> None:
    assert opened(await slack_alone.say_on_teams("carla", "hello"), SetUpForm).elsewhere is SLACK


async def test_a_company_on_the_same_platform_is_nobodys_hint(slack_alone: Rooms) -> None:
    slack_alone.strangers.people["UBOSS"] = stranger(
        "UBOSS", identity=Identity(SLACK, "T2", "UBOSS"), is_installer=True
    )
    asker = Asker(Identity(SLACK, "T2", "UBOSS"), "d1")
    answer = await slack_alone.conversation.answer(asker, intents.Said("hello"))
    assert opened(answer.reply, SetUpForm).elsewhere is None
