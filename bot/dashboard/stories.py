"""What happened to a request and to the changes of it, from the log itself, oldest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.conversation.facts import person_fact
from bot.ports import Entry, Wanted
from bot.screens.facts import PersonFact
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.events import (
    DecisionUndone,
    LeaveAmended,
    LeaveCancelled,
    LeaveRecounted,
    LeaveRequested,
    RequestApproved,
    RequestDeclined,
    RequestExpired,
    RequestPassedOn,
    RequestWithdrawn,
)
from domain.leave.requests import Charge, Request
from domain.periods import Asked
from domain.streams import Event, employee_stream

Told = (
    LeaveRequested
    | RequestApproved
    | RequestDeclined
    | RequestWithdrawn
    | RequestExpired
    | RequestPassedOn
    | DecisionUndone
    | LeaveAmended
    | LeaveCancelled
    | LeaveRecounted
)
KINDS: frozenset[type[Event]] = frozenset(Told.__args__)
MOST_READ = 2_000
"""Events; what is older than that many is read in the audit log."""
A_MOMENT = timedelta(minutes=1)


class Happened(Enum):
    """What happened to a request."""

    RECORDED = "recorded"
    ASKED = "asked"
    ENTERED = "entered"
    NO_APPROVAL_NEEDED = "no_approval_needed"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    UNDONE = "undone"
    PASSED_ON = "passed_on"
    CHANGED = "changed"
    RECOUNTED = "recounted"
    CANCELLATION_ASKED = "cancellation_asked"


@dataclass(frozen=True, slots=True)
class Stand:
    """The leave at a moment: its days and what they take."""

    asked: Asked
    amount: Amount


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a story; `by` None where nobody did it."""

    what: Happened
    at: datetime
    by: PersonFact | None = None
    reason: str | None = None
    is_about_change: bool = False
    """Whether it happened to a change that was asked for, rather than to the leave."""
    before: Stand | None = None
    after: Stand | None = None
    """What the leave was and became, where that is what happened or was asked for."""
    to: tuple[PersonFact, ...] = ()


async def story(talk: Talk, employee: Employee, request: Request) -> tuple[Happening, ...]:
    """Everything that happened to a request, and to changes of it."""
    changes = {each.id for each in employee.requests.values() if each.amends == request.id}
    entries = await _entries(talk, employee.id or talk.my_id, request)
    lines, stand = [], None
    for entry, event in _about(entries, {request.id, *changes}):
        line = await _line(talk, entry, event, request, stand)
        if event.request_id == request.id and isinstance(event, LeaveRequested | LeaveAmended):
            stand = Stand(event.asked, _amount(event.charges))
        elif event.request_id == request.id and isinstance(event, LeaveRecounted) and stand:
            stand = Stand(stand.asked, _amount(event.charges))
        lines += [line] if line else []
    return tuple(lines)


async def _entries(talk: Talk, owner: EmployeeId, request: Request) -> list[Entry]:
    wanted = Wanted(employee_stream(owner), kinds=KINDS, since=request.requested_at - A_MOMENT)
    leaf = await talk.house.history.leaf(talk.company_id, wanted, None, MOST_READ)
    return list(leaf.entries)[::-1]


def _about(entries: Iterable[Entry], ids: set[RequestId]) -> Iterator[tuple[Entry, Told]]:
    for entry in entries:
        if isinstance(entry.event, Told) and entry.event.request_id in ids:
            yield entry, entry.event


async def _line(
    talk: Talk, entry: Entry, event: Told, request: Request, stand: Stand | None
) -> Happening | None:
    """None for what follows from a line of its own, such as the change after its approval."""
    is_about_change = event.request_id != request.id
    by, at = await _who(talk, event), entry.at
    match event:
        case LeaveRequested():
            return _asked(event, at, by, stand, request)
        case LeaveAmended(change_id=None) | LeaveRecounted():
            return _changed(event, at, by, stand)
        case LeaveAmended() | RequestPassedOn(to=()):
            return None
        case LeaveCancelled(change_id=None):
            return Happening(Happened.CANCELLED, at, by, event.reason)
        case LeaveCancelled():
            return None
        case RequestPassedOn():
            to = tuple([await person_fact(talk, each) for each in event.to])
            return Happening(Happened.PASSED_ON, at, None, None, is_about_change, to=to)
        case RequestApproved(by=None):
            is_recorded = request.requested_by is None
            return None if is_recorded else Happening(Happened.NO_APPROVAL_NEEDED, at)
        case _:
            reason = event.reason if isinstance(event, RequestApproved | RequestDeclined) else None
            return Happening(_DONE[type(event)], at, by, reason, is_about_change)


_DONE = {
    RequestApproved: Happened.APPROVED,
    RequestDeclined: Happened.DECLINED,
    RequestWithdrawn: Happened.WITHDRAWN,
    RequestExpired: Happened.EXPIRED,
    DecisionUndone: Happened.UNDONE,
}


def _asked(
    event: LeaveRequested, at: datetime, by: PersonFact | None, stand: Stand | None, request: Request
) -> Happening:
    if event.is_cancellation:
        return Happening(Happened.CANCELLATION_ASKED, at, by, event.note, event.request_id != request.id)
    if event.amends:
        after = Stand(event.asked, _amount(event.charges))
        return Happening(Happened.ASKED, at, by, event.note, stand is not None, stand, after)
    if event.requested_by is None:
        return Happening(Happened.RECORDED, at)
    is_entered = not event.steps and request.decisions and request.decisions[0].by == event.requested_by
    return Happening(Happened.ENTERED if is_entered else Happened.ASKED, at, by)


def _changed(
    event: LeaveAmended | LeaveRecounted, at: datetime, by: PersonFact | None, stand: Stand | None
) -> Happening:
    if isinstance(event, LeaveAmended):
        after = Stand(event.asked, _amount(event.charges))
        return Happening(Happened.CHANGED, at, by, event.reason, before=stand, after=after)
    recounted = Stand(stand.asked, _amount(event.charges)) if stand else None
    return Happening(Happened.RECOUNTED, at, by, event.reason, before=stand, after=recounted)


async def _who(talk: Talk, event: Told) -> PersonFact | None:
    by = event.requested_by if isinstance(event, LeaveRequested) else getattr(event, "by", None)
    return await person_fact(talk, by) if by else None


def _amount(charges: Iterable[Charge]) -> Amount:
    return sum((charge.amount for charge in charges), NOTHING)
