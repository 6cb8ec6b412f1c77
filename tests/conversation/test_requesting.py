"""Asking for leave: the form, what it says before it is sent, and what stands under its fields."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.screens import DateChoice, NotUnderstood, Receipt, Refusing, RequestForm
from bot.screens.requesting import FormValues, Misreading, PartChoice
from domain.amounts import HALF, Amount
from domain.company.commands import DefineLeaveType, DefinePolicy
from domain.employees.commands import DeactivateEmployee, LeaveCompany
from domain.ids import LeaveTypeId, RequestId
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Period, Span
from domain.policies.leave_type import LeaveType, Slice
from domain.policies.policy import LeavePolicy
from domain.refusals import (
    AlreadyFree,
    BalanceTooLow,
    BegunTooLongAgo,
    NoPolicy,
    NoSuchLeaveType,
    NotEmployedThen,
    NotYetUsable,
    Overlaps,
    ReasonNeeded,
    Refusal,
    SliceTooSmall,
    TooFarAhead,
    Unsettled,
)
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

MONDAY, FRIDAY = date(2026, 8, 10), date(2026, 8, 14)
R1 = RequestId("r1")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


def values(first: date | None = MONDAY, last: date | None = None, **changes: object) -> FormValues:
    return replace(FormValues(R1, cast.VACATION, first, last), **changes)  # type: ignore[arg-type]


async def send(house: Rooms, filled: FormValues) -> dict[str, object]:
    return mended(await house.ask(cast.ANNA, intents.SendRequest(filled)))


async def recount(house: Rooms, filled: FormValues) -> RequestForm:
    return redrawn(await house.ask(cast.ANNA, intents.Recount(filled)), RequestForm)


async def typed(house: Rooms, words: str) -> RequestForm:
    return opened(await house.say(cast.ANNA, words), RequestForm)


HOURS = PartChoice.HOURS
SLIPS = {
    "no first day": (values(None), {"first_day": "missing"}),
    "the last day before the first": (values(FRIDAY, MONDAY), {"last_day": "before_first_day"}),
    "a note of a novel": (values(note="x" * 1001), {"note": "too_long"}),
    "hours over two days": (values(MONDAY, FRIDAY, part=HOURS), {"last_day": "hours_on_one_day"}),
    "hours without a start": (values(part=HOURS, end=600), {"start": "missing"}),
    "hours without an end": (values(part=HOURS, start=540), {"end": "missing"}),
    "hours that end before they start": (values(part=HOURS, start=600, end=540), {"end": "before_start"}),
}


@pytest.mark.parametrize("filled", SLIPS.values(), ids=SLIPS)
async def test_a_slip_is_told_under_its_field_and_the_form_waits(
    house: Rooms, filled: tuple[FormValues, dict[str, object]]
) -> None:
    assert await send(house, filled[0]) == filled[1]
    assert (await recount(house, filled[0])).cost is None, "nothing can be counted yet"


REFUSED: dict[str, tuple[FormValues, str, type[Refusal]]] = {
    "a weekend": (values(date(2026, 8, 15), date(2026, 8, 16)), "first_day", AlreadyFree),
    "more than there is": (values(date(2026, 8, 3), date(2026, 9, 30)), "first_day", BalanceTooLow),
    "long ago": (values(date(2026, 6, 1)), "first_day", BegunTooLongAgo),
    "five years away": (values(date(2031, 8, 11)), "first_day", TooFarAhead),
    "hours of a type in days": (values(part=HOURS, start=540, end=600), "part", SliceTooSmall),
    "an errand without a reason": (values(leave_type_id=cast.ERRAND, note=" "), "note", ReasonNeeded),
}


@pytest.mark.parametrize("filled", REFUSED.values(), ids=REFUSED)
async def test_a_refusal_stands_under_the_field_it_is_about(
    house: Rooms, filled: tuple[FormValues, str, type[Refusal]]
) -> None:
    assert await send(house, filled[0]) == {filled[1]: filled[2]}


@pytest.mark.parametrize("days", [(date(2026, 8, 3), date(9999, 12, 31)), (date(1, 1, 1), MONDAY)])
async def test_thousands_of_years_are_refused_without_counting_them(
    house: Rooms, days: tuple[date, date]
) -> None:
    shown = await recount(house, values(*days))
    assert shown.cost is None
    assert isinstance(shown.refusal, TooFarAhead | NotEmployedThen)
    assert (await recount(house, values(date(9999, 12, 31)))).types[0].available == 24, "as of today"


async def test_a_type_that_nobody_said_how_much_there_is_of_is_named(house: Rooms) -> None:
    study = LeaveType(LeaveTypeId("study"), "Study leave")
    await house.settle(DefineLeaveType(study))
    asked = values(leave_type_id=study.id)
    assert await send(house, asked) == {"leave_type": NoPolicy}
    shown = await recount(house, asked)
    assert shown.cost is not None
    assert (shown.cost.amount, shown.cost.before, shown.cost.after) == (1, None, None)


async def test_leave_not_yet_usable_and_after_the_last_day_is_refused(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, date(2026, 8, 11)))
    assert await send(house, values(MONDAY, FRIDAY)) == {"first_day": NotEmployedThen}
    waiting = LeavePolicy(cast.VACATION, entitlement=Amount(24), usable_after_months=36)
    await house.settle(DefinePolicy(waiting, date.min))
    assert await send(house, values()) == {"first_day": NotYetUsable}


async def test_own_leave_in_the_way_is_said_before_and_after_sending(house: Rooms) -> None:
    redrawn(await house.ask(cast.ANNA, intents.SendRequest(values())), Receipt)
    again = replace(values(), request_id=RequestId("r2"))
    assert isinstance((await recount(house, again)).refusal, Overlaps)
    assert await send(house, again) == {"first_day": Overlaps}


async def test_hours_are_asked_for_on_their_grid_and_shown_as_they_were(house: Rooms) -> None:
    filled = values(leave_type_id=cast.ERRAND, part=HOURS, start=9 * 60, end=10 * 60 + 30, note=" dentist ")
    shown = await recount(house, filled)
    assert shown.parts == tuple(PartChoice)
    sent = redrawn(await house.ask(cast.ANNA, intents.SendRequest(filled)), Receipt)
    assert sent.request.asked == Asked(Period(MONDAY, MONDAY), span=Span(540, 630))
    assert (sent.request.note, sent.after) == ("dentist", None)


async def test_a_type_given_in_whole_days_offers_nothing_smaller(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", smallest=Slice.DAY)))
    assert (await recount(house, values())).parts == (PartChoice.ALL_DAY,)


async def test_a_type_that_needs_nobody_is_booked_at_once(house: Rooms) -> None:
    filled = values(leave_type_id=cast.SICK)
    assert not (await recount(house, filled)).needs_approval
    sent = redrawn(await house.ask(cast.ANNA, intents.SendRequest(filled)), Receipt)
    assert sent.request.status is Status.APPROVED
    assert sent.request.decision is not None
    assert sent.request.decision.by is None


async def test_the_form_opens_with_what_is_known_already(house: Rooms) -> None:
    span = cast.hours("2026-08-10", 9, 11)
    shown = opened(await house.ask(cast.ANNA, intents.OpenRequest(span, cast.ERRAND, "dentist")), RequestForm)
    wanted = FormValues(RequestId("id-1"), cast.ERRAND, MONDAY, MONDAY, HOURS, 540, 660, "dentist")
    assert shown.values == wanted
    morning = cast.asked("2026-08-10", part=DayPart.MORNING)
    shown = opened(await house.ask(cast.ANNA, intents.OpenRequest(morning)), RequestForm)
    assert shown.values.part is PartChoice.MORNING
    assert shown.cost is not None
    assert shown.cost.amount == HALF
    empty = opened(await house.ask(cast.ANNA, intents.OpenRequest()), RequestForm)
    assert (empty.values.first_day, empty.values.leave_type_id) == (None, cast.VACATION)


async def test_a_later_low_is_told_where_the_balance_goes_further_down(house: Rooms) -> None:
    later = values(date(2026, 10, 5), date(2026, 10, 9), request_id=RequestId("r2"))
    redrawn(await house.ask(cast.ANNA, intents.SendRequest(later)), Receipt)
    shown = await recount(house, values(MONDAY, FRIDAY))
    assert shown.cost is not None
    assert (shown.cost.before, shown.cost.after, shown.cost.lowest) == (19, 14, None)


async def test_colleagues_see_who_is_away_then_and_not_who_has_only_asked(house: Rooms) -> None:
    asked = intents.SendRequest(values(leave_type_id=cast.SICK, first_day=date(2026, 7, 29)))
    await house.ask(cast.BEN, asked)
    pending = intents.SendRequest(values(date(2026, 7, 30), request_id=RequestId("r2")))
    await house.ask(cast.BEN, pending)
    shown = await recount(house, values(date(2026, 7, 29), date(2026, 7, 31)))
    assert shown.cost is not None
    assert [
        (each.person.name, each.asked.period.first_day.day, each.is_pending) for each in shown.cost.away
    ] == [("Ben Okafor", 29, False)]


async def test_typed_words_name_a_type_by_its_name_its_id_or_its_other_words(house: Rooms) -> None:
    for words in ("Sick leave tomorrow", "krank tomorrow", "SICK tomorrow"):
        assert (await typed(house, words)).values.leave_type_id == cast.SICK
    assert (await typed(house, "holiday tomorrow")).values.leave_type_id == cast.VACATION
    assert (await typed(house, "moon tomorrow")).values.leave_type_id == cast.VACATION


async def test_the_longest_name_is_meant_where_one_is_part_of_another(house: Rooms) -> None:
    unpaid = LeaveType(LeaveTypeId("unpaid"), "Unpaid vacation", is_limited=False, words=("", "off duty"))
    await house.settle(DefineLeaveType(unpaid))
    assert (await typed(house, "unpaid vacation tomorrow")).values.leave_type_id == unpaid.id
    assert (await typed(house, "vacation tomorrow")).values.leave_type_id == cast.VACATION


async def test_a_type_alone_opens_the_form_for_it(house: Rooms) -> None:
    shown = await typed(house, "sick")
    assert (shown.values.leave_type_id, shown.values.first_day) == (cast.SICK, None)
    assert shown.misreading is Misreading.NOTHING_READ


async def test_a_half_that_is_not_named_is_asked_about(house: Rooms) -> None:
    shown = await typed(house, "half day tomorrow")
    assert shown.is_half_unnamed


async def test_dates_with_two_readings_are_offered_as_both(house: Rooms) -> None:
    carla = said(await house.say(cast.CARLA, "12/07/2026"), DateChoice)
    assert [each.period.first_day for each in carla.readings] == [date(2026, 7, 12), date(2026, 12, 7)]


@pytest.mark.parametrize(
    ("words", "misreading"),
    [
        ("feb 30", Misreading.NO_SUCH_DAY),
        ("14 august to 10 august 2026", Misreading.REVERSED),
        ("1 january 2099", Misreading.TOO_FAR),
    ],
)
async def test_what_cannot_be_read_is_said_in_the_form(
    house: Rooms, words: str, misreading: Misreading
) -> None:
    shown = await typed(house, words)
    assert (shown.misreading, shown.understood) == (misreading, words)


async def test_nonsense_is_answered_with_examples_and_a_long_one_cut_short(house: Rooms) -> None:
    assert said(await house.say(cast.ANNA, "hello there"), NotUnderstood).text == "hello there"
    assert len(said(await house.say(cast.ANNA, "blah " * 9000), NotUnderstood).text) == 500


async def test_a_company_without_leave_types_says_so_wherever_a_form_would_open(house: Rooms) -> None:
    for kind in (await house.house.store.settings(cast.COMPANY)).leave_types.values():
        await house.settle(DefineLeaveType(replace(kind, is_active=False)))
    unsaid = values(leave_type_id=None)
    for intent in (intents.OpenRequest(), intents.SendRequest(unsaid), intents.Said("tomorrow")):
        refused = said(await house.ask(cast.ANNA, intent), Refusing)
        assert isinstance(refused.refusal, Unsettled)


async def test_a_type_that_is_gone_from_the_form_becomes_the_first_there_is(house: Rooms) -> None:
    shown = await recount(house, values(leave_type_id=LeaveTypeId("gone")))
    assert shown.cost is not None
    assert shown.cost.before == 24


async def test_a_type_that_has_gone_meanwhile_is_never_another_one(house: Rooms) -> None:
    gone = values(leave_type_id=LeaveTypeId("gone"))
    assert await send(house, gone) == {"leave_type": NoSuchLeaveType}


async def test_where_the_approver_has_gone_the_form_knows_that_others_decide(house: Rooms) -> None:
    await house.settle(DeactivateEmployee(cast.BEN))
    assert (await recount(house, values())).needs_approval
    sent = redrawn(await house.ask(cast.ANNA, intents.SendRequest(values())), Receipt)
    assert [each.name for each in sent.request.lies_with] == ["Carla Stein"]
