"""A request on a page of its own: its facts, its story, and what may be done about it."""

from dataclasses import dataclass, replace
from datetime import date, tzinfo

from bot import intents
from bot.conversation import changing, deciding, reminding
from bot.conversation.cards import approval_card, receipt
from bot.conversation.facts import request_fact
from bot.conversation.knowing import clock_of
from bot.dashboard import NotFound
from bot.dashboard.stories import Happening, story
from bot.intents.changing import CancelWithReason
from bot.permissions import Ability, may, may_decide_now, require, was_asked
from bot.replies import Mend
from bot.screens.deciding import ApprovalCard
from bot.screens.facts import RequestFact
from bot.screens.requesting import Receipt
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Request
from domain.refusals import Need, NotPermitted, Refused

SNOOZE_DAYS = (1, 3, 7)
"""For how long the next reminder can be put off."""


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Everything about a request that its reader may know and do."""

    card: ApprovalCard
    own: Receipt
    is_mine: bool
    may_see_person: bool
    """Whether its owner's other leave is for the reader to see as well."""
    story: tuple[Happening, ...]
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
    about = employee.requests[request.amends] if request.amends else None
    own = await receipt(talk, employee_id, request_id)
    return RequestPage(
        await approval_card(talk, employee, request),
        _permitted(own, await may(talk, Ability.CHANGE_LEAVE, employee)),
        is_mine,
        not is_mine and await may(talk, Ability.SEE_LEAVE, employee),
        await story(talk, employee, request),
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
    employee, _ = await seen(talk, employee_id, request_id)
    await require(talk, Ability.CHANGE_LEAVE, employee)
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
