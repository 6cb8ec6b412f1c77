"""Approving and declining: by those whose turn it is, never by oneself, and only once."""

from dataclasses import replace

from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import check
from domain.leave.commands import ApproveRequest, DeclineRequest
from domain.leave.events import RequestApproved, RequestDeclined
from domain.leave.requesting import unemployed
from domain.leave.requests import Request, Status
from domain.leave.terms import Terms
from domain.refusals import Need, NoSuchRequest, NotPermitted, OwnRequest, Refused


def approve(employee: Employee, command: ApproveRequest, terms: Terms) -> tuple[RequestApproved, ...]:
    """The current step's yes, where nothing speaks against it now (RULES 13). Decided already: no event."""
    request = request_of(employee, command.request_id)
    may_decide(employee, request, command.by, terms)
    if request.status is not Status.PENDING:
        return ()
    if refusal := unemployed(employee, request.asked):
        raise Refused(refusal)
    _check_balance(employee, request, terms)
    return (RequestApproved(request.id, command.by, command.at),)


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


def may_decide(employee: Employee, request: Request, by: EmployeeId, terms: Terms) -> None:
    """Raises Refused unless the person is the request's approver or an administrator; never for oneself."""
    if by == employee.id:
        raise Refused(OwnRequest(request.id))
    named = any(by in step.approver_ids for step in request.steps)
    administers = by in terms.settings.administrator_ids
    if not (named or administers) or not terms.is_present(by):
        raise Refused(NotPermitted(Need.APPROVER))


def _check_balance(employee: Employee, request: Request, terms: Terms) -> None:
    leave_type = terms.settings.leave_types[request.leave_type_id]
    if not leave_type.is_limited:
        return
    others = {key: other for key, other in employee.requests.items() if key != request.id}
    without = replace(employee, requests=others)
    account = account_of(without, terms.settings, leave_type.id, terms.calendar)
    if refusal := check(account, request.charges):
        raise Refused(refusal)
