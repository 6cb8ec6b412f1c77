"""Why a balance is what it is: the picture, the year as a line to any day, and the ledger."""

from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.balances import explain
from bot.conversation.facts import balance_facts, balance_on, type_fact, usable_types
from bot.conversation.knowing import Seen, known_on
from bot.dashboard import NotFound
from bot.permissions import Ability, require
from bot.screens.balances import Hindsight, Why
from bot.screens.facts import PersonFact, TypeFact
from bot.screens.helping import Notice
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId
from domain.leave.ledger import ledger
from domain.periods import Period
from domain.policies.leave_type import LeaveType

YEARS_AHEAD = 3
"""How far a balance is looked ahead: beyond that nothing is certain, and somebody has mistyped."""


@dataclass(frozen=True, slots=True)
class Step:
    """What there is in the account from a day on."""

    day: date
    total: Amount


@dataclass(frozen=True, slots=True)
class Explained:
    """A balance on a day, and everything that says why."""

    why: Why
    person: PersonFact | None
    """None for the reader's own."""
    types: tuple[TypeFact, ...]
    """Those with a balance to explain."""
    year: Period
    steps: tuple[Step, ...]
    """The leave year as a line; empty for a type without a limit."""
    earliest: date
    latest: date
    """The days that can be asked about."""
    unknown: Notice | None = None
    """Why nothing can be said of what was known on the day asked for: then it is what is known now."""


async def explained(
    talk: Talk,
    leave_type_id: LeaveTypeId,
    on: date | None = None,
    known: date | None = None,
    employee_id: EmployeeId | None = None,
) -> Explained:
    """The balance of a type on a day, as it is known or was known on a past one. Raises NotFound, Refused."""
    employee = await _whose(talk, employee_id)
    earliest, latest = _reach(talk, employee)
    seen, unknown = Seen(talk, employee), None
    if known is not None:
        found = await known_on(talk, employee.id or talk.my_id, max(known, earliest))
        if isinstance(found, Notice):
            known, unknown = None, found
        else:
            seen = found
    day = min(max(on or known or talk.today, earliest), latest)
    leave_type = _chosen(seen, leave_type_id, day)
    person = None if employee is talk.me else PersonFact(employee.id or talk.my_id, employee.profile.name)
    why = await explain(seen.talk, seen.employee, leave_type, day, person)
    if known is not None:
        why = _with_hindsight(why, known, talk, employee, day)
    year, types = why.balance.leave_year, _explainable(seen, day)
    return Explained(why, person, types, year, _steps(seen, leave_type, year), earliest, latest, unknown)


async def _whose(talk: Talk, employee_id: EmployeeId | None) -> Employee:
    employee = talk.me
    if employee_id is not None and employee_id != talk.my_id:
        employee = await talk.house.store.employee(talk.company_id, employee_id)
    if employee.id is None:
        raise NotFound
    await require(talk, Ability.SEE_LEAVE, employee)
    return employee


def _reach(talk: Talk, employee: Employee) -> tuple[date, date]:
    latest = date(min(talk.today.year + YEARS_AHEAD, date.max.year - 1), 12, 31)
    if employee.last_day is not None:
        latest = min(latest, max(employee.last_day, employee.hired_on))
    return employee.hired_on, max(latest, employee.hired_on)


def _chosen(seen: Seen, leave_type_id: LeaveTypeId, day: date) -> LeaveType:
    leave_type = seen.talk.settings.leave_types.get(leave_type_id)
    if leave_type is None or balance_on(seen.talk, seen.employee, leave_type, day) is None:
        raise NotFound
    return leave_type


def _explainable(seen: Seen, day: date) -> tuple[TypeFact, ...]:
    types = usable_types(seen.talk)
    return tuple(type_fact(each) for each in types if balance_on(seen.talk, seen.employee, each, day))


def _with_hindsight(why: Why, known: date, talk: Talk, employee: Employee, day: date) -> Why:
    return replace(why, hindsight=Hindsight(known, balance_facts(talk, employee, day)))


def _steps(seen: Seen, leave_type: LeaveType, year: Period) -> tuple[Step, ...]:
    """Day by day what the ledger's lines add up to: one step for each day on which something changes."""
    if not leave_type.is_limited:
        return ()
    account = seen.talk.books(seen.employee).account(leave_type.id)
    totals: dict[date, Amount] = {}
    total = NOTHING
    for entry in ledger(account, year.last_day):
        if entry.leave_year == year:
            total += entry.amount
            totals[entry.day] = total
    return tuple(Step(day, amount) for day, amount in totals.items())
