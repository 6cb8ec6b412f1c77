"""What the days of active leave take from a balance."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.requests import Charge, Request, Status


@dataclass(frozen=True, slots=True)
class Booking:
    """What one day of active leave takes; `request_id` None is leave that is only being considered."""

    day: date
    amount: Amount
    request_id: RequestId | None
    is_pending: bool


def bookings_of(employee: Employee, leave_type_id: LeaveTypeId) -> tuple[Booking, ...]:
    """The days of somebody's active leave of a type, in order; of a pending change what goes beyond it."""
    found = [
        Booking(charge.day, charge.amount, request.id, request.status is Status.PENDING)
        for request in employee.requests.values()
        if request.leave_type_id == leave_type_id and request.status.is_active
        for charge in (request.charges if request.amends is None else _more(request, employee))
    ]
    return tuple(sorted(found, key=day_of))


def _more(change: Request, employee: Employee) -> Iterator[Charge]:
    """What a pending change takes beyond the leave it changes, its last days (RULES 12).

    Nothing once that leave is gone: then it cannot be approved any more.
    """
    leave = employee.requests.get(change.amends) if change.amends else None
    if leave is None or not leave.status.is_active:
        return
    covered = leave.amount
    for charge in change.charges:
        own = min(charge.amount, covered)
        covered -= own
        if charge.amount > own:
            yield replace(charge, amount=charge.amount - own)


def day_of(booking: Booking) -> date:
    """The day that bookings are in the order of."""
    return booking.day
