"""What somebody has left, and why."""

from datetime import date

from bot import intents
from bot.conversation.away import person_at
from bot.conversation.facts import (
    balance_fact,
    balance_facts,
    balance_on,
    calendar,
    person_fact,
    type_fact,
    usable_types,
)
from bot.replies import Reply, Say
from bot.screens.balances import Balances, LedgerLine, Why
from bot.screens.facts import PersonFact
from bot.screens.helping import Notice, NoticeKind
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.leave.account import account_of
from domain.leave.balance import balance
from domain.leave.ledger import Entry, joined, ledger
from domain.leave.terms import steps_for
from domain.policies.leave_type import LeaveType


async def show(talk: Talk, intent: intents.ShowBalances) -> Reply:
    """Every balance of oneself on a day; of others for their approvers and administrators."""
    on = intent.on or talk.today
    employee, person = talk.me, None
    if intent.user_id:
        person = await person_at(talk, intent.user_id)
        if person is None:
            return Say(Notice(NoticeKind.NO_SUCH_PERSON))
        employee = await talk.house.store.employee(talk.company_id, person.id)
        if not await _may_see(talk, employee):
            return Say(Notice(NoticeKind.NOT_FOR_YOU, person.name))
    return Say(Balances(on, on == talk.today, person, balance_facts(talk, employee, on)))


async def why(talk: Talk, intent: intents.ShowWhy) -> Reply:
    """The ledger of a type: the first limited one where none is named."""
    types = [each for each in usable_types(talk) if balance_on(talk, talk.me, each, talk.today)]
    named = [each for each in types if each.id == intent.leave_type_id]
    limited = [each for each in types if each.is_limited]
    for leave_type in (*named, *limited, *types):
        return Say(await explain(talk, talk.me, leave_type, intent.on or talk.today, None))
    return Say(Notice(NoticeKind.NOT_HERE_YET))


async def explain(
    talk: Talk, employee: Employee, leave_type: LeaveType, on: date, person: PersonFact | None
) -> Why:
    """A leave year's balance line by line, from the function that also checks requests."""
    account = account_of(employee, talk.settings, leave_type.id, calendar(talk, employee))
    found = balance(account, on)
    lines, total = [], NOTHING
    entries = ledger(account, found.leave_year.last_day)
    for entry in joined(each for each in entries if each.leave_year == found.leave_year):
        total += entry.amount
        lines.append(await _line(talk, employee, entry, total))
    past = tuple(line for line in lines if line.entry.day <= on)
    coming = tuple(line for line in lines if line.entry.day > on)
    fact = balance_fact(leave_type, found)
    return Why(on, person, type_fact(leave_type), fact, past, coming, talk.today)


async def _line(talk: Talk, employee: Employee, entry: Entry, total: Amount) -> LedgerLine:
    request = employee.requests.get(entry.request_id) if entry.request_id else None
    adjustment = employee.adjustments.get(entry.adjustment_id) if entry.adjustment_id else None
    by = request.decisions[-1].by if request and request.decisions else None
    if adjustment:
        by = adjustment.by
    person = await person_fact(talk, by) if by else None
    return LedgerLine(entry, total, person, adjustment.reason if adjustment else None)


async def _may_see(talk: Talk, employee: Employee) -> bool:
    """Oneself, administrators, and those who would decide the person's requests."""
    if talk.is_administrator or employee.id == talk.my_id:
        return True
    steps = steps_for(employee, await talk.terms(employee), talk.today)
    return any(talk.my_id in step.approver_ids for step in steps)
