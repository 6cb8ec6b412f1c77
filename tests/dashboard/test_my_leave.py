"""My leave: what one has, what waits, what is planned and what was; and the team without reasons."""

from datetime import date

import pytest

from bot import intents
from bot.dashboard.my_leave import MyLeave, my_leave
from bot.screens.requesting import FormValues
from domain.amounts import Amount
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import EnterLeave
from domain.leave.requests import Status
from domain.periods import Halves
from tests import cast
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def page(house: Rooms, who: EmployeeId = cast.ANNA, earlier: int = 10) -> MyLeave:
    return await my_leave(await house.visit(who), earlier)


async def ask(house: Rooms, who: EmployeeId, request_id: str, first: str, last: str | None = None) -> None:
    days = cast.asked(first, last).period
    values = FormValues(RequestId(request_id), cast.VACATION, days.first_day, days.last_day)
    await house.ask(who, intents.SendRequest(values))


async def enter(house: Rooms, who: EmployeeId, request_id: str, first: str, last: str) -> None:
    asked, at = cast.asked(first, last), house.clock.at
    await house.settle(
        EnterLeave(who, RequestId(request_id), cast.VACATION, asked, at, cast.CARLA, None, "by hand")
    )


async def test_what_one_asked_for_is_planned_and_can_be_withdrawn(house: Rooms) -> None:
    await ask(house, cast.ANNA, "r1", "2026-08-10", "2026-08-14")
    [planned] = (await page(house)).planned
    assert (planned.request.id, planned.request.status, planned.may.withdraw) == ("r1", Status.PENDING, True)
    vacation = (await page(house)).balances[0]
    assert (vacation.pending, vacation.available, vacation.type.colour) == (5, 19, "teal")


async def test_what_waits_for_a_decision_is_on_top_of_the_approvers_page_only(house: Rooms) -> None:
    await ask(house, cast.ANNA, "r1", "2026-08-10")
    assert [each.id for each in (await page(house, cast.BEN)).waiting] == ["r1"]
    assert (await page(house, cast.DORA)).waiting == ()


async def test_leave_that_is_over_is_history_newest_first_and_no_more_than_asked_for(house: Rooms) -> None:
    await enter(house, cast.ANNA, "spring", "2026-04-13", "2026-04-17")
    await enter(house, cast.ANNA, "summer", "2026-06-08", "2026-06-12")
    await ask(house, cast.ANNA, "later", "2026-08-10")
    found = await page(house)
    assert [each.id for each in found.earlier] == ["summer", "spring"]
    assert [each.request.id for each in found.planned] == ["later"]
    short = await page(house, earlier=1)
    assert ([each.id for each in short.earlier], short.more) == (["summer"], 1)
    assert (await page(house, earlier=-5)).more == 2


async def test_a_request_that_was_taken_back_is_no_longer_planned(house: Rooms) -> None:
    await ask(house, cast.ANNA, "r1", "2026-08-10")
    await house.ask(cast.ANNA, intents.Withdraw(RequestId("r1")))
    found = await page(house)
    assert (found.planned, [each.status for each in found.earlier]) == ((), [Status.WITHDRAWN])


async def test_the_week_shows_who_of_the_department_is_away_and_when_but_never_why(house: Rooms) -> None:
    await enter(house, cast.BEN, "b", "2026-07-30", "2026-08-04")
    await enter(house, cast.DORA, "d", "2026-07-27", "2026-07-31")
    week = (await page(house)).week
    assert (week.days[0], week.days[-1]) == (date(2026, 7, 27), date(2026, 8, 2))
    [row] = week.rows
    assert row.person.name == "Ben Okafor"
    gone = [day.isoformat() for day, halves in zip(week.days, row.halves, strict=True) if halves]
    assert gone == ["2026-07-30", "2026-07-31"]
    assert row.halves[3] is Halves.BOTH
    assert "Vacation" not in repr(week)


async def test_the_first_balance_to_lapse_is_named(house: Rooms) -> None:
    found = (await page(house)).lapses_next
    assert found is not None
    assert (found.type.id, found.lapses) == (cast.VACATION, (date(2026, 12, 31), Amount(19)))
