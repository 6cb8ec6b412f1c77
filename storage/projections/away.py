"""Who is away: a row for each person and day of leave that is asked for or approved."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from domain.employees.employee import Employee
from domain.employees.events import EmployeeAssigned
from domain.ids import CompanyId
from domain.leave.requests import Charge, Request
from domain.streams import Event
from storage import tables
from storage.codec import to_json
from storage.projections.changes import Replace, Row, scope
from storage.projections.requests import asked_columns, touched


def away_days(company_id: CompanyId, events: Sequence[Event], employee: Employee) -> Iterator[Replace]:
    """The days of the requests that events are about, and of those after a change of assignment."""
    about = dict(touched(events))
    if moved := [event.from_day for event in events if isinstance(event, EmployeeAssigned)]:
        about |= {each.id: about.get(each.id, False) for each in _leave_from(employee, min(moved))}
    for request_id, is_new in about.items():
        yield _days_of(company_id, employee, employee.requests[request_id], is_new)


def _leave_from(employee: Employee, day: date) -> Iterator[Request]:
    """Leave that an assignment from a day on may move; the first one holds for all days before, too."""
    since = date.min if day <= employee.assignments[0][0] else day
    for request in employee.requests.values():
        if request.status.is_active and request.asked.period.last_day >= since:
            yield request


def _days_of(company_id: CompanyId, employee: Employee, request: Request, is_new: bool) -> Replace:
    known = scope(company_id=company_id, employee_id=employee.id or "", request_id=request.id)
    charges = request.charges if request.status.is_active and request.is_leave else ()
    shared = {**dict(known), **_of_request(request)}
    rows = [{**shared, **_of_day(employee, charge)} for charge in charges]
    return Replace(tables.away_days, known, rows, is_new)


def _of_request(request: Request) -> Row:
    return {
        "status": request.status.value,
        "leave_type_id": request.leave_type_id,
        **asked_columns(request.asked),
    }


def _of_day(employee: Employee, charge: Charge) -> Row:
    assignment = employee.assignment(charge.day)
    return {
        "day": charge.day,
        "halves": charge.halves.value,
        "location_id": assignment.location_id,
        "department_id": assignment.department_id,
        "labels": _labels(assignment.labels),
    }


@lru_cache(1024)
def _labels(labels: frozenset[str]) -> str:
    return to_json(labels)
