"""Facts for screens, read from how things stand."""

from datetime import date

from bot.screens.facts import BalanceFact, DecisionFact, PersonFact, RequestFact, TypeFact
from bot.talk import Talk
from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.balance import Balance
from domain.leave.requests import Request
from domain.policies.leave_type import LeaveType
from domain.refusals import Refused


def type_fact(leave_type: LeaveType) -> TypeFact:
    """A leave type as people see it."""
    return TypeFact(leave_type.id, leave_type.name, leave_type.emoji, leave_type.unit, leave_type.smallest)


def balance_on(talk: Talk, employee: Employee, leave_type: LeaveType, on: date) -> Balance | None:
    """The balance of a limited type on a day; None where the company has no policy for this person."""
    try:
        return talk.books(employee).balance(leave_type.id, on)
    except Refused:  # nobody has said how much there is
        return None


def balance_fact(leave_type: LeaveType, found: Balance) -> BalanceFact:
    """A balance as a screen shows it."""
    limited = leave_type.is_limited
    return BalanceFact(
        type_fact(leave_type),
        found.on,
        found.leave_year,
        found.available if limited else None,
        found.remaining if limited else None,
        found.granted,
        found.carried,
        found.taken,
        found.booked,
        found.pending,
        found.lapses_next,
    )


def balance_facts(talk: Talk, employee: Employee, on: date) -> tuple[BalanceFact, ...]:
    """Balances of every type that somebody may use: limited ones first."""
    found = []
    for leave_type in usable_types(talk):
        if (known := balance_on(talk, employee, leave_type, on)) is not None:
            found.append(balance_fact(leave_type, known))
    return tuple(sorted(found, key=lambda fact: fact.available is None))


def usable_types(talk: Talk) -> tuple[LeaveType, ...]:
    """The leave types that can be asked for, as the company orders them."""
    return tuple(each for each in talk.settings.leave_types.values() if each.is_active)


def available(talk: Talk, employee: Employee, leave_type: LeaveType, on: date) -> Amount | None:
    """What may be had of a type; None where it is unlimited or has no policy."""
    if not leave_type.is_limited:
        return None
    try:
        return talk.books(employee).available(leave_type.id, on)
    except Refused:  # nobody has said how much there is
        return None


async def person_fact(talk: Talk, employee_id: EmployeeId) -> PersonFact:
    """Somebody's name."""
    employee = await talk.house.store.employee(talk.company_id, employee_id)
    return PersonFact(employee_id, employee.profile.name)


async def request_fact(talk: Talk, employee: Employee, request: Request) -> RequestFact:
    """A request with the names of those who decided, or can."""
    step = request.current_step
    waiting = [await person_fact(talk, each) for each in step.approver_ids] if step else []
    requester = PersonFact(employee.id or talk.my_id, employee.profile.name)
    return RequestFact(
        request.id,
        request.version,
        requester,
        type_fact(talk.settings.leave_types[request.leave_type_id]),
        request.asked,
        request.amount,
        request.status,
        request.requested_at,
        request.note,
        request.holidays,
        await _decision_fact(talk, request),
        tuple(waiting),
        request.requested_by is None,
    )


async def _decision_fact(talk: Talk, request: Request) -> DecisionFact | None:
    if not request.decisions:
        return None
    last = request.decisions[-1]
    by = await person_fact(talk, last.by) if last.by else None
    return DecisionFact(by, last.at, last.reason)
