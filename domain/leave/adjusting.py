"""Opening balances and corrections by hand: entries of their own, with a reason (RULES 17)."""

from dataclasses import replace

from domain.amounts import NOTHING, Amount, is_sensible
from domain.employees.employee import Employee
from domain.flaws import Flaw
from domain.leave.account import account_of
from domain.leave.assessing import leave_type_of
from domain.leave.balance import balance, check, lowered
from domain.leave.commands import AdjustBalance
from domain.leave.events import BalanceAdjusted
from domain.leave.requests import Adjustment, Charge
from domain.leave.terms import Terms
from domain.periods import Halves, Period
from domain.policies.leave_type import Unit
from domain.refusals import BalanceTooLow, ClosedPast, GrantTooLarge, GrantTwice, Refusal, Refused, Unsettled


def adjust(employee: Employee, command: AdjustBalance, terms: Terms) -> tuple[BalanceAdjusted, ...]:
    """Adds the adjustment, or puts it in the place of one with the same id. The same again: no event."""
    adjustment = command.adjustment
    leave_type = leave_type_of(adjustment.leave_type_id, terms)
    if employee.adjustments.get(adjustment.id) == adjustment:
        return ()
    if problem := _contradiction(adjustment) or _closed(employee, adjustment, terms):
        raise Refused(problem)
    if not (adjustment.is_opening or command.is_deliberate):
        if slip := _slip(employee, adjustment, leave_type.unit):
            raise Refused(slip)
        if leave_type.is_limited and (beyond := _beyond(employee, adjustment, terms)):
            raise Refused(beyond)
    return (BalanceAdjusted(adjustment),)


def _contradiction(adjustment: Adjustment) -> Unsettled | None:
    if not adjustment.reason.strip():
        return Unsettled("adjustment.reason", Flaw.NO_REASON)
    if adjustment.last_day is not None and adjustment.last_day < adjustment.day:
        return Unsettled("adjustment.last_day", Flaw.ENDS_TOO_EARLY)
    if not is_sensible(adjustment.amount):
        return Unsettled("adjustment.amount", Flaw.TOO_EXACT)
    return None


def _closed(employee: Employee, adjustment: Adjustment, terms: Terms) -> ClosedPast | None:
    """Whether it would change the closed past, or takes the place of something that does."""
    before, until = employee.adjustments.get(adjustment.id), terms.settings.closed_until
    day = min(adjustment.day, before.day) if before else adjustment.day
    return ClosedPast(day, until) if until is not None and day <= until else None


def _slip(employee: Employee, adjustment: Adjustment, unit: Unit) -> Refusal | None:
    """What looks like a slip in a grant with an end of its own."""
    if adjustment.last_day is None or adjustment.amount <= NOTHING:
        return None
    time = Period(adjustment.day, adjustment.last_day)
    if unit is Unit.DAYS and adjustment.amount > len(time):
        return GrantTooLarge(adjustment.amount, Amount(len(time)), unit)
    for other in employee.adjustments.values():
        is_alike = other.id != adjustment.id and other.leave_type_id == adjustment.leave_type_id
        is_grant = other.last_day is not None and other.amount > NOTHING
        if is_alike and is_grant and other.last_day and time.meets(Period(other.day, other.last_day)):
            return GrantTwice(other.day, other.last_day)
    return None


def _beyond(employee: Employee, adjustment: Adjustment, terms: Terms) -> Refusal | None:
    """Whether the balance would fall below its floor, or rise above its cap."""
    before = employee.adjustments.get(adjustment.id)
    if before is not None and (less := _less(employee, before, adjustment, terms)):
        return less
    others = {key: each for key, each in employee.adjustments.items() if key != adjustment.id}
    without = replace(employee, adjustments=others)
    account = account_of(without, terms.settings, adjustment.leave_type_id, terms.calendar)
    if adjustment.amount < NOTHING:
        if before is not None:
            return None
        charge = Charge(adjustment.day, Halves.NONE, 0, -adjustment.amount)
        return check(account, (charge,))
    policy = account.policy_on(adjustment.day)
    if policy is None or policy.cap is None:
        return None
    room = policy.cap - balance(account, adjustment.day).remaining
    return (
        GrantTooLarge(adjustment.amount, max(room, NOTHING), account.unit)
        if adjustment.amount > room
        else None
    )


def _less(employee: Employee, before: Adjustment, now: Adjustment, terms: Terms) -> BalanceTooLow | None:
    """Whether what takes the place of an adjustment leaves too little for what has been taken."""
    after = replace(employee, adjustments={**employee.adjustments, now.id: now})
    was, account = (
        account_of(each, terms.settings, now.leave_type_id, terms.calendar) for each in (employee, after)
    )
    if (found := lowered(was, account, min(before.day, now.day))) is None:
        return None
    day, low = found
    needed, floor = max(before.amount - now.amount, NOTHING), account.floor_on(day)
    there = max(low + needed - floor, NOTHING)
    return BalanceTooLow(now.leave_type_id, day, needed, there, low, floor, account.unit)
