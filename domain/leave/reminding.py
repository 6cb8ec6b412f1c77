"""On which of their own working days approvers are reminded of a request that waits for them (PRODUCT 4)."""

from collections.abc import Iterator
from datetime import date

from domain.counting import Calendar
from domain.employees.employee import Employee
from domain.leave.requests import Status
from domain.periods import ONE_DAY, Halves

REMINDED_ON = (1, 3, 5)
"""Working days after the one on which it began to wait."""
PATIENCE = 5
"""Working days after which others are asked as well."""


def due(
    approver: Employee, calendar: Calendar, since: date, today: date, snoozed_until: date | None = None
) -> str | None:
    """Which reminder is the last one due, by a name of its own; None before the first, and on a day off.

    One that was missed is still due until the next one is. A snooze takes the place of those before it.
    """
    days = list(working_days(approver, calendar, since, today))
    is_snoozed = snoozed_until is not None and today < snoozed_until
    if is_snoozed or not days or days[-1] != today:
        return None
    due_on = {f"{number}": days[number - 1] for number in REMINDED_ON if number <= len(days)}
    if snoozed_until is not None and snoozed_until > since:
        later = {name: day for name, day in due_on.items() if day > snoozed_until}
        due_on = {f"snoozed-{snoozed_until}": snoozed_until, **later}
    return max(due_on, key=lambda name: due_on[name], default=None)


def is_overdue(approver: Employee, calendar: Calendar, since: date, today: date) -> bool:
    """Whether all the days are over that an approver has."""
    return sum(1 for _ in working_days(approver, calendar, since, today - ONE_DAY)) >= PATIENCE


def working_days(approver: Employee, calendar: Calendar, after: date, until: date) -> Iterator[date]:
    """The days after one on which somebody works at least half the day, leave taken off."""
    away = _away(approver)
    day = after + ONE_DAY
    while day <= until:
        if calendar.halves_on(day) & ~away.get(day, Halves.NONE):
            yield day
        day += ONE_DAY


def _away(employee: Employee) -> dict[date, Halves]:
    """The halves of days that are leave; some hours off leave a day for working."""
    away: dict[date, Halves] = {}
    for request in employee.requests.values():
        if request.status is not Status.APPROVED or not request.is_leave or request.asked.span:
            continue
        for charge in request.charges:
            away[charge.day] = away.get(charge.day, Halves.NONE) | charge.halves
    return away
