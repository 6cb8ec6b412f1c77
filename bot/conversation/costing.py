"""What a request would take and leave, shown before it is sent: from the very functions that decide it."""

from datetime import date

from bot.conversation.away import colleagues_away
from bot.screens.facts import CostFact
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.leave.account import with_charges
from domain.leave.assessing import assess, unreachable_for
from domain.leave.balance import balance, lowest
from domain.leave.requests import Charge
from domain.leave.terms import Terms, holidays_within
from domain.periods import Asked, Period
from domain.policies.leave_type import LeaveType
from domain.refusals import Refusal, Refused

SATURDAY = 5


async def cost_of(
    talk: Talk, leave_type: LeaveType, asked: Asked, terms: Terms
) -> tuple[CostFact | None, Refusal | None]:
    """The cost of a request of one's own, and what speaks against it; nothing is counted out of all reach."""
    if outside := unreachable_for(talk.me, asked, talk.today):
        return None, outside
    weighed = assess(talk.me, leave_type, asked, terms)
    charges = weighed.wish.charges
    before, after, low = balances_around(talk, leave_type, charges, terms)
    cost = CostFact(
        sum((charge.amount for charge in charges), NOTHING),
        leave_type.unit,
        weekdays(asked.period),
        holidays_within(talk.me, terms, asked.period),
        before,
        after,
        low,
        await colleagues_away(talk, talk.me, asked.period, with_pending=False),
    )
    return cost, weighed.refused_by


def balances_around(
    talk: Talk, leave_type: LeaveType, charges: tuple[Charge, ...], terms: Terms
) -> tuple[Amount | None, Amount | None, tuple[date, Amount] | None]:
    """Available before and after on the first day charged, and the lowest later day where that is lower."""
    if not leave_type.is_limited or not charges:
        return None, None, None
    try:
        account = talk.books(talk.me).account(leave_type.id)
    except Refused:  # nobody has said how much there is
        return None, None, None
    first_day = charges[0].day
    charged = with_charges(account, charges)
    before, after = balance(account, first_day).available, balance(charged, first_day).available
    low = lowest(charged, first_day)
    return before, after, low if low[1] < after else None


def weekdays(period: Period) -> int:
    """Days of a period from Monday to Friday."""
    return sum(day.weekday() < SATURDAY for day in period.days())
