"""What happened to leave into requests as they stand: copies what events say, computes nothing."""

from dataclasses import replace
from typing import Any, assert_never

from domain.ids import RequestId
from domain.leave.events import (
    BalanceAdjusted,
    DecisionUndone,
    LeaveAmended,
    LeaveCancelled,
    LeaveEvent,
    LeaveRecounted,
    LeaveRequested,
    LeaveRestored,
    ReminderSnoozed,
    RequestApproved,
    RequestDeclined,
    RequestExpired,
    RequestPassedOn,
    RequestWithdrawn,
)
from domain.leave.requests import Before, Decision, Request, Status

Requests = dict[RequestId, Request]


def evolved(requests: Requests, event: LeaveEvent) -> None:
    """Takes one event into the requests."""
    match event:
        case LeaveRequested():
            requests[event.request_id] = _requested(event)
        case RequestApproved() | DecisionUndone():
            _decide(requests, event)
        case RequestDeclined(request_id, by, at, reason):
            _end(requests, request_id, Status.DECLINED, Decision(by, at, reason))
        case RequestWithdrawn(request_id, by, at):
            _end(requests, request_id, Status.WITHDRAWN, Decision(by, at))
        case LeaveCancelled(request_id, by, at, reason):
            _end(requests, request_id, Status.CANCELLED, Decision(by, at, reason))
        case RequestExpired(request_id, at):
            _end(requests, request_id, Status.EXPIRED, Decision(None, at))
        case LeaveAmended() | LeaveRecounted() | LeaveRestored():
            _change(requests, event)
        case RequestPassedOn(request_id, to):
            known, step = requests[request_id].passed_on, requests[request_id].step
            passed_on = dict.fromkeys((*known, *((step, each) for each in to)))
            _put(requests, request_id, passed_on=tuple(passed_on))
        case ReminderSnoozed(request_id, by, until):
            others = [each for each in requests[request_id].snoozed if each[0] != by]
            _put(requests, request_id, snoozed=(*others, (by, until)))
        case BalanceAdjusted():
            return
        case _:
            assert_never(event)


def _requested(event: LeaveRequested) -> Request:
    return Request(
        event.request_id,
        event.leave_type_id,
        event.asked,
        event.charges,
        event.holidays,
        Status.PENDING,
        event.steps,
        event.requested_by,
        event.at,
        event.note,
        noted=event.noted,
        override=event.override,
        amends=event.amends,
        is_cancellation=event.is_cancellation,
        earned=event.earned,
    )


def _decide(requests: Requests, event: RequestApproved | DecisionUndone) -> None:
    request = requests[event.request_id]
    if isinstance(event, DecisionUndone):
        kept = request.decisions[: event.decisions]
        step, at = event.step, event.at
        _put(requests, request.id, decisions=kept, step=step, status=Status.PENDING, reopened_at=at)
        return
    decision = Decision(event.by, event.at, event.reason, event.for_ids, event.completes)
    step = request.step + event.completes
    _put(
        requests,
        request.id,
        decisions=(*request.decisions, decision),
        step=step,
        status=_approved(request) if step >= len(request.steps) else Status.PENDING,
    )


def _approved(request: Request) -> Status:
    return Status.APPROVED if request.amends is None else Status.APPLIED


def _end(requests: Requests, request_id: RequestId, status: Status, decision: Decision) -> None:
    _put(requests, request_id, decisions=(*requests[request_id].decisions, decision), status=status)


def _change(requests: Requests, event: LeaveAmended | LeaveRecounted | LeaveRestored) -> None:
    request = requests[event.request_id]
    match event:
        case LeaveAmended(_, asked, charges, holidays):
            _put(requests, request.id, asked=asked, charges=charges, holidays=holidays)
            if event.change_id in requests:
                before = Before(request.asked, request.charges, request.holidays)
                requests[event.change_id] = replace(requests[event.change_id], before=before)
        case LeaveRecounted(_, charges, holidays):
            _put(requests, request.id, charges=charges, holidays=holidays)
        case LeaveRestored():
            _put(requests, request.id, decisions=request.decisions[:-1], status=Status.APPROVED)
        case _:
            assert_never(event)


def _put(requests: Requests, request_id: RequestId, **changes: Any) -> None:
    """Puts a request in the place of what it was, one version on."""
    request = requests[request_id]
    requests[request_id] = replace(request, version=request.version + 1, **changes)
