"""Stand-ins: who may name one, for whom, and who is told."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.intents.settling import EndStandIn, LookAtStandIn, NameStandIn, OpenStandIn
from bot.screens import Help, Notice, NoticeKind, NotUnderstood, Refusing, StandInForm, StandInNews
from bot.screens.facts import PersonFact
from bot.screens.standing_in import StandInFact, StandInValues
from domain.company.commands import DefineDepartment
from domain.company.places import Department, StandIn
from domain.employees.commands import DeactivateEmployee, LeaveCompany
from domain.leave.requests import Step
from domain.refusals import Need, NoLongerEmployed, NoSuchEmployee, NotPermitted
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

AUGUST, HALF_WAY = date(2026, 8, 3), date(2026, 8, 14)
DORA = StandInValues(cast.DORA, AUGUST, HALF_WAY)
BEN = PersonFact(cast.BEN, "Ben Okafor")
FACT = StandInFact(BEN, PersonFact(cast.DORA, "Dora Ellis"), AUGUST, HALF_WAY)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def present(house: Rooms, who: str = cast.BEN) -> StandIn | None:
    return (await house.house.store.settings(cast.COMPANY)).stand_ins.get(cast.EmployeeId(who))


async def name(house: Rooms, who: str = cast.BEN, values: StandInValues = DORA) -> StandInNews:
    return redrawn(await house.ask(who, NameStandIn(values)), StandInNews)


async def test_words_fill_in_who_and_when(house: Rooms) -> None:
    form = opened(
        await house.say(cast.BEN, "standin <@dora|Dora> 3-14 august".replace("dora", "DORA")), StandInForm
    )
    assert form.values == StandInValues("DORA", AUGUST, HALF_WAY)
    assert (form.may_choose_whom, form.present) == (False, None)
    form = opened(await house.say(cast.BEN, "Vertretung"), StandInForm)
    assert form.values == StandInValues(first_day=cast.TODAY)
    form = opened(await house.say(cast.CARLA, "stand-in <@DORA> for <@BEN> 3 august"), StandInForm)
    assert form.values == StandInValues("DORA", AUGUST, AUGUST, "BEN")
    assert form.may_choose_whom


@pytest.mark.parametrize(
    "words", ["standin <@DORA> whenever", "standin <@DORA> 3 august morning", "standin <@A> <@B> <@C>"]
)
async def test_what_is_unclear_is_not_guessed(house: Rooms, words: str) -> None:
    said(await house.say(cast.BEN, words), NotUnderstood)


async def test_who_decides_nothing_needs_nobody(house: Rooms) -> None:
    refused = said(await house.ask(cast.ANNA, OpenStandIn()), Notice)
    assert refused.kind is NoticeKind.NOTHING_TO_STAND_IN_FOR
    late = redrawn(await house.ask(cast.ANNA, LookAtStandIn(DORA)), Notice)
    assert late.kind is NoticeKind.NOTHING_TO_STAND_IN_FOR
    assert mended(await house.ask(cast.ANNA, NameStandIn(DORA))) == {"for_person": "decides_nothing"}
    assert await present(house, cast.ANNA) is None


async def test_who_decides_in_a_step_may_name_one(house: Rooms) -> None:
    steps = (Step((cast.ANNA,)),)
    await house.settle(
        DefineDepartment(Department(cast.ENGINEERING, "Engineering", (cast.BEN,), None, steps))
    )
    opened(await house.ask(cast.ANNA, OpenStandIn()), StandInForm)


@pytest.mark.parametrize(("who", "may"), [(cast.ANNA, False), (cast.BEN, True), (cast.CARLA, True)])
async def test_help_names_it_for_who_decides(house: Rooms, who: str, may: bool) -> None:
    assert said(await house.ask(who, intents.ShowHelp()), Help).may_name_stand_in is may


async def test_an_approver_names_who_decides_instead_and_they_are_told(house: Rooms) -> None:
    assert await name(house) == StandInNews(FACT, cast.BEN, today=cast.TODAY)
    assert await present(house) == StandIn(cast.BEN, cast.DORA, AUGUST, HALF_WAY)
    await house.deliver()
    assert house.posts.to(cast.DORA, StandInNews) == [StandInNews(FACT, cast.DORA, today=cast.TODAY)]
    assert house.posts.to(cast.BEN, StandInNews) == []
    form = opened(await house.ask(cast.BEN, OpenStandIn()), StandInForm)
    assert form.present == FACT


async def test_the_same_again_tells_nobody_twice(house: Rooms) -> None:
    await name(house)
    await name(house)
    await house.deliver()
    assert len(house.posts.to(cast.DORA, StandInNews)) == 1


async def test_an_administrator_does_it_for_others_and_both_are_told(house: Rooms) -> None:
    values = replace(DORA, for_user_id=cast.BEN)
    assert redrawn(await house.ask(cast.CARLA, LookAtStandIn(values)), StandInForm).present is None
    await name(house, cast.CARLA, values)
    await house.deliver()
    for who in (cast.BEN, cast.DORA):
        assert house.posts.to(who, StandInNews) == [StandInNews(FACT, who, today=cast.TODAY)]
    assert redrawn(await house.ask(cast.CARLA, LookAtStandIn(values)), StandInForm).present == FACT
    unknown = replace(values, for_user_id="nobody")
    assert redrawn(await house.ask(cast.CARLA, LookAtStandIn(unknown)), StandInForm).present is None


async def test_nobody_else_does_it_for_others(house: Rooms) -> None:
    values = replace(DORA, for_user_id=cast.CARLA)
    refused = redrawn(await house.ask(cast.BEN, NameStandIn(values)), Refusing)
    assert refused.refusal == NotPermitted(Need.ADMINISTRATOR)
    await name(house, cast.BEN, replace(DORA, for_user_id=cast.BEN))


async def test_another_stand_in_takes_the_place_of_the_one_before_who_is_told(house: Rooms) -> None:
    await name(house)
    await house.deliver()
    await name(house, values=replace(DORA, user_id=cast.ANNA))
    await house.deliver()
    assert house.posts.to(cast.DORA, StandInNews)[1:] == [
        StandInNews(FACT, cast.DORA, is_over=True, today=cast.TODAY)
    ]
    assert len(house.posts.to(cast.ANNA, StandInNews)) == 1


async def test_it_is_ended_and_both_know(house: Rooms) -> None:
    await name(house)
    await house.deliver()
    over = redrawn(await house.ask(cast.CARLA, EndStandIn(cast.BEN)), StandInNews)
    assert over == StandInNews(FACT, cast.CARLA, is_over=True, today=cast.TODAY)
    await house.deliver()
    for who in (cast.BEN, cast.DORA):
        assert house.posts.to(who, StandInNews)[-1] == replace(over, reader_id=who)
    again = redrawn(await house.ask(cast.BEN, EndStandIn(cast.BEN)), Notice)
    assert again.kind is NoticeKind.NO_STAND_IN


async def test_nobody_else_ends_it(house: Rooms) -> None:
    await name(house)
    refused = said(await house.ask(cast.DORA, EndStandIn(cast.BEN)), Refusing)
    assert refused.refusal == NotPermitted(Need.ADMINISTRATOR)
    assert await present(house) is not None


async def test_one_that_is_over_is_not_shown(house: Rooms) -> None:
    await name(house, values=replace(DORA, first_day=cast.TODAY, last_day=cast.TODAY))
    assert opened(await house.ask(cast.BEN, OpenStandIn()), StandInForm).present is not None
    house.clock.at = house.clock.at.replace(month=8)
    assert opened(await house.ask(cast.BEN, OpenStandIn()), StandInForm).present is None


async def test_without_a_last_day_it_is_until_further_notice(house: Rooms) -> None:
    await name(house, values=replace(DORA, first_day=None, last_day=None))
    assert await present(house) == StandIn(cast.BEN, cast.DORA, cast.TODAY, None)
    assert opened(await house.ask(cast.BEN, OpenStandIn()), StandInForm).present is not None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (replace(DORA, user_id=None), {"person": "missing"}),
        (replace(DORA, user_id="nobody"), {"person": NoSuchEmployee}),
        (replace(DORA, user_id=cast.BEN), {"person": "same_person"}),
        (replace(DORA, last_day=cast.TODAY), {"last_day": "before_first_day"}),
        (replace(DORA, first_day=date(2026, 7, 1), last_day=date(2026, 7, 2)), {"last_day": "day_over"}),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    house: Rooms, values: StandInValues, expected: dict[str, object]
) -> None:
    assert mended(await house.ask(cast.BEN, NameStandIn(values))) == expected
    assert await present(house) is None


async def test_whom_nobody_knows_nobody_stands_in_for(house: Rooms) -> None:
    values = replace(DORA, for_user_id="nobody")
    assert mended(await house.ask(cast.CARLA, NameStandIn(values))) == {"for_person": NoSuchEmployee}


async def test_who_has_left_does_not_stand_in(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.DORA, date(2026, 7, 1)))
    assert mended(await house.ask(cast.BEN, NameStandIn(DORA))) == {"person": NoLongerEmployed}


async def test_who_is_gone_is_told_nothing(house: Rooms) -> None:
    await name(house)
    await house.settle(DeactivateEmployee(cast.DORA))
    await house.deliver()
    assert house.posts.to(cast.DORA, StandInNews) == []
