"""A dry run of many people: shown while it is under way, never waited for, and refused as saving would be."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.conversation.foreseeing import mark_of
from bot.dashboard import foreseeing
from bot.dashboard.foreseeing import Foreseen, look
from bot.trials import MOST_KEPT, Consequence, Trial, Trials
from domain.amounts import Amount
from domain.company.commands import DefinePolicy
from domain.company.settings import Settings
from domain.flaws import Flaw
from domain.ids import EmployeeId
from domain.policies.policy import LeavePolicy
from domain.refusals import Refused, Unsettled
from tests import cast
from tests.rooms import Rooms, rooms

THIRTY = DefinePolicy(LeavePolicy(cast.VACATION, entitlement=Amount(30)), date(2027, 1, 1))


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def looked_at(house: Rooms, command: DefinePolicy = THIRTY) -> Foreseen:
    return await look(await house.visit(cast.CARLA), (command,))


async def test_what_takes_long_is_shown_as_far_as_it_is_known(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreseeing, "PATIENCE", 0)
    first = await looked_at(house)
    assert not first.is_done
    assert first.looked_at < first.everybody == 4
    while not (found := await looked_at(house)).is_done:
        assert found.mark == first.mark
        await asyncio.sleep(0)
    assert (found.looked_at, found.everybody, len(found.people)) == (4, 4, 4)


async def test_what_was_found_long_ago_is_looked_for_anew(house: Rooms) -> None:
    await looked_at(house)
    [trial] = house.house.trials._kept.values()
    house.clock.at += timedelta(minutes=11)
    await looked_at(house)
    assert next(iter(house.house.trials._kept.values())) is not trial


def sleeping(settings: Settings) -> Trial:
    """A dry run that never ends."""
    found = Trial(settings, cast.NOW, 4)
    found.task = asyncio.create_task(asyncio.sleep(3600))
    return found


async def test_one_that_makes_room_ends(house: Rooms) -> None:
    settings, trials = await house.house.store.settings(cast.COMPANY), Trials()
    begun = sleeping(settings)
    trials.keep("first", begun)
    assert trials.find("first", settings, cast.NOW) is begun
    for number in range(MOST_KEPT):
        trials.keep(str(number), sleeping(settings))
    await asyncio.wait({begun.task})
    assert begun.task.cancelled()
    assert not begun.serves(settings, cast.NOW)
    assert trials.find("first", settings, cast.NOW) is None
    for number in range(MOST_KEPT):
        trials.keep(str(number), begun)


async def test_what_would_be_refused_is_refused_each_time_it_is_looked_at(house: Rooms) -> None:
    wrong = DefinePolicy(LeavePolicy(cast.VACATION, entitlement=Amount(-1)), THIRTY.from_day)
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            await looked_at(house, wrong)
        assert isinstance(refused.value.refusal, Unsettled)
        assert refused.value.refusal.flaw is Flaw.LESS_THAN_NOTHING


def test_many_people_stand_on_pages() -> None:
    people = tuple(Consequence(EmployeeId(str(each)), str(each), (), ()) for each in range(250))
    found = Foreseen("mark", people, 250, 250, True)
    assert (found.pages, [len(found.page(each)) for each in (1, 2, 3, 4)]) == (3, [100, 100, 50, 0])


def test_a_mark_is_the_same_in_every_process() -> None:
    one, other = (mark_of(({"b": frozenset(each)}, [1])) for each in ("xyz", "zyx"))
    assert one == other != mark_of(({"b": frozenset("xy")}, [1]))
