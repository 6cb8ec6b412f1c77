"""What came of a decision, in words."""

from datetime import date

from adapters.web.posted import Posted
from bot.dashboard.approvals import Decided
from bot.wording import Words
from domain.leave.requests import Status

DECISIONS = {"approve": True, "decline": False}


def decision_in(sent: Posted) -> bool | None:
    """The button that was pressed: yes or no; None where it was neither."""
    return DECISIONS.get(sent.text("decision"))


def outcome_of(w: Words, decided: Decided, today: date) -> str:
    """One sentence about one request."""
    request = decided.request
    facts = {"name": request.requester.name, "days": w.when(request, today)}
    if decided.has_changed:
        return w("{name}, {days}: this changed since you opened it, so nothing was decided.", **facts)
    if decided.refusal is not None:
        return w("{name}, {days}: not decided.", **facts)
    if request.status is Status.DECLINED:
        return w("Declined: {name}, {days}. They are told.", **facts)
    if request.status is Status.PENDING:
        return w("You said yes: {name}, {days}. The next decision is due.", **facts)
    return w("Approved: {name}, {days}. They are told.", **facts)
