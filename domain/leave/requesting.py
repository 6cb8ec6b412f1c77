"""Asking for leave, for oneself or for somebody else: the events, if nothing speaks against it."""

from datetime import datetime

from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import may_enter, steps_for
from domain.leave.assessing import (
    Assessment,
    assess,
    charges_of,
    in_closed_past,
    leave_type_of,
    nothing_or_taken,
    unemployed,
)
from domain.leave.commands import EnterLeave, RecordLeave, RequestLeave
from domain.leave.events import LeaveEvent, LeaveRequested, RequestApproved
from domain.leave.interrupting import interruptions
from domain.leave.requests import Step
from domain.leave.terms import Terms, holidays_within
from domain.leave.wish import Wish
from domain.policies.rules import Severity
from domain.refusals import BegunTooLongAgo, PastLeave, ReasonNeeded, Refusal, Refused, WhyNeeded

Events = tuple[LeaveEvent, ...]


def request(employee: Employee, command: RequestLeave, terms: Terms) -> Events:
    """Asks; approved at once where nobody needs to decide. The same id again is no event."""
    if command.request_id in employee.requests:
        return ()
    leave_type = leave_type_of(command.leave_type_id, terms)
    if leave_type.needs_reason and not (command.note or "").strip():
        raise Refused(ReasonNeeded(leave_type.id))
    weighed = assess(employee, leave_type, command.asked, terms)
    if refusal := weighed.refused_by:
        raise Refused(refusal)
    steps = steps_of(employee, weighed, terms)
    asked = requested(
        employee, command.request_id, weighed, steps, employee.id, command.at, terms, command.note
    )
    if steps:
        return (asked,)
    approved = RequestApproved(command.request_id, None, command.at)
    return (asked, approved, *interruptions(employee, weighed.wish, employee.id, command.at, terms))


def enter(employee: Employee, command: EnterLeave, terms: Terms) -> Events:
    """Leave for somebody else, approved at once; rules are set aside with a reason."""
    if command.request_id in employee.requests:
        return ()
    leave_type = leave_type_of(command.leave_type_id, terms)
    may_enter(employee, command.by, command.asked.period.first_day, terms)
    weighed = assess(employee, leave_type, command.asked, terms)
    override = (command.override or "").strip() or None
    if refusal := weighed.refusal or against_entering(weighed, command.by, override, terms):
        raise Refused(refusal)
    by, at = command.by, command.at
    asked = requested(employee, command.request_id, weighed, (), by, at, terms, command.note, override)
    approved = RequestApproved(command.request_id, command.by, command.at)
    return (asked, approved, *interruptions(employee, weighed.wish, command.by, command.at, terms))


def record(employee: Employee, command: RecordLeave, terms: Terms) -> Events:
    """Enters leave as granted elsewhere; only nothing, own leave and the closed past speak against it."""
    if command.request_id in employee.requests:
        return ()
    leave_type = leave_type_of(command.leave_type_id, terms)
    if outside := unemployed(employee, command.asked):
        raise Refused(outside)
    wish = Wish(leave_type, command.asked, charges_of(leave_type, command.asked, terms))
    if refusal := nothing_or_taken(employee, wish, terms) or in_closed_past(wish, None, terms):
        raise Refused(refusal)
    weighed = Assessment(wish, None, ())
    asked = requested(employee, command.request_id, weighed, (), command.by, command.at, terms, command.note)
    approved = RequestApproved(command.request_id, command.by, command.at)
    return (asked, approved, *interruptions(employee, wish, command.by, command.at, terms))


def requested(
    employee: Employee,
    request_id: RequestId,
    weighed: Assessment,
    steps: tuple[Step, ...],
    by: EmployeeId | None,
    at: datetime,
    terms: Terms,
    note: str | None = None,
    override: str | None = None,
    amends: RequestId | None = None,
) -> LeaveRequested:
    """The event for a wish that was weighed."""
    wish = weighed.wish
    return LeaveRequested(
        request_id,
        wish.leave_type.id,
        wish.asked,
        wish.charges,
        holidays_within(employee, terms, wish.asked.period),
        steps,
        by,
        at,
        note,
        tuple(each.noted for each in weighed.found),
        override,
        amends,
    )


def steps_of(employee: Employee, weighed: Assessment, terms: Terms) -> tuple[Step, ...]:
    """Who decides about a wish: nobody where its type needs no approval, one more where a rule says so."""
    if not (weighed.wish.leave_type.needs_approval or weighed.needs_more):
        return ()
    is_extra = weighed.needs_more and weighed.wish.leave_type.needs_approval
    return steps_for(employee, terms, weighed.wish.first_day, is_extra)


def against_entering(
    weighed: Assessment, by: EmployeeId, override: str | None, terms: Terms
) -> Refusal | None:
    """What approvers cannot set aside: the past is for administrators, and a rule needs a reason."""
    for finding in weighed.found:
        if isinstance(finding.fact, BegunTooLongAgo) and by not in terms.settings.administrator_ids:
            return PastLeave(weighed.wish.first_day, terms.today)
        if finding.severity in (Severity.REFUSE, Severity.REFUSE_APPROVAL) and not override:
            return WhyNeeded(finding.day) if isinstance(finding.fact, BegunTooLongAgo) else finding.fact
    return None
