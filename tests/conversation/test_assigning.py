"""Working hours settled in chat: who may, what is shown before it is saved, and what follows."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.intents import Intent
from bot.intents.settling import ForeseePattern, OpenPattern, SettlePattern, ShowSettings
from bot.ports import Context, Origin
from bot.screens import (
    Help,
    Notice,
    NoticeKind,
    NotUnderstood,
    PatternForm,
    PatternNews,
    Recounted,
    Refusing,
    SettingsMenu,
)
from bot.screens.facts import PersonFact
from bot.screens.terms import PatternValues
from domain.amounts import Amount
from domain.company.commands import ClosePast
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee
from domain.employees.employee import Employee
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.refusals import ClosedPast, Need, NoSuchEmployee, NotPermitted
from domain.working_pattern import FREE, FULL_TIME, Work, WorkingPattern
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

AUGUST = date(2026, 8, 1)
FOUR_DAYS = WorkingPattern(((Work(240, 240),) * 4 + (FREE,) * 3,))
TEXT = "monday: 8h\ntuesday: 8h\nwednesday: 8h\nthursday: 8h"
VALUES = PatternValues(cast.ANNA, TEXT, AUGUST)
ANNA = PersonFact(cast.ANNA, "Anna Kovács")


@pytest.fixture
async def house() -> Rooms:
    """Anna has the first week of August off."""
    found = await rooms()
    week = cast.asked("2026-08-03", "2026-08-07")
    await found.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW))
    return found


async def anna(house: Rooms) -> Employee:
    return await house.house.store.employee(cast.COMPANY, cast.ANNA)


async def looked_at(house: Rooms, values: PatternValues = VALUES) -> PatternForm:
    return redrawn(await house.ask(cast.CARLA, ForeseePattern(values)), PatternForm)


async def test_the_form_opens_with_what_the_person_works_at_present(house: Rooms) -> None:
    form = opened(await house.say(cast.CARLA, "pattern <@X>"), PatternForm)
    assert (form.person, form.present) == (None, None)
    form = opened(await house.ask(cast.CARLA, OpenPattern(cast.ANNA)), PatternForm)
    assert (form.person, form.present, form.present_text) == (ANNA, FULL_TIME, "8h")
    assert form.values == PatternValues(cast.ANNA, None, cast.TODAY)
    assert form.foreseen is None
    assert opened(await house.say(cast.CARLA, "Arbeitszeit"), PatternForm).values.user_id is None


@pytest.mark.parametrize("words", ["pattern anna", "pattern <@A> <@B>", "pattern <@A> now"])
async def test_one_person_is_named_or_nobody(house: Rooms, words: str) -> None:
    said(await house.say(cast.CARLA, words), NotUnderstood)


@pytest.mark.parametrize("intent", [OpenPattern(), ForeseePattern(VALUES), SettlePattern(VALUES)])
@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN])
async def test_it_is_for_administrators(house: Rooms, who: str, intent: Intent) -> None:
    reply = await house.ask(who, intent)
    shown = said(reply, Refusing) if isinstance(intent, OpenPattern) else redrawn(reply, Refusing)
    assert shown.refusal == NotPermitted(Need.ADMINISTRATOR)
    assert len((await anna(house)).assignments) == 1


async def test_it_says_who_is_affected_and_how_before_it_is_saved(house: Rooms) -> None:
    form = await looked_at(house)
    assert form.foreseen is not None
    [shift] = form.foreseen.people
    assert shift.person == ANNA
    [balance], [leave] = shift.balances, shift.leave
    assert (balance.before, balance.after) == (Amount(19), Amount(20))
    assert (leave.asked, leave.before, leave.after) == (
        cast.asked("2026-08-03", "2026-08-07"),
        Amount(5),
        Amount(4),
    )
    assert len((await anna(house)).assignments) == 1


async def test_what_has_not_been_shown_is_shown_first_and_then_saved(house: Rooms) -> None:
    form = redrawn(await house.ask(cast.CARLA, SettlePattern(VALUES)), PatternForm)
    assert form.foreseen is not None
    assert len((await anna(house)).assignments) == 1
    edited = replace(form.values, text="6h")
    again = redrawn(await house.ask(cast.CARLA, SettlePattern(edited)), PatternForm)
    assert again.values.seen != form.values.seen
    done = redrawn(await house.ask(cast.CARLA, SettlePattern(form.values)), PatternNews)
    assert done == PatternNews(ANNA, FOUR_DAYS, AUGUST, cast.CARLA, cast.TODAY)
    employee = await anna(house)
    assert employee.assignment(AUGUST).pattern == FOUR_DAYS
    assert employee.requests[RequestId("r1")].amount == 4


async def test_the_person_is_told_of_the_hours_and_of_the_leave_that_is_counted_anew(house: Rooms) -> None:
    form = await looked_at(house)
    await house.ask(cast.CARLA, SettlePattern(form.values))
    await house.deliver()
    news = PatternNews(ANNA, FOUR_DAYS, AUGUST, cast.ANNA, cast.TODAY)
    assert house.posts.to(cast.ANNA, PatternNews) == [news]
    assert len(house.posts.to(cast.ANNA, Recounted)) == 1
    assert house.posts.to(cast.CARLA, PatternNews) == []


async def test_who_moves_to_another_department_and_works_as_before_hears_of_no_hours(house: Rooms) -> None:
    moved = AssignEmployee(cast.ANNA, Assignment(cast.BERLIN, cast.SALES), AUGUST)
    context = Context(cast.COMPANY, cast.CARLA, Origin.SLACK, "moved", cast.NOW)
    await house.house.handling.handle(context, moved)
    await house.deliver()
    assert house.posts.to(cast.ANNA, PatternNews) == []


async def test_the_hours_of_the_place_are_not_ones_own(house: Rooms) -> None:
    for text in (TEXT, "8h"):
        form = await looked_at(house, replace(VALUES, text=text))
        await house.ask(cast.CARLA, SettlePattern(form.values))
    assert (await anna(house)).assignment(AUGUST).pattern is None
    await house.deliver()
    news = house.posts.to(cast.ANNA, PatternNews)[-1]
    assert isinstance(news, PatternNews)
    assert news.pattern == FULL_TIME


async def test_the_same_hours_are_of_no_consequence(house: Rooms) -> None:
    form = await looked_at(house, replace(VALUES, text="8h"))
    assert form.foreseen is not None
    assert (form.foreseen.people, form.foreseen.others) == ((), 0)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (replace(VALUES, user_id=None), {"person": "missing"}),
        (replace(VALUES, user_id="nobody"), {"person": NoSuchEmployee}),
        (replace(VALUES, from_day=None), {"from_day": "missing"}),
        (replace(VALUES, text=None), {"pattern": "missing"}),
        (replace(VALUES, text="often"), {"pattern": "not_a_pattern"}),
        (replace(VALUES, text="0h"), {"pattern": "not_a_pattern"}),
        (replace(VALUES, text="monday: 30h"), {"pattern": "not_a_pattern"}),
        (replace(VALUES, text="starts_on: 2026-08-04\nweeks: [{monday: 8h}]"), {"pattern": "not_a_pattern"}),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    house: Rooms, values: PatternValues, expected: dict[str, object]
) -> None:
    assert mended(await house.ask(cast.CARLA, SettlePattern(values))) == expected
    assert (await looked_at(house, values)).foreseen is None


async def test_the_closed_past_stays_as_it_is(house: Rooms) -> None:
    await house.settle(ClosePast(date(2026, 6, 30)))
    early = replace(VALUES, from_day=date(2026, 6, 1))
    assert mended(await house.ask(cast.CARLA, SettlePattern(early))) == {"from_day": ClosedPast}
    form = await looked_at(house, early)
    assert isinstance(form.refusal, ClosedPast)
    assert (form.foreseen, form.values.seen) == (None, None)


async def test_settings_offer_what_the_reader_may(house: Rooms) -> None:
    assert said(await house.say(cast.CARLA, "settings"), SettingsMenu) == SettingsMenu(True, True, True)
    assert said(await house.say(cast.BEN, "Einstellungen"), SettingsMenu) == SettingsMenu(False, True, True)
    nothing = said(await house.ask(cast.ANNA, ShowSettings(), None), Notice)
    assert nothing.kind is NoticeKind.NOTHING_TO_SETTLE


@pytest.mark.parametrize(("who", "may"), [(cast.BEN, False), (cast.CARLA, True)])
async def test_help_names_settings_for_administrators(house: Rooms, who: str, may: bool) -> None:
    assert said(await house.ask(who, intents.ShowHelp()), Help).may_settle is may
