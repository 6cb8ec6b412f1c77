"""Correcting a balance by hand, with a reason: by administrators, and the person is told."""

from dataclasses import replace
from datetime import date

from bot.conversation.away import person_at
from bot.conversation.facts import available, person_fact, type_fact, usable_types
from bot.conversation.filling import LONGEST_NOTE
from bot.intents.settling import Adjust, LookAtBalance, OpenAdjust
from bot.replies import Field, Mend, Open, Redraw, Reply, Say, Slip
from bot.screens import Refusing
from bot.screens.adjusting import AdjustedNews, AdjustForm, AdjustValues
from bot.screens.facts import PersonFact
from bot.screens.requesting import TypeChoice
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.flaws import Flaw
from domain.ids import AdjustmentId
from domain.leave.commands import AdjustBalance
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
    NotYetUsable,
    Refusal,
    Refused,
    Unsettled,
)

Doubt = GrantTwice | GrantTooLarge | BalanceTooLow | NotYetUsable
"""What looks like a slip, and is done when it is meant."""
Corrected = tuple[PersonFact, AdjustBalance]


async def open_form(talk: Talk, intent: OpenAdjust) -> Reply:
    """The form, with what the person has."""
    if not talk.is_administrator:
        return Say(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    return Open(await _form(talk, AdjustValues(intent.user_id, day=talk.today)))


async def look_at(talk: Talk, intent: LookAtBalance) -> Reply:
    """The form again, with what the person chosen has."""
    if not talk.is_administrator:
        return Redraw(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    return Redraw(await _form(talk, intent.values))


async def adjust(talk: Talk, intent: Adjust) -> Reply:
    """Corrects; what looks like a slip is asked about, what is wrong stands under its field."""
    if not talk.is_administrator:
        return Redraw(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    values = intent.values
    found = await corrected(talk, values)
    if isinstance(found, Mend):
        return found
    person, command = found
    try:
        await talk.house.handling.handle(talk.context(), command)
    except Refused as refused:
        if isinstance(refused.refusal, Doubt):
            return Redraw(replace(await _form(talk, values), doubt=refused.refusal))
        return Mend(((field_of(refused.refusal), refused.refusal),), talk.today)
    employee = await talk.house.store.employee(talk.company_id, person.id)
    return Redraw(await adjusted_news(talk, employee, command.adjustment))


async def adjusted_news(talk: Talk, employee: Employee, adjustment: Adjustment) -> AdjustedNews:
    """What was corrected, in the reader's turn."""
    leave_type = talk.settings.leave_types[adjustment.leave_type_id]
    return AdjustedNews(
        PersonFact(employee.id or talk.my_id, employee.profile.name),
        type_fact(leave_type),
        adjustment.amount,
        adjustment.day,
        adjustment.last_day,
        adjustment.reason,
        await person_fact(talk, adjustment.by or talk.my_id),
        available(talk, employee, leave_type, adjustment.day),
        talk.my_id,
        talk.today,
    )


async def _form(talk: Talk, values: AdjustValues) -> AdjustForm:
    person = await person_at(talk, values.user_id) if values.user_id else None
    types, day = adjustable(talk), values.day or talk.today
    if person is None:
        choices = [TypeChoice(type_fact(each), None) for each in types]
        return AdjustForm(values, tuple(choices), today=talk.today)
    employee = await talk.house.store.employee(talk.company_id, person.id)
    choices = [TypeChoice(type_fact(each), available(talk, employee, each, day)) for each in types]
    return AdjustForm(values, tuple(choices), person, today=talk.today)


async def corrected(talk: Talk, values: AdjustValues) -> Corrected | Mend:
    """The correction that the form says, or what is wrong with its fields."""
    if values.user_id is None:
        return Mend(((Field.PERSON, Slip.MISSING),))
    person = await person_at(talk, values.user_id)
    if person is None:
        return Mend(((Field.PERSON, NoSuchEmployee(values.user_id)),))
    if not values.amount:
        return Mend(((Field.AMOUNT, Slip.MISSING),))
    day, reason = values.day or talk.today, (values.reason or "").strip()
    if problem := _problem(day, values.last_day, reason):
        return problem
    types = adjustable(talk)
    chosen = next((each for each in types if each.id == values.leave_type_id), types[0])
    adjustment = Adjustment(
        AdjustmentId(talk.house.ids.new()),
        chosen.id,
        day,
        values.amount,
        reason,
        values.last_day,
        by=talk.my_id,
    )
    return person, AdjustBalance(person.id, adjustment, values.is_meant)


def _problem(day: date, last_day: date | None, reason: str) -> Mend | None:
    if not reason:
        return Mend(((Field.REASON, Slip.MISSING),))
    if len(reason) > LONGEST_NOTE:
        return Mend(((Field.REASON, Slip.TOO_LONG),))
    if last_day is not None and last_day < day:
        return Mend(((Field.LAST_DAY, Slip.BEFORE_FIRST_DAY),))
    return None


def adjustable(talk: Talk) -> tuple[LeaveType, ...]:
    """The types with a balance to correct. Raises Refused where there is none."""
    if found := tuple(each for each in usable_types(talk) if each.is_limited):
        return found
    raise Refused(Unsettled("leave_types", Flaw.NOTHING_TO_ASK_FOR))


def field_of(refusal: Refusal) -> Field:
    return Field.DAY if isinstance(refusal, ClosedPast) else Field.AMOUNT
