"""A request's own page: who may see it, its story, and what may be done about it."""

from datetime import date, timedelta

import pytest

from bot import intents
from bot.dashboard import NotFound
from bot.dashboard.requests import RequestPage, cancel, request_page, snooze, undo, withdraw
from bot.dashboard.stories import Happened
from bot.intents.changing import CancelWithReason
from bot.replies import Field, Mend
from bot.screens.requesting import FormValues
from domain.amounts import Amount
from domain.company.commands import DefineDepartment
from domain.company.places import Department
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import EnterLeave
from domain.leave.requests import Status
from domain.refusals import NotPermitted, Refused, WhyNeeded
from tests import cast
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")


@pytest.fixture
async def house() -> Rooms:
    """Anna has asked for a week in August, with a note."""
    found = await rooms()
    days = cast.asked("2026-08-10", "2026-08-14").period
    values = FormValues(R1, cast.VACATION, days.first_day, days.last_day, note="Lake <b>Garda</b>")
    await found.ask(cast.ANNA, intents.SendRequest(values))
    return found


async def page(house: Rooms, who: EmployeeId, of: str = cast.ANNA, request: str = R1) -> RequestPage:
    return await request_page(await house.visit(who), EmployeeId(of), RequestId(request))


async def test_its_owner_sees_it_with_whom_it_lies_and_can_withdraw_it(house: Rooms) -> None:
    found = await page(house, cast.ANNA)
    assert (found.is_mine, found.own.may_withdraw, found.card.may_decide) == (True, True, False)
    assert [each.name for each in found.request.lies_with] == ["Ben Okafor"]
    assert (found.card.before, found.card.after) == (Amount(24), Amount(19))


async def test_its_approver_sees_it_to_decide_and_not_to_change(house: Rooms) -> None:
    found = await page(house, cast.BEN)
    assert (found.card.may_decide, found.may_snooze, found.may_see_person) == (True, True, True)
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    decided = await page(house, cast.BEN)
    assert decided.card.may_undo
    assert (decided.own.may_withdraw, decided.own.may_cancel, decided.own.may_change) == (False, False, False)


async def test_administrators_may_change_and_cancel_it(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    found = await page(house, cast.CARLA)
    assert (found.own.may_cancel, found.own.may_change, found.own.needs_why) == (True, True, True)


@pytest.mark.parametrize(
    ("who", "of", "request_id"),
    [
        (cast.DORA, "anna", "r1"),
        (cast.ANNA, "anna", "r9"),
        (cast.ANNA, "ben", "r1"),
        (cast.CARLA, "somebody-else", "r1"),
        (cast.CARLA, "", ""),
        (cast.CARLA, "../anna", "r1"),
    ],
)
async def test_for_others_there_is_no_such_request(
    house: Rooms, who: EmployeeId, of: str, request_id: str
) -> None:
    with pytest.raises(NotFound):
        await page(house, who, of, request_id)
    with pytest.raises(NotFound):
        await undo(await house.visit(who), EmployeeId(of), RequestId(request_id))


async def test_whoever_was_asked_once_still_sees_what_became_of_it(house: Rooms) -> None:
    await house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering", (cast.CARLA,))))
    found = await page(house, cast.BEN)
    assert not found.may_see_person


async def test_its_story_is_told_in_order(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    await house.ask(cast.ANNA, CancelWithReason(cast.ANNA, R1, "ill"))
    story = (await page(house, cast.ANNA)).story
    assert [line.what for line in story] == [Happened.ASKED, Happened.APPROVED, Happened.CANCELLED]
    assert [line.by and line.by.name for line in story] == ["Anna Kovács", "Ben Okafor", "Anna Kovács"]
    assert story[-1].reason == "ill"


async def test_leave_that_an_administrator_entered_says_so(house: Rooms) -> None:
    asked = cast.asked("2026-09-01")
    entry = EnterLeave(cast.ANNA, RequestId("e1"), cast.VACATION, asked, house.clock.at, cast.CARLA)
    await house.settle(entry)
    story = (await page(house, cast.ANNA, request="e1")).story
    assert [line.what for line in story] == [Happened.ENTERED, Happened.APPROVED]


async def test_leave_that_nobody_decides_says_so(house: Rooms) -> None:
    values = FormValues(RequestId("s1"), cast.SICK, date(2026, 7, 29), date(2026, 7, 29))
    await house.ask(cast.ANNA, intents.SendRequest(values))
    story = (await page(house, cast.ANNA, request="s1")).story
    assert [line.what for line in story] == [Happened.ASKED, Happened.NO_APPROVAL_NEEDED]


async def test_only_its_owner_withdraws_it(house: Rooms) -> None:
    with pytest.raises(Refused) as refused:
        await withdraw(await house.visit(cast.BEN), cast.ANNA, R1)
    assert isinstance(refused.value.refusal, NotPermitted)
    await withdraw(await house.visit(cast.ANNA), cast.ANNA, R1)
    assert (await page(house, cast.ANNA)).request.status is Status.WITHDRAWN


async def test_an_administrator_cancels_leave_that_has_begun_with_a_reason_only(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    house.clock.at += timedelta(days=14)
    talk = await house.visit(cast.CARLA)
    missing = await cancel(talk, cast.ANNA, R1, "  ")
    assert isinstance(missing, Mend)
    assert [(field, type(what)) for field, what in missing.problems] == [(Field.REASON, WhyNeeded)]
    assert await cancel(talk, cast.ANNA, R1, "they came back") is None
    assert (await page(house, cast.CARLA)).request.status is Status.CANCELLED


async def test_a_colleague_who_decides_cannot_cancel_leave(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    with pytest.raises(Refused):
        await cancel(await house.visit(cast.BEN), cast.ANNA, R1, "no")


async def test_a_decision_is_taken_back_by_whoever_made_it(house: Rooms) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    await undo(await house.visit(cast.BEN), cast.ANNA, R1)
    assert (await page(house, cast.BEN)).request.status is Status.PENDING


async def test_a_reminder_is_put_off_and_the_page_says_until_when(house: Rooms) -> None:
    await snooze(await house.visit(cast.BEN), cast.ANNA, R1, 3)
    found = await page(house, cast.BEN)
    assert (found.snoozed_until, found.may_snooze) == (date(2026, 8, 1), False)
