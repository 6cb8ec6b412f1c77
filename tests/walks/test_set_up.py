"""From an empty database to a company that asks for leave: who may set up, and what can go wrong."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground import acting
from domain.amounts import Amount
from tests import cast
from tests.rooms import StandingClock
from tests.walks.stage import GENERAL, TEAM, Stage, actions, install, said, slack_world, stage

CARLA = "UCARLA"


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Stage]:
    """Carla has installed the app; nothing else has happened."""
    clock = StandingClock()
    async with stage(tmp_path, slack_world(clock.now), clock) as found:
        yield found


async def open_form(house: Stage) -> None:
    assert (await house.type(cast.CARLA, "")).ok
    assert house.dialog(cast.CARLA).content["callback_id"] == "set_up"


async def choose_country(house: Stage, country: str) -> None:
    assert (await house.press(cast.CARLA, house.dialog(cast.CARLA), "country", country)).ok
    await house.answered()


async def set_up(house: Stage, **typed: object) -> None:
    """Berlin, 28 days, Ben approves."""
    await open_form(house)
    await choose_country(house, "DE")
    filled = {"region.DE": "BE", "days": "28", "approver": "UBEN", **typed}
    assert (await house.send(cast.CARLA, **filled)).ok
    assert house.dialog(cast.CARLA).content["callback_id"] == "result", house.dialog(cast.CARLA).errors
    await house.settled()


async def test_regions_follow_the_country_and_what_was_typed_stays(empty: Stage) -> None:
    await open_form(empty)
    assert "region.DE" not in [each["block_id"] for each in empty.dialog(cast.CARLA).blocks]
    acting.type_in(empty.world, CARLA, empty.dialog(cast.CARLA), {"days": "27.5"})
    await choose_country(empty, "DE")
    form = empty.dialog(cast.CARLA)
    assert "region.DE" in form.values
    assert form.values["days"]["days"]["value"] == "27.5"
    await choose_country(empty, "PT")
    form = empty.dialog(cast.CARLA)
    assert "region.DE" not in form.values
    assert form.values["country"]["country"]["selected_option"]["value"] == "PT"


async def test_mistakes_stand_under_their_fields(empty: Stage) -> None:
    await open_form(empty)
    await choose_country(empty, "DE")
    await empty.send(cast.CARLA, days="28")
    assert list(empty.dialog(cast.CARLA).errors) == ["region.DE"]
    acting.type_in(empty.world, CARLA, empty.dialog(cast.CARLA), {"region.DE": "BE"})
    bot = empty.world.workspaces["T1"].installation
    assert bot is not None
    await empty.send(cast.CARLA, approver=bot.bot_user_id)
    assert list(empty.dialog(cast.CARLA).errors) == ["approver"]
    assert await empty.parts.house.queries.companies() == []


async def test_once_set_up_everybody_can_ask_at_once(empty: Stage) -> None:
    await set_up(empty)
    assert "Tannenberg" in said(empty.dialog(cast.CARLA))
    await empty.ask(cast.ANNA, "10-14 august")
    card = empty.messages(cast.BEN)[-1]
    assert "Anna Kovács" in said(card)
    assert (await empty.press(cast.BEN, card, "approve")).ok
    await empty.settled()
    await empty.type(cast.ANNA, "balance")
    assert "23" in said(empty.answer(cast.ANNA))
    await empty.type(cast.ANNA, "3 october 2026")
    assert "do not work" in said(empty.dialog(cast.ANNA)), "a holiday in Berlin"


async def test_the_digest_of_the_set_up_comes_to_its_channel(empty: Stage) -> None:
    await set_up(empty, channel=GENERAL)
    [(_, digest)] = await empty.parts.house.queries.digests()
    assert digest.channel.channel_id == GENERAL
    await empty.tick()
    await empty.ask(cast.ANNA, "sick tomorrow")
    empty.later(hours=23)
    assert await empty.tick() == 1
    await empty.settled()
    assert "Anna Kovács" in said(empty.posts()[-1])
    assert "ick" not in said(empty.posts()[-1])


async def test_others_are_told_who_can_set_up(empty: Stage) -> None:
    for words in ("", "tomorrow", "balance", "help"):
        assert (await empty.type(cast.ANNA, words)).ok
        assert "Whoever installed the app" in said(empty.answer(cast.ANNA))
    await acting.open_home(empty.world, "UANNA")
    await empty.answered()
    assert "Whoever installed the app" in said(empty.home(cast.ANNA))


async def test_the_installers_home_leads_to_the_set_up(empty: Stage) -> None:
    await acting.open_home(empty.world, CARLA)
    await empty.answered()
    assert actions(empty.home(cast.CARLA)) == ["open_set_up"]
    assert (await empty.press(cast.CARLA, empty.home(cast.CARLA), "open_set_up")).ok
    assert empty.dialog(cast.CARLA).content["callback_id"] == "set_up"


async def test_two_set_ups_at_once_make_one_company(empty: Stage) -> None:
    await open_form(empty)
    first = empty.dialog(cast.CARLA)
    await set_up(empty)
    # Left open on another device of hers.
    empty.world.workspaces[TEAM].stacks[CARLA].append(first)
    filled = {"country": "PT", "days": "22", "approver": CARLA}
    assert (await acting.submit(empty.world, CARLA, first, filled)).ok
    [company_id] = await empty.parts.house.queries.companies()
    settings = await empty.parts.house.store.settings(company_id)
    [((_, policy),)] = settings.policies.values()
    assert policy.entitlement == Amount(28)
    await empty.type(cast.CARLA, "")
    assert "28 days left" in said(empty.answer(cast.CARLA)), "the menu, not the form again"


async def test_from_the_install_page_to_the_first_request(tmp_path: Path) -> None:
    clock = StandingClock()
    world = slack_world(clock.now)
    world.workspaces[TEAM].installation = None
    async with stage(tmp_path, world, clock) as house:
        assert "Leave is now in Tannenberg" in await install(house, TEAM, CARLA)
        await house.settled()
        [invitation] = house.messages(cast.CARLA)
        assert (await house.press(cast.CARLA, invitation, "open_set_up")).ok
        await choose_country(house, "GB")
        assert (await house.send(cast.CARLA, **{"region.GB": "ENG", "approver": "UBEN"})).ok
        await house.settled()
        await house.ask(cast.ANNA, "10-14 august")
        assert "Anna Kovács" in said(house.messages(cast.BEN)[-1])
