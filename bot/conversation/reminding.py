"""Reminders of a request: what they show, and putting the next one off."""

from datetime import date, timedelta

from bot import intents
from bot.conversation.cards import approval_card
from bot.conversation.facts import request_fact
from bot.replies import Redraw, Reply
from bot.screens.waiting import Reminder
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.leave.approvers import deciders
from domain.leave.commands import SnoozeReminder
from domain.leave.deciding import request_of
from domain.leave.requests import Request, Status

LONGEST_SNOOZE = 31
"""Days: whoever wants to hear of a request even later decides about it now."""


async def snooze(talk: Talk, intent: intents.SnoozeReminder) -> Reply:
    """No reminder for some days. The card instead where it has been decided."""
    days = max(1, min(intent.days, LONGEST_SNOOZE))
    until = talk.today + timedelta(days=days)
    command = SnoozeReminder(intent.employee_id, intent.request_id, talk.my_id, until)
    await talk.house.handling.handle(talk.context(), command)
    employee = await talk.house.store.employee(talk.company_id, intent.employee_id)
    request = request_of(employee, intent.request_id)
    if request.status is not Status.PENDING:
        return Redraw(await approval_card(talk, employee, request))
    return Redraw(await reminder(talk, employee, request))


async def reminder(talk: Talk, employee: Employee, request: Request) -> Reminder:
    """A request as its approver is reminded of it."""
    terms = await talk.terms(employee)
    may_decide = talk.my_id in deciders(employee, request, terms)
    fact = await request_fact(talk, employee, request, terms)
    return Reminder(fact, may_decide, talk.today, snoozed(talk, request))


def snoozed(talk: Talk, request: Request) -> date | None:
    """Until when the asker wants no reminder; None where that is over."""
    until = dict(request.snoozed).get(talk.my_id)
    return until if until is not None and until > talk.today else None
