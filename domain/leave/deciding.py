"""Deciding about a request: who may, what is checked again, and the events."""

from datetime import datetime

from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import counts_for, is_complete, may_decide
from domain.leave.assessing import nothing_or_taken, unemployed
from domain.leave.commands import ApproveRequest, DeclineRequest
from domain.leave.events import LeaveAmended, LeaveCancelled, LeaveEvent, RequestApproved, RequestDeclined
from domain.leave.findings import findings
from domain.leave.fold import evolved
from domain.leave.interrupting import interruptions
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.policies.rules import Severity
from domain.refusals import BegunTooLongAgo, NoSuchRequest, NoticeTooShort, NotLeave, Refusal, Refused

Events = tuple[LeaveEvent, ...]


def approve(employee: Employee, command: ApproveRequest, terms: Terms) -> Events:
    """A yes to the current step, where nothing speaks against it now (RULES 13). Given already: no event.

    It counts for every step that follows and names the same person.
    """
    request = request_of(employee, command.request_id)
    may_decide(employee, request, command.by, terms)
    if request.status is not Status.PENDING or _has_answered(request, command.by):
        return ()
    override = (command.override or "").strip() or None
    if refusal := against_approving(employee, request, terms, override):
        raise Refused(refusal)
    given = _yes(request, command.by, command.at, override, terms)
    after = _after(request, given)
    if after.status is Status.PENDING:
        return given
    return (*given, *_consequences(employee, request, command.by, command.at, terms))


def decline(employee: Employee, command: DeclineRequest, terms: Terms) -> tuple[RequestDeclined, ...]:
    """The current step's no. Never needs a balance. Decided already: no event."""
    request = request_of(employee, command.request_id)
    may_decide(employee, request, command.by, terms)
    if request.status is not Status.PENDING:
        return ()
    return (RequestDeclined(request.id, command.by, command.at, command.reason),)


def request_of(employee: Employee, request_id: RequestId) -> Request:
    """The employee's request. Raises Refused(NoSuchRequest)."""
    request = employee.requests.get(request_id)
    if request is None:
        raise Refused(NoSuchRequest(request_id))
    return request


def against_approving(
    employee: Employee, request: Request, terms: Terms, override: str | None = None
) -> Refusal | None:
    """What stands in the way of a yes now; what a rule refuses may be set aside with a reason."""
    if request.is_cancellation or request.earned is not None:
        return None
    if outside := unemployed(employee, request.asked):
        return outside
    if request.amends is not None and employee.requests[request.amends].status is not Status.APPROVED:
        return NotLeave(request.amends)
    wish = wish_of(request, terms)
    if refusal := nothing_or_taken(employee, wish, terms):
        return refusal
    return None if override or request.override else _ruled_out(employee, wish, terms)


def wish_of(request: Request, terms: Terms) -> Wish:
    """What a request asks for, as it was counted, in its own place and that of the leave it changes."""
    leave_type = terms.settings.leave_types[request.leave_type_id]
    own = frozenset({request.id} if request.amends is None else {request.id, request.amends})
    return Wish(leave_type, request.asked, request.charges, own)


def _ruled_out(employee: Employee, wish: Wish, terms: Terms) -> Refusal | None:
    """What was asked for in time is not too late because its approver was slow."""
    for finding in findings(employee, wish, terms):
        is_of_asking = isinstance(finding.fact, NoticeTooShort | BegunTooLongAgo)
        if finding.severity is Severity.REFUSE_APPROVAL or (
            finding.severity is Severity.REFUSE and not is_of_asking
        ):
            return finding.fact
    return None


def _has_answered(request: Request, by: EmployeeId) -> bool:
    """Whether they said yes before, and the step that waits is not theirs."""
    step = request.current_step
    is_theirs = step is not None and by in (*step.approver_ids, *request.passed_to)
    said = [decision for decision in request.decisions if decision.by == by]
    return bool(said) and (not is_theirs or not said[-1].completes)


def _yes(
    request: Request, by: EmployeeId, at: datetime, override: str | None, terms: Terms
) -> tuple[RequestApproved, ...]:
    given: list[RequestApproved] = []
    while True:
        for_ids = counts_for(request, by, terms)
        given.append(RequestApproved(request.id, by, at, override, for_ids, is_complete(request, for_ids)))
        request = _after(request, given[-1:])
        step = request.current_step
        if step is None or by not in step.approver_ids or not given[-1].completes:
            return tuple(given)


def _after(request: Request, given: tuple[RequestApproved, ...] | list[RequestApproved]) -> Request:
    requests = {request.id: request}
    for event in given:
        evolved(requests, event)
    return requests[request.id]


def _consequences(employee: Employee, request: Request, by: EmployeeId, at: datetime, terms: Terms) -> Events:
    """What an approval does to other leave, in the same breath (RULES 15)."""
    if request.amends is None:
        return interruptions(employee, wish_of(request, terms), by, at, terms)
    if request.is_cancellation:
        return (LeaveCancelled(request.amends, by, at, change_id=request.id),)
    amended = LeaveAmended(
        request.amends, request.asked, request.charges, request.holidays, by, at, None, request.id
    )
    return (amended,)
