"""All requests of a period: who asked for what, what it takes, where it stands and who decided."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.dashboard.reports.filters import Filters
from bot.dashboard.reports.paging import Page, page_of
from bot.dashboard.reports.seen import Audience, audience
from bot.ports import PersonRow, RequestRow
from bot.reporting import Purpose
from bot.talk import Talk
from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.ids import DepartmentId, EmployeeId, RequestId
from domain.leave.requests import Request, Status
from domain.periods import Asked
from domain.policies.leave_type import LeaveType


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request, without its note: that is between its owner and those who decide."""

    request_id: RequestId
    employee_id: EmployeeId
    name: str
    department_id: DepartmentId
    leave_type: LeaveType
    purpose: Purpose
    asked: Asked
    amount: Amount
    status: Status
    requested_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    """None where nobody did: it waits, or needed no approval."""


@dataclass(frozen=True, slots=True)
class RequestsReport:
    found: Audience
    page: Page[RequestLine]


ORDERS: Mapping[str, Callable[[RequestRow], object]] = {
    "days": lambda row: (row.asked.period.first_day, row.asked.period.last_day),
    "name": lambda row: row.name.casefold(),
    "type": lambda row: row.leave_type_id,
    "status": lambda row: row.status.value,
    "asked": lambda row: row.requested_at,
}
"""By what lines on screen can be ordered, the usual first."""


async def requests(talk: Talk, filters: Filters) -> RequestsReport:
    """A page of those on any day of the period. Raises Refused(NotPermitted)."""
    found = await audience(talk, filters)
    people = {each.employee_id: each for each in found.people}
    rows = await talk.house.queries.requests(talk.company_id, filters.period, filters.all_statuses)
    wanted = [row for row in rows if row.employee_id in people and filters.wants(row.leave_type_id)]
    order = ORDERS.get(filters.sort, ORDERS["days"])
    wanted.sort(key=order, reverse=filters.is_descending)  # type: ignore[arg-type]
    page = page_of(wanted, filters.page)
    lines = [await _line_of(found, people[row.employee_id], row) for row in page.lines]
    shown = Page([each for each in lines if each], page.number, page.pages, page.total)
    return RequestsReport(found, shown)


async def all_requests(found: Audience, filters: Filters) -> AsyncIterator[RequestLine]:
    """Every one of them, person by person."""
    async for person, employee in found.each():
        for request in _of_period(employee, filters):
            yield _line(found, person, request)


async def _line_of(found: Audience, person: PersonRow, row: RequestRow) -> RequestLine | None:
    employee = await found.talk.house.store.employee(found.talk.company_id, person.employee_id)
    request = employee.requests.get(row.request_id)
    return _line(found, person, request) if request else None


def _of_period(employee: Employee, filters: Filters) -> Iterator[Request]:
    for request in sorted(employee.requests.values(), key=lambda each: each.asked.period.first_day):
        is_wanted = filters.wants(request.leave_type_id) and request.status in filters.all_statuses
        if is_wanted and request.asked.period.meets(filters.period):
            yield request


def _line(found: Audience, person: PersonRow, request: Request) -> RequestLine:
    decision = request.decisions[-1] if request.decisions else None
    return RequestLine(
        request.id,
        person.employee_id,
        person.name,
        person.department_id,
        found.talk.settings.leave_types[request.leave_type_id],
        _purpose(request),
        request.asked,
        request.amount,
        request.status,
        request.requested_at,
        decision.at if decision else None,
        found.names.get(decision.by) if decision and decision.by else None,
    )


def _purpose(request: Request) -> Purpose:
    if request.earned is not None:
        return Purpose.WORKED
    if request.is_cancellation:
        return Purpose.CANCELLATION
    return Purpose.LEAVE if request.amends is None else Purpose.CHANGE
