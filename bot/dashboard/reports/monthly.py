"""A month: what each person takes of each type, day by day, so that leave is split at the month's border."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.dashboard.reports.filters import Filters
from bot.dashboard.reports.paging import Page, page_of
from bot.dashboard.reports.seen import Audience, audience
from bot.ports import PersonRow
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import DepartmentId, EmployeeId, LeaveTypeId
from domain.leave.bookings import bookings_of
from domain.leave.requests import Status
from domain.periods import Period
from domain.policies.leave_type import LeaveType


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What somebody's approved leave takes in a month, in the unit of each type; only what is not nothing."""

    employee_id: EmployeeId
    name: str
    email: str | None
    department_id: DepartmentId
    taken: Mapping[LeaveTypeId, Amount]


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """Those who have leave in the month, the types of it, and what they come to together."""

    found: Audience
    month: Period
    types: Sequence[LeaveType]
    page: Page[MonthLine]
    totals: Mapping[LeaveTypeId, Amount]


async def monthly(talk: Talk, filters: Filters) -> MonthlyReport:
    """A page of those who have leave. Raises Refused(NotPermitted)."""
    found = await audience(talk, filters)
    lines = [line async for line in all_months(await _with_leave(found, filters), filters)]
    lines.sort(key=lambda line: _order(line, filters.sort), reverse=filters.is_descending)
    totals: dict[LeaveTypeId, Amount] = {}
    for line in lines:
        for leave_type_id, amount in line.taken.items():
            totals[leave_type_id] = totals.get(leave_type_id, NOTHING) + amount
    types = [each for each in talk.settings.leave_types.values() if each.id in totals]
    return MonthlyReport(found, filters.month, types, page_of(lines, filters.page), totals)


async def all_months(found: Audience, filters: Filters) -> AsyncIterator[MonthLine]:
    """A line for everybody who has leave in the month, person by person."""
    types = [each for each in found.talk.settings.leave_types.values() if filters.wants(each.id)]
    async for person, employee in found.each():
        if taken := _taken(employee, types, filters.month):
            yield _line(person, taken)


async def _with_leave(found: Audience, filters: Filters) -> Audience:
    """Those of whom the read tables know that they have leave then: the others need not be looked at."""
    rows = await found.talk.house.queries.requests(
        found.talk.company_id, filters.month, frozenset({Status.APPROVED})
    )
    ids = {row.employee_id for row in rows}
    return replace(found, people=[each for each in found.people if each.employee_id in ids])


def _taken(employee: Employee, types: Sequence[LeaveType], month: Period) -> Mapping[LeaveTypeId, Amount]:
    sums: dict[LeaveTypeId, Amount] = {}
    for leave_type in types:
        for booking in bookings_of(employee, leave_type.id):
            if booking.day in month and not booking.is_pending:
                sums[leave_type.id] = sums.get(leave_type.id, NOTHING) + booking.amount
    return sums


def _line(person: PersonRow, taken: Mapping[LeaveTypeId, Amount]) -> MonthLine:
    return MonthLine(person.employee_id, person.name, person.email, person.department_id, taken)


def _order(line: MonthLine, sort: str) -> tuple[Amount, str]:
    """By what is taken of a type, or by name."""
    return line.taken.get(LeaveTypeId(sort), NOTHING), line.name.casefold()
