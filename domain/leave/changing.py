"""Changing leave: taking a request back, giving approved leave back, or making it another."""

from datetime import date

from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import steps_for
from domain.leave.assessing import Assessment, assess
from domain.leave.commands import AmendLeave, CancelLeave, WithdrawRequest
from domain.leave.deciding import against_giving_up, request_of
from domain.leave.events import (
    LeaveAmended,
    LeaveCancelled,
    LeaveEvent,
    LeaveRequested,
    RequestWithdrawn,
)
from domain.leave.interrupting import interruptions
from domain.leave.requesting import against_entering, requested, steps_of
from domain.leave.requests import Charge, Request, Status, Step
from domain.leave.terms import Terms, holidays_within
from domain.refusals import (
    ChangeOpen,
    Need,
    NothingChanged,
    NotLeave,
    NotPermitted,
    PastLeave,
    Refusal,
    Refused,
    WhyNeeded,
)

Events = tuple[LeaveEvent, ...]


def withdraw(employee: Employee, command: WithdrawRequest, terms: Terms) -> tuple[RequestWithdrawn, ...]:
    """Takes a pending request back. Not pending any more: no event."""
    request = request_of(employee, command.request_id)
    _may_change(employee, command.by, terms)
    if request.status is not Status.PENDING:
        return ()
    return (RequestWithdrawn(request.id, command.by, command.at),)


def cancel(employee: Employee, command: CancelLeave, terms: Terms) -> Events:
    """Gives approved leave back; once a day of it is past, administrators only. Not approved: no event.

    Where the type says so, its owner asks for it, and it stands until that is decided.
    """
    leave = request_of(employee, command.request_id)
    _may_change(employee, command.by, terms)
    if leave.status is not Status.APPROVED:
        return ()
    _check_closed(employee, leave)
    if refusal := against_giving_up(employee, leave, terms):
        raise Refused(refusal)
    if past := _past([charge.day for charge in leave.charges], command.by, command.reason, terms):
        raise Refused(past)
    if command.by == employee.id and (steps := _steps_of_giving_back(employee, leave, terms)):
        return (_cancellation(leave, command, steps),)
    return (LeaveCancelled(leave.id, command.by, command.at, command.reason),)


def amend(employee: Employee, command: AmendLeave, terms: Terms) -> Events:
    """Makes approved leave what is asked: at once where days are only given back, else once decided."""
    leave = request_of(employee, command.request_id)
    _may_change(employee, command.by, terms)
    if command.change_id in employee.requests:
        return ()
    if leave.status is not Status.APPROVED or not leave.is_leave:
        raise Refused(NotLeave(leave.id))
    _check_closed(employee, leave)
    weighed = weighed_change(employee, leave, command, terms)
    by, at, reason = command.by, command.at, command.reason
    steps = _steps_of_change(employee, leave, weighed, terms) if by == employee.id else ()
    if steps:
        asked = requested(employee, command.change_id, weighed, steps, by, at, terms, reason, amends=leave.id)
        return (asked,)
    wish = weighed.wish
    holidays = holidays_within(employee, terms, wish.asked.period)
    amended = LeaveAmended(leave.id, wish.asked, wish.charges, holidays, by, at, reason)
    return (amended, *interruptions(employee, wish, by, at, terms))


def weighed_change(employee: Employee, leave: Request, command: AmendLeave, terms: Terms) -> Assessment:
    """The change of leave, weighed in the place of what it changes. Raises Refused."""
    leave_type = terms.settings.leave_types[leave.leave_type_id]
    weighed = assess(employee, leave_type, command.asked, terms, leave)
    changed = changed_days(leave.charges, weighed.wish.charges)
    if weighed.refusal is None and not changed:
        raise Refused(NothingChanged(leave.id))
    refusal = weighed.refusal or _past(changed, command.by, command.reason, terms)
    if refusal is None and not is_less(leave.charges, weighed.wish.charges):
        refusal = _ruled_out(employee, weighed, command, terms)
    if refusal:
        raise Refused(refusal)
    return weighed


def changed_days(before: tuple[Charge, ...], after: tuple[Charge, ...]) -> list[date]:
    """The days that take more, less or other halves, in order."""
    return sorted({charge.day for charge in set(before) ^ set(after)})


def is_less(before: tuple[Charge, ...], after: tuple[Charge, ...]) -> bool:
    """Whether days are only given back."""
    known = {charge.day: charge for charge in before}
    return all(
        charge.day in known
        and charge.halves in known[charge.day].halves
        and charge.amount <= known[charge.day].amount
        for charge in after
    )


def _may_change(employee: Employee, by: EmployeeId, terms: Terms) -> None:
    if by != employee.id and by not in terms.settings.administrator_ids:
        raise Refused(NotPermitted(Need.REQUESTER))


def _check_closed(employee: Employee, leave: Request) -> None:
    """One open change of a leave at a time (RULES 15)."""
    for change in employee.requests.values():
        if change.amends == leave.id and change.status is Status.PENDING:
            raise Refused(ChangeOpen(leave.id, change.id))


def _past(days: list[date], by: EmployeeId, reason: str | None, terms: Terms) -> Refusal | None:
    """Days before today are changed by administrators only, who say why (PRODUCT 4)."""
    first = min(days, default=terms.today)
    if first >= terms.today:
        return None
    if by not in terms.settings.administrator_ids:
        return PastLeave(first, terms.today)
    return None if (reason or "").strip() else WhyNeeded(first)


def _ruled_out(employee: Employee, weighed: Assessment, command: AmendLeave, terms: Terms) -> Refusal | None:
    if command.by == employee.id:
        return weighed.refused_by
    return against_entering(weighed, command.by, (command.reason or "").strip() or None, terms)


def _steps_of_change(
    employee: Employee, leave: Request, weighed: Assessment, terms: Terms
) -> tuple[Step, ...]:
    if is_less(leave.charges, weighed.wish.charges):
        return _steps_of_giving_back(employee, leave, terms)
    return steps_of(employee, weighed, terms)


def _steps_of_giving_back(employee: Employee, leave: Request, terms: Terms) -> tuple[Step, ...]:
    if not terms.settings.leave_types[leave.leave_type_id].giving_back_needs_approval:
        return ()
    return steps_for(employee, terms, leave.asked.period.first_day)


def _cancellation(leave: Request, command: CancelLeave, steps: tuple[Step, ...]) -> LeaveRequested:
    return LeaveRequested(
        command.change_id or RequestId(f"{leave.id}-cancel-{leave.version}"),
        leave.leave_type_id,
        leave.asked,
        (),
        (),
        steps,
        command.by,
        command.at,
        command.reason,
        amends=leave.id,
        is_cancellation=True,
    )
