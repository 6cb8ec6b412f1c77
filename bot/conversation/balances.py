"""What somebody has left, and why."""

from datetime import date

from bot import intents
from bot.conversation.away import person_at
from bot.conversation.facts import (
    balance_fact,
    balance_facts,
    balance_on,
    person_fact,
    type_fact,
    usable_types,
)
from bot.permissions import may_see_balances
from bot.replies import Reply, Say
from bot.screens.balances import Balances, LedgerLine, Why
from bot.screens.facts import PersonFact
from bot.screens.helping import Notice, NoticeKind
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.leave.ledger import Entry, joined, ledger
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
        if not await may_see_balances(talk, employee):
            return Say(Notice(NoticeKind.NOT_FOR_YOU, person.name))
    return Say(Balances(on, on == talk.today, person, balance_facts(talk, employee, on)))


async def why(talk: Talk, intent: intents.ShowWhy) -> Reply:
    """The ledger of a type: the first limited one where none is named."""
    types = [each for each in usable_types(talk) if balance_on(talk, talk.me, each, talk.today)]
    named = [each for each in types if each.id == intent.leave_type_id]
    limited = [each for each in types if each.is_limited]
    chosen = next(iter((*named, *limited, *types)), None)
    if chosen is None:
        return Say(Notice(NoticeKind.NOT_HERE_YET))
    return Say(await explain(talk, talk.me, chosen, intent.on or talk.today, None))


async def explain(
    talk: Talk, employee: Employee, leave_type: LeaveType, on: date, person: PersonFact | None
) -> Why:
    """A leave year's balance line by line, from the function that also checks requests."""
    books = talk.books(employee)
    account, found = books.account(leave_type.id), books.balance(leave_type.id, on)
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
