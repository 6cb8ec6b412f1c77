"""What comes twice is done once: retries of each kind, and two people at the same moment."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.playground import Person
from domain.leave.requests import Status
from tests import cast
from tests.walks.stage import TEAM, Stage, actions, said
from tests.walks.wire import JSON, command, interaction, post


async def last_payload(house: Stage, kind: str) -> str:
    """What the stand-in sent last, as its body."""
    found = [each.payload for each in house.world.journal.deliveries if each.kind == kind]
    return interaction(found[-1])


async def asked(house: Stage) -> list[Status]:
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    return [each.status for each in employee.requests.values()]


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_form_that_is_sent_again_is_one_request(house: Stage, at_once: bool) -> None:
    await house.type(cast.ANNA, "10 august")
    await house.send(cast.ANNA)
    again = await last_payload(house, "view_submission")
    await repeat(house, again, at_once)
    assert await asked(house) == [Status.PENDING]
    assert len(house.messages(cast.BEN)) == 1


async def repeat(house: Stage, body: str, at_once: bool) -> None:
    if at_once:
        got = await asyncio.gather(*(post(house, body) for _ in range(5)))
    else:
        got = [await post(house, body) for _ in range(3)]
    assert {each.status for each in got} == {200}
    await house.settled()


async def test_a_form_whose_first_time_was_never_answered_is_one_request(house: Stage) -> None:
    """The process dies after storing, before answering; the person presses Send again."""
    await house.type(cast.ANNA, "10 august")
    form = house.dialog(cast.ANNA)
    before = replace(form)
    await house.send(cast.ANNA)
    house.world.open_views("UANNA")[-1:] = [before]
    assert (await house.send(cast.ANNA)).ok
    assert "Ben Okafor" in said(house.dialog(cast.ANNA))
    assert await asked(house) == [Status.PENDING]


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_click_that_comes_again_is_one_decision(house: Stage, at_once: bool) -> None:
    await house.ask(cast.ANNA, "10 august")
    await house.press(cast.BEN, house.messages(cast.BEN)[0], "approve")
    again = await last_payload(house, "block_actions")
    await repeat(house, again, at_once)
    assert await asked(house) == [Status.APPROVED]
    assert len(house.messages(cast.ANNA)) == 2


async def test_a_command_that_comes_again_opens_no_second_form(house: Stage) -> None:
    body = command("UANNA", "balance")
    assert (await post(house, body)).said == (await post(house, body)).said
    assert (await post(house, command("UANNA", "10 august"))).status == 200
    assert house.world.open_views("UANNA") == []


@pytest.mark.parametrize("at_once", [True, False])
async def test_news_that_slack_tells_again_is_heard_once(house: Stage, at_once: bool) -> None:
    await house.world.join_team(TEAM, Person("UEVE", "eve", "Eve Novak", "eve@tannenberg.example"))
    told = json.dumps(house.world.journal.deliveries[-1].payload)
    headers: dict[str, Any] = {"X_Slack_Retry_Num": "1", "X_Slack_Retry_Reason": "http_timeout"}
    if at_once:
        got = await asyncio.gather(*(post(house, told, JSON, **headers) for _ in range(5)))
    else:
        got = [await post(house, told, JSON, **headers) for _ in range(3)]
    assert {each.status for each in got} == {200}
    await house.settled()
    assert len(house.messages("UEVE")) == 1
    people = await house.parts.house.queries.people(cast.COMPANY)
    assert [each.name for each in people].count("Eve Novak") == 1


@pytest.mark.parametrize(("bens", "carlas"), [("approve", "decline"), ("decline", "approve")])
async def test_of_two_who_decide_at_once_the_first_counts_and_both_see_it(
    house: Stage, bens: str, carlas: str
) -> None:
    await house.ask(cast.ANNA, "10 august")
    card = house.messages(cast.BEN)[0]
    await house.type(cast.CARLA, "help")
    copy = house.answer(cast.CARLA)
    copy.blocks = card.blocks
    clicks = (house.press(cast.BEN, card, bens), house.press(cast.CARLA, copy, carlas))
    assert all(each.ok for each in await asyncio.gather(*clicks))
    await house.settled()
    [status] = await asked(house)
    assert status in (Status.APPROVED, Status.DECLINED)
    word = {Status.APPROVED: ("Approved", "Genehmigt"), Status.DECLINED: ("Declined", "Abgelehnt")}[status]
    for shown in (house.messages(cast.BEN)[0], copy):
        assert any(each in said(shown) for each in word)
        assert {"approve", "decline", "ask_reason"}.isdisjoint(actions(shown))
    assert len(house.messages(cast.ANNA)) == 2, "one receipt, one piece of news"


async def test_many_who_come_for_the_first_time_at_once_are_taken_in_once_each(house: Stage) -> None:
    people = [Person(f"UNEW{n}", f"new{n}", f"New {n}", f"new{n}@tannenberg.example") for n in range(5)]
    for person in people:
        house.world.workspaces[TEAM].people[person.id] = person
    bodies = [command(person.id, f"balance{' ' * n}") for person in people for n in range(4)]
    got = await asyncio.gather(*(post(house, body) for body in bodies))
    assert all("24 days left" in each.said for each in got)
    names = [each.name for each in await house.parts.house.queries.people(cast.COMPANY)]
    assert sorted(name for name in names if name.startswith("New")) == [f"New {n}" for n in range(5)]
