"""What somebody has left, and why."""

from dataclasses import replace
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
from bot.conversation.knowing import Seen, known_on
from bot.permissions import Ability, may
from bot.replies import Reply, Say
from bot.screens.balances import Balances, Hindsight, LedgerLine, Why
from bot.screens.facts import PersonFact
from bot.screens.helping import Notice, NoticeKind
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId
from domain.leave.ledger import Entry, joined, ledger
from domain.policies.leave_type import LeaveType


async def show(talk: Talk, intent: intents.ShowBalances) -> Reply:
    """Every balance of oneself on a day; of others for their approvers and administrators."""
    employee, person = talk.me, None
    if intent.user_id:
        person = await person_at(talk, intent.user_id)
        if person is None:
            return Say(Notice(NoticeKind.NO_SUCH_PERSON))
        employee = await talk.house.store.employee(talk.company_id, person.id)
        if not await may(talk, Ability.SEE_LEAVE, employee):
            return Say(Notice(NoticeKind.NOT_FOR_YOU, person.name))
    on = intent.on or intent.known_on or talk.today
    now = balance_facts(talk, employee, on)
    if intent.known_on is None or employee.id is None:
        return Say(Balances(on, on == talk.today, person, now))
    seen = await known_on(talk, employee.id, intent.known_on)
    if isinstance(seen, Notice):
        return Say(seen)
    then = balance_facts(seen.talk, seen.employee, on)
    return Say(Balances(on, on == talk.today, person, then, Hindsight(intent.known_on, now)))


async def why(talk: Talk, intent: intents.ShowWhy) -> Reply:
    """The ledger of a type: the first limited one where none is named."""
    on, seen = intent.on or intent.known_on or talk.today, Seen(talk, talk.me)
    if intent.known_on:
        known = await known_on(talk, talk.my_id, intent.known_on)
        if isinstance(known, Notice):
            return Say(known)
        seen = known
    chosen = _chosen(seen, intent.leave_type_id)
    if chosen is None:
        return Say(Notice(NoticeKind.NOT_HERE_YET))
    explained = await explain(seen.talk, seen.employee, chosen, on, None)
    if intent.known_on:
        hindsight = Hindsight(intent.known_on, balance_facts(talk, talk.me, on))
        explained = replace(explained, hindsight=hindsight)
    return Say(explained)


def _chosen(seen: Seen, named: LeaveTypeId | None) -> LeaveType | None:
    talk, employee = seen.talk, seen.employee
    types = [each for each in usable_types(talk) if balance_on(talk, employee, each, talk.today)]
    wanted = [each for each in types if each.id == named]
    limited = [each for each in types if each.is_limited]
    return next(iter((*wanted, *limited, *types)), None)


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
