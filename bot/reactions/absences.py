"""Absences of a day: which part of it, and until when in one stretch."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_

from bot.ports import AwayRow
from domain.counting import Calendar
from domain.employees.employee import Employee
from domain.leave.requests import Status
from domain.periods import ONE_DAY, Asked, DayPart, Halves, Period

LONGEST_ABSENCE = 400
"""Days looked ahead for somebody's first day back."""
PARTS = {Halves.MORNING: DayPart.MORNING, Halves.AFTERNOON: DayPart.AFTERNOON, Halves.BOTH: DayPart.ALL_DAY}


def part_of_day(rows: Sequence[AwayRow]) -> Asked:
    """What one person's requests take of a day together: two halves are the whole of it."""
    day = rows[0].day
    if len(rows) == 1 and rows[0].asked.span:
        return Asked(Period(day, day), span=rows[0].asked.span)
    return Asked(Period(day, day), PARTS[reduce(or_, (row.asked.halves_on(day) for row in rows))])


def stretch(employee: Employee, calendar: Calendar, day: date) -> tuple[date, date]:
    """The last day of an absence and the first day back, across weekends, holidays and joined requests.

    Who is back in the afternoon is back on the day itself.
    """
    away = _away(employee)
    if Halves.AFTERNOON in _worked(calendar, away, day):
        return day, day
    until = day
    for _ in range(LONGEST_ABSENCE):
        day += ONE_DAY
        if _worked(calendar, away, day):
            break
        if calendar.halves_on(day):
            until = day
    return until, day


def _away(employee: Employee) -> Mapping[date, Halves]:
    away: dict[date, Halves] = {}
    for request in employee.requests.values():
        if request.status is Status.APPROVED:
            for charge in request.charges:
                away[charge.day] = away.get(charge.day, Halves.NONE) | charge.halves
    return away


def _worked(calendar: Calendar, away: Mapping[date, Halves], day: date) -> Halves:
    return calendar.halves_on(day) & ~away.get(day, Halves.NONE)
