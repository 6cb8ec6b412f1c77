"""Opening balances and corrections by hand: entries of their own, with a reason (RULES 17)."""

from domain.employees.employee import Employee
from domain.leave.commands import AdjustBalance
from domain.leave.events import BalanceAdjusted
from domain.leave.requesting import leave_type_of
from domain.leave.terms import Terms
from domain.refusals import Refused, Unsettled


def adjust(employee: Employee, command: AdjustBalance, terms: Terms) -> tuple[BalanceAdjusted, ...]:
    """Adds the adjustment, or puts it in the place of one with the same id. The same again: no event."""
    adjustment = command.adjustment
    leave_type_of(adjustment.leave_type_id, terms)
    if not adjustment.reason.strip():
        raise Refused(Unsettled("adjustment.reason", "a correction says why"))
    if adjustment.last_day is not None and adjustment.last_day < adjustment.day:
        raise Refused(Unsettled("adjustment.last_day", "it ends on or after its first day"))
    stands = employee.adjustments.get(adjustment.id) == adjustment
    return () if stands else (BalanceAdjusted(adjustment),)
