"""Taking a request back while it is pending, and giving approved leave back before it begins."""

from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.commands import CancelLeave, WithdrawRequest
from domain.leave.deciding import request_of
from domain.leave.events import LeaveCancelled, RequestWithdrawn
from domain.leave.requests import Status
from domain.leave.terms import Terms
from domain.refusals import Need, NotPermitted, PastLeave, Refused


def withdraw(employee: Employee, command: WithdrawRequest, terms: Terms) -> tuple[RequestWithdrawn, ...]:
    """Takes a pending request back. Not pending any more: no event."""
    request = request_of(employee, command.request_id)
    _owns(employee, command.by, terms)
    if request.status is not Status.PENDING:
        return ()
    return (RequestWithdrawn(request.id, command.by, command.at),)


def cancel(employee: Employee, command: CancelLeave, terms: Terms) -> tuple[LeaveCancelled, ...]:
    """Gives approved leave back; once it has begun, administrators only. Not approved: no event."""
    request = request_of(employee, command.request_id)
    _owns(employee, command.by, terms)
    if request.status is not Status.APPROVED:
        return ()
    first_day = request.asked.period.first_day
    if first_day <= terms.today and command.by not in terms.settings.administrator_ids:
        raise Refused(PastLeave(first_day, terms.today))
    return (LeaveCancelled(request.id, command.by, command.at, command.reason),)


def _owns(employee: Employee, by: EmployeeId, terms: Terms) -> None:
    if by != employee.id and by not in terms.settings.administrator_ids:
        raise Refused(NotPermitted(Need.REQUESTER))
