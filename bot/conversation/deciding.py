"""Deciding, and the cards of a request for those on both sides of it."""

from bot import intents
from bot.conversation.away import colleagues_away
from bot.conversation.facts import available, request_fact
from bot.permissions import may_see_request
from bot.replies import Open, Redraw, Reply, Say
from bot.screens import Refusing
from bot.screens.deciding import ApprovalCard, DeclineForm
from bot.screens.requesting import Outcome, Receipt
from bot.talk import Talk
from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import may_decide
from domain.leave.commands import ApproveRequest, CancelLeave, DeclineRequest, WithdrawRequest
from domain.leave.deciding import request_of
from domain.leave.requests import Request, Status
from domain.refusals import Need, NotPermitted
from domain.streams import Command


async def approve(talk: Talk, intent: intents.Approve) -> Reply:
    """Yes. The card then shows how things stand, whoever decided."""
    command = ApproveRequest(intent.employee_id, intent.request_id, talk.my_id, talk.at)
    return await _decided(talk, intent.employee_id, intent.request_id, command)


async def decline(talk: Talk, intent: intents.Decline) -> Reply:
    """No, with a reason or without."""
    reason = (intent.reason or "").strip() or None
    command = DeclineRequest(intent.employee_id, intent.request_id, talk.my_id, talk.at, reason)
    return await _decided(talk, intent.employee_id, intent.request_id, command)


async def ask_reason(talk: Talk, intent: intents.AskReason) -> Reply:
    """The form for a reason; the card instead where it has been decided."""
    employee, request = await _find(talk, intent.employee_id, intent.request_id)
    may_decide(employee, request, talk.my_id, await talk.terms(employee))
    if request.status is not Status.PENDING:
        return Redraw(await approval_card(talk, employee, request))
    return Open(DeclineForm(await request_fact(talk, employee, request)))


async def withdraw(talk: Talk, intent: intents.Withdraw) -> Reply:
    """Takes one's own pending request back."""
    command = WithdrawRequest(talk.my_id, intent.request_id, talk.my_id, talk.at)
    await talk.house.handling.handle(talk.context(), command)
    return Redraw(await receipt(talk, talk.my_id, intent.request_id))


async def cancel(talk: Talk, intent: intents.Cancel) -> Reply:
    """Gives one's own approved leave back."""
    command = CancelLeave(talk.my_id, intent.request_id, talk.my_id, talk.at)
    await talk.house.handling.handle(talk.context(), command)
    return Redraw(await receipt(talk, talk.my_id, intent.request_id))


async def show(talk: Talk, intent: intents.ShowRequest) -> Reply:
    """A request's card, for whoever may see it."""
    if intent.employee_id == talk.my_id:
        return Say(await receipt(talk, talk.my_id, intent.request_id))
    employee, request = await _find(talk, intent.employee_id, intent.request_id)
    if not may_see_request(talk, request):
        return Say(Refusing(NotPermitted(Need.APPROVER)))
    return Say(await approval_card(talk, employee, request))


async def approval_card(talk: Talk, employee: Employee, request: Request) -> ApprovalCard:
    """The request as its approver sees it; the balance is what the requester has on its first day."""
    after = _available(talk, employee, request)
    is_counted = request.status.is_active
    before = after + request.amount if after is not None and is_counted else after
    if after is not None and not is_counted:
        after = after - request.amount
    is_others = employee.id != talk.my_id
    can_decide = request.status is Status.PENDING and is_others and may_see_request(talk, request)
    away = await colleagues_away(talk, employee, request.asked.period, with_pending=True)
    return ApprovalCard(await request_fact(talk, employee, request), before, after, away, can_decide)


async def receipt(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> Receipt:
    """One's own card of a request."""
    employee, request = await _find(talk, employee_id, request_id)
    begins = request.asked.period.first_day
    return Receipt(
        await request_fact(talk, employee, request),
        _available(talk, employee, request),
        may_withdraw=request.status is Status.PENDING,
        may_cancel=request.status is Status.APPROVED and begins >= talk.today,
    )


async def outcome(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> Outcome:
    """News for the requester."""
    employee, request = await _find(talk, employee_id, request_id)
    return Outcome(await request_fact(talk, employee, request), _available(talk, employee, request))


async def _decided(talk: Talk, employee_id: EmployeeId, request_id: RequestId, command: Command) -> Reply:
    await talk.house.handling.handle(talk.context(), command)
    employee, request = await _find(talk, employee_id, request_id)
    return Redraw(await approval_card(talk, employee, request))


async def _find(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> tuple[Employee, Request]:
    employee = await talk.house.store.employee(talk.company_id, employee_id)
    return employee, request_of(employee, request_id)


def _available(talk: Talk, employee: Employee, request: Request) -> Amount | None:
    leave_type = talk.settings.leave_types[request.leave_type_id]
    return available(talk, employee, leave_type, request.asked.period.first_day)
