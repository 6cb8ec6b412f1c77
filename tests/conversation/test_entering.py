"""Leave entered for somebody else: who may, what it takes, and what is told."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.conversation.saying import understand
from bot.people import recognise
from bot.screens import (
    ApprovalCard,
    DateChoice,
    Help,
    Notice,
    NoticeKind,
    NotUnderstood,
    Outcome,
    Refusing,
    RequestForm,
)
from bot.screens.requesting import FormValues
from bot.talk import Talk
from domain.company.commands import DefineRule
from domain.ids import EmployeeId, RequestId, RuleId
from domain.leave.commands import RecordLeave
from domain.leave.requests import Status
from domain.policies.rules import Blackout, Rule, Severity
from domain.refusals import Need, NotPermitted, Overlaps, PastLeave
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, identity, rooms

R1 = RequestId("r1")
CLOSING = Blackout(date(2026, 8, 12), date(2026, 8, 13), "Stocktaking")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


def values(first: str = "2026-08-10", last: str = "2026-08-14", **changes: object) -> FormValues:
    days = cast.asked(first, last).period
    filled = FormValues(R1, cast.VACATION, days.first_day, days.last_day, employee_id=cast.ANNA)
    return replace(filled, **changes)  # type: ignore[arg-type]


async def open_for(house: Rooms, who: EmployeeId, whom: str = "anna", text: str = "") -> RequestForm:
    return opened(await house.ask(who, intents.EnterFor(whom, text)), RequestForm)


async def recount(house: Rooms, who: EmployeeId, filled: FormValues) -> RequestForm:
    return redrawn(await house.ask(who, intents.Recount(filled)), RequestForm)


@pytest.mark.parametrize("who", [cast.BEN, cast.CARLA])
async def test_who_decides_for_somebody_and_administrators_enter_leave_for_them(
    house: Rooms, who: EmployeeId
) -> None:
    filled = await open_for(house, who, text="10-14 August")
    assert filled.person is not None
    assert (filled.person.name, filled.needs_approval) == ("Anna Kovács", False)
    assert filled.cost is not None
    assert (filled.cost.before, filled.cost.after) == (24, 19)
    card = redrawn(await house.ask(who, intents.SendRequest(filled.values)), ApprovalCard)
    assert card.request.status is Status.APPROVED
    assert card.request.entered_by is not None
    await house.deliver()
    [news] = house.posts.to("anna", Outcome)
    assert isinstance(news, Outcome)
    assert news.request.entered_by == card.request.entered_by


@pytest.mark.parametrize("who", [cast.DORA, cast.ANNA])
async def test_nobody_else_does(house: Rooms, who: EmployeeId) -> None:
    for intent in (
        intents.EnterFor("ben", "10 August"),
        intents.OpenRequest(employee_id=cast.BEN),
        intents.Recount(values(employee_id=cast.BEN)),
        intents.SendRequest(values(employee_id=cast.BEN)),
    ):
        assert said(await house.ask(who, intent), Refusing).refusal == NotPermitted(Need.APPROVER)


async def test_for_oneself_it_is_an_ordinary_request(house: Rooms) -> None:
    own = await open_for(house, cast.BEN, "ben", "10 August")
    assert (own.person, own.values.employee_id, own.needs_approval) == (None, None, True)


async def test_leave_of_another_is_opened_empty_from_their_card(house: Rooms) -> None:
    for intent in (intents.OpenRequest(employee_id=cast.ANNA), intents.EnterFor("anna", "")):
        empty = opened(await house.ask(cast.BEN, intent), RequestForm)
        assert (empty.values.first_day, empty.values.employee_id, empty.cost) == (None, cast.ANNA, None)
        assert not empty.needs_approval


async def test_words_that_are_no_days_and_people_nobody_knows_are_told(house: Rooms) -> None:
    said(await house.ask(cast.BEN, intents.EnterFor("anna", "hocus pocus")), NotUnderstood)
    unknown = said(await house.ask(cast.BEN, intents.EnterFor("U0NOBODY", "10 August")), Notice)
    assert unknown.kind is NoticeKind.NO_SUCH_PERSON
    choice = said(await house.ask(cast.BEN, intents.EnterFor("anna", "8/9")), DateChoice)
    assert choice.employee_id == cast.ANNA


async def test_a_rule_is_set_aside_with_a_reason_that_is_kept(house: Rooms) -> None:
    await house.settle(DefineRule(Rule(RuleId("closing"), CLOSING)))
    refused = await recount(house, cast.BEN, values())
    assert (type(refused.refusal).__name__, refused.asks_reason) == ("InBlackout", True)
    reply = await house.ask(cast.BEN, intents.SendRequest(values()))
    assert mended(reply) == {"reason": type(refused.refusal)}
    reasoned = await recount(house, cast.BEN, values(override="Agreed long ago"))
    assert (reasoned.refusal, reasoned.asks_reason) == (None, True)
    card = redrawn(await house.ask(cast.BEN, intents.SendRequest(reasoned.values)), ApprovalCard)
    assert card.request.override == "Agreed long ago"


async def test_what_only_warns_needs_no_reason(house: Rooms) -> None:
    await house.settle(DefineRule(Rule(RuleId("closing"), CLOSING, Severity.WARN)))
    warned = await recount(house, cast.BEN, values())
    assert (len(warned.found), warned.refusal, warned.asks_reason) == (1, None, False)


async def test_no_reason_helps_where_other_leave_stands(house: Rooms) -> None:
    week = cast.asked("2026-08-10", "2026-08-14")
    await house.settle(RecordLeave(cast.ANNA, RequestId("r0"), cast.VACATION, week, cast.NOW))
    taken = await recount(house, cast.BEN, values(override="Please"))
    assert (type(taken.refusal), taken.asks_reason) == (Overlaps, False)
    assert mended(await house.ask(cast.BEN, intents.SendRequest(values()))) == {"first_day": Overlaps}


async def test_leave_of_long_ago_is_entered_by_administrators_who_say_why(house: Rooms) -> None:
    past = values("2026-05-04", "2026-05-08")
    by_approver = await recount(house, cast.BEN, past)
    assert (type(by_approver.refusal), by_approver.asks_reason) == (PastLeave, False)
    assert (await recount(house, cast.CARLA, past)).asks_reason
    reasoned = replace(past, override="Found in the old book")
    card = redrawn(await house.ask(cast.CARLA, intents.SendRequest(reasoned)), ApprovalCard)
    assert card.request.status is Status.APPROVED


async def test_what_is_wrong_with_the_days_is_told_as_ever(house: Rooms) -> None:
    reply = await house.ask(cast.BEN, intents.SendRequest(values(first_day=None)))
    assert mended(reply) == {"first_day": "missing"}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("for <@UANNA> 6-10 July", "6-10 July"),
        ("request for <@UANNA|anna> 6-10 July", "6-10 July"),
        ("für <@UANNA> 6.-10. Juli", "6.-10. Juli"),
        ("krank fuer <@UANNA> heute", "krank   heute"),
        ("pour <@UANNA> du 6 au 10 juillet", "du 6 au 10 juillet"),
        ("Para <@UANNA> del 6 al 10 de julio", "del 6 al 10 de julio"),
        ("for <@UANNA>", ""),
    ],
)
async def test_leave_for_somebody_is_typed_in_four_languages(house: Rooms, typed: str, text: str) -> None:
    talk = await recognise(house.house, intents.Asker(identity("ben"), "d"))
    assert isinstance(talk, Talk)
    assert understand(talk, typed) == intents.EnterFor("UANNA", text)


async def test_a_word_of_its_own_before_it_means_that(house: Rooms) -> None:
    talk = await recognise(house.house, intents.Asker(identity("ben"), "d"))
    assert isinstance(talk, Talk)
    assert not isinstance(understand(talk, "balance for <@UANNA>"), intents.EnterFor)
    assert understand(talk, "for tomorrow") is None


async def test_help_shows_it_to_those_who_decide(house: Rooms) -> None:
    shown = [said(await house.say(who, "help"), Help).may_enter for who in (cast.ANNA, cast.BEN, cast.CARLA)]
    assert shown == [False, True, True]
