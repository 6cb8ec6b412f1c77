"""Deciding about requests, and taking a decision back."""

from bot import intents
from bot.conversation.cards import approval_card, find, own_receipt
from bot.conversation.facts import request_fact
from bot.conversation.watching import may_watch, watched
from bot.conversation.weighing import ANY_REASON
from bot.permissions import may_decide_now, may_see_request
from bot.replies import Open, Redraw, Reply, Say
from bot.screens import Refusing
from bot.screens.deciding import DeclineForm, OverrideForm
from bot.talk import Talk
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import may_decide
from domain.leave.commands import ApproveRequest, DeclineRequest, UndoDecision
from domain.leave.deciding import against_approving
from domain.leave.requests import Status
from domain.refusals import Need, NotPermitted, Refused
from domain.streams import Command


async def approve(talk: Talk, intent: intents.Approve) -> Reply:
    """Yes, and the card shows how things stand; asks for a reason where a rule refuses it."""
    override = (intent.override or "").strip() or None
    command = ApproveRequest(intent.employee_id, intent.request_id, talk.my_id, talk.at, override)
    try:
        return await _decided(talk, intent.employee_id, intent.request_id, command)
    except Refused as refused:
        employee, request = await find(talk, intent.employee_id, intent.request_id)
        terms = await talk.terms(employee, request.asked.period)
        if override or against_approving(employee, request, terms, override=ANY_REASON):
            raise
        may_decide(employee, request, talk.my_id, terms)
        fact = await request_fact(talk, employee, request, terms)
        return Open(OverrideForm(fact, refused.refusal, talk.today))


async def decline(talk: Talk, intent: intents.Decline) -> Reply:
    """No, with a reason or without."""
    reason = (intent.reason or "").strip() or None
    command = DeclineRequest(intent.employee_id, intent.request_id, talk.my_id, talk.at, reason)
    return await _decided(talk, intent.employee_id, intent.request_id, command)


async def undo(talk: Talk, intent: intents.Undo) -> Reply:
    """Takes one's own decision back: the card asks again."""
    command = UndoDecision(intent.employee_id, intent.request_id, talk.my_id, talk.at)
    return await _decided(talk, intent.employee_id, intent.request_id, command)


async def ask_reason(talk: Talk, intent: intents.AskReason) -> Reply:
    """The form for a reason; the card instead where it has been decided."""
    employee, request = await find(talk, intent.employee_id, intent.request_id)
    may_decide(employee, request, talk.my_id, await talk.terms(employee))
    if request.status is not Status.PENDING:
        return Redraw(await approval_card(talk, employee, request))
    return Open(DeclineForm(await request_fact(talk, employee, request)))


async def show(talk: Talk, intent: intents.ShowRequest) -> Reply:
    """A request's card, for whoever may see it."""
    if intent.employee_id == talk.my_id:
        return Say(await own_receipt(talk, intent.request_id))
    employee, request = await find(talk, intent.employee_id, intent.request_id)
    lies_here = may_decide_now(talk, employee, request, await talk.terms(employee))
    if lies_here or may_see_request(talk, request):
        return Say(await approval_card(talk, employee, request))
    if may_watch(talk, employee, request):
        return Say(watched(talk, employee, request))
    return Say(Refusing(NotPermitted(Need.APPROVER)))


async def _decided(talk: Talk, employee_id: EmployeeId, request_id: RequestId, command: Command) -> Reply:
    await talk.house.handling.handle(talk.context(), command)
    employee, request = await find(talk, employee_id, request_id)
    return Redraw(await approval_card(talk, employee, request))
