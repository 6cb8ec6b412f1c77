"""Time worked becomes leave: what the form says of it, who decides, and where the balance shows it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot import intents
from bot.intents.settling import OpenClaim, RecountClaim, SendClaim
from bot.replies import Reply
from bot.screens import ClaimForm, Help, Notice, NoticeKind, NotUnderstood, Receipt, RequestForm, Why
from bot.screens.claiming import ClaimFact, ClaimValues
from bot.screens.requesting import PartChoice
from domain.amounts import Amount
from domain.company.commands import DefineDepartment, DefineLeaveType
from domain.company.places import Department
from domain.employees.commands import DeactivateEmployee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.entries import Kind
from domain.leave.requests import Request, Status
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from domain.refusals import (
    ClaimedAlready,
    MoreThanWorked,
    NotEmployedThen,
    NotWorkedYet,
    ReasonNeeded,
)
from tests import cast
from tests.conversation.answers import mended, opened, redrawn, said
from tests.rooms import Rooms, rooms

TOIL = LeaveType(
    LeaveTypeId("toil"),
    "Time off in lieu",
    unit=Unit.HOURS,
    smallest=Slice.HALF_HOUR,
    words=("toil",),
    toil=Toil(until_year_end=True),
)
SATURDAY = date(2026, 7, 25)
YEAR_END = date(2026, 12, 31)
MORNING = ClaimValues(RequestId("r-1"), TOIL.id, SATURDAY, PartChoice.HOURS, 9 * 60, 12 * 60)


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    await found.settle(DefineLeaveType(TOIL))
    return found


async def claim_of(house: Rooms) -> Request:
    employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    [request] = employee.requests.values()
    return request


async def recounted(house: Rooms, values: ClaimValues) -> ClaimForm:
    return redrawn(await house.ask(cast.ANNA, RecountClaim(values)), ClaimForm)


async def send(house: Rooms, values: ClaimValues = MORNING) -> Reply:
    return await house.ask(cast.ANNA, SendClaim(values))


@pytest.mark.parametrize("words", ["toil", "Überstunden", "récup", "horas"])
async def test_the_word_alone_opens_an_empty_claim(house: Rooms, words: str) -> None:
    form = opened(await house.say(cast.ANNA, words), ClaimForm)
    assert (form.values.leave_type_id, form.values.day, form.values.part) == (TOIL.id, None, PartChoice.HOURS)
    assert form.needs_approval
    assert (form.worth, form.refusal) == (None, None)


async def test_a_day_that_was_is_claimed_and_one_to_come_is_asked_for(house: Rooms) -> None:
    form = opened(await house.say(cast.ANNA, "toil yesterday 18:00-20:30"), ClaimForm)
    assert (form.values.day, form.values.start, form.values.end) == (date(2026, 7, 28), 18 * 60, 20 * 60 + 30)
    form = opened(await house.say(cast.ANNA, "toil 25 july"), ClaimForm)
    assert (form.values.day, form.values.part) == (SATURDAY, PartChoice.ALL_DAY)
    form = opened(await house.say(cast.ANNA, "toil today afternoon"), ClaimForm)
    assert (form.values.day, form.values.part) == (cast.TODAY, PartChoice.AFTERNOON)
    leave = opened(await house.say(cast.ANNA, "toil tomorrow"), RequestForm)
    assert leave.values.leave_type_id == TOIL.id
    assert leave.values.first_day == cast.TODAY + timedelta(days=1)


@pytest.mark.parametrize("words", ["toil whenever", "toil 20-21 july"])
async def test_a_claim_of_no_single_day_is_not_understood(house: Rooms, words: str) -> None:
    said(await house.say(cast.ANNA, words), NotUnderstood)


async def test_where_nothing_is_earned_by_work_that_is_said() -> None:
    house = await rooms()
    for intent in (OpenClaim(), intents.Said("toil")):
        assert said(await house.ask(cast.ANNA, intent), Notice).kind is NoticeKind.NOTHING_TO_CLAIM
    for late in (RecountClaim(MORNING), SendClaim(MORNING)):
        assert redrawn(await house.ask(cast.ANNA, late), Notice).kind is NoticeKind.NOTHING_TO_CLAIM
    assert not said(await house.ask(cast.ANNA, intents.ShowHelp()), Help).may_claim


async def test_a_leave_type_that_is_only_called_so_is_asked_for(house: Rooms) -> None:
    await house.settle(DefineLeaveType(replace(TOIL, toil=None)))
    form = opened(await house.say(cast.ANNA, "toil tomorrow"), RequestForm)
    assert form.values.leave_type_id == TOIL.id


async def test_help_names_it_where_it_can_be_done(house: Rooms) -> None:
    assert said(await house.ask(cast.ANNA, intents.ShowHelp()), Help).may_claim


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        (MORNING, Amount(3)),
        (replace(MORNING, part=PartChoice.ALL_DAY), Amount(8)),
        (replace(MORNING, part=PartChoice.AFTERNOON), Amount(4)),
        (replace(MORNING, amount=Amount(2)), Amount(2)),
    ],
)
async def test_the_form_says_what_the_time_is_worth_and_until_when(
    house: Rooms, values: ClaimValues, amount: Amount
) -> None:
    assert (await recounted(house, values)).worth == ClaimFact(amount, Unit.HOURS, YEAR_END)


async def test_what_never_lapses_has_no_last_day(house: Rooms) -> None:
    await house.settle(DefineLeaveType(replace(TOIL, toil=Toil())))
    assert (await recounted(house, MORNING)).worth == ClaimFact(Amount(3), Unit.HOURS, None)


async def test_the_type_chosen_counts_and_an_unknown_one_is_the_first(house: Rooms) -> None:
    in_days = replace(TOIL, id=LeaveTypeId("days"), unit=Unit.DAYS)
    await house.settle(DefineLeaveType(in_days))
    whole = replace(MORNING, leave_type_id=in_days.id, part=PartChoice.ALL_DAY)
    assert (await recounted(house, whole)).worth == ClaimFact(Amount(1), Unit.DAYS, YEAR_END)
    unknown = await recounted(house, replace(MORNING, leave_type_id=LeaveTypeId("gone")))
    assert unknown.worth == ClaimFact(Amount(3), Unit.HOURS, YEAR_END)


async def test_a_reason_that_is_needed_is_asked_for_only_when_it_is_sent(house: Rooms) -> None:
    await house.settle(DefineLeaveType(replace(TOIL, needs_reason=True)))
    assert (await recounted(house, MORNING)).worth is not None
    assert mended(await send(house)) == {"note": ReasonNeeded}
    redrawn(await send(house, replace(MORNING, note="Moving the office")), Receipt)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (replace(MORNING, day=None), {"day": "missing"}),
        (replace(MORNING, start=None), {"start": "missing"}),
        (replace(MORNING, end=None), {"end": "missing"}),
        (replace(MORNING, end=9 * 60), {"end": "before_start"}),
        (replace(MORNING, note="x" * 1001), {"note": "too_long"}),
        (replace(MORNING, day=date(2026, 7, 30)), {"day": NotWorkedYet}),
        (replace(MORNING, day=date(2023, 7, 30)), {"day": NotEmployedThen}),
        (replace(MORNING, amount=Amount(4)), {"amount": MoreThanWorked}),
        (replace(MORNING, amount=Amount(0)), {"amount": MoreThanWorked}),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    house: Rooms, values: ClaimValues, expected: dict[str, object]
) -> None:
    assert mended(await send(house, values)) == expected
    assert (await house.house.store.employee(cast.COMPANY, cast.ANNA)).requests == {}
    form = await recounted(house, values)
    assert form.worth is None or values.note


async def test_the_same_time_is_claimed_once(house: Rooms) -> None:
    await send(house)
    again = replace(MORNING, request_id=RequestId("r-2"))
    assert mended(await send(house, again)) == {"day": ClaimedAlready}
    assert (await recounted(house, again)).refusal is not None


async def test_a_claim_waits_for_the_approver_and_then_stands_in_the_balance(house: Rooms) -> None:
    receipt = redrawn(await send(house), Receipt)
    assert receipt.may_withdraw
    assert (await claim_of(house)).status is Status.PENDING
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, RequestId("r-1")))
    assert (await claim_of(house)).status is Status.APPROVED
    why = said(await house.ask(cast.ANNA, intents.ShowWhy(TOIL.id)), Why)
    [line] = [each for each in why.lines if each.entry.kind is Kind.EARNED]
    assert (line.entry.amount, line.entry.day, line.entry.last_day) == (Amount(3), SATURDAY, YEAR_END)


async def test_nobody_but_the_approver_says_yes(house: Rooms) -> None:
    await send(house)
    await house.ask(cast.DORA, intents.Approve(cast.ANNA, RequestId("r-1")))
    assert (await claim_of(house)).status is Status.PENDING


async def test_a_claim_is_withdrawn(house: Rooms) -> None:
    await send(house)
    redrawn(await house.ask(cast.ANNA, intents.Withdraw(RequestId("r-1"))), Receipt)
    assert (await claim_of(house)).status is Status.WITHDRAWN


async def test_where_nobody_has_to_decide_it_counts_at_once(house: Rooms) -> None:
    await house.settle(DefineLeaveType(replace(TOIL, needs_approval=False)))
    assert not (await recounted(house, MORNING)).needs_approval
    await send(house)
    assert (await claim_of(house)).status is Status.APPROVED


async def test_where_nobody_is_left_to_decide_it_counts_at_once(house: Rooms) -> None:
    await house.settle(
        DefineDepartment(Department(cast.ENGINEERING, "Engineering")), DeactivateEmployee(cast.CARLA)
    )
    assert not (await recounted(house, MORNING)).needs_approval
