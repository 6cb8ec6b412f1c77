"""Time worked beyond the pattern, claimed as leave (TOIL): decided like a request, then a lot of its own."""

from dataclasses import replace
from datetime import UTC, datetime, time
from fractions import Fraction

from domain.amounts import HALF, NOTHING, WHOLE, Amount, hours
from domain.employees.employee import Employee
from domain.leave.account import account_of
from domain.leave.approvers import steps_for
from domain.leave.assessing import leave_type_of, unemployed
from domain.leave.balance import lowered
from domain.leave.commands import ClaimTime
from domain.leave.events import LeaveRequested, RequestApproved
from domain.leave.overlap import clash
from domain.leave.requests import Decision, Request, Status
from domain.leave.terms import Terms
from domain.periods import Asked, Halves
from domain.policies.leave_type import Unit
from domain.refusals import (
    ClaimedAlready,
    ClosedPast,
    MoreThanWorked,
    NotEarnedByWork,
    NotWorkedYet,
    ReasonNeeded,
    Refused,
    TimeUsed,
)
from domain.working_pattern import DAYS_A_WEEK

Events = tuple[LeaveRequested | RequestApproved, ...]
DEFAULT_DAY = 480
"""Minutes of a day's work where a pattern names none."""


def claim(employee: Employee, command: ClaimTime, terms: Terms) -> Events:
    """Claims time that was worked; approved at once where nobody needs to decide. The same id: no event."""
    if command.request_id in employee.requests:
        return ()
    leave_type = leave_type_of(command.leave_type_id, terms)
    if leave_type.toil is None:
        raise Refused(NotEarnedByWork(leave_type.id))
    if leave_type.needs_reason and not (command.note or "").strip():
        raise Refused(ReasonNeeded(leave_type.id))
    _check(employee, command, terms)
    worked = time_worked(employee, command.worked, leave_type.unit, terms)
    amount = worked if command.amount is None else command.amount
    if amount > worked or amount <= NOTHING:
        raise Refused(MoreThanWorked(amount, worked, leave_type.unit))
    first_day = command.worked.period.first_day
    steps = steps_for(employee, terms, first_day) if leave_type.needs_approval else ()
    claimed = LeaveRequested(
        command.request_id,
        leave_type.id,
        command.worked,
        (),
        (),
        steps,
        employee.id,
        command.at,
        command.note,
        earned=amount,
    )
    return (claimed,) if steps else (claimed, RequestApproved(command.request_id, None, command.at))


def time_worked(employee: Employee, worked: Asked, unit: Unit, terms: Terms) -> Amount:
    """What some time is worth: half days as they are, hours by the length of the person's longest day."""
    if worked.span:
        minutes = worked.span.minutes
        return hours(minutes) if unit is Unit.HOURS else Fraction(minutes, _day(employee, worked, terms))
    days = sum((WHOLE if halves is Halves.BOTH else HALF for _, halves in worked.days()), NOTHING)
    return days * hours(_day(employee, worked, terms)) if unit is Unit.HOURS else days


def without_claim(employee: Employee, claim: Request, status: Status, terms: Terms) -> TimeUsed | None:
    """Whether what was earned is used, so that without it the balance would fall below its floor."""
    gone = Decision(None, datetime.combine(terms.today, time(), UTC))
    other = replace(claim, status=status, decisions=(*claim.decisions, gone))
    after = replace(employee, requests={**employee.requests, claim.id: other})
    leave_type_id, worked_on = claim.leave_type_id, claim.asked.period.last_day
    was, now = (account_of(each, terms.settings, leave_type_id, terms.calendar) for each in (employee, after))
    if (found := lowered(was, now, worked_on)) is None:
        return None
    day, low = found
    return TimeUsed(leave_type_id, day, now.floor_on(day) - low, now.unit)


def _check(employee: Employee, command: ClaimTime, terms: Terms) -> None:
    period, until = command.worked.period, terms.settings.closed_until
    if outside := unemployed(employee, command.worked):
        raise Refused(outside)
    if period.last_day > terms.today:
        raise Refused(NotWorkedYet(period.last_day, terms.today))
    if until is not None and period.first_day <= until:
        raise Refused(ClosedPast(period.first_day, until))
    for other in employee.requests.values():
        is_claim = other.earned is not None and other.status.is_active
        if is_claim and clash(other.asked, command.worked):
            raise Refused(ClaimedAlready(other.asked))


def _day(employee: Employee, worked: Asked, terms: Terms) -> int:
    """Minutes of the longest day of the pattern in force."""
    day = worked.period.first_day
    assignment = employee.assignment(day)
    pattern = assignment.pattern or terms.settings.location(assignment.location_id, day).pattern
    longest = max(week[weekday].minutes for week in pattern.weeks for weekday in range(DAYS_A_WEEK))
    return longest or DEFAULT_DAY
