"""One person on two platforms, over the wire: a code got in one chat and said in the other."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground import acting
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from tests import cast
from tests.adapters.teams.microsoft import TENANT
from tests.walks import stage, teams
from tests.walks.stage import USERS
from tests.walks.teams import Chat, both, buttons

ANNAS_OTHER = "anna-under-another-name"
CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """Anna has another address in Teams than the company knows."""
    async with both(tmp_path) as found:
        await found.install(ANNAS_OTHER)
        await found.settled()
        yield found


async def code_from_slack(chat: Chat, who: str) -> str:
    """What the app answers to `link`, in a direct message."""
    world = chat.house.world
    done = await acting.slash(world, USERS[who], "/vacation", "link")  # type: ignore[index]
    assert done.ok
    await chat.settled()
    return code_in(stage.said(chat.house.messages(who)[-1]))


def code_in(text: str) -> str:
    found = CODE.search(text)
    assert found, text
    return found[0]


def read_in_teams(chat: Chat, who: str) -> str:
    """Everything there; a greeting may come after the answer."""
    return "\n".join(teams.said(each) for each in chat.messages(who))


async def test_a_code_from_slack_makes_somebody_the_same_person_in_teams(chat: Chat) -> None:
    code = await code_from_slack(chat, cast.ANNA)
    await chat.write(ANNAS_OTHER, f"link {code}")
    await chat.settled()
    assert "You are Anna Kovács of Tannenberg here as well." in read_in_teams(chat, ANNAS_OTHER)
    anna = await chat.house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert Identity(Platform.TEAMS, TENANT, ANNAS_OTHER) in anna.identities
    people = await chat.house.parts.house.queries.people(cast.COMPANY)
    assert len([each for each in people if each.is_active]) == len(USERS)


async def test_what_stands_in_both_chats_follows_a_decision_in_both(chat: Chat) -> None:
    await chat.write(ANNAS_OTHER, f"link {await code_from_slack(chat, cast.ANNA)}")
    await chat.install(cast.BEN)
    await chat.house.type(cast.BEN, "balance")
    await chat.write(cast.BEN, "balance")
    await chat.house.ask(cast.ANNA, "next fri to tue")
    await chat.settled()
    [in_teams] = [each for each in chat.messages(cast.BEN) if list(buttons(each, "approve"))]
    await chat.press(cast.BEN, in_teams, "approve")
    await chat.settled()
    in_slack = chat.house.messages(cast.BEN)[-1]
    assert "approve" not in " ".join(stage.actions(in_slack))
    assert "Ben Okafor" in "".join(stage.said(each) for each in chat.house.messages(cast.ANNA))
    assert "Ben Okafor" in "".join(teams.said(each) for each in chat.messages(ANNAS_OTHER))


async def test_a_code_from_teams_is_good_in_slack(chat: Chat) -> None:
    await chat.install(cast.DORA)
    await chat.write(cast.DORA, "link")
    await chat.settled()
    code = code_in(read_in_teams(chat, cast.DORA))
    await acting.slash(chat.house.world, USERS[cast.DORA], "/vacation", f"link {code}")
    await chat.settled()
    assert "You are Dora Ellis" in stage.said(chat.house.messages(cast.DORA)[-1])


async def test_a_code_said_twice_is_good_once(chat: Chat) -> None:
    code = await code_from_slack(chat, cast.ANNA)
    await chat.write(ANNAS_OTHER, f"link {code}")
    await chat.write("somebody-else", f"link {code}")
    await chat.settled()
    assert "That code is not known" in read_in_teams(chat, "somebody-else")


async def test_an_administrators_code_takes_up_a_tenant(tmp_path: Path) -> None:
    async with both(tmp_path, is_connected=False) as chat:
        await chat.install(cast.CARLA)
        await chat.settled()
        code = await code_from_slack(chat, cast.CARLA)
        await chat.write(cast.CARLA, f"link {code}")
        await chat.settled()
        assert "E-Mail-Adresse" in read_in_teams(chat, cast.CARLA)
        settings = await chat.house.parts.house.store.settings(cast.COMPANY)
        assert settings.workspaces[Platform.TEAMS, TENANT] == "Tannenberg"
        await chat.install(cast.ANNA)
        await chat.write(cast.ANNA, "balance")
        await chat.settled()
        assert "Vacation" in read_in_teams(chat, cast.ANNA)
