"""A report as rows of cells, for whoever writes files of them: one row at a time, never all of them."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias

from bot.dashboard.reports import balances, departments, monthly, requests
from bot.dashboard.reports.filters import Filters, months_until
from bot.dashboard.reports.seen import Audience
from bot.reporting import Report
from domain.amounts import Amount
from domain.leave.balance import Balance
from domain.periods import Span

Cell: TypeAlias = str | int | Amount | date | datetime | Enum | Span | None
"""Enums are said in words where people read the file, and as their value where programs do."""
Row: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes into one file; `columns` are names that do not change, said in words where people read."""

    report: Report
    columns: Sequence[str]
    rows: AsyncIterator[Row]


REQUESTS = (
    "name", "department", "leave_type", "purpose", "first_day", "last_day", "part", "hours", "amount", "unit",
    "status", "requested_at", "decided_at", "decided_by", "employee", "request",
)  # fmt: skip
BALANCES = (
    "name", "email", "location", "department", "leave_type", "unit", "on", "first_day", "last_day",
    "entitled", "granted", "carried", "lapsed", "adjusted", "taken", "booked", "pending", "available",
    "employee",
)  # fmt: skip
MONTHLY = ("name", "email", "department", "month", "leave_type", "unit", "taken", "employee")
DEPARTMENTS = ("department", "month", "people", "days", "share", "worked_hours")


def sheet_of(report: Report, found: Audience, filters: Filters) -> Sheet:
    """The sheet of a report about those whom `found` holds."""
    match report:
        case Report.REQUESTS:
            return Sheet(report, REQUESTS, _requests(found, filters))
        case Report.BALANCES:
            return Sheet(report, BALANCES, _balances(found, filters))
        case Report.MONTHLY:
            return Sheet(report, MONTHLY, _monthly(found, filters))
        case Report.DEPARTMENTS:
            return Sheet(report, DEPARTMENTS, _departments(found, filters))


async def _requests(found: Audience, filters: Filters) -> AsyncIterator[Row]:
    places = found.talk.settings.departments
    async for line in requests.all_requests(found, filters):
        asked = line.asked
        yield (
            line.name,
            places[line.department_id].name,
            line.leave_type.name,
            line.purpose,
            asked.period.first_day,
            asked.period.last_day,
            None if asked.span else asked.part,
            asked.span,
            line.amount,
            line.leave_type.unit,
            line.status,
            line.requested_at,
            line.decided_at,
            line.decided_by,
            line.employee_id,
            line.request_id,
        )


async def _balances(found: Audience, filters: Filters) -> AsyncIterator[Row]:
    settings = found.talk.settings
    async for line in balances.all_balances(found, filters):
        if line.balance is None:
            continue
        yield (
            line.name,
            line.email,
            settings.locations[line.location_id][-1][1].name,
            settings.departments[line.department_id].name,
            line.leave_type.name,
            line.leave_type.unit,
            filters.on,
            line.balance.leave_year.first_day,
            line.balance.leave_year.last_day,
            line.entitled,
            *_amounts(line.balance),
            line.employee_id,
        )


def _amounts(balance: Balance) -> Sequence[Amount]:
    return [amount(balance) for amount in balances.AMOUNTS.values()]


async def _monthly(found: Audience, filters: Filters) -> AsyncIterator[Row]:
    settings = found.talk.settings
    async for line in monthly.all_months(found, filters):
        for leave_type_id, taken in line.taken.items():
            leave_type = settings.leave_types[leave_type_id]
            yield (
                line.name,
                line.email,
                settings.departments[line.department_id].name,
                filters.month.first_day,
                leave_type.name,
                leave_type.unit,
                taken,
                line.employee_id,
            )


async def _departments(found: Audience, filters: Filters) -> AsyncIterator[Row]:
    months = tuple(months_until(filters.month, departments.MONTHS))
    async for line in departments.all_departments(found, filters):
        name = line.name or found.talk.settings.name
        for month, each in zip(months, line.months, strict=True):
            worked = Amount(each.worked, 60)
            yield name, month.first_day, line.people, each.days, each.share, worked
