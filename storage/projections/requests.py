"""The lists of requests, and whom each is waiting for."""

from collections.abc import Iterator, Mapping, Sequence

from domain.employees.employee import Employee
from domain.ids import CompanyId, RequestId
from domain.leave.events import BalanceAdjusted, LeaveEvent, LeaveRequested
from domain.leave.requests import Request
from domain.periods import Asked
from domain.streams import Event
from storage import tables
from storage.codec import to_json
from storage.projections.changes import Replace, Row, scope


def touched(events: Sequence[Event]) -> Mapping[RequestId, bool]:
    """The requests that events are about, and whether they are new."""
    about = [event for event in events if isinstance(event, LeaveEvent)]
    found: dict[RequestId, bool] = {}
    for event in about:
        if not isinstance(event, BalanceAdjusted):
            found.setdefault(event.request_id, isinstance(event, LeaveRequested))
    return found


def asked_columns(asked: Asked) -> Row:
    """What was asked for, in columns."""
    return {
        "first_day": asked.period.first_day,
        "last_day": asked.period.last_day,
        "part": asked.part.value,
        "span_start": asked.span.start if asked.span else None,
        "span_end": asked.span.end if asked.span else None,
        "exceptions": to_json(asked.exceptions) if asked.exceptions else None,
    }


def requests(company_id: CompanyId, events: Sequence[Event], employee: Employee) -> Iterator[Replace]:
    """A row for each request, and one for each approver whose turn it is."""
    for request_id, is_new in touched(events).items():
        request = employee.requests[request_id]
        known = scope(company_id=company_id, employee_id=employee.id or "", request_id=request_id)
        yield Replace(tables.requests, known, [{**dict(known), **_columns(request)}], is_new)
        step = request.current_step
        approvers = dict.fromkeys((*step.approver_ids, *request.passed_to)) if step else ()
        waiting = [{**dict(known), "approver_id": approver_id} for approver_id in approvers]
        yield Replace(tables.request_approvers, known, waiting, is_new)


def _columns(request: Request) -> Row:
    return {
        "leave_type_id": request.leave_type_id,
        **asked_columns(request.asked),
        "status": request.status.value,
        "requested_at": request.requested_at,
    }
