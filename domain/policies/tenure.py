"""More leave with the years of service."""

from collections.abc import Iterator
from datetime import date

from domain.amounts import NOTHING, Amount
from domain.periods import Period
from domain.policies.leave_year import MONTHS_A_YEAR, months_after
from domain.policies.policy import LeavePolicy


def entitlement_on(policy: LeavePolicy, hired_on: date, day: date) -> Amount:
    """What a whole leave year gives to somebody with the service they have completed on a day."""
    reached = [step for step in policy.tenure if _anniversary(hired_on, step.years) <= day]
    extra = max(reached, key=lambda step: step.years).extra if reached else NOTHING
    return policy.entitlement + extra


def by_tenure(
    policy: LeavePolicy, hired_on: date, year: Period, part: Period
) -> Iterator[tuple[Period, Amount]]:
    """The parts of a part of a leave year, each with the yearly entitlement throughout it."""
    if policy.tenure_at_year_start:
        yield part, entitlement_on(policy, hired_on, year.first_day)
        return
    steps = {_anniversary(hired_on, step.years) for step in policy.tenure}
    firsts = sorted({part.first_day} | {day for day in steps if part.first_day < day <= part.last_day})
    for first, following in zip(firsts, [*firsts[1:], None], strict=True):
        last = date.fromordinal(following.toordinal() - 1) if following else part.last_day
        yield Period(first, last), entitlement_on(policy, hired_on, first)


def usable_from(policy: LeavePolicy, hired_on: date) -> date:
    """The first day on which leave may be used: it is earned from the first day of service."""
    return months_after(hired_on, policy.usable_after_months)


def _anniversary(hired_on: date, years: int) -> date:
    return months_after(hired_on, years * MONTHS_A_YEAR)
