"""What happened to somebody's leave, as sentences of the audit log."""

from datetime import date
from typing import assert_never

from bot.auditing import Happening
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import NOTHING
from domain.leave.events import (
    BalanceAdjusted,
    DecisionUndone,
    LeaveAmended,
    LeaveCancelled,
    LeaveEvent,
    LeaveRecounted,
    LeaveRequested,
    LeaveRestored,
    PassedOn,
    ReminderSnoozed,
    RequestApproved,
    RequestDeclined,
    RequestExpired,
    RequestPassedOn,
    RequestWithdrawn,
)
from domain.leave.requests import Charge
from domain.policies.leave_type import Unit


def sentence(voice: Voice, event: LeaveEvent, happening: Happening, today: date) -> str:
    """The fact, the leave it is about, and the reason where somebody gave one."""
    leave = _leave(voice, happening, today)
    match event:
        case LeaveRequested():
            return _requested(voice, event, happening, today)
        case RequestApproved() | RequestDeclined() | RequestWithdrawn() | DecisionUndone() | RequestExpired():
            return _with_reason(_decided(voice, event, leave), getattr(event, "reason", None))
        case LeaveCancelled(reason=reason):
            return _with_reason(voice("Cancelled: {leave}", leave=leave), reason)
        case LeaveRestored():
            return voice("Stands again: {leave}", leave=leave)
        case LeaveAmended():
            days = dates.asked(voice, event.asked, today)
            return _with_reason(voice("Changed to {days}: {leave}", days=days, leave=leave), event.reason)
        case LeaveRecounted():
            amount = _sum(voice, event.charges, _unit(happening))
            said = voice("Counted anew, now {amount}: {leave}", amount=amount, leave=leave)
            return _with_reason(said, event.reason)
        case RequestPassedOn() | ReminderSnoozed():
            return _waiting(voice, event, happening, today)
        case BalanceAdjusted():
            return _adjusted(voice, event, happening, today)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _requested(voice: Voice, event: LeaveRequested, happening: Happening, today: date) -> str:
    what = happening.names.leave_type(event.leave_type_id)
    days = dates.asked(voice, event.asked, today)
    unit = happening.names.unit(event.leave_type_id)
    if event.earned is not None:
        amount = amounts.amount(voice, event.earned, unit)
        return voice(
            "Claimed {amount} of {type} for time worked: {days}", amount=amount, type=what, days=days
        )
    if event.is_cancellation:
        return voice("Asked to cancel {type}, {days}", type=what, days=days)
    if event.amends is not None:
        return voice("Asked to change {type} to {days}", type=what, days=days)
    amount = _sum(voice, event.charges, unit)
    return voice("Asked for {type}, {days} ({amount})", type=what, days=days, amount=amount)


def _decided(
    voice: Voice,
    event: RequestApproved | RequestDeclined | RequestWithdrawn | DecisionUndone | RequestExpired,
    leave: str,
) -> str:
    match event:
        case RequestApproved(by=None):
            return voice("Approved without anybody's decision: {leave}", leave=leave)
        case RequestApproved(completes=False):
            return voice("Said yes, as one of several: {leave}", leave=leave)
        case RequestApproved():
            return voice("Approved: {leave}", leave=leave)
        case RequestDeclined():
            return voice("Declined: {leave}", leave=leave)
        case RequestWithdrawn():
            return voice("Withdrawn: {leave}", leave=leave)
        case DecisionUndone():
            return voice("Took a decision back: {leave}", leave=leave)
        case RequestExpired():
            return voice("Ended undecided: {leave}", leave=leave)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _waiting(
    voice: Voice, event: RequestPassedOn | ReminderSnoozed, happening: Happening, today: date
) -> str:
    leave = _leave(voice, happening, today)
    if isinstance(event, ReminderSnoozed):
        day = dates.day(voice, event.until, today)
        return voice("Wants no reminder before {day}: {leave}", day=day, leave=leave)
    names = voice.listed(happening.names.persons(event.to))
    if event.why is PassedOn.ABSENT:
        return voice("Passed to {names}, as nobody else was there: {leave}", names=names, leave=leave)
    return voice("Passed to {names} as well, as it waited long: {leave}", names=names, leave=leave)


def _adjusted(voice: Voice, event: BalanceAdjusted, happening: Happening, today: date) -> str:
    given = event.adjustment
    facts = {
        "type": happening.names.leave_type(given.leave_type_id),
        "amount": amounts.amount(voice, given.amount, happening.names.unit(given.leave_type_id)),
        "day": dates.day(voice, given.day, today),
    }
    if given.is_opening:
        return _with_reason(voice("Opening balance of {type} on {day}: {amount}", **facts), given.reason)
    return _with_reason(voice("Adjusted {type} on {day} by {amount}", **facts), given.reason)


def _leave(voice: Voice, happening: Happening, today: date) -> str:
    """What a request is, as it stands now."""
    request = happening.request
    if request is None:
        return voice("leave that is not there any more")
    what = happening.names.leave_type(request.leave_type_id)
    return f"{what}, {dates.asked(voice, request.asked, today)}"


def _unit(happening: Happening) -> Unit:
    request = happening.request
    return happening.names.unit(request.leave_type_id) if request else Unit.DAYS


def _sum(voice: Voice, charges: tuple[Charge, ...], unit: Unit) -> str:
    return amounts.amount(voice, sum((each.amount for each in charges), NOTHING), unit)


def _with_reason(said: str, reason: str | None) -> str:
    return f"{said} – {reason}" if reason else said
