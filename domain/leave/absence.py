"""Whether somebody is on leave at a moment: by their own clock, the morning and the afternoon apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.employees.employee import Employee
from domain.ids import LeaveTypeId
from domain.leave.requests import Charge, Request, Status
from domain.periods import MIDNIGHT, NOON, Halves, Period, Span
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


@dataclass(frozen=True, slots=True)
class Absence:
    """A stretch of one leave without a break: free days within it count as away."""

    leave_type_id: LeaveTypeId
    start: datetime
    end: datetime


def absences(employee: Employee, zone: str, since: date, until: date) -> Sequence[Absence]:
    """Stretches of approved leave that have days in between, in order; each as a whole, beyond them too."""
    period = Period(since, until)
    found = [
        absence
        for request in employee.requests.values()
        if request.status is Status.APPROVED and request.is_leave and request.asked.period.meets(period)
        for absence in _stretches(request, zone)
    ]
    return sorted(found, key=lambda each: (each.start, each.end))


def _stretches(request: Request, zone: str) -> Iterator[Absence]:
    kind, asked = request.leave_type_id, request.asked
    moments = [moments_of(day, asked.span or _SPANS[halves], zone) for day, halves in asked.days()]
    start, end = moments[0]
    for begins, ends in moments[1:]:
        if begins != end:
            yield Absence(kind, start, end)
            start = begins
        end = ends
    yield Absence(kind, start, end)


def _covers(request: Request, charge: Charge, zone: str, at: datetime) -> bool:
    start, end = moments_of(charge.day, request.asked.span or _SPANS[charge.halves], zone)
    return start <= at < end
