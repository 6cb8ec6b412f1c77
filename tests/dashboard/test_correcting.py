"""Balances corrected by hand: what there would be is shown first, what looks like a slip is asked about."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import NotFound, Stale, adjusting
from bot.dashboard.adjusting import Doubted
from bot.dashboard.trying import Mended, Pressed
from bot.screens.adjusting import AdjustValues
from domain.amounts import Amount
from domain.company.commands import ClosePast
from domain.ids import EmployeeId, LeaveTypeId
from domain.refusals import BalanceTooLow, ClosedPast, Need, NotPermitted, Refused
from tests import cast
from tests.dashboard.looking import balances, looked_at, made, wrong
from tests.rooms import Rooms, rooms

VALUES = AdjustValues(None, cast.VACATION, Amount(2), cast.TODAY, None, "Moving house")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def begun(house: Rooms) -> str:
    return (await adjusting.open_form(await house.visit(cast.CARLA), cast.ANNA)).begun


async def sent(house: Rooms, pressed: Pressed, values: AdjustValues = VALUES) -> object:
    return await adjusting.save(await house.visit(cast.CARLA), cast.ANNA, values, pressed)


async def test_the_form_shows_what_there_is_of_what_can_be_corrected(house: Rooms) -> None:
    form = await adjusting.open_form(await house.visit(cast.CARLA), cast.ANNA)
    assert [(each.type.name, each.available) for each in form.types] == [("Vacation", 24)]
    assert form.values.day == cast.TODAY
    far = await adjusting.open_form(await house.visit(cast.CARLA), cast.ANNA, date(9999, 12, 31))
    assert far.values.day == cast.TODAY


async def test_what_there_would_be_is_shown_and_then_corrected_once(house: Rooms) -> None:
    start = await begun(house)
    outlook = await looked_at(lambda pressed: sent(house, pressed), start)
    assert balances(outlook) == [("Vacation", 24, 26)]
    pressed = Pressed(start, outlook.seen)
    for _ in range(2):
        talk = await house.visit(cast.CARLA, press="once")
        assert await adjusting.save(talk, cast.ANNA, VALUES, pressed) is None
    anna = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    [adjustment] = anna.adjustments.values()
    assert (adjustment.amount, adjustment.by) == (2, cast.CARLA)
    assert adjustment.reason == "Moving house"
    with pytest.raises(Stale):
        await sent(house, Pressed(start))


async def test_a_correction_from_a_later_day_is_shown_on_that_day(house: Rooms) -> None:
    later = replace(VALUES, day=date(2026, 10, 1), last_day=date(2026, 12, 31))
    outlook = await looked_at(lambda pressed: sent(house, pressed, later), await begun(house))
    [person] = outlook.people
    assert [(each.on, each.after) for each in person.balances] == [(date(2026, 10, 1), 26)]


async def test_what_looks_like_a_slip_is_asked_about_and_done_when_meant(house: Rooms) -> None:
    start, values = await begun(house), replace(VALUES, amount=Amount(-40))
    talk = await house.visit(cast.CARLA)
    for attempt in (
        adjusting.look(talk, cast.ANNA, values, Pressed(start)),
        adjusting.save(talk, cast.ANNA, values, Pressed(start)),
    ):
        with pytest.raises(Doubted) as doubted:
            await attempt
        assert isinstance(doubted.value.doubt, BalanceTooLow)
    await made(lambda pressed: sent(house, pressed, replace(values, is_meant=True)), start)
    form = await adjusting.open_form(talk, cast.ANNA)
    assert [each.available for each in form.types] == [-16]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount": None}, {"amount": "missing"}),
        ({"amount": Amount(0)}, {"amount": "missing"}),
        ({"amount": Amount(10**9)}, {"amount": "Unsettled"}),
        ({"reason": " "}, {"reason": "missing"}),
        ({"reason": "x" * 1001}, {"reason": "too_long"}),
        ({"day": None}, {"day": "missing"}),
        ({"day": date(1, 1, 1)}, {"day": "too_far_away"}),
        ({"last_day": date(9999, 12, 31)}, {"last_day": "too_far_away"}),
        ({"last_day": date(2026, 7, 1)}, {"last_day": "before_first_day"}),
        ({"leave_type_id": LeaveTypeId("of-another-company")}, {"leave_type": "no_such_choice"}),
        ({"leave_type_id": cast.SICK}, {"leave_type": "no_such_choice"}),
    ],
)
async def test_what_is_wrong_is_said_under_its_field(
    house: Rooms, changes: dict[str, object], expected: dict[str, object]
) -> None:
    with pytest.raises(Mended) as mended:
        await sent(house, Pressed(await begun(house)), replace(VALUES, **changes))  # type: ignore[arg-type]
    found = {
        field: said.__name__ if isinstance(said, type) else said
        for field, said in wrong(mended.value).items()
    }
    assert found == expected


async def test_the_closed_past_stays_as_it_is(house: Rooms) -> None:
    await house.settle(ClosePast(date(2026, 6, 30)))
    early = replace(VALUES, day=date(2026, 6, 1))
    with pytest.raises(Mended) as mended:
        await sent(house, Pressed(await begun(house)), early)
    assert wrong(mended.value) == {"day": ClosedPast}


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_corrections_are_for_administrators(house: Rooms, who: str) -> None:
    talk = await house.visit(who)
    for attempt in (
        adjusting.open_form(talk, cast.ANNA),
        adjusting.look(talk, cast.ANNA, VALUES, Pressed("")),
        adjusting.save(talk, cast.ANNA, VALUES, Pressed("")),
    ):
        with pytest.raises(Refused) as refused:
            await attempt
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_nobody_of_another_company_is_found(house: Rooms) -> None:
    with pytest.raises(NotFound):
        await adjusting.save(await house.visit(cast.CARLA), EmployeeId("stranger"), VALUES, Pressed(""))
