"""What is left and why: one's own always, that of others for those who decide."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.screens import Balances, Notice, NoticeKind, Why
from domain.amounts import Amount
from domain.company.commands import DefineLeaveType
from domain.ids import AdjustmentId, LeaveTypeId, RequestId
from domain.leave.commands import AdjustBalance, ApproveRequest, RequestLeave
from domain.leave.requests import Adjustment
from domain.policies.leave_type import LeaveType
from tests import cast
from tests.conversation.answers import said
from tests.rooms import Rooms, rooms

STUDY = LeaveType(LeaveTypeId("study"), "Study leave")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def balances(house: Rooms, who: str, of: str | None = None, on: date | None = None) -> object:
    return said(await house.ask(who, intents.ShowBalances(on, of)), (Balances, Notice))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "of"), [(cast.BEN, cast.ANNA), (cast.CARLA, cast.BEN), (cast.ANNA, cast.ANNA)]
)
async def test_approvers_administrators_and_oneself_see_a_balance(house: Rooms, who: str, of: str) -> None:
    shown = await balances(house, who, of)
    assert isinstance(shown, Balances)
    assert shown.person is not None
    assert (shown.person.id, shown.balances[0].available) == (of, 24)


async def test_a_colleague_does_not(house: Rooms) -> None:
    assert await balances(house, cast.ANNA, cast.BEN) == Notice(NoticeKind.NOT_FOR_YOU, "Ben Okafor")
    assert await balances(house, cast.DORA, cast.ANNA) == Notice(NoticeKind.NOT_FOR_YOU, "Anna Kovács")


async def test_nobody_knows_a_person_who_is_not_there(house: Rooms) -> None:
    assert await balances(house, cast.CARLA, "UNOBODY") == Notice(NoticeKind.NO_SUCH_PERSON)


async def test_unlimited_leave_comes_last_and_has_no_figure(house: Rooms) -> None:
    shown = await balances(house, cast.ANNA)
    assert isinstance(shown, Balances)
    assert [(each.type.id, each.available) for each in shown.balances] == [
        (cast.VACATION, 24), (cast.SICK, None), (cast.ERRAND, None)
    ]  # fmt: skip
    assert shown.is_today


async def test_a_balance_on_a_later_day_knows_what_lapses_until_then(house: Rooms) -> None:
    shown = await balances(house, cast.ANNA, on=date(2027, 4, 1))
    assert isinstance(shown, Balances)
    assert not shown.is_today
    assert shown.balances[0].available == 24
    before = await balances(house, cast.ANNA, on=date(2027, 3, 31))
    assert isinstance(before, Balances)
    assert (before.balances[0].available, before.balances[0].lapses) == (29, (date(2027, 3, 31), 5))


async def test_a_limited_type_that_nobody_settled_has_no_balance_and_no_why(house: Rooms) -> None:
    await house.settle(DefineLeaveType(STUDY))
    shown = await balances(house, cast.ANNA)
    assert isinstance(shown, Balances)
    assert STUDY.id not in [each.type.id for each in shown.balances]
    assert said(await house.ask(cast.ANNA, intents.ShowWhy(STUDY.id)), Why).type.id == cast.VACATION


async def test_why_names_who_approved_and_who_corrected(house: Rooms) -> None:
    r1 = RequestId("r1")
    correction = Adjustment(
        AdjustmentId("a1"), cast.VACATION, date(2026, 7, 1), Amount(2), "thanks", by=cast.CARLA
    )
    asked = cast.asked("2026-08-10", "2026-08-14")
    await house.settle(
        AdjustBalance(cast.ANNA, correction),
        RequestLeave(cast.ANNA, r1, cast.VACATION, asked, cast.NOW),
        ApproveRequest(cast.ANNA, r1, cast.BEN, cast.NOW),
    )
    why = said(await house.say(cast.ANNA, "why vacation"), Why)
    assert [(each.by.name, each.reason) for each in why.lines if each.by] == [("Carla Stein", "thanks")]
    assert [each.by.name for each in why.coming if each.by] == ["Ben Okafor"]
    later = said(await house.say(cast.ANNA, "why 14 august"), Why)
    assert (later.on, later.lines[-1].total) == (date(2026, 8, 14), later.balance.available)


async def test_why_of_an_unlimited_type_lists_what_was_taken(house: Rooms) -> None:
    await house.settle(
        RequestLeave(cast.ANNA, RequestId("r1"), cast.SICK, cast.asked("2026-07-29"), cast.NOW)
    )
    why = said(await house.say(cast.ANNA, "why sick"), Why)
    assert (why.type.id, why.balance.available, why.balance.taken) == (cast.SICK, None, 1)


async def test_where_nothing_can_be_asked_for_there_is_nothing_to_explain(house: Rooms) -> None:
    for kind in (await house.house.store.settings(cast.COMPANY)).leave_types.values():
        await house.settle(DefineLeaveType(replace(kind, is_active=False)))
    assert said(await house.ask(cast.ANNA, intents.ShowWhy()), Notice).kind is NoticeKind.NOT_HERE_YET
