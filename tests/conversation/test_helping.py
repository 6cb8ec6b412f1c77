"""The menu, help, one's requests and the home page."""

from datetime import datetime

import pytest

from bot import intents
from bot.conversation.helping import EARLIER_SHOWN, MINE_ON_HOME
from bot.replies import DrawHome
from bot.screens import Help, Home, Menu, Requests
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from tests import cast
from tests.conversation.answers import said
from tests.rooms import CHANNEL, Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def take(house: Rooms, name: str, first: str, last: str | None = None) -> None:
    asked = cast.asked(first, last)
    await house.settle(RecordLeave(cast.ANNA, RequestId(name), cast.VACATION, asked, cast.NOW))


async def asks(house: Rooms, name: str, first: str, who: EmployeeId = cast.ANNA) -> None:
    await house.settle(RequestLeave(who, RequestId(name), cast.VACATION, cast.asked(first), cast.NOW))


async def test_the_menu_tells_balances_and_the_leave_that_comes_next(house: Rooms) -> None:
    empty = said(await house.say(cast.ANNA, ""), Menu)
    assert (empty.next_leave, empty.waiting) == (None, 0)
    await take(house, "over", "2026-07-01")
    await take(house, "later", "2026-09-01")
    await take(house, "running", "2026-07-28", "2026-07-30")
    await asks(house, "asked", "2026-07-31")
    menu = said(await house.say(cast.ANNA, ""), Menu)
    assert menu.next_leave is not None
    assert menu.next_leave.id == "running"


@pytest.mark.parametrize("intent", [intents.ShowMenu(), intents.ShowHelp()])
async def test_a_digest_is_offered_where_there_is_a_channel(house: Rooms, intent: intents.Intent) -> None:
    for channel in (CHANNEL, None):
        shown = said(await house.ask(cast.ANNA, intent, channel), (Menu, Help))  # type: ignore[arg-type]
        assert shown.may_arrange_digest is (channel is not None)


async def test_ones_requests_are_in_three_lists_with_those_that_wait_for_one(house: Rooms) -> None:
    for month, day in enumerate(("06", "06", "06", "07", "06", "05", "06"), start=1):
        await take(house, f"m{month}", f"2026-0{month}-{day}")
    await take(house, "later", "2026-09-01")
    await asks(house, "asked", "2026-08-31")
    await asks(house, "withdrawn", "2026-08-28")
    await house.ask(cast.ANNA, intents.Withdraw(RequestId("withdrawn")))
    mine = said(await house.say(cast.ANNA, "requests"), Requests)
    assert [each.id for each in mine.pending] == ["asked"]
    assert [each.id for each in mine.upcoming] == ["later"]
    assert [each.id for each in mine.earlier] == ["withdrawn", "m7", "m6", "m5", "m4"]
    assert len(mine.earlier) == EARLIER_SHOWN
    assert mine.waiting == ()
    bens = said(await house.say(cast.BEN, "requests"), Requests)
    assert [each.requester.name for each in bens.waiting] == ["Anna Kovács"]


async def test_the_home_page_has_what_is_ahead_and_this_week(house: Rooms) -> None:
    for number in range(MINE_ON_HOME + 2):
        await asks(house, f"r{number}", f"2026-08-{10 + number if number < 5 else 12 + number}")
    await take(house, "today", "2026-07-29")
    reply = await house.ask(cast.ANNA, intents.ShowHome())
    assert isinstance(reply, DrawHome)
    home = reply.screen
    assert isinstance(home, Home)
    assert len(home.mine) == MINE_ON_HOME
    assert home.mine[0].id == "today"
    assert [(each.day.day, [fact.person.name for fact in each.people]) for each in home.week] == [
        (29, ["Anna Kovács"])
    ]


@pytest.mark.parametrize(
    "intent",
    [intents.OpenSetUp(), intents.ChangeSetUp(intents.SetUpValues()), intents.SetUp(intents.SetUpValues())],
)
async def test_where_everything_is_set_up_a_set_up_is_the_menu(house: Rooms, intent: intents.Intent) -> None:
    said(await house.ask(cast.CARLA, intent), Menu)


async def test_what_is_over_ends_with_the_persons_own_day(house: Rooms) -> None:
    await take(house, "last", "2026-07-29")
    house.clock.at = datetime.fromisoformat("2026-07-29T22:30+00:00")
    assert said(await house.say(cast.ANNA, ""), Menu).next_leave is None
