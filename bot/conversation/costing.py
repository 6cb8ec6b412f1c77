"""What a request would take and leave, shown before it is sent: from the very functions that decide it."""

from dataclasses import replace
from datetime import date

from bot.conversation.away import colleagues_away
from bot.screens.facts import CostFact
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.leave.account import with_charges
from domain.leave.assessing import Assessment, unreachable_for
from domain.leave.balance import balance, lowest
from domain.leave.requests import Charge, Request
from domain.leave.terms import Terms, holidays_within
from domain.periods import Period
from domain.policies.leave_type import LeaveType
from domain.refusals import Refused

SATURDAY = 5


async def cost_of(
    talk: Talk, employee: Employee, weighed: Assessment, terms: Terms, replaces: Request | None = None
) -> CostFact | None:
    """The cost of leave that was weighed; None where it is out of all reach, and nothing was counted."""
    leave_type, asked, charges = weighed.wish.leave_type, weighed.wish.asked, weighed.wish.charges
    if unreachable_for(employee, asked, terms.today):
        return None
    before, after, low = balances_around(talk, employee, leave_type, charges, replaces)
    return CostFact(
        sum((charge.amount for charge in charges), NOTHING),
        leave_type.unit,
        weekdays(asked.period),
        holidays_within(employee, terms, asked.period),
        before,
        after,
        low,
        await colleagues_away(talk, employee, asked.period, with_pending=False),
    )


def balances_around(
    talk: Talk,
    employee: Employee,
    leave_type: LeaveType,
    charges: tuple[Charge, ...],
    replaces: Request | None = None,
) -> tuple[Amount | None, Amount | None, tuple[date, Amount] | None]:
    """Available before and after on the first day charged, and the lowest later day where that is lower.

    Before is with what it replaces, after without that.
    """
    if not leave_type.is_limited or not charges:
        return None, None, None
    try:
        account = talk.books(employee).account(leave_type.id)
    except Refused:  # nobody has said how much there is
        return None, None, None
    known = replaces.charges if replaces else ()
    first_day = min(charge.day for charge in (*charges, *known))
    kept = [each for each in account.bookings if replaces is None or each.request_id != replaces.id]
    charged = with_charges(replace(account, bookings=tuple(kept)), charges)
    before, after = balance(account, first_day).available, balance(charged, first_day).available
    low = lowest(charged, first_day)
    return before, after, low if low[1] < after else None


def weekdays(period: Period) -> int:
    """Days of a period from Monday to Friday."""
    return sum(day.weekday() < SATURDAY for day in period.days())
