"""Which events cause what outside: the effects stored with them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.effects import (
    Effect,
    HandOver,
    LookAfter,
    MindStatus,
    RefreshDigest,
    RefreshHome,
    ShowRequest,
    TellAdjusted,
    TellAdministrators,
    TellOutcome,
    TellRecounted,
    Welcome,
)
from bot.ports import Context, Origin
from bot.reactions.settling import of_settling
from bot.reactions.showing_status import changes_status
from bot.screens.helping import NoticeKind
from domain.company.events import DigestStopped, StandInNamed
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.employees.events import EmployeeHired
from domain.ids import EmployeeId
from domain.leave.commands import Because
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
from domain.leave.requests import Request, Status
from domain.leave.watching import watchers
from domain.periods import Period
from domain.streams import Event

CHANGING_ABSENCES = (
    RequestApproved | LeaveCancelled | LeaveAmended | LeaveRecounted | LeaveRestored | DecisionUndone
)
BEGINNING_TO_WAIT = LeaveRequested | RequestApproved | DecisionUndone
DIGEST_OUTLOOK = timedelta(days=14)
"""How far from its day a digest looks, at most: leave beyond changes none."""


def react(
    context: Context,
    events: Sequence[Event],
    employee: Employee | None,
    settings: Settings,
    before: Employee | None = None,
) -> tuple[Effect, ...]:
    """The effects of one command's events, each once, in order.

    `employee` is how they stand after them, `before` how they stood, `settings` how the company stood. What a
    file brings in is told to nobody, for it is a record of what people know; what it changes of booked leave
    they do not know. A digest that stopped by itself is news.
    """
    effects: list[Effect] = []
    is_told = context.origin is not Origin.CLI
    for event in events:
        if isinstance(event, StandInNamed):
            effects.append(HandOver(event.stand_in.for_id))
        if isinstance(event, LeaveEvent) and employee is not None:
            if is_told or _recount_of(event, before, employee):
                effects.extend(_of_leave(event, employee, before))
                effects.extend(_for_watchers(event, employee, settings))
                effects.extend(_of_digests(context, event, employee, settings))
        elif is_told:
            effects.extend(_of_company(context, event, before, settings))
        if employee is not None and employee.id and changes_status(context, event, before, employee):
            effects.append(MindStatus(employee.id))
    return tuple(each for each in dict.fromkeys(effects) if _is_news(each, events))


def _is_news(effect: Effect, events: Sequence[Event]) -> bool:
    """What an undone decision had done to other leave is told by the word that it was undone."""
    undone = [event.request_id for event in events if isinstance(event, DecisionUndone)]
    return not undone or not isinstance(effect, TellOutcome) or effect.request_id in undone


def _of_company(
    context: Context, event: Event, before: Employee | None, settings: Settings
) -> Iterable[Effect]:
    yield from of_settling(context, event, before, settings)
    if isinstance(event, EmployeeHired):
        yield Welcome(event.employee_id)
    elif isinstance(event, DigestStopped) and context.origin is Origin.CLOCK:
        channel = settings.digests[event.digest_id].channel
        yield TellAdministrators(NoticeKind.CHANNEL_GONE.value, channel.channel_id)


def _of_leave(event: LeaveEvent, employee: Employee, before: Employee | None) -> list[Effect]:
    match event:
        case BalanceAdjusted(adjustment):
            owner = _id(employee)
            is_news = adjustment.by not in (None, owner)
            told: list[Effect] = [TellAdjusted(owner, adjustment.id)] if is_news else []
            return [RefreshHome(owner), *told]
        case (
            LeaveRequested(request_id)
            | RequestWithdrawn(request_id)
            | RequestPassedOn(request_id)
            | ReminderSnoozed(request_id)
        ):
            return _cards(employee, employee.requests[request_id], event)
        case (
            RequestApproved(request_id, by)
            | RequestDeclined(request_id, by)
            | LeaveRestored(request_id, by)
            | DecisionUndone(request_id, by)
        ):
            return _decided(employee, employee.requests[request_id], by, event)
        case LeaveCancelled(request_id, by) | LeaveAmended(request_id, by=by):
            # Where a change of it was decided, the change is told.
            teller = by if event.change_id is None else None
            recounted = _recount_of(event, before, employee)
            return [*_decided(employee, employee.requests[request_id], teller, event), *recounted]
        case LeaveRecounted(request_id):
            cards = _cards(employee, employee.requests[request_id], event)
            return [*cards, *_recount_of(event, before, employee)]
        case RequestExpired(request_id):
            return _expired(employee, employee.requests[request_id], event)
        case _:
            assert_never(event)


def _decided(employee: Employee, request: Request, by: EmployeeId | None, event: LeaveEvent) -> list[Effect]:
    owner = _id(employee)
    effects = _cards(employee, request, event)
    if by not in (None, owner):
        effects.append(TellOutcome(owner, owner, request.id, by if isinstance(event, LeaveAmended) else None))
    return effects


def _expired(employee: Employee, request: Request, event: LeaveEvent) -> list[Effect]:
    """It is over for the requester, and for those who had been asked."""
    readers = _readers(employee, request)
    return [
        *_cards(employee, request, event),
        *(TellOutcome(reader, _id(employee), request.id) for reader in readers),
    ]


def _recount_of(event: LeaveEvent, before: Employee | None, employee: Employee) -> list[Effect]:
    """The news that leave costs something else, where it does: for what its last day takes from it, too."""
    if before is None or not isinstance(event, LeaveRecounted | LeaveAmended | LeaveCancelled):
        return []
    was, now = before.requests[event.request_id], employee.requests[event.request_id]
    if isinstance(event, LeaveRecounted):
        because = event.because
    elif event.by is None and before.last_day and was.asked.period.last_day > before.last_day:
        because = Because.LAST_DAY
    else:
        return []
    is_the_same = was.amount == now.amount and now.status.is_active
    told = TellRecounted(_id(employee), event.request_id, was.amount, because, event.reason)
    return [] if is_the_same else [told]


def _cards(employee: Employee, request: Request, event: LeaveEvent) -> list[Effect]:
    """Every copy of the request's card, the pages that list it, and who looks after it where it now waits.

    A change of leave shows to its owner on the receipt of the leave.
    """
    readers, owner, own = _readers(employee, request), _id(employee), request.amends or request.id
    shown: list[Effect] = [
        ShowRequest(reader, owner, own if reader == owner else request.id) for reader in readers
    ]
    waits = request.status is Status.PENDING and isinstance(event, BEGINNING_TO_WAIT)
    looking = [LookAfter(_id(employee), request.id)] if waits else []
    return [*shown, *(RefreshHome(reader) for reader in readers), *looking]


def _readers(employee: Employee, request: Request) -> list[EmployeeId]:
    """The requester, and everybody who was asked to decide."""
    asked = (each for step in request.steps[: request.step + 1] for each in step.approver_ids)
    passed_on = (each for _, each in request.passed_on)
    return list(dict.fromkeys([_id(employee), *asked, *passed_on]))


def _for_watchers(event: LeaveEvent, employee: Employee, settings: Settings) -> Iterable[Effect]:
    """Cards for those who are told of leave in the department, as soon as it is leave."""
    if not isinstance(event, CHANGING_ABSENCES):
        return
    request = employee.requests[event.request_id]
    known = _readers(employee, request)
    for watcher_id in watchers(employee, request, settings):
        if watcher_id not in known:
            yield ShowRequest(watcher_id, _id(employee), request.id)


def _of_digests(
    context: Context, event: LeaveEvent, employee: Employee, settings: Settings
) -> Iterable[Effect]:
    if not isinstance(event, CHANGING_ABSENCES):
        return
    period = employee.requests[event.request_id].asked.period
    for digest in settings.digests.values():
        today = context.at.astimezone(ZoneInfo(digest.time_zone)).date()
        # Which days an amended leave had before is not known here.
        if isinstance(event, LeaveAmended) or period.meets(Period(today, today + DIGEST_OUTLOOK)):
            yield RefreshDigest(digest.id, today)


def _id(employee: Employee) -> EmployeeId:
    if employee.id is None:
        raise ValueError("leave belongs to somebody who was hired")
    return employee.id
