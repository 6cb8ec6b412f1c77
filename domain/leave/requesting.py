"""Asking for leave: what it would take, what speaks against it, and the events if nothing does."""

from datetime import date

from dateutil.relativedelta import relativedelta

from domain.counting import count
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId
from domain.leave.account import account_of
from domain.leave.balance import check
from domain.leave.commands import RecordLeave, RequestLeave
from domain.leave.events import LeaveRequested, RequestApproved
from domain.leave.overlap import overlap
from domain.leave.requests import Charge
from domain.leave.terms import Terms, holidays_within, steps_for
from domain.periods import Asked, DayPart, Period
from domain.policies.leave_type import LeaveType, Slice
from domain.refusals import (
    AlreadyFree,
    NoLongerEmployed,
    NoSuchLeaveType,
    NotEmployedThen,
    NotYetUsable,
    PastLeave,
    ReasonNeeded,
    Refusal,
    Refused,
    SliceTooSmall,
    TooFarAhead,
)
from domain.versions import in_force

BACK_DATING_DAYS = 30
"""How long ago leave may have begun that somebody asks for themselves; older leave is for administrators."""
HORIZON_MONTHS = 24
"""How far ahead anybody can ask."""

Events = tuple[LeaveRequested | RequestApproved, ...]


def request(employee: Employee, command: RequestLeave, terms: Terms) -> Events:
    """Asks; approved at once where nobody needs to decide. The same id again is no event."""
    if command.request_id in employee.requests:
        return ()
    leave_type = leave_type_of(command.leave_type_id, terms)
    if leave_type.needs_reason and not (command.note or "").strip():
        raise Refused(ReasonNeeded(leave_type.id))
    if refusal := refusal_of(employee, leave_type.id, command.asked, terms):
        raise Refused(refusal)
    steps = steps_for(employee, terms, command.asked.period.first_day) if leave_type.needs_approval else ()
    requested = LeaveRequested(
        command.request_id,
        leave_type.id,
        command.asked,
        charges_of(leave_type, command.asked, terms),
        holidays_within(employee, terms, command.asked.period),
        steps,
        employee.id,
        command.at,
        command.note,
    )
    return (requested,) if steps else (requested, RequestApproved(command.request_id, None, command.at))


def record(employee: Employee, command: RecordLeave, terms: Terms) -> Events:
    """Enters leave as granted elsewhere; only nothing and own leave speak against it."""
    if command.request_id in employee.requests:
        return ()
    leave_type = leave_type_of(command.leave_type_id, terms)
    if outside := unemployed(employee, command.asked):
        raise Refused(outside)
    charges = charges_of(leave_type, command.asked, terms)
    if refusal := _nothing_or_taken(employee, command.asked, charges):
        raise Refused(refusal)
    holidays = holidays_within(employee, terms, command.asked.period)
    requested = LeaveRequested(
        command.request_id,
        leave_type.id,
        command.asked,
        charges,
        holidays,
        (),
        command.by,
        command.at,
        command.note,
    )
    return (requested, RequestApproved(command.request_id, command.by, command.at))


def leave_type_of(leave_type_id: LeaveTypeId, terms: Terms) -> LeaveType:
    """A leave type that can be asked for. Raises Refused(NoSuchLeaveType)."""
    leave_type = terms.settings.leave_types.get(leave_type_id)
    if leave_type is None or not leave_type.is_active:
        raise Refused(NoSuchLeaveType(leave_type_id))
    return leave_type


def charges_of(leave_type: LeaveType, asked: Asked, terms: Terms) -> tuple[Charge, ...]:
    """What each day of the leave takes, on the calendar as it stands."""
    return count(terms.calendar, asked, leave_type.unit)


def refusal_of(employee: Employee, leave_type_id: LeaveTypeId, asked: Asked, terms: Terms) -> Refusal | None:
    """The first thing that speaks against the leave; None if it may be had."""
    leave_type = leave_type_of(leave_type_id, terms)
    refusal = unemployed(employee, asked) or untimely(asked, terms.today) or _too_small(leave_type, asked)
    if refusal:
        return refusal  # before anything is counted: the days may be those of a thousand years
    charges = charges_of(leave_type, asked, terms)
    return _nothing_or_taken(employee, asked, charges) or _unaffordable(
        employee, leave_type, asked, charges, terms
    )


def unemployed(employee: Employee, asked: Asked) -> NoLongerEmployed | NotEmployedThen | None:
    """Whether any of the days is not one of the employee's with the company."""
    if not employee.is_active:
        return NoLongerEmployed(employee.id or "")
    first, last = employee.hired_on, employee.last_day or asked.period.last_day
    if asked.period.first_day < first:
        return NotEmployedThen(asked.period.first_day, Period(first, max(first, last)))
    if asked.period.last_day > last:
        return NotEmployedThen(asked.period.last_day, Period(first, max(first, last)))
    return None


def untimely(asked: Asked, today: date) -> PastLeave | TooFarAhead | None:
    """Whether the leave began too long ago or ends too far ahead for anybody to ask for it themselves."""
    first_day = asked.period.first_day
    if first_day < today - relativedelta(days=BACK_DATING_DAYS):
        return PastLeave(first_day, today)
    horizon = today + relativedelta(months=HORIZON_MONTHS)
    return TooFarAhead(asked.period.last_day, horizon) if asked.period.last_day > horizon else None


def _too_small(leave_type: LeaveType, asked: Asked) -> Refusal | None:
    smallest = leave_type.smallest
    if asked.span:
        grid = smallest.minutes
        fits = grid is not None and asked.span.start % grid == 0 and asked.span.minutes % grid == 0
    else:
        fits = asked.part is DayPart.ALL_DAY or smallest is not Slice.DAY
    return None if fits else SliceTooSmall(leave_type.id, smallest)


def _nothing_or_taken(employee: Employee, asked: Asked, charges: tuple[Charge, ...]) -> Refusal | None:
    if not charges:
        return AlreadyFree(asked)
    return overlap(asked, employee.requests.values())


def _unaffordable(
    employee: Employee, leave_type: LeaveType, asked: Asked, charges: tuple[Charge, ...], terms: Terms
) -> Refusal | None:
    if not leave_type.is_limited:
        return None
    assignment = employee.assignment(asked.period.first_day)
    versions = terms.settings.policy_versions(leave_type.id, assignment.location_id, assignment.labels)
    policy = in_force(versions, asked.period.first_day)
    months = policy.usable_after_months if policy else 0
    usable_from = employee.hired_on + relativedelta(months=months)
    if asked.period.first_day < usable_from:
        return NotYetUsable(leave_type.id, usable_from)
    try:
        account = account_of(employee, terms.settings, leave_type.id, terms.calendar)
    except Refused as refused:
        return refused.refusal
    return check(account, charges)
