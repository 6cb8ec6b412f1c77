"""While nobody does anything, over the wire: reminders, snoozes, lapses; each once, in two processes, too."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.employees.employee import Employee
from domain.leave.requests import Status
from tests import cast
from tests.walks.stage import Stage, actions, said, stage

WAITS = "Anna Kovács waits for your answer"


async def at(house: Stage, moment: str) -> None:
    house.clock.at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    await house.tick()
    await house.settled()


async def anna(house: Stage) -> Employee:
    return await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)


def having(house: Stage, who: str, words: str) -> int:
    """How many messages to somebody say this."""
    return sum(words in said(each) for each in house.messages(who))


async def test_a_reminder_is_put_off_by_its_button_and_closed_by_the_decision(house: Stage) -> None:
    await house.ask(cast.ANNA, "7-11 september")
    await at(house, "2026-07-30T07:00")
    card, reminder = house.messages(cast.BEN)
    assert WAITS in said(reminder)
    assert "Asked on Wed 29 July" in said(reminder)
    assert actions(reminder) == ["approve", "decline", "snooze.1", "snooze.3"]
    assert (await house.press(cast.BEN, reminder, "snooze.1")).ok
    await house.settled()
    card, reminder = house.messages(cast.BEN)
    assert "You will be reminded again on Fri 31 July" in said(reminder)
    assert actions(reminder) == ["approve", "decline"]
    await at(house, "2026-07-31T07:00")
    card, _, again = house.messages(cast.BEN)
    assert "snooze.3" in actions(again)
    assert (await house.press(cast.BEN, card, "approve")).ok
    await house.settled()
    assert "Approved by Ben Okafor" in said(house.messages(cast.BEN)[-1])
    assert actions(house.messages(cast.BEN)[-1]) == ["show_request"]


async def test_a_reminder_can_be_answered_where_it_stands(house: Stage) -> None:
    await house.ask(cast.ANNA, "7-11 september")
    await at(house, "2026-07-30T07:00")
    assert (await house.press(cast.BEN, house.messages(cast.BEN)[-1], "approve")).ok
    await house.settled()
    [request] = (await anna(house)).requests.values()
    assert request.status is Status.APPROVED
    assert having(house, cast.BEN, WAITS) == 0


async def test_days_that_lapse_come_with_the_way_to_take_them(house: Stage) -> None:
    await house.type(cast.ANNA, "help")
    await at(house, "2026-11-02T08:00")
    [message] = house.messages(cast.ANNA)
    assert "19 days lapse on Thu 31 December unless you take them." in said(message)
    assert (await house.press(cast.ANNA, message, "show_why")).ok
    await house.answered()
    assert (await house.press(cast.ANNA, message, "open_request.0")).ok
    assert house.dialog(cast.ANNA).content["callback_id"] == "request"


@pytest.fixture
async def twins(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    """Two programs on one database, both at work."""
    async with stage(tmp_path, programs=2, url=database_url) as found:
        await found.found()
        yield found


async def together(house: Stage, moment: str) -> None:
    """Both tick and work at once, several times each."""
    house.clock.at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    programs = [house.parts, *house.others]
    await asyncio.gather(*(each.schedule.tick() for each in programs * 2))
    for _ in range(4):
        await asyncio.gather(*(each.worker.work_once() for each in programs * 2))
    await house.settled()


async def test_two_programs_on_one_database_remind_once_and_ask_others_once(twins: Stage) -> None:
    await twins.ask(cast.ANNA, "7-11 september")
    counts = []
    for day in ("07-30", "07-31", "08-03", "08-04", "08-05", "08-06", "08-07"):
        await together(twins, f"2026-{day}T07:00")
        counts.append(having(twins, cast.BEN, WAITS))
    assert counts == [1, 1, 2, 2, 3, 3, 3]
    asked, reminded = twins.messages(cast.CARLA)
    assert "ask_reason" in actions(asked)
    assert "Anna Kovács wartet auf deine Antwort" in said(reminded)
    [request] = (await anna(twins)).requests.values()
    assert request.passed_to == (cast.CARLA,)


async def test_two_programs_on_one_database_tell_of_a_lapse_once(twins: Stage) -> None:
    await twins.type(cast.ANNA, "help")
    for moment in ("2026-11-01T18:00", "2026-11-02T08:00", "2026-11-02T08:05", "2026-11-03T08:00"):
        await together(twins, moment)
    assert having(twins, cast.ANNA, "lapse on Thu 31 December") == 1
