"""Leave asked for in Slack stands in the calendars that people subscribed to, told as each may know."""

import aiohttp
from icalendar import Calendar, Event

from bot.dashboard import Dashboard, Talk, workspaces
from bot.ports import About, Feed, Known, Telling
from domain.company.digests import Platform
from tests import cast
from tests.walks.stage import TEAM, Stage


async def opened(house: Stage, who: str, about: About, which: str = "") -> str:
    """The address of a new calendar."""
    owner = Known(cast.COMPANY, who)  # type: ignore[arg-type]
    feed = Feed(f"{who}-{about.value}", owner, about, which, Telling.TYPES)
    return f"{house.address}/feeds/{await house.parts.house.feeds.open(feed, house.clock.at)}.ics"


async def read(address: str) -> list[Event]:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.status == 200
        return list(Calendar.from_ical(await answer.read()).events)


async def test_a_request_is_in_ones_own_calendar_at_once_and_in_others_when_it_is_leave(house: Stage) -> None:
    own = await opened(house, cast.ANNA, About.ONESELF)
    team = await opened(house, cast.BEN, About.DEPARTMENT, cast.ENGINEERING)
    await house.ask(cast.ANNA, "10-14 august", note="A week by the sea")
    (mine,) = await read(own)
    assert (mine["STATUS"], mine["SUMMARY"]) == ("TENTATIVE", "Vacation, not decided yet")
    assert await read(team) == []
    [card] = house.messages(cast.BEN)
    assert (await house.press(cast.BEN, card, "approve")).ok
    await house.settled()
    (mine,), (theirs,) = await read(own), await read(team)
    assert (mine["STATUS"], mine["SUMMARY"]) == ("CONFIRMED", "Vacation")
    assert (theirs["STATUS"], theirs["SUMMARY"]) == ("CONFIRMED", "Anna Kovács: away")
    assert mine["UID"] == theirs["UID"]
    assert b"sea" not in mine.to_ical() + theirs.to_ical()
    assert b"Vacation" not in theirs.to_ical()


async def test_a_workspace_that_was_disconnected_stays_so_whatever_is_typed_there(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    talk = await Dashboard(house.parts.house).visit(Known(cast.COMPANY, cast.CARLA), "press-1", None)
    assert isinstance(talk, Talk)
    await workspaces.disconnect(talk, "slack", TEAM)
    await house.type(cast.ANNA, "balance")
    await house.settled()
    settings = await house.parts.house.store.settings(cast.COMPANY)
    assert (Platform.SLACK, TEAM) not in settings.workspaces
    assert await house.parts.slack.workspaces.find(Platform.SLACK, TEAM) is None
