"""Booked leave counted anew after a pattern, a calendar or a place has changed (RULES 18)."""

from datetime import date

from domain.counting import count
from domain.employees.employee import Employee
from domain.leave.commands import RecountLeave
from domain.leave.events import LeaveAmended, LeaveCancelled, LeaveRecounted
from domain.leave.interrupting import without
from domain.leave.requests import Charge, Request
from domain.leave.terms import Terms, holidays_within
from domain.periods import ONE_DAY, Asked, Halves
from domain.refusals import Need, NotPermitted, Refused

Recounted = LeaveRecounted | LeaveAmended | LeaveCancelled


def recount(employee: Employee, command: RecountLeave, terms: Terms) -> tuple[Recounted, ...]:
    """What booked leave costs from a day on, from scratch; nothing for leave that costs the same.

    Days before today stay as they are, unless an administrator gives a reason; those of the closed past do in
    any case. Leave after the last day of work ends with it.
    """
    from_day = command.from_day if (command.reason or "").strip() else max(command.from_day, terms.today)
    if terms.settings.closed_until is not None:
        from_day = max(from_day, terms.settings.closed_until + ONE_DAY)
    if command.by is not None and command.by not in terms.settings.administrator_ids:
        raise Refused(NotPermitted(Need.ADMINISTRATOR))
    booked = [
        request
        for request in employee.requests.values()
        if request.status.is_active and _takes_days(request) and request.asked.period.last_day >= from_day
    ]
    return tuple(
        each for request in booked for each in _recounted(employee, request, from_day, command, terms)
    )


def _takes_days(request: Request) -> bool:
    """Leave that is booked, or asked for as a change; what a new holiday has freed may cost again."""
    return request.earned is None and not request.is_cancellation


def _recounted(
    employee: Employee, request: Request, from_day: date, command: RecountLeave, terms: Terms
) -> tuple[Recounted, ...]:
    if employee.last_day is not None and request.asked.period.last_day > employee.last_day:
        return (_ended(employee, request, employee.last_day, command, terms),)
    charges = charges_from(request, from_day, terms)
    if charges == request.charges:
        return ()
    holidays = holidays_within(employee, terms, request.asked.period)
    because, at, by = command.because, command.at, command.by
    return (LeaveRecounted(request.id, charges, holidays, because, at, by, command.reason),)


def charges_from(request: Request, from_day: date, terms: Terms) -> tuple[Charge, ...]:
    """What a request takes: as booked before a day, counted anew from it on."""
    unit = terms.settings.leave_types[request.leave_type_id].unit
    kept = [charge for charge in request.charges if charge.day < from_day]
    fresh = [charge for charge in count(terms.calendar, request.asked, unit) if charge.day >= from_day]
    return (*kept, *fresh)


def _ended(
    employee: Employee, request: Request, last_day: date, command: RecountLeave, terms: Terms
) -> LeaveAmended | LeaveCancelled:
    """Leave up to the last day of work."""
    asked = _until(request.asked, last_day)
    charges = without(request, asked, terms)
    if asked is None or not charges:
        return LeaveCancelled(request.id, command.by, command.at, command.reason)
    holidays = holidays_within(employee, terms, asked.period)
    return LeaveAmended(request.id, asked, charges, holidays, command.by, command.at, command.reason)


def _until(asked: Asked, last_day: date) -> Asked | None:
    return asked.changed({day: Halves.NONE for day, _ in asked.days() if day > last_day})
