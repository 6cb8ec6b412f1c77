"""Balances corrected by hand: who may, what is asked once more, who is told, and where it stands."""

from dataclasses import replace
from datetime import date

import pytest

from bot.intents import Intent, ShowWhy
from bot.intents.settling import Adjust, LookAtBalance, OpenAdjust
from bot.screens import AdjustedNews, AdjustForm, NotUnderstood, Refusing, Why
from bot.screens.adjusting import AdjustValues
from bot.screens.facts import PersonFact
from domain.amounts import Amount
from domain.company.commands import ClosePast, DefineLeaveType
from domain.flaws import Flaw
from domain.leave.entries import Kind
from domain.leave.requests import Adjustment
from domain.policies.leave_type import LeaveType
from domain.refusals import (
    BalanceTooLow,
    ClosedPast,
    GrantTooLarge,
    GrantTwice,
    Need,
    NoSuchEmployee,
    NotPermitted,
    Unsettled,
)
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

UNTIL = date(2026, 12, 31)
TWO_MORE = AdjustValues(cast.ANNA, cast.VACATION, Amount(2), cast.TODAY, UNTIL, "Moved on a Saturday")
ANNA, CARLA = PersonFact(cast.ANNA, "Anna Kovács"), PersonFact(cast.CARLA, "Carla Stein")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def adjustments(house: Rooms, who: str = cast.ANNA) -> list[Adjustment]:
    employee = await house.house.store.employee(cast.COMPANY, cast.EmployeeId(who))
    return list(employee.adjustments.values())


async def corrected(house: Rooms, values: AdjustValues = TWO_MORE) -> AdjustedNews:
    return redrawn(await house.ask(cast.CARLA, Adjust(values)), AdjustedNews)


async def test_the_form_opens_with_what_the_person_has(house: Rooms) -> None:
    form = opened(await house.ask(cast.CARLA, OpenAdjust(cast.ANNA)), AdjustForm)
    assert form.values == AdjustValues(cast.ANNA, day=cast.TODAY)
    assert form.person == ANNA
    assert [(each.type.id, each.available) for each in form.types] == [(cast.VACATION, Amount(24))]
    form = opened(await house.say(cast.CARLA, "Korrektur <@X>"), AdjustForm)
    assert (form.values.user_id, form.person, form.types[0].available) == ("X", None, None)
    assert opened(await house.say(cast.CARLA, "adjust"), AdjustForm).values.user_id is None
    said(await house.say(cast.CARLA, "adjust anna"), NotUnderstood)


@pytest.mark.parametrize("intent", [OpenAdjust(), LookAtBalance(TWO_MORE), Adjust(TWO_MORE)])
@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN])
async def test_it_is_for_administrators(house: Rooms, who: str, intent: Intent) -> None:
    reply = await house.ask(who, intent)
    shown = said(reply, Refusing) if isinstance(intent, OpenAdjust) else redrawn(reply, Refusing)
    assert shown.refusal == NotPermitted(Need.ADMINISTRATOR)
    assert await adjustments(house) == []


async def test_another_day_shows_what_there_is_then(house: Rooms) -> None:
    next_year = replace(TWO_MORE, day=date(2027, 1, 4))
    form = redrawn(await house.ask(cast.CARLA, LookAtBalance(next_year)), AdjustForm)
    assert form.types[0].available == 29
    undated = redrawn(await house.ask(cast.CARLA, LookAtBalance(replace(TWO_MORE, day=None))), AdjustForm)
    assert undated.types[0].available == 24


async def test_the_person_is_told_and_finds_it_in_the_balance(house: Rooms) -> None:
    news = await corrected(house)
    assert news == AdjustedNews(
        ANNA,
        news.type,
        Amount(2),
        cast.TODAY,
        UNTIL,
        "Moved on a Saturday",
        CARLA,
        Amount(26),
        cast.CARLA,
        cast.TODAY,
    )
    await house.deliver()
    assert house.posts.to(cast.ANNA, AdjustedNews) == [replace(news, reader_id=cast.ANNA)]
    assert house.posts.to(cast.CARLA, AdjustedNews) == []
    why = said(await house.ask(cast.ANNA, ShowWhy(cast.VACATION)), Why)
    [line] = [each for each in why.lines if each.entry.kind is Kind.ADJUSTMENT]
    assert (line.entry.amount, line.by, line.reason) == (Amount(2), CARLA, "Moved on a Saturday")


async def test_who_corrects_their_own_balance_is_not_told_of_it(house: Rooms) -> None:
    await corrected(house, replace(TWO_MORE, user_id=cast.CARLA))
    await house.deliver()
    assert house.posts.to(cast.CARLA, AdjustedNews) == []
    assert len(await adjustments(house, cast.CARLA)) == 1


async def test_without_a_day_it_is_today_and_without_a_last_day_for_ever(house: Rooms) -> None:
    await corrected(house, replace(TWO_MORE, day=None, last_day=None, leave_type_id=None))
    [adjustment] = await adjustments(house)
    assert (adjustment.day, adjustment.last_day) == (cast.TODAY, None)
    assert (adjustment.leave_type_id, adjustment.by) == (cast.VACATION, cast.CARLA)


@pytest.mark.parametrize(
    ("values", "doubt"),
    [
        (replace(TWO_MORE, amount=Amount(-25)), BalanceTooLow),
        (replace(TWO_MORE, amount=Amount(200)), GrantTooLarge),
        (TWO_MORE, GrantTwice),
    ],
)
async def test_what_looks_like_a_slip_is_done_when_it_is_meant(
    house: Rooms, values: AdjustValues, doubt: type
) -> None:
    if doubt is GrantTwice:
        await corrected(house)
    before = len(await adjustments(house))
    form = redrawn(await house.ask(cast.CARLA, Adjust(values)), AdjustForm)
    assert isinstance(form.doubt, doubt)
    assert form.values == values
    assert len(await adjustments(house)) == before
    await corrected(house, replace(values, is_meant=True))
    assert len(await adjustments(house)) == before + 1


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (replace(TWO_MORE, user_id=None), {"person": "missing"}),
        (replace(TWO_MORE, user_id="nobody"), {"person": NoSuchEmployee}),
        (replace(TWO_MORE, amount=None), {"amount": "missing"}),
        (replace(TWO_MORE, amount=Amount(0)), {"amount": "missing"}),
        (replace(TWO_MORE, amount=Amount(1, 3**9)), {"amount": Unsettled}),
        (replace(TWO_MORE, reason="  "), {"reason": "missing"}),
        (replace(TWO_MORE, reason="x" * 1001), {"reason": "too_long"}),
        (replace(TWO_MORE, last_day=date(2026, 7, 1)), {"last_day": "before_first_day"}),
        (replace(TWO_MORE, day=date(2026, 1, 5)), {"day": ClosedPast}),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    house: Rooms, values: AdjustValues, expected: dict[str, object]
) -> None:
    await house.settle(ClosePast(date(2026, 6, 30)))
    assert mended(await house.ask(cast.CARLA, Adjust(values))) == expected
    assert await adjustments(house) == []


async def test_without_a_type_that_is_limited_there_is_no_balance_to_correct(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_limited=False)))
    refused = said(await house.ask(cast.CARLA, OpenAdjust()), Refusing)
    assert refused.refusal == Unsettled("leave_types", Flaw.NOTHING_TO_ASK_FOR)
