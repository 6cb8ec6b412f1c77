"""What was known once: a balance and its ledger from what had been recorded by the end of a day."""

from datetime import UTC, date, datetime

import pytest

from bot import intents
from bot.conversation.saying import understand
from bot.people import recognise
from bot.screens import Balances, Notice, NoticeKind, NotUnderstood, Why
from bot.screens.facts import BalanceFact
from bot.talk import Talk
from domain.amounts import Amount
from domain.company.commands import DefineLeaveType, DefineLocation, DefinePolicy
from domain.company.places import Location
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee
from domain.ids import LeaveTypeId, LocationId, RequestId
from domain.leave.commands import ApproveRequest, RequestLeave
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from tests import cast
from tests.conversation.answers import said
from tests.rooms import Rooms, identity, rooms

STUDY = LeaveTypeId("study")
THURSDAY, FRIDAY, NEXT_WEEK = date(2026, 7, 30), date(2026, 7, 31), date(2026, 8, 5)
MIDNIGHT = datetime(2026, 7, 30, 22, tzinfo=UTC)
"""At the end of Thursday in Berlin; in London it is eleven."""


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def books_a_week(house: Rooms, who: str, at: datetime) -> None:
    """Five days of vacation in August, asked for and approved at a moment."""
    house.clock.at = at
    week = cast.asked("2026-08-10", "2026-08-14")
    approver = cast.CARLA if who == cast.DORA else cast.BEN
    employee_id = cast.DORA if who == cast.DORA else cast.ANNA
    await house.settle(
        RequestLeave(employee_id, RequestId("r1"), cast.VACATION, week, at),
        ApproveRequest(employee_id, RequestId("r1"), approver, at),
    )
    house.clock.at = datetime(2026, 8, 5, 9, tzinfo=UTC)


def vacation(facts: tuple[BalanceFact, ...]) -> Amount | None:
    return next(fact.available for fact in facts if fact.type.id == cast.VACATION)


async def test_what_came_later_is_not_counted_in_what_was_known_and_both_are_shown(house: Rooms) -> None:
    await books_a_week(house, cast.ANNA, MIDNIGHT)
    typed = "balance on 14 august as known on 30 july"
    shown = said(await house.say(cast.ANNA, typed), Balances)
    assert (shown.on, vacation(shown.balances)) == (date(2026, 8, 14), 24)
    assert shown.hindsight is not None
    assert (shown.hindsight.day, vacation(shown.hindsight.now)) == (THURSDAY, 19)


@pytest.mark.parametrize(("who", "known"), [(cast.ANNA, 24), (cast.DORA, 19)])
async def test_a_day_ends_by_the_clock_of_who_asks(house: Rooms, who: str, known: int) -> None:
    await books_a_week(house, who, MIDNIGHT)
    on_thursday = said(await house.ask(who, intents.ShowBalances(known_on=THURSDAY)), Balances)
    on_friday = said(await house.ask(who, intents.ShowBalances(known_on=FRIDAY)), Balances)
    assert [vacation(each.balances) for each in (on_thursday, on_friday)] == [known, 19]
    assert (on_thursday.on, on_thursday.is_today) == (THURSDAY, False)


async def test_the_ledger_has_the_lines_that_there_were(house: Rooms) -> None:
    await books_a_week(house, cast.ANNA, MIDNIGHT)
    then = said(await house.say(cast.ANNA, "why vacation 14 august as known on 30 july"), Why)
    now = said(await house.say(cast.ANNA, "why vacation 14 august"), Why)
    assert (then.lines, then.coming) == (now.lines[:-1], ())
    assert now.lines[-1].entry.request_id == "r1"
    assert then.hindsight is not None
    changed = then.hindsight.now_of(then.balance)
    assert changed is not None
    assert (then.balance.available, changed.available) == (24, 19)
    assert now.hindsight is None


async def test_terms_and_types_are_those_that_were_known(house: Rooms) -> None:
    house.clock.at = MIDNIGHT
    more = LeavePolicy(cast.VACATION, entitlement=Amount(30))
    study = LeavePolicy(STUDY, entitlement=Amount(5))
    await house.settle(
        DefineLeaveType(LeaveType(STUDY, "Study leave")),
        *(DefinePolicy(each, date.min) for each in (more, study)),
    )
    house.clock.at = datetime(2026, 8, 5, 9, tzinfo=UTC)
    shown = said(await house.ask(cast.ANNA, intents.ShowBalances(known_on=THURSDAY)), Balances)
    assert shown.hindsight is not None
    assert (vacation(shown.balances), vacation(shown.hindsight.now)) == (24, 30)
    assert STUDY not in [each.type.id for each in shown.balances]
    assert STUDY in [each.type.id for each in shown.hindsight.now]


async def test_what_is_known_today_is_what_is_known_now(house: Rooms) -> None:
    await books_a_week(house, cast.ANNA, MIDNIGHT)
    shown = said(await house.say(cast.ANNA, "balance as known today"), Balances)
    assert shown.is_today
    assert shown.hindsight is not None
    assert shown.hindsight.now == shown.balances
    assert not any(shown.hindsight.now_of(each) for each in shown.balances)


@pytest.mark.parametrize("ability", ["balance", "why"])
async def test_nobody_knows_what_will_be_known(house: Rooms, ability: str) -> None:
    notice = said(await house.say(cast.ANNA, f"{ability} as known tomorrow"), Notice)
    assert notice == Notice(NoticeKind.NOT_KNOWN_YET, day=THURSDAY)


@pytest.mark.parametrize("ability", ["balance", "why"])
async def test_before_the_company_was_here_nothing_was_known(house: Rooms, ability: str) -> None:
    notice = said(await house.say(cast.ANNA, f"{ability} as known on 28 july"), Notice)
    assert notice == Notice(NoticeKind.NOTHING_KNOWN_THEN, day=cast.TODAY)


async def test_where_somebody_works_may_have_been_heard_of_before_the_place(house: Rooms) -> None:
    lisbon = LocationId("lisbon")
    house.clock.at = datetime(2026, 8, 1, 9, tzinfo=UTC)
    await house.settle(DefineLocation(Location(lisbon, "Lisbon", "PT", None, "Europe/Lisbon"), date.min))
    house.clock.at = datetime(2026, 7, 31, 9, tzinfo=UTC)
    await house.settle(AssignEmployee(cast.ANNA, Assignment(lisbon, cast.ENGINEERING), NEXT_WEEK))
    house.clock.at = datetime(2026, 8, 5, 9, tzinfo=UTC)
    notice = said(await house.ask(cast.ANNA, intents.ShowBalances(known_on=FRIDAY)), Notice)
    assert notice.kind is NoticeKind.NOTHING_KNOWN_THEN
    said(await house.ask(cast.ANNA, intents.ShowBalances(known_on=date(2026, 8, 1))), Balances)


async def test_what_was_known_of_others_is_for_those_who_see_their_balances_now(house: Rooms) -> None:
    await books_a_week(house, cast.ANNA, MIDNIGHT)
    asked = intents.ShowBalances(None, cast.ANNA, THURSDAY)
    shown = said(await house.ask(cast.BEN, asked), Balances)
    assert (shown.person is not None, vacation(shown.balances)) == (True, 24)
    assert said(await house.ask(cast.DORA, asked), Notice).kind is NoticeKind.NOT_FOR_YOU


async def test_where_nothing_could_be_asked_for_there_is_nothing_to_explain(house: Rooms) -> None:
    for kind in (await house.house.store.settings(cast.COMPANY)).leave_types.values():
        await house.settle(DefineLeaveType(LeaveType(kind.id, kind.name, is_active=False)))
    house.clock.at = datetime(2026, 8, 5, 9, tzinfo=UTC)
    asked = intents.ShowWhy(known_on=cast.TODAY)
    assert said(await house.ask(cast.ANNA, asked), Notice).kind is NoticeKind.NOT_HERE_YET


async def test_a_look_back_leaves_the_books_of_today_where_they_are(house: Rooms) -> None:
    talk = await talk_of(house)
    books = talk.books(talk.me)
    await house.ask(cast.ANNA, intents.ShowBalances(known_on=cast.TODAY))
    assert talk.books(talk.me) is books


async def talk_of(house: Rooms) -> Talk:
    talk = await recognise(house.house, intents.Asker(identity(cast.ANNA), "d"))
    assert isinstance(talk, Talk)
    return talk


AUGUST, MARCH = date(2026, 8, 14), date(2026, 3, 1)
TYPED = {
    "balance on 14 August as known on 1 March": intents.ShowBalances(AUGUST, None, MARCH),
    "balance on 14 August, as known on 3 May 2024?": intents.ShowBalances(AUGUST, None, date(2024, 5, 3)),
    "balance vacation as known on 1 March": intents.ShowBalances(None, None, MARCH),
    "balance <@U1> as we knew it yesterday": intents.ShowBalances(None, "U1", date(2026, 7, 28)),
    "why as known on monday": intents.ShowWhy(None, None, date(2026, 7, 27)),
    "why vacation on 14 august as known on 1 march": intents.ShowWhy(cast.VACATION, AUGUST, MARCH),
    "Saldo am 14. August wie am 1. März bekannt": intents.ShowBalances(AUGUST, None, MARCH),
    "saldo am 14.8., Stand 1.3.": intents.ShowBalances(AUGUST, None, MARCH),
    "warum Urlaub nach Stand vom 1. März": intents.ShowWhy(cast.VACATION, None, MARCH),
    "solde le 14 août tel que connu le 1er mars": intents.ShowBalances(AUGUST, None, MARCH),
    "pourquoi, connu hier": intents.ShowWhy(None, None, date(2026, 7, 28)),
    "saldo el 14 de agosto según lo conocido el 1 de marzo": intents.ShowBalances(AUGUST, None, MARCH),
}  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
async def test_people_ask_for_what_was_known_as_they_speak(house: Rooms, typed: str) -> None:
    talk = await talk_of(house)
    assert understand(talk, typed) == TYPED[typed]


@pytest.mark.parametrize(
    "typed", ["balance as known at the party", "why as known in march", "balance 31 june as known today"]
)
async def test_a_day_of_knowledge_that_is_none_is_not_guessed(house: Rooms, typed: str) -> None:
    assert said(await house.say(cast.ANNA, typed), NotUnderstood).text == typed
