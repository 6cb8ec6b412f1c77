"""Whether somebody is on leave at a moment: by their own clock, the morning and the afternoon apart."""

from datetime import datetime

from domain.employees.employee import Employee
from domain.leave.requests import Charge, Request, Status
from domain.periods import MIDNIGHT, NOON, Halves, Span
from domain.time_zones import day_in, moments_of

_SPANS = {
    Halves.MORNING: Span(0, NOON),
    Halves.AFTERNOON: Span(NOON, MIDNIGHT),
    Halves.BOTH: Span(0, MIDNIGHT),
}


def is_away_at(employee: Employee, zone: str, at: datetime) -> bool:
    """Whether approved leave covers the moment; `zone` is the employee's own (RULES 3)."""
    today = day_in(zone, at)
    return any(
        _covers(request, charge, zone, at)
        for request in employee.requests.values()
        if request.status is Status.APPROVED and today in request.asked.period
        for charge in request.charges
        if charge.day == today and charge.halves
    )


def _covers(request: Request, charge: Charge, zone: str, at: datetime) -> bool:
    start, end = moments_of(charge.day, request.asked.span or _SPANS[charge.halves], zone)
    return start <= at < end
