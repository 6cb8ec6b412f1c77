"""Which events cause what outside: the effects stored with them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.effects import (
    Effect,
    RefreshDigest,
    RefreshHome,
    ShowRequest,
    TellAdministrators,
    TellOutcome,
    Welcome,
)
from bot.ports import Context, Origin
from bot.reactions.settling import of_settling
from bot.screens.helping import NoticeKind
from domain.company.events import DigestStopped
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.employees.events import EmployeeHired
from domain.ids import EmployeeId
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
from domain.leave.requests import Request
from domain.periods import Period
from domain.streams import Event

CHANGING_ABSENCES = (
    RequestApproved | LeaveCancelled | LeaveAmended | LeaveRecounted | LeaveRestored | DecisionUndone
)
DIGEST_OUTLOOK = timedelta(days=14)
"""How far from its day a digest looks, at most: leave beyond changes none."""


def react(
    context: Context, events: Sequence[Event], employee: Employee | None, settings: Settings
) -> tuple[Effect, ...]:
    """The effects of one command's events, each once, in order.

    `employee` is how they stand after them, `settings` how the company stood before. What a file brings in
    is told to nobody: it is a record of what people know. A digest that stopped by itself is news.
    """
    if context.origin is Origin.CLI:
        return ()
    effects: list[Effect] = []
    for event in events:
        if isinstance(event, LeaveEvent) and employee is not None:
            effects.extend(_of_leave(event, employee))
            effects.extend(_of_digests(context, event, employee, settings))
        else:
            effects.extend(of_settling(context, event, settings))
        if isinstance(event, EmployeeHired):
            effects.append(Welcome(event.employee_id))
        elif isinstance(event, DigestStopped) and context.origin is Origin.CLOCK:
            channel = settings.digests[event.digest_id].channel
            effects.append(TellAdministrators(NoticeKind.CHANNEL_GONE.value, channel.channel_id))
    return tuple(dict.fromkeys(effects))


def _of_leave(event: LeaveEvent, employee: Employee) -> list[Effect]:
    match event:
        case BalanceAdjusted():
            return [RefreshHome(_id(employee))]
        case (
            LeaveRequested(request_id)
            | RequestWithdrawn(request_id)
            | RequestPassedOn(request_id)
            | ReminderSnoozed(request_id)
        ):
            return _cards(employee, employee.requests[request_id])
        case (
            RequestApproved(request_id, by)
            | RequestDeclined(request_id, by)
            | LeaveCancelled(request_id, by)
            | LeaveRestored(request_id, by)
            | DecisionUndone(request_id, by)
        ):
            return _decided(employee, employee.requests[request_id], by)
        case LeaveAmended(request_id, by=by):
            return _decided(employee, employee.requests[request_id], by)
        case LeaveRecounted(request_id) | RequestExpired(request_id):
            owner = _id(employee)
            return [*_cards(employee, employee.requests[request_id]), TellOutcome(owner, owner, request_id)]
        case _:
            assert_never(event)


def _decided(employee: Employee, request: Request, by: EmployeeId | None) -> list[Effect]:
    owner = _id(employee)
    effects = _cards(employee, request)
    if by not in (None, owner):
        effects.append(TellOutcome(owner, owner, request.id))
    return effects


def _cards(employee: Employee, request: Request) -> list[Effect]:
    """Every copy of the request's card, and the pages that list it."""
    owner = _id(employee)
    asked = (each for step in request.steps[: request.step + 1] for each in step.approver_ids)
    passed_on = (each for _, each in request.passed_on)
    readers = dict.fromkeys([owner, *asked, *passed_on])
    shown: list[Effect] = [ShowRequest(reader, owner, request.id) for reader in readers]
    return [*shown, *(RefreshHome(reader) for reader in readers)]


def _of_digests(
    context: Context, event: LeaveEvent, employee: Employee, settings: Settings
) -> Iterable[Effect]:
    if not isinstance(event, CHANGING_ABSENCES):
        return
    period = employee.requests[event.request_id].asked.period
    for digest in settings.digests.values():
        today = context.at.astimezone(ZoneInfo(digest.time_zone)).date()
        if period.meets(Period(today, today + DIGEST_OUTLOOK)):
            yield RefreshDigest(digest.id, today)


def _id(employee: Employee) -> EmployeeId:
    if employee.id is None:
        raise ValueError("leave belongs to somebody who was hired")
    return employee.id
