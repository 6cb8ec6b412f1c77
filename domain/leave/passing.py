"""Requests that wait too long: others are asked, reminders are put off, and in the end they expire."""

from datetime import timedelta

from domain.employees.employee import Employee
from domain.leave.approvers import above_deciders, deciders, may_decide
from domain.leave.commands import ExpireRequest, PassOn, SnoozeReminder
from domain.leave.deciding import request_of
from domain.leave.events import PassedOn, ReminderSnoozed, RequestExpired, RequestPassedOn
from domain.leave.requests import Status
from domain.leave.terms import Terms


def pass_on(employee: Employee, command: PassOn, terms: Terms) -> tuple[RequestPassedOn, ...]:
    """Asks those who may decide and were not asked yet. Decided meanwhile, or nobody to ask: no event."""
    request = request_of(employee, command.request_id)
    step = request.current_step
    if step is None:
        return ()
    may = (
        above_deciders(employee, request, terms) if command.is_overdue else deciders(employee, request, terms)
    )
    asked = {*step.approver_ids, *request.passed_to}
    to = tuple(each for each in may if each not in asked)
    why = PassedOn.OVERDUE if command.is_overdue else PassedOn.ABSENT
    return (RequestPassedOn(request.id, to, why, command.at),) if to else ()


def expire(employee: Employee, command: ExpireRequest, terms: Terms) -> tuple[RequestExpired, ...]:
    """Ends a request after the days that the company allows. Decided meanwhile, or not yet: no event.

    They count anew from a decision that was taken back.
    """
    request = request_of(employee, command.request_id)
    allowed = terms.settings.expires_after_days
    if request.status is not Status.PENDING or allowed is None:
        return ()
    began = request.reopened_at or request.requested_at
    is_over = command.at - began >= timedelta(days=allowed)
    return (RequestExpired(request.id, command.at),) if is_over else ()


def snooze(employee: Employee, command: SnoozeReminder, terms: Terms) -> tuple[ReminderSnoozed, ...]:
    """No reminder for this person before a day. Decided meanwhile, or known already: no event."""
    request = request_of(employee, command.request_id)
    may_decide(employee, request, command.by, terms)
    known = (command.by, command.until) in request.snoozed
    if request.status is not Status.PENDING or known:
        return ()
    return (ReminderSnoozed(request.id, command.by, command.until),)
