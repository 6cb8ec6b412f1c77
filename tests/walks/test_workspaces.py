"""Workspaces that come, go and come back; a company in two; companies that never see each other."""

import json

import pytest

from adapters.playground import Channel, Person, SlackWorld, Workspace, acting, happenings, posting
from adapters.slack.actions import Action, write_request
from bot.wiring.standing_in import installation_of
from domain.company.commands import ConnectWorkspace, FoundCompany
from domain.company.digests import Platform
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.requests import Status
from tests import cast
from tests.walks.stage import GENERAL, TEAM, Stage, install, said
from tests.walks.wire import command, post

OTHER_TEAM, LOBBY = "T2", "C2LOBBY"
RIVALS = CompanyId("rivals")
OLGA = EmployeeId("olga")


def with_a_second_workspace(world: SlackWorld, email: str) -> None:
    """Somebody named Olga in a workspace of her own, the app installed there too."""
    olga = Person("U2OLGA", "olga", "Olga Berg", email, "Europe/Berlin", "en-GB")
    lobby = Channel(LOBBY, "lobby", members=["U2OLGA"])
    world.workspaces[OTHER_TEAM] = Workspace.of(OTHER_TEAM, "Rivals", "rivals", [olga], [lobby])
    lobby.members.append(happenings.install(world, OTHER_TEAM, installed_by="U2OLGA").bot_user_id)


async def connect(house: Stage, company_id: CompanyId = cast.COMPANY) -> None:
    """Stores the second workspace's installation, and whose it is."""
    await house.parts.slack.workspaces.save(installation_of(house.world, OTHER_TEAM))
    await house.settle(
        ConnectWorkspace(Platform.SLACK, OTHER_TEAM, "Rivals"), name="connect", company_id=company_id
    )


async def test_one_person_in_two_workspaces_of_a_company_is_one_person(house: Stage) -> None:
    with_a_second_workspace(house.world, "ANNA@tannenberg.example")
    await connect(house)
    await house.ask(cast.ANNA, "10-14 august")
    await acting.slash(house.world, "U2OLGA", "/vacation", "balance", LOBBY)
    assert "19 days left" in said(house.answer("U2OLGA", LOBBY))
    people = await house.parts.house.queries.people(cast.COMPANY)
    assert len(people) == len(cast.PROFILES)
    known = await house.parts.house.queries.identities(cast.COMPANY, cast.ANNA)
    assert {each.user_id for each in known} == {"UANNA", "U2OLGA"}


async def test_who_leaves_one_of_two_workspaces_still_counts(house: Stage) -> None:
    with_a_second_workspace(house.world, "anna@tannenberg.example")
    await connect(house)
    await house.type(cast.ANNA, "balance")
    await acting.slash(house.world, "U2OLGA", "/vacation", "balance", LOBBY)
    await house.world.deactivate("U2OLGA")
    house.later(days=1)
    await house.type(cast.ANNA, "balance")
    assert "24 days left" in said(house.answer(cast.ANNA))
    await house.world.change_person("U2OLGA", deleted=False)
    await acting.slash(house.world, "U2OLGA", "/vacation", "balance", LOBBY)
    assert "24 days left" in said(house.answer("U2OLGA", LOBBY))
    known = await house.parts.house.queries.identities(cast.COMPANY, cast.ANNA)
    assert {each.user_id for each in known} == {"UANNA", "U2OLGA"}


async def test_an_uninstalled_workspace_is_silent_and_loses_nothing(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    await house.world.uninstall(TEAM)
    await house.answered()
    assert await house.parts.slack.workspaces.all() == []
    house.world.journal.clear()
    card = house.messages(cast.BEN)[0]
    assert (await house.press(cast.BEN, card, "approve")).ok, "a late click is answered all the same"
    await house.settled()
    assert [each.method for each in house.world.journal.calls if each.method != "response_url"] == []
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert [each.status for each in employee.requests.values()] == [Status.PENDING]


async def test_a_reinstalled_workspace_goes_on_where_it_was(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    await house.world.uninstall(TEAM)
    assert "Leave is now in Tannenberg" in await install(house, TEAM, "UCARLA")
    settings = await house.parts.house.store.settings(cast.COMPANY)
    assert (Platform.SLACK, TEAM) in settings.workspaces
    await house.type(cast.ANNA, "requests")
    assert "10 – Fri 14 August" in said(house.answer(cast.ANNA))
    await house.type(cast.BEN, "requests")
    await house.press(cast.BEN, house.answer(cast.BEN), "show_request")
    await house.answered()
    await house.press(cast.BEN, house.answer(cast.BEN), "approve")
    await house.settled()
    assert "Approved by Ben Okafor" in said(house.messages(cast.ANNA)[-1])


async def test_a_workspace_whose_token_was_changed_by_hand_goes_on_with_the_first_word(house: Stage) -> None:
    await house.type(cast.ANNA, "balance")
    await house.world.uninstall(TEAM)
    happenings.install(house.world, TEAM, installed_by="UCARLA")
    await house.parts.slack.workspaces.save(installation_of(house.world, TEAM))
    await house.type(cast.BEN, "balance")
    assert "24 days left" in said(house.answer(cast.BEN))


@pytest.fixture
async def rivals(house: Stage) -> Stage:
    """A second company with a workspace and an administrator of its own, and a request of Anna's."""
    with_a_second_workspace(house.world, "olga@rivals.example")
    renamed = [each for each in cast.FOUNDING if not isinstance(each, FoundCompany)]
    await house.settle(FoundCompany(RIVALS, "Rivals", "en"), *renamed, name="rivals", company_id=RIVALS)
    await connect(house, RIVALS)
    await house.ask(cast.ANNA, "10-14 august", note="a secret plan")
    await acting.slash(house.world, "U2OLGA", "/vacation", "balance", LOBBY)
    return house


async def annas_request(house: Stage) -> RequestId:
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    [request_id] = employee.requests
    return request_id


@pytest.mark.parametrize(
    "words", ["away 12 august", "away week", "requests", "balance <@UANNA>", "away <@UANNA>", "", "why"]
)
async def test_no_words_show_another_company(rivals: Stage, words: str) -> None:
    await acting.slash(rivals.world, "U2OLGA", "/vacation", words, LOBBY)
    shown = said(rivals.answer("U2OLGA", LOBBY))
    for secret in ("Anna", "Kovács", "secret", "Tannenberg", "10 – Fri 14 August"):
        assert secret not in shown, words


@pytest.mark.parametrize(
    "action",
    [
        Action.APPROVE, Action.DECLINE, Action.ASK_REASON, Action.SHOW_REQUEST, Action.WITHDRAW, Action.CANCEL
    ],
)  # fmt: skip
async def test_no_button_with_anothers_ids_reaches_into_another_company(
    rivals: Stage, action: Action
) -> None:
    value = write_request(cast.ANNA, await annas_request(rivals))
    button = {
        "type": "button",
        "action_id": action,
        "text": {"type": "plain_text", "text": "x"},
        "value": value,
    }
    block = {"type": "actions", "block_id": "b", "elements": [button]}
    installation = rivals.world.workspaces[OTHER_TEAM].installation
    assert installation is not None
    lobby = rivals.world.workspaces[OTHER_TEAM].channels[LOBBY]
    forged = posting.by_app(rivals.world, installation, lobby, {"text": "forged", "blocks": [block]})
    assert (await rivals.press("U2OLGA", forged, action)).ok
    await rivals.settled()
    shown = said(rivals.answer("U2OLGA", LOBBY))
    assert "Anna" not in shown
    assert "reference" not in shown
    employee = await rivals.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert [each.status for each in employee.requests.values()] == [Status.PENDING]
    assert rivals.world.open_views("U2OLGA") == []


async def test_no_digest_is_arranged_or_stopped_in_another_company(rivals: Stage) -> None:
    await rivals.type(cast.ANNA, "digest")
    assert (await rivals.send(cast.ANNA)).ok
    await acting.slash(rivals.world, "U2OLGA", "/vacation", "digest", LOBBY)
    view = rivals.world.open_views("U2OLGA")[-1]
    view.content["private_metadata"] = json.dumps({"channel": GENERAL})
    assert (await acting.submit(rivals.world, "U2OLGA", view)).ok
    mine = (await rivals.parts.house.store.settings(cast.COMPANY)).digests
    theirs = (await rivals.parts.house.store.settings(RIVALS)).digests
    assert [each.channel.workspace_id for each in mine.values()] == [TEAM]
    assert [each.channel.workspace_id for each in theirs.values()] == [OTHER_TEAM]
    await rivals.tick()
    await rivals.settled()
    assert all("Rivals" not in said(each) for each in rivals.posts())


async def test_the_same_user_id_in_another_workspace_is_another_person(rivals: Stage) -> None:
    there = rivals.world.workspaces[OTHER_TEAM]
    there.people["UANNA"] = Person("UANNA", "anna2", "Anna Other", "anna.other@rivals.example")
    shown = (await post(rivals, command("UANNA", "requests", OTHER_TEAM, LOBBY))).said
    assert "14 August" not in shown
    assert "You have no leave planned" in shown


async def test_one_company_set_up_beside_another_starts_empty(rivals: Stage) -> None:
    people = await rivals.parts.house.queries.people(RIVALS)
    assert [each.name for each in people] == ["Olga Berg"]
