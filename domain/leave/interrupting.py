"""Leave that takes the place of other leave, as falling ill in a vacation does: those days come back."""

from datetime import date, datetime

from domain.counting import count
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.events import LeaveAmended, LeaveCancelled, RequestWithdrawn
from domain.leave.overlap import clash
from domain.leave.requests import Charge, Request, Status
from domain.leave.terms import Terms, holidays_within
from domain.leave.wish import Wish
from domain.periods import Asked, Halves

Events = tuple[LeaveAmended | LeaveCancelled | RequestWithdrawn, ...]


def interruptions(
    employee: Employee, wish: Wish, by: EmployeeId | None, at: datetime, terms: Terms
) -> Events:
    """What becomes of the leave whose place the wish takes; nothing for a type that interrupts none."""
    return tuple(
        _given_back(employee, other, wish.asked, by, at, terms)
        for other in interrupted(employee, wish, terms)
    )


def interrupted(employee: Employee, wish: Wish, terms: Terms) -> list[Request]:
    """The leave that the wish takes days from."""
    if not wish.leave_type.interrupts:
        return []
    types = terms.settings.leave_types
    others = (each for each in wish.others(employee) if not types[each.leave_type_id].interrupts)
    return [each for each in others if clash(each.asked, wish.asked)]


def _given_back(
    employee: Employee, other: Request, taken: Asked, by: EmployeeId | None, at: datetime, terms: Terms
) -> LeaveAmended | LeaveCancelled | RequestWithdrawn:
    asked = other.asked.changed(
        {
            day: other.asked.halves_on(day) & ~halves
            for day, halves in taken.days()
            if day in other.asked.period
        }
    )
    charges = without(other, asked, terms)
    if asked is not None and charges:
        holidays = holidays_within(employee, terms, asked.period)
        return LeaveAmended(other.id, asked, charges, holidays, by, at)
    if other.status is Status.PENDING and by is not None:
        return RequestWithdrawn(other.id, by, at)
    return LeaveCancelled(other.id, by, at)


def without(other: Request, asked: Asked | None, terms: Terms) -> tuple[Charge, ...]:
    """The charges of leave of which only this is left: as booked, but for days of which a part came back."""
    if asked is None:
        return ()
    unit = terms.settings.leave_types[other.leave_type_id].unit
    kept: dict[date, Charge] = {}
    for charge in other.charges:
        halves = asked.halves_on(charge.day)
        if halves is other.asked.halves_on(charge.day) and asked.span == other.asked.span:
            kept[charge.day] = charge
        elif halves is not Halves.NONE:
            kept |= {each.day: each for each in count(terms.calendar, asked, unit) if each.day == charge.day}
    return tuple(kept.values())
