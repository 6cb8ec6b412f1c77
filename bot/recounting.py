"""Whose booked leave is counted anew because of a change, and from which day on (RULES 18)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.ports import Context, Transaction
from domain.company.commands import DefineLocation
from domain.company.places import Location
from domain.company.settings import Settings
from domain.employees.commands import AssignEmployee, LeaveCompany
from domain.employees.employee import Employee
from domain.ids import LocationId
from domain.leave.commands import Because, RecountLeave
from domain.periods import ONE_DAY, Period
from domain.streams import Command
from domain.versions import from_the_start, stretches

A_DAY_EITHER_WAY = timedelta(days=1)
"""Today is each person's own: wherever they are, it is no more than a day from that in UTC."""


def recounts(tx: Transaction, context: Context, command: Command, before: Settings) -> Iterator[RecountLeave]:
    """What follows from a command that was carried out; `before` is how the company stood."""
    match command:
        case DefineLocation(location, from_day):
            stood = before.locations.get(location.id)
            was = before.location(location.id, from_day) if stood else None
            if was is not None and (because := _because(was, location)):
                yield from _of_place(tx, context, location.id, from_day, because)
        case AssignEmployee(employee_id, assignment, from_day):
            was_at = tx.employee(context.company_id, employee_id).assignment(from_day - ONE_DAY)
            moves = was_at.location_id != assignment.location_id
            because = Because.LOCATION if moves else Because.PATTERN
            yield RecountLeave(employee_id, from_day, because, context.at)
        case LeaveCompany(employee_id, last_day) if last_day is not None:
            yield RecountLeave(employee_id, last_day, Because.LAST_DAY, context.at)
        case _:
            return


def _because(was: Location, now: Location) -> Because | None:
    """What of a location changes how days count; None where only its name or the like is another."""
    if was.pattern != now.pattern:
        return Because.PATTERN
    unchanged = replace(now, name=was.name, time_zone=was.time_zone, leave_year=was.leave_year)
    return None if replace(unchanged, week_start=was.week_start) == was else Because.HOLIDAYS


def _of_place(
    tx: Transaction, context: Context, location_id: LocationId, from_day: date, because: Because
) -> Iterator[RecountLeave]:
    first_day = max(from_day, context.at.date() - A_DAY_EITHER_WAY)
    for employee in tx.absent(context.company_id, Period(first_day, date.max)):
        if employee.id is not None and _works_at(employee, location_id, first_day):
            yield RecountLeave(employee.id, first_day, because, context.at)


def _works_at(employee: Employee, location_id: LocationId, from_day: date) -> bool:
    there = stretches(from_the_start(employee.assignments), Period(from_day, date.max))
    return any(assignment.location_id == location_id for _, assignment in there)
