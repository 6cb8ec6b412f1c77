"""Facts for screens, read from how things stand."""

from collections.abc import Iterable
from datetime import date

from bot.screens.facts import (
    BalanceFact,
    ChangeFact,
    DecisionFact,
    PersonFact,
    RequestFact,
    StepFact,
    TypeFact,
)
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.approvers import answered, deciders
from domain.leave.balance import Balance
from domain.leave.requests import Before, Request
from domain.leave.terms import Terms
from domain.policies.leave_type import LeaveType
from domain.refusals import Refused

EmployeeIds = tuple[EmployeeId, ...]


def type_fact(leave_type: LeaveType) -> TypeFact:
    """A leave type as people see it."""
    return TypeFact(
        leave_type.id,
        leave_type.name,
        leave_type.emoji,
        leave_type.unit,
        leave_type.smallest,
        leave_type.colour,
    )


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


async def request_fact(
    talk: Talk, employee: Employee, request: Request, terms: Terms | None = None
) -> RequestFact:
    """A request with the names of those who decided, or can now; `terms` where they are known already."""
    waiting: EmployeeIds = ()
    if request.current_step:
        waiting = deciders(employee, request, terms or await talk.terms(employee))
    owner = employee.id or talk.my_id
    is_entered = request.requested_by not in (None, owner)
    return RequestFact(
        request.id,
        request.version,
        PersonFact(owner, employee.profile.name),
        type_fact(talk.settings.leave_types[request.leave_type_id]),
        request.asked,
        request.amount,
        request.status,
        request.requested_at,
        request.note,
        request.holidays,
        await _decision_fact(talk, request),
        await _people(talk, waiting),
        request.requested_by is None,
        await _step_fact(talk, request),
        change_fact(employee, request),
        request.earned is not None,
        await person_fact(talk, request.requested_by) if is_entered and request.requested_by else None,
        request.override,
        await _people(talk, (each for each in waiting if each in request.passed_to)),
        talk.house.page_of(owner, request.id),
    )


def change_fact(employee: Employee, request: Request) -> ChangeFact | None:
    """What a change takes the place of; None for a request of its own."""
    if request.amends is None:
        return None
    before: Before | Request = request.before or employee.requests[request.amends]
    amount = sum((charge.amount for charge in before.charges), NOTHING)
    return ChangeFact(before.asked, amount, request.is_cancellation)


async def _step_fact(talk: Talk, request: Request) -> StepFact | None:
    step = request.current_step
    if step is None or (len(request.steps) == 1 and not step.is_by_all):
        return None
    said_yes = [each for each in step.approver_ids if each in answered(request)]
    return StepFact(request.step + 1, len(request.steps), step.is_by_all, await _people(talk, said_yes))


async def _people(talk: Talk, ids: Iterable[EmployeeId]) -> tuple[PersonFact, ...]:
    return tuple([await person_fact(talk, each) for each in ids])


async def _decision_fact(talk: Talk, request: Request) -> DecisionFact | None:
    if not request.decisions:
        return None
    last = request.decisions[-1]
    by = await person_fact(talk, last.by) if last.by else None
    return DecisionFact(by, last.at, last.reason)
