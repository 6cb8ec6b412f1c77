"""Rules about what there is to take: the balance, and the service before its first use."""

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from domain.employees.employee import Employee
from domain.leave.account import account_of
from domain.leave.balance import check
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.policies.policy import LeavePolicy
from domain.policies.rules import BalanceLimit, Limit, WaitingPeriod
from domain.refusals import NotYetUsable, Refusal, Refused
from domain.versions import in_force


def fact(limit: Limit, employee: Employee, wish: Wish, terms: Terms) -> Refusal | None:
    """What a limit of this kind says to the wish; None where it is kept, or is of another kind."""
    match limit:
        case WaitingPeriod():
            usable_from = _usable_from(limit, employee, wish, terms)
            return NotYetUsable(wish.leave_type.id, usable_from) if wish.first_day < usable_from else None
        case BalanceLimit() if wish.leave_type.is_limited:
            return _too_low(limit, employee, wish, terms)
        case _:
            return None


def _too_low(limit: BalanceLimit, employee: Employee, wish: Wish, terms: Terms) -> Refusal | None:
    others = {key: other for key, other in employee.requests.items() if key not in wish.replaces}
    without = replace(employee, requests=others) if wish.replaces else employee
    try:
        account = account_of(without, terms.settings, wish.leave_type.id, terms.calendar)
    except Refused as refused:
        return refused.refusal
    return check(account, wish.charges, limit.floor)


def _usable_from(limit: WaitingPeriod, employee: Employee, wish: Wish, terms: Terms) -> date:
    """The policy's months of service hold as well; they are for leave of which there is a limited amount."""
    policy = _policy(employee, wish, terms) if wish.leave_type.is_limited else None
    months = max(limit.months, policy.usable_after_months if policy else 0)
    day = employee.hired_on + relativedelta(months=months)
    left = limit.working_days
    while left > 0:
        left -= terms.calendar.work_on(day).minutes > 0
        following = terms.calendar.next_working_day(day)
        if following is None:
            break
        day = following
    return day


def _policy(employee: Employee, wish: Wish, terms: Terms) -> LeavePolicy | None:
    assignment = employee.assignment(wish.first_day)
    versions = terms.settings.policy_versions(
        wish.leave_type.id, assignment.location_id, assignment.labels, employee.id
    )
    return in_force(versions, wish.first_day)
