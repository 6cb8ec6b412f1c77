"""Changing approved leave: the form that counts along, giving leave back, and the list to choose from."""

from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from bot.conversation.away import person_at
from bot.conversation.cards import approval_card, find, own_receipt, receipt
from bot.conversation.costing import cost_of
from bot.conversation.facts import request_fact
from bot.conversation.filling import asked_of, field_of, note_of, parts_of, values_of
from bot.intents import Cancel, Withdraw
from bot.intents.changing import (
    AskWhy,
    CancelWithReason,
    Changing,
    OpenChange,
    RecountChange,
    SendChange,
    ShowOwnLeave,
)
from bot.replies import Field, Mend, Open, Redraw, Reply, Say
from bot.screens.changing import CancelForm, ChangeForm, ChangeValues, OwnLeave
from bot.screens.deciding import ApprovalCard
from bot.screens.helping import Notice, NoticeKind
from bot.screens.requesting import Receipt
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.assessing import assess, charges_of, unreachable_for
from domain.leave.changing import amend
from domain.leave.commands import AmendLeave, CancelLeave, WithdrawRequest
from domain.leave.events import LeaveRequested
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.periods import Asked, Halves
from domain.policies.rules import Severity
from domain.refusals import Need, NothingChanged, NotPermitted, Refusal, Refused, WhyNeeded

MOST_BETWEEN = 100
"""Days in between that are offered to be given back."""
RECENT = timedelta(days=92)
"""How long ago leave may have ended that administrators are shown to change."""


async def answer(talk: Talk, intent: Changing) -> Reply:
    """The table of contents."""
    match intent:
        case OpenChange():
            return await open_change(talk, intent)
        case RecountChange():
            return await recount(talk, intent)
        case SendChange():
            return await send(talk, intent)
        case AskWhy():
            return await ask_why(talk, intent)
        case CancelWithReason():
            return await cancel_with_reason(talk, intent)
        case ShowOwnLeave():
            return await own_leave(talk, intent)
        case _:
            assert_never(intent)


async def open_change(talk: Talk, intent: OpenChange) -> Reply:
    """The form, filled in with the leave as it is; the card instead where there is nothing to change."""
    employee, leave = await _changeable(talk, intent.employee_id, intent.request_id)
    values = fresh_values(talk, intent.employee_id, leave)
    return Open(await form(talk, values)) if values else Redraw(await _card(talk, employee, leave))


def fresh_values(talk: Talk, employee_id: EmployeeId, leave: Request) -> ChangeValues | None:
    """The fields of the form, with the leave as it is; None where there is nothing to change."""
    if leave.status is not Status.APPROVED or not leave.is_leave:
        return None
    change_id = RequestId(talk.house.ids.new())
    filled = values_of(change_id, leave.leave_type_id, leave.asked, None)
    given_back = tuple(day for day, halves in leave.asked.exceptions if not halves)
    return ChangeValues(employee_id, leave.id, filled, given_back)


async def recount(talk: Talk, intent: RecountChange) -> Reply:
    """The form again, after a field changed."""
    return Redraw(await form(talk, intent.values))


async def send(talk: Talk, intent: SendChange) -> Reply:
    """Changes, or asks for it; what is wrong stands under its field, and the form stays."""
    values = intent.values
    _, leave = await _changeable(talk, values.employee_id, values.leave_id)
    asked = asked_in(values, leave)
    if isinstance(asked, Mend):
        return asked
    try:
        await talk.house.handling.handle(talk.context(), _command(talk, values, asked))
    except Refused as refused:
        return Mend(((field_of(refused.refusal), refused.refusal),), talk.today)
    return Redraw(await _card(talk, *await find(talk, values.employee_id, leave.id)))


async def form(talk: Talk, values: ChangeValues) -> ChangeForm:
    """The form with everything that follows from its values."""
    employee, leave = await _changeable(talk, values.employee_id, values.leave_id)
    leave_type = talk.settings.leave_types[leave.leave_type_id]
    fact = await request_fact(talk, employee, leave)
    is_mine = employee.id == talk.my_id
    empty = ChangeForm(values, fact, parts_of(leave_type), is_mine, today=talk.today)
    asked = asked_in(values, leave)
    if isinstance(asked, Mend):
        return empty
    terms = await talk.terms(employee, asked.period)
    weighed = assess(employee, leave_type, asked, terms, leave)
    needs_approval, refusal = _verdict(employee, _command(talk, values, asked), terms)
    is_changed = weighed.wish.charges != leave.charges
    return replace(
        empty,
        between=_between(talk, employee, leave, asked, terms),
        needs_approval=needs_approval,
        asked=asked,
        cost=await cost_of(talk, employee, weighed, terms, leave) if is_changed else None,
        refusal=refusal,
        found=tuple(each for each in weighed.found if each.severity is not Severity.REFUSE and is_changed),
    )


async def withdraw(talk: Talk, intent: Withdraw) -> Reply:
    """Takes one's own pending request back."""
    command = WithdrawRequest(talk.my_id, intent.request_id, talk.my_id, talk.at)
    await talk.house.handling.handle(talk.context(), command)
    return Redraw(await own_receipt(talk, intent.request_id))


async def cancel(talk: Talk, intent: Cancel) -> Reply:
    """Gives one's own approved leave back; asks for a reason where one is needed."""
    command = CancelLeave(talk.my_id, intent.request_id, talk.my_id, talk.at)
    try:
        await talk.house.handling.handle(talk.context(), command)
    except Refused as refused:
        if isinstance(refused.refusal, WhyNeeded):
            return await ask_why(talk, AskWhy(talk.my_id, intent.request_id))
        raise
    return Redraw(await own_receipt(talk, intent.request_id))


async def cancel_with_reason(talk: Talk, intent: CancelWithReason) -> Reply:
    """The same from the form, of anybody's leave; a missing reason is said under its field."""
    reason = (intent.reason or "").strip() or None
    command = CancelLeave(intent.employee_id, intent.request_id, talk.my_id, talk.at, reason)
    try:
        await talk.house.handling.handle(talk.context(), command)
    except Refused as refused:
        if isinstance(refused.refusal, WhyNeeded):
            return Mend(((Field.REASON, refused.refusal),), talk.today)
        raise
    return Redraw(await _card(talk, *await find(talk, intent.employee_id, intent.request_id)))


async def ask_why(talk: Talk, intent: AskWhy) -> Reply:
    """The form for a reason to cancel; the card instead where it is no approved leave any more."""
    employee, leave = await _changeable(talk, intent.employee_id, intent.request_id)
    if leave.status is not Status.APPROVED:
        return Redraw(await _card(talk, employee, leave))
    return Open(CancelForm(await request_fact(talk, employee, leave)))


async def own_leave(talk: Talk, intent: ShowOwnLeave) -> Reply:
    """Requests and leave that are not over, by their days; for administrators recent ones and others' too."""
    person = await person_at(talk, intent.user_id) if intent.user_id else None
    if intent.user_id and person is None:
        return Say(Notice(NoticeKind.NO_SUCH_PERSON))
    employee = talk.me
    if person is not None and person.id != talk.my_id:
        if not talk.is_administrator:
            raise Refused(NotPermitted(Need.ADMINISTRATOR))
        employee = await talk.house.store.employee(talk.company_id, person.id)
    return Say(OwnLeave(await _receipts(talk, employee), None if employee is talk.me else person))


async def _receipts(talk: Talk, employee: Employee) -> tuple[Receipt, ...]:
    since = talk.today - RECENT if talk.is_administrator else talk.today
    shown = [
        each
        for each in employee.requests.values()
        if each.status.is_active and each.amends is None and each.asked.period.last_day >= since
    ]
    ordered = sorted(shown, key=lambda each: each.asked.period.first_day)
    return tuple([await receipt(talk, employee.id or talk.my_id, each.id) for each in ordered])


def asked_in(values: ChangeValues, leave: Request) -> Asked | Mend:
    """What the leave would become: what was different on some of its days stays so as far as it fits."""
    asked = asked_of(values.form)
    if isinstance(asked, Mend) or asked.span:
        return asked
    first_day, last_day = asked.period.first_day, asked.period.last_day
    is_same_part = asked.part is leave.asked.part
    changes = {day: halves for day, halves in leave.asked.exceptions if halves and is_same_part}
    changes |= {day: Halves.NONE for day in values.given_back if first_day < day < last_day}
    return asked.changed({day: halves for day, halves in changes.items() if day in asked.period}) or asked


def _command(talk: Talk, values: ChangeValues, asked: Asked) -> AmendLeave:
    reason, change_id = note_of(values.form), values.form.request_id
    return AmendLeave(values.employee_id, values.leave_id, change_id, asked, talk.my_id, talk.at, reason)


def _verdict(employee: Employee, command: AmendLeave, terms: Terms) -> tuple[bool, Refusal | None]:
    """Whether it has to be decided, and what speaks against it, from the very function that changes leave."""
    try:
        events = amend(employee, command, terms)
    except Refused as refused:
        return False, None if isinstance(refused.refusal, NothingChanged) else refused.refusal
    return any(isinstance(event, LeaveRequested) for event in events), None


def _between(talk: Talk, employee: Employee, leave: Request, asked: Asked, terms: Terms) -> tuple[date, ...]:
    """Days that take something, but for the first and the last; past ones for administrators only."""
    if asked.span or unreachable_for(employee, asked, terms.today):
        return ()
    whole = replace(asked, exceptions=())
    charges = charges_of(talk.settings.leave_types[leave.leave_type_id], whole, terms)
    inside = (each.day for each in charges[1:-1])
    return tuple(day for day in inside if talk.is_administrator or day >= terms.today)[:MOST_BETWEEN]


async def _changeable(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> tuple[Employee, Request]:
    """Leave of one's own, or anybody's for administrators. Raises Refused."""
    if employee_id != talk.my_id and not talk.is_administrator:
        raise Refused(NotPermitted(Need.REQUESTER))
    return await find(talk, employee_id, request_id)


async def _card(talk: Talk, employee: Employee, request: Request) -> ApprovalCard | Receipt:
    if employee.id == talk.my_id:
        return await own_receipt(talk, request.id)
    return await approval_card(talk, employee, request)
