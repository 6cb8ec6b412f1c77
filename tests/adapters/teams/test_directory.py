"""Who people are on Teams: looked up in the rosters of conversations that the app is in."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from aiohttp import web

from bot.ports import Gathering, NotDelivered
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from tests.adapters.teams.microsoft import TENANT
from tests.adapters.teams.outside import ANNA, BEN, DORA, GUEST, TEAM, Outside, installation, member


async def test_somebody_with_a_chat_is_looked_up_there(outside: Outside) -> None:
    anna = await outside.teams.directory.look_up(ANNA)
    assert anna is not None
    assert (anna.identity, anna.name, anna.email) == (ANNA, "Anna Berg", "anna@example.com")
    assert (anna.workspace_name, anna.is_installer, anna.is_guest) == ("Acme", True, False)
    assert (anna.time_zone, anna.locale, anna.is_bot, anna.is_deleted) == (None, None, False, False)
    assert [call.path for call in outside.microsoft.calls] == ["conversations/a%3Aanna/members/entra-anna"]


async def test_somebody_who_is_in_a_team_is_looked_up_there(outside: Outside) -> None:
    ben = await outside.teams.directory.look_up(BEN)
    assert ben is not None
    assert (ben.name, ben.is_installer) == ("Ben Okafor", False)


async def test_somebody_who_wrote_in_a_group_is_looked_up_there(outside: Outside) -> None:
    group = replace(outside.channel("19:group@thread.v2", None, "group"), gathering=Gathering.GROUP)
    await outside.teams.references.note(group)
    outside.microsoft.rosters[quote("19:group@thread.v2", safe="")] = [member("Dora Lund")]
    dora = await outside.teams.directory.look_up(DORA)
    assert dora is not None
    assert len(outside.microsoft.calls) == 1


async def test_an_id_that_teams_makes_nothing_of_is_a_stranger(outside: Outside) -> None:
    outside.microsoft.refuse(400, "BadArgument")
    assert await outside.teams.directory.look_up(DORA) is None


async def test_somebody_whom_nobody_has_seen_is_a_stranger(outside: Outside) -> None:
    assert await outside.teams.directory.look_up(DORA) is None


async def test_where_the_app_is_not_installed_nobody_is_known(outside: Outside) -> None:
    await outside.installations.remove(Platform.TEAMS, TENANT)
    assert await outside.teams.directory.find(TENANT, "anna@example.com") is None
    assert await outside.teams.directory.look_up(ANNA) is None
    assert not outside.microsoft.calls


async def test_where_nobody_knows_who_installed_it_nobody_is_taken_for_them(outside: Outside) -> None:
    await outside.installations.save(replace(installation(), installed_by=""))
    anna = await outside.teams.directory.look_up(ANNA)
    assert anna is not None
    assert not anna.is_installer


@pytest.mark.parametrize(
    "marks",
    [
        {"userRole": "guest"},
        {"userRole": "Anonymous"},
        {"userPrincipalName": "dora_elsewhere.example#EXT#@corp.example.com"},
        {"userPrincipalName": "dora_elsewhere.example#ext#@corp.example.com"},
        {"tenantId": "tenant-2"},
    ],
)
async def test_guests_are_told_from_colleagues(outside: Outside, marks: dict[str, str]) -> None:
    outside.microsoft.rosters[quote(TEAM, safe="")].append(member("Dora Lund", **marks))
    dora = await outside.teams.directory.look_up(DORA)
    assert dora is not None
    assert dora.is_guest


async def test_a_login_stands_in_for_an_address_that_is_not_kept(outside: Outside) -> None:
    roster = outside.microsoft.rosters[quote(TEAM, safe="")]
    roster.append(member("Dora Lund", email=None, tenantId=None, userRole=None))
    roster.append(member("Eric Holm", email=None, userPrincipalName="eric_x.example#EXT#@corp.example.com"))
    roster.append(member("Fred Moe", email=None, userPrincipalName=None))
    dora = await outside.teams.directory.look_up(DORA)
    assert dora is not None
    assert (dora.email, dora.is_guest) == ("dora@corp.example.com", False)
    for name in ("eric", "fred"):
        found = await outside.teams.directory.look_up(Identity(Platform.TEAMS, TENANT, f"entra-{name}"))
        assert found is not None
        assert found.email is None


@pytest.mark.parametrize("email", ["ben@example.com", "BEN@Example.com", "ben@corp.example.com"])
async def test_somebody_is_found_by_their_address(outside: Outside, email: str) -> None:
    found = await outside.teams.directory.find(TENANT, email)
    assert found is not None
    assert (found.identity, found.name) == (BEN, "Ben Okafor")


async def test_a_guest_is_found_as_a_guest(outside: Outside) -> None:
    found = await outside.teams.directory.find(TENANT, "guest@elsewhere.example")
    assert found is not None
    assert (found.identity, found.is_guest) == (GUEST, True)


@pytest.mark.parametrize("email", ["nobody@example.com", ""])
async def test_not_everybody_is_found_by_an_address(outside: Outside, email: str) -> None:
    assert await outside.teams.directory.find(TENANT, email) is None


async def test_somebody_without_an_account_is_nobody(outside: Outside) -> None:
    roster = outside.microsoft.rosters[quote(TEAM, safe="")]
    roster.append({"id": "29:anon", "name": "Anonymous", "email": "anon@example.com"})
    assert await outside.teams.directory.find(TENANT, "anon@example.com") is None


async def test_a_roster_is_read_once_in_some_minutes(outside: Outside) -> None:
    for email in ("ben@example.com", "nobody@example.com", "guest@elsewhere.example"):
        await outside.teams.directory.find(TENANT, email)
    assert len(outside.microsoft.calls) == 2
    outside.clock.wait(minutes=5)
    await outside.teams.directory.find(TENANT, "ben@example.com")
    assert len(outside.microsoft.calls) == 4


async def test_a_roster_without_end_is_left(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.teams.rosters.MOST_PAGES", 3)
    outside.microsoft.rosters[quote(TEAM, safe="")] = [member(f"Person{number}") for number in range(99)]
    assert await outside.teams.directory.find(TENANT, "person5@example.com") is not None
    assert await outside.teams.directory.find(TENANT, "person6@example.com") is None
    assert len(outside.microsoft.calls) == 3


async def test_an_answer_without_anybody_in_it_is_nobody(outside: Outside) -> None:
    outside.microsoft.answers = [web.Response(), web.json_response({"id": None, "name": None})]
    assert await outside.teams.directory.look_up(ANNA) is None


async def test_a_team_is_asked_once_for_all_its_channels(outside: Outside) -> None:
    await outside.teams.references.note(outside.channel("19:other@thread.tacv2"))
    await outside.teams.directory.find(TENANT, "nobody@example.com")
    assert {call.path for call in outside.microsoft.calls} == {
        "conversations/19%3Ateam%40thread.tacv2/pagedmembers"
    }


@pytest.mark.parametrize(
    ("status", "code"), [(404, "ConversationNotFound"), (403, "BotNotInConversationRoster")]
)
async def test_a_team_that_removed_us_does_not_hide_the_others(
    outside: Outside, status: int, code: str
) -> None:
    await outside.teams.references.note(outside.channel("19:a@thread.tacv2", "19:gone@thread.tacv2", "a"))
    gone = quote("19:gone@thread.tacv2", safe="")
    for path in (f"conversations/{gone}/pagedmembers", f"conversations/{gone}/members/entra-ben"):
        outside.microsoft.refuse_path(path, status, code)
    assert await outside.teams.directory.find(TENANT, "ben@example.com") is not None
    assert await outside.teams.directory.look_up(BEN) is not None


@pytest.mark.parametrize(("status", "after"), [(429, 9), (503, 2)])
async def test_a_search_that_fails_says_when_to_try_again(
    outside: Outside, status: int, after: float
) -> None:
    outside.microsoft.refuse(status, "", {"Retry-After": "9"})
    with pytest.raises(NotDelivered) as caught:
        await outside.teams.directory.find(TENANT, "ben@example.com")
    assert caught.value.after == after
    outside.clock.wait(seconds=10)
    outside.microsoft.refuse(status, "", {"Retry-After": "9"})
    with pytest.raises(NotDelivered):
        await outside.teams.directory.look_up(ANNA)
    outside.clock.wait(seconds=10)
    assert await outside.teams.directory.find(TENANT, "ben@example.com") is not None
