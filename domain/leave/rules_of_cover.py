"""The rule about how many may be away at once."""

from collections.abc import Callable, Iterable
from datetime import date
from math import floor

from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import DepartmentId
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.periods import Halves, Period
from domain.policies.rules import CoverLimit, Rule
from domain.refusals import TooManyAway

Together = Callable[[Assignment], bool]
"""Whether somebody with an assignment is one of those of whom only so many may be away."""


def fact(rule: Rule, employee: Employee, wish: Wish, terms: Terms) -> TooManyAway | None:
    """The first day on which too many would be away; None where the limit is kept, or is another."""
    limit = rule.limit
    if not isinstance(limit, CoverLimit) or not wish.charges:
        return None
    together = who_together(rule, employee.assignment(wish.first_day).department_id, terms.settings)
    period = Period(wish.charges[0].day, wish.charges[-1].day)
    absent = [each for each in terms.absent(period) if each.id != employee.id]
    there = 0 if limit.share_away is None else sum(map(together, terms.everybody(period.first_day)))
    most = most_away(limit, there)
    for charge in wish.charges:
        away = 1 + max(_away_in(half, charge.day, absent, together) for half in charge.halves)
        if away > most:
            return TooManyAway(charge.day, away, most)
    return None


def who_together(rule: Rule, own: DepartmentId, settings: Settings) -> Together:
    """Those in the rule's scope; of the asker's own department where the rule names no department."""
    upper = rule.department_id or own

    def is_one(assignment: Assignment) -> bool:
        return (
            rule.location_id in (None, assignment.location_id)
            and rule.labels <= assignment.labels
            and settings.is_within(assignment.department_id, upper)
        )

    return is_one


def most_away(limit: CoverLimit, there: int) -> int:
    """How many may be away at once, where the limit is a share of so many who are there."""
    if limit.share_away is None:
        return limit.most_away or 0
    return max(floor(limit.share_away * there), 1)


def _away_in(half: Halves, day: date, colleagues: Iterable[Employee], together: Together) -> int:
    """How many are away in a half of the day, asked for or approved."""
    return sum(_is_away(each, day, half) for each in colleagues if together(each.assignment(day)))


def _is_away(colleague: Employee, day: date, half: Halves) -> bool:
    return any(
        other.day == day and half in other.halves
        for request in colleague.requests.values()
        if request.status.is_active and request.is_leave
        for other in request.charges
    )
