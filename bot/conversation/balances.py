"""What somebody has left, and why."""

from datetime import date

from domain.leave.account import account_of
from domain.leave.ledger import Entry, ledger

from bot import intents
from bot.conversation.away import person_at
from bot.conversation.facts import (
    balance_fact,
    balance_facts,
    balance_on,
    type_fact,
    usable_types,
)
from bot.replies import Reply, Say
from bot.screens.balances import Balances, LedgerLine, Why
from bot.screens.facts import PersonFact
from bot.screens.helping import Notice, NoticeKind
from bot.talk import Talk
from domain.amounts import NOTHING
from domain.employees.employee import Employee
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
    """A balance line by line, from the function that also checks requests."""
    from bot.conversation.facts import calendar

    account = account_of(employee, talk.settings, leave_type.id, calendar(talk, employee))
    found = balance_on(talk, employee, leave_type, on)
    lines, total = [], NOTHING
    for entry in ledger(account, found.leave_year.last_day if found else on):
        total += entry.amount
        lines.append(await _line(talk, employee, entry, total))
    past = tuple(line for line in lines if line.entry.day <= on)
    coming = tuple(line for line in lines if line.entry.day > on)
    assert found is not None
    return Why(on, person, type_fact(leave_type), balance_fact(leave_type, found), past, coming)


async def _line(talk: Talk, employee: Employee, entry: Entry, total: "Fraction") -> LedgerLine: ...
