"""What speaks for and against leave beside its cost: what rules say, and which other leave it gives back."""

from bot.conversation.facts import type_fact
from bot.screens.facts import GivenBack
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.leave.changing import is_less
from domain.leave.deciding import wish_of
from domain.leave.events import LeaveAmended
from domain.leave.findings import Finding, findings
from domain.leave.interrupting import interruptions
from domain.leave.requests import Request
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.refusals import BegunTooLongAgo, NoticeTooShort

ANY_REASON = "-"
"""Whether a reason would help is asked with this one."""
OF_ASKING = NoticeTooShort | BegunTooLongAgo
"""What is measured on the day of asking: it is not held against who asked in time and was kept waiting."""


def found_now(employee: Employee, request: Request, terms: Terms) -> tuple[Finding, ...]:
    """What rules say now to a request that waits; nothing where days are only given back, or none taken."""
    if request.current_step is None or request.is_cancellation or request.earned is not None:
        return ()
    if request.amends and is_less(employee.requests[request.amends].charges, request.charges):
        return ()
    noted = {each.rule_id for each in request.noted}
    return tuple(
        each
        for each in findings(employee, wish_of(request, terms), terms)
        if each.rule_id in noted or not isinstance(each.fact, OF_ASKING)
    )


def given_back(talk: Talk, employee: Employee, wish: Wish, terms: Terms) -> tuple[GivenBack, ...]:
    """The other leave whose place it takes, as it stands, and what comes back of it."""
    facts = []
    for event in interruptions(employee, wish, employee.id, talk.at, terms):
        other = employee.requests[event.request_id]
        kept = event.charges if isinstance(event, LeaveAmended) else ()
        back = other.amount - sum((charge.amount for charge in kept), NOTHING)
        leave_type = type_fact(talk.settings.leave_types[other.leave_type_id])
        facts.append(GivenBack(leave_type, other.asked, Amount(back)))
    return tuple(facts)
