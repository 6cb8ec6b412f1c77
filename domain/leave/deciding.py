"""Deciding about a request: who may, what is checked again, and the events."""

from datetime import date, datetime

from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import counts_for, decides_now, is_complete, is_named, may_decide
from domain.leave.assessing import in_closed_past, nothing_or_taken, unemployed
from domain.leave.claiming import without_claim
from domain.leave.commands import ApproveRequest, DeclineRequest
from domain.leave.events import LeaveAmended, LeaveCancelled, LeaveEvent, RequestApproved, RequestDeclined
from domain.leave.findings import findings
from domain.leave.fold import evolved
from domain.leave.interrupting import interruptions
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.policies.rules import Severity
from domain.refusals import (
    BegunTooLongAgo,
    ClosedPast,
    NoSuchRequest,
    NoticeTooShort,
    NotLeave,
    Refusal,
    Refused,
)

Events = tuple[LeaveEvent, ...]


def approve(employee: Employee, command: ApproveRequest, terms: Terms) -> Events:
    """A yes to the current step, where nothing speaks against it now (RULES 13).

    Given already, or from somebody whose step is done: no event. It counts for every step that
    follows and names the same person, or somebody they stand in for.
    """
    request = request_of(employee, command.request_id)
    may_decide(employee, request, command.by, terms)
    if not decides_now(employee, request, command.by, terms) or _has_answered(request, command.by, terms):
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
    """The current step's no. Never needs a balance. Decided already, or their step is done: no event."""
    request = request_of(employee, command.request_id)
    may_decide(employee, request, command.by, terms)
    if not decides_now(employee, request, command.by, terms):
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
    leave = employee.requests[request.amends] if request.amends else None
    if leave is not None and leave.status is not Status.APPROVED:
        return NotLeave(leave.id)
    if leave is not None and request.is_cancellation:
        return against_giving_up(employee, leave, terms)
    if request.earned is not None:
        return _closed([request.asked.period.first_day], terms)
    if outside := unemployed(employee, request.asked):
        return outside
    wish = wish_of(request, terms)
    if refusal := nothing_or_taken(employee, wish, terms) or in_closed_past(wish, leave, terms):
        return refusal
    return None if override or request.override else _ruled_out(employee, wish, terms)


def against_giving_up(employee: Employee, request: Request, terms: Terms) -> Refusal | None:
    """What stands in the way of giving approved leave back, or time that was worked."""
    if request.earned is None:
        return _closed([charge.day for charge in request.charges], terms)
    closed = _closed([request.asked.period.first_day], terms)
    return closed or without_claim(employee, request, Status.CANCELLED, terms)


def _closed(days: list[date], terms: Terms) -> ClosedPast | None:
    first, until = min(days, default=date.max), terms.settings.closed_until
    return ClosedPast(first, until) if until is not None and first <= until else None


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


def _has_answered(request: Request, by: EmployeeId, terms: Terms) -> bool:
    """Whether they said yes to this step, or to one before it and this one does not ask them."""
    before = [decision.by for decision in request.decisions]
    done = max((at for at, each in enumerate(request.decisions, start=1) if each.completes), default=0)
    is_theirs = is_named(request, by, terms) or by in request.passed_to
    return by in before[done:] or (by in before and not is_theirs)


def _yes(
    request: Request, by: EmployeeId, at: datetime, override: str | None, terms: Terms
) -> tuple[RequestApproved, ...]:
    given: list[RequestApproved] = []
    while True:
        for_ids = counts_for(request, by, terms)
        given.append(RequestApproved(request.id, by, at, override, for_ids, is_complete(request, for_ids)))
        request = _after(request, given[-1:])
        if not (given[-1].completes and is_named(request, by, terms)):
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
    return (amended, *interruptions(employee, wish_of(request, terms), by, at, terms))
