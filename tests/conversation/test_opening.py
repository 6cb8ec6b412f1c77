"""The dashboard, opened from chat: a link of one's own that lets in once."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import intents
from bot.conversation import Conversation
from bot.intents import Asker
from bot.intents.linking import OpenDashboard
from bot.ports import Known
from bot.replies import DrawHome, Say
from bot.screens import Home, Menu, Notice, NoticeKind
from bot.screens.linking import DashboardLink
from tests import cast
from tests.conversation.answers import said
from tests.rooms import DASHBOARD, Rooms, identity, rooms

LINK = re.compile(rf"{re.escape(DASHBOARD)}/door/([A-Za-z0-9_-]{{43}})")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def token(house: Rooms, screen: object) -> str:
    assert isinstance(screen, DashboardLink)
    found = LINK.fullmatch(screen.url)
    assert found is not None
    return found[1]


async def test_who_presses_gets_a_link_of_their_own_for_five_minutes(house: Rooms) -> None:
    screen = said(await house.ask(cast.ANNA, OpenDashboard()), DashboardLink)
    assert screen.minutes == 5
    known, at = Known(cast.COMPANY, cast.ANNA), house.clock.at
    opened = await token(house, screen)
    assert await house.storage.doors.leads_to(opened, at + timedelta(minutes=5)) is None
    assert await house.storage.doors.consume(opened, at + timedelta(minutes=4)) == known


async def test_every_press_makes_another_link_and_the_earlier_one_still_does(house: Rooms) -> None:
    links = [said(await house.ask(cast.ANNA, OpenDashboard()), DashboardLink) for _ in range(2)]
    tokens = [await token(house, each) for each in links]
    assert tokens[0] != tokens[1]
    for each in tokens:
        assert await house.storage.doors.leads_to(each, house.clock.at) is not None


@pytest.mark.parametrize("typed", ["dashboard", "Dashboard", "web"])
async def test_it_can_be_typed(house: Rooms, typed: str) -> None:
    said(await house.say(cast.ANNA, typed), DashboardLink)


async def test_the_menu_and_the_home_page_offer_it_where_there_is_one(house: Rooms) -> None:
    assert said(await house.ask(cast.ANNA, intents.ShowMenu()), Menu).has_dashboard
    drawn = await house.ask(cast.ANNA, intents.ShowHome())
    assert isinstance(drawn, DrawHome)
    assert isinstance(drawn.screen, Home)
    assert drawn.screen.has_dashboard


async def test_without_an_address_there_is_no_button_and_who_asks_is_told(house: Rooms) -> None:
    conversation = Conversation(replace(house.house, dashboard_url=""))
    asker = Asker(identity(cast.ANNA), "delivery")
    menu = (await conversation.answer(asker, intents.ShowMenu())).reply
    assert isinstance(menu, Say)
    assert isinstance(menu.screen, Menu)
    assert not menu.screen.has_dashboard
    told = (await conversation.answer(asker, OpenDashboard())).reply
    assert isinstance(told, Say)
    assert told.screen == Notice(NoticeKind.NO_DASHBOARD)
