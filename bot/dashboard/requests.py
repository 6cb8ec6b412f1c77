"""A request on a page of its own: its facts, its story, and what may be done about it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import Enum

from bot import intents
from bot.conversation import changing, deciding, reminding
from bot.conversation.cards import approval_card, receipt
from bot.conversation.facts import person_fact, request_fact
from bot.conversation.knowing import clock_of
from bot.dashboard import NotFound
from bot.intents.changing import CancelWithReason
from bot.permissions import Ability, may, may_decide_now, was_asked
from bot.replies import Mend
from bot.screens.deciding import ApprovalCard
from bot.screens.facts import PersonFact, RequestFact
from bot.screens.requesting import Receipt
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Decision, Request, Status
from domain.refusals import Need, NotPermitted, Refused

SNOOZE_DAYS = (1, 3, 7)
"""For how long the next reminder can be put off."""


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


_ENDINGS = {
    Status.DECLINED: Happened.DECLINED,
    Status.WITHDRAWN: Happened.WITHDRAWN,
    Status.CANCELLED: Happened.CANCELLED,
    Status.EXPIRED: Happened.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of its story; `by` None where nobody did it."""

    what: Happened
    at: datetime
    by: PersonFact | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Everything about a request that its reader may know and do."""

    card: ApprovalCard
    own: Receipt
    is_mine: bool
    may_see_person: bool
    """Whether its owner's other leave is for the reader to see as well."""
    story: tuple[Happening, ...]
    changes: tuple[RequestFact, ...]
    """Changes of it that were asked for, the first one first."""
    about: RequestFact | None
    """The leave it would change, where it is a change."""
    snoozed_until: date | None
    clock: tzinfo
    """The reader's, by which its story is told."""

    @property
    def request(self) -> RequestFact:
        return self.card.request

    @property
    def may_snooze(self) -> bool:
        return self.card.may_decide and self.snoozed_until is None


async def request_page(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> RequestPage:
    """A request for its owner, those who decide or were asked, and administrators. Raises NotFound."""
    employee, request = await seen(talk, employee_id, request_id)
    is_mine = employee.id == talk.my_id
    changes = [each for each in employee.requests.values() if each.amends == request.id]
    about = employee.requests[request.amends] if request.amends else None
    return RequestPage(
        await approval_card(talk, employee, request),
        _permitted(await receipt(talk, employee_id, request_id), is_mine or talk.is_administrator),
        is_mine,
        not is_mine and await may(talk, Ability.SEE_LEAVE, employee),
        await _story(talk, request),
        tuple([await request_fact(talk, employee, each) for each in changes]),
        await request_fact(talk, employee, about) if about else None,
        reminding.snoozed(talk, request),
        clock_of(talk),
    )


async def seen(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> tuple[Employee, Request]:
    """A request that the asker may see. Raises NotFound: for others there is no such request."""
    employee = talk.me
    if employee_id != talk.my_id:
        employee = await talk.house.store.employee(talk.company_id, employee_id)
    request = employee.requests.get(request_id)
    if request is None or not await _may_see(talk, employee, request):
        raise NotFound
    return employee, request


async def withdraw(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> None:
    """Takes one's own request back. Raises NotFound, Refused."""
    await seen(talk, employee_id, request_id)
    if employee_id != talk.my_id:
        raise Refused(NotPermitted(Need.REQUESTER))
    await changing.withdraw(talk, intents.Withdraw(request_id))


async def cancel(
    talk: Talk, employee_id: EmployeeId, request_id: RequestId, reason: str | None
) -> Mend | None:
    """Gives approved leave back; what is wrong with the reason where one is needed. Raises the same."""
    await seen(talk, employee_id, request_id)
    reply = await changing.cancel_with_reason(talk, CancelWithReason(employee_id, request_id, reason))
    return reply if isinstance(reply, Mend) else None


async def undo(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> None:
    """Takes one's own decision back. Raises the same."""
    await seen(talk, employee_id, request_id)
    await deciding.undo(talk, intents.Undo(employee_id, request_id))


async def snooze(talk: Talk, employee_id: EmployeeId, request_id: RequestId, days: int) -> None:
    """No reminder for some days. Raises the same."""
    await seen(talk, employee_id, request_id)
    await reminding.snooze(talk, intents.SnoozeReminder(employee_id, request_id, days))


async def _may_see(talk: Talk, employee: Employee, request: Request) -> bool:
    if was_asked(talk, request) or await may(talk, Ability.SEE_LEAVE, employee):
        return True
    return may_decide_now(talk, employee, request, await talk.terms(employee))


def _permitted(own: Receipt, may_change: bool) -> Receipt:
    """What owners and administrators can do is not for who decides."""
    return own if may_change else replace(own, may_withdraw=False, may_cancel=False, may_change=False)


async def _story(talk: Talk, request: Request) -> tuple[Happening, ...]:
    by, last = request.requested_by, len(request.decisions) - 1
    asker = await person_fact(talk, by) if by else None
    lines = [Happening(_beginning(talk, request), request.requested_at, asker)]
    for number, decision in enumerate(request.decisions):
        what = _what(request, decision, is_last=number == last)
        person = await person_fact(talk, decision.by) if decision.by else None
        lines.append(Happening(what, decision.at, person, decision.reason))
    return tuple(lines)


def _beginning(talk: Talk, request: Request) -> Happened:
    if request.requested_by is None:
        return Happened.RECORDED
    is_entered = not request.steps and any(each.by == request.requested_by for each in request.decisions)
    return Happened.ENTERED if is_entered else Happened.ASKED


def _what(request: Request, decision: Decision, *, is_last: bool) -> Happened:
    if is_last and request.status in _ENDINGS:
        return _ENDINGS[request.status]
    return Happened.APPROVED if decision.by else Happened.NO_APPROVAL_NEEDED
