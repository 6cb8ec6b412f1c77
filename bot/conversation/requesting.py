"""Asking for leave: the form that counts along, and sending it."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from bot import intents
from bot.conversation import entering
from bot.conversation.cards import receipt
from bot.conversation.costing import cost_of
from bot.conversation.entering import whose
from bot.conversation.facts import available, type_fact, usable_types
from bot.conversation.filling import asked_of, field_of, note_of, parts_of, values_of
from bot.conversation.reading import Ambiguous, Outcome, Read, Unread
from bot.conversation.weighing import given_back
from bot.replies import Mend, Open, Redraw, Reply, Say
from bot.screens.facts import PersonFact
from bot.screens.requesting import DateChoice, FormValues, Misreading, RequestForm, TypeChoice
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.flaws import Flaw
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.approvers import steps_for
from domain.leave.assessing import assess, unreachable_for
from domain.leave.commands import RequestLeave
from domain.leave.requesting import steps_of
from domain.periods import Asked, Period
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Severity
from domain.refusals import Refused, Unsettled


async def open_form(talk: Talk, intent: intents.OpenRequest) -> Reply:
    """The form, filled in as far as known."""
    values = fresh_values(talk, intent.asked, intent.leave_type_id, intent.note, intent.employee_id)
    return Open(await form(talk, values))


async def open_as_read(
    talk: Talk, outcome: Outcome, text: str, employee_id: EmployeeId | None = None
) -> Reply:
    """The form filled in with what was typed, saying what was understood; or a choice of two readings."""
    leave_type_id = type_named(talk, outcome.rest)
    match outcome:
        case Ambiguous(readings):
            return Say(DateChoice(text, readings, leave_type_id, talk.today, employee_id))
        case Read(asked, _, half_unnamed):
            values = fresh_values(talk, asked, leave_type_id, None, employee_id)
            return Open(await form(talk, values, understood=text, is_half_unnamed=half_unnamed))
        case Unread(reason, _, partial):
            values = fresh_values(talk, partial, leave_type_id, None, employee_id)
            return Open(await form(talk, values, understood=text, misreading=Misreading[reason.name]))
        case _:
            assert_never(outcome)


async def recount(talk: Talk, intent: intents.Recount) -> Reply:
    """The form again, after a field changed."""
    return Redraw(await form(talk, intent.values))


async def send(talk: Talk, intent: intents.SendRequest) -> Reply:
    """Asks; what is wrong stands under its field, and the form stays."""
    values = intent.values
    asked = asked_of(values)
    if isinstance(asked, Mend):
        return asked
    leave_type_id = values.leave_type_id or _offered(talk)[0].id
    if (employee := await whose(talk, values.employee_id)) is not talk.me:
        return await entering.send(
            talk, employee, entering.entry(talk, employee, values, leave_type_id, asked)
        )
    command = RequestLeave(talk.my_id, values.request_id, leave_type_id, asked, talk.at, note_of(values))
    try:
        await talk.house.handling.handle(talk.context(), command)
    except Refused as refused:
        return Mend(((field_of(refused.refusal), refused.refusal),), talk.today)
    return Redraw(await receipt(talk, talk.my_id, values.request_id))


async def form(
    talk: Talk,
    values: FormValues,
    understood: str | None = None,
    misreading: Misreading | None = None,
    is_half_unnamed: bool = False,
) -> RequestForm:
    """The form with everything that follows from its values."""
    chosen = _chosen(talk, values)
    employee = await whose(talk, values.employee_id)
    on = _balance_day(talk, employee, values)
    choices = [
        TypeChoice(type_fact(each), available(talk, employee, each, on)) for each in usable_types(talk)
    ]
    asked = asked_of(values)
    empty = RequestForm(
        values,
        tuple(choices),
        parts_of(chosen),
        needs_approval=False,
        understood=understood,
        misreading=misreading,
        is_half_unnamed=is_half_unnamed,
        today=talk.today,
        person=None if employee is talk.me else PersonFact(employee.id or talk.my_id, employee.profile.name),
    )
    if not isinstance(asked, Mend):
        return await _weighed(talk, employee, empty, chosen, asked)
    if employee is not talk.me or not chosen.needs_approval:
        return empty
    return replace(empty, needs_approval=bool(steps_for(talk.me, await talk.terms(talk.me), on)))


async def _weighed(
    talk: Talk, employee: Employee, empty: RequestForm, chosen: LeaveType, asked: Asked
) -> RequestForm:
    """The form with what its days cost, what speaks against them, and who decides."""
    terms = await talk.terms(employee, asked.period)
    weighed = assess(employee, chosen, asked, terms)
    refusal, asks_reason = weighed.refused_by, False
    if employee is not talk.me:
        command = entering.entry(talk, employee, empty.values, chosen.id, asked)
        refusal, asks_reason = entering.verdict(employee, command, terms)
    return replace(
        empty,
        needs_approval=employee is talk.me and bool(steps_of(employee, weighed, terms)),
        cost=await cost_of(talk, employee, weighed, terms),
        refusal=refusal,
        found=tuple(each for each in weighed.found if each.severity is not Severity.REFUSE),
        gives_back=() if refusal else given_back(talk, employee, weighed.wish, terms),
        asks_reason=asks_reason,
    )


def type_named(talk: Talk, words: str) -> LeaveTypeId | None:
    """The leave type that some words name, by its name, id or other words; the longest name goes first."""
    wanted = words.casefold().split()
    found = [
        (len(name), leave_type.id)
        for leave_type in usable_types(talk)
        for name in _names(leave_type)
        if name and _stands_in(name, wanted)
    ]
    return max(found, key=lambda match: match[0])[1] if found else None


def _names(leave_type: LeaveType) -> list[list[str]]:
    return [name.casefold().split() for name in (leave_type.name, leave_type.id, *leave_type.words)]


def _stands_in(name: list[str], words: list[str]) -> bool:
    size = len(name)
    return any(words[start : start + size] == name for start in range(len(words) - size + 1))


def fresh_values(
    talk: Talk,
    asked: Asked | None,
    leave_type_id: LeaveTypeId | None,
    note: str | None,
    employee_id: EmployeeId | None = None,
) -> FormValues:
    """The fields of a form that is opened, filled in as far as known."""
    request_id = RequestId(talk.house.ids.new())
    filled = values_of(request_id, leave_type_id or _offered(talk)[0].id, asked, note)
    return replace(filled, employee_id=None if employee_id == talk.my_id else employee_id)


def _chosen(talk: Talk, values: FormValues) -> LeaveType:
    types = _offered(talk)
    return next((each for each in types if each.id == values.leave_type_id), types[0])


def _offered(talk: Talk) -> tuple[LeaveType, ...]:
    """The types to choose from. Raises Refused where the company has none."""
    if types := usable_types(talk):
        return types
    raise Refused(Unsettled("leave_types", Flaw.NOTHING_TO_ASK_FOR))


def _balance_day(talk: Talk, employee: Employee, values: FormValues) -> date:
    """The day whose balances are shown beside the types: the first asked for, as far as anybody can ask."""
    day = max(values.first_day or talk.today, talk.today)
    return day if unreachable_for(employee, Asked(Period(day, day)), talk.today) is None else talk.today
