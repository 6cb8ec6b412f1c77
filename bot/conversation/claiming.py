"""Claiming time worked: the form that says what it is worth, and sending it."""

from datetime import date

from bot.conversation.cards import receipt
from bot.conversation.facts import type_fact, usable_types
from bot.conversation.filling import LONGEST_NOTE
from bot.intents.settling import OpenClaim, RecountClaim, SendClaim
from bot.replies import Field, Mend, Open, Redraw, Reply, Say, Slip
from bot.screens.claiming import ClaimFact, ClaimForm, ClaimValues
from bot.screens.helping import Notice, NoticeKind
from bot.screens.requesting import PartChoice
from bot.talk import Talk
from domain.ids import RequestId
from domain.leave.account import account_of, usable_until
from domain.leave.approvers import steps_for
from domain.leave.claiming import claim, time_worked
from domain.leave.commands import ClaimTime
from domain.leave.terms import Terms
from domain.periods import Asked, DayPart, Period, Span
from domain.policies.leave_type import LeaveType
from domain.refusals import MoreThanWorked, ReasonNeeded, Refusal, Refused

Claimed = tuple[LeaveType, Asked]


async def open_form(talk: Talk, intent: OpenClaim) -> Reply:
    """The form; a sentence where nothing can be claimed here."""
    types = toil_types(talk)
    if not types:
        return Say(Notice(NoticeKind.NOTHING_TO_CLAIM))
    return Open(await form(talk, fresh_values(talk, types[0], intent.worked)))


async def recount(talk: Talk, intent: RecountClaim) -> Reply:
    """The form again, after a field changed."""
    if not toil_types(talk):
        return Redraw(Notice(NoticeKind.NOTHING_TO_CLAIM))
    return Redraw(await form(talk, intent.values))


async def send(talk: Talk, intent: SendClaim) -> Reply:
    """Claims; what is wrong stands under its field, and the form stays."""
    values = intent.values
    if not toil_types(talk):
        return Redraw(Notice(NoticeKind.NOTHING_TO_CLAIM))
    worked = worked_in(values)
    if isinstance(worked, Mend):
        return worked
    try:
        await talk.house.handling.handle(talk.context(), _command(talk, values, worked))
    except Refused as refused:
        return Mend(((_field_of(refused.refusal), refused.refusal),), talk.today)
    return Redraw(await receipt(talk, talk.my_id, values.request_id))


def toil_types(talk: Talk) -> tuple[LeaveType, ...]:
    """The leave types that are earned by work."""
    return tuple(each for each in usable_types(talk) if each.toil is not None)


def worked_in(values: ClaimValues) -> Asked | Mend:
    """When somebody worked, or what is wrong with the fields."""
    if values.day is None:
        return Mend(((Field.DAY, Slip.MISSING),))
    if values.note and len(values.note) > LONGEST_NOTE:
        return Mend(((Field.NOTE, Slip.TOO_LONG),))
    period = Period(values.day, values.day)
    if values.part is not PartChoice.HOURS:
        return Asked(period, DayPart(values.part.value))
    for field, minute in ((Field.START, values.start), (Field.END, values.end)):
        if minute is None:
            return Mend(((field, Slip.MISSING),))
    try:
        return Asked(period, span=Span.between(values.start, values.end))
    except ValueError:
        return Mend(((Field.END, Slip.BEFORE_START),))


async def form(talk: Talk, values: ClaimValues) -> ClaimForm:
    """The form with everything that follows from its values."""
    leave_type, worked = _chosen(talk, values), worked_in(values)
    day = values.day or talk.today
    terms = await talk.terms(talk.me)
    steps = steps_for(talk.me, terms, max(day, talk.me.hired_on)) if leave_type.needs_approval else ()
    worth, refusal = (None, None) if isinstance(worked, Mend) else _worth(talk, values, worked, terms)
    types = tuple(type_fact(each) for each in toil_types(talk))
    return ClaimForm(values, types, bool(steps), worth, refusal, talk.today)


def _worth(
    talk: Talk, values: ClaimValues, worked: Asked, terms: Terms
) -> tuple[ClaimFact | None, Refusal | None]:
    """What the time gives, and what speaks against claiming it."""
    leave_type, day = _chosen(talk, values), worked.period.last_day
    try:
        claim(talk.me, _command(talk, values, worked), terms)
    except Refused as refused:
        if not isinstance(refused.refusal, ReasonNeeded):
            return None, refused.refusal
    amount = values.amount or time_worked(talk.me, worked, leave_type.unit, terms)
    return ClaimFact(amount, leave_type.unit, _until(talk, leave_type, day, terms)), None


def _until(talk: Talk, leave_type: LeaveType, day: date, terms: Terms) -> date | None:
    account = account_of(talk.me, talk.settings, leave_type.id, terms.calendar)
    return usable_until(account, leave_type.toil, day) if leave_type.toil else None


def _command(talk: Talk, values: ClaimValues, worked: Asked) -> ClaimTime:
    note = (values.note or "").strip() or None
    leave_type = _chosen(talk, values)
    return ClaimTime(talk.my_id, values.request_id, leave_type.id, worked, talk.at, values.amount, note)


def _chosen(talk: Talk, values: ClaimValues) -> LeaveType:
    types = toil_types(talk)
    return next((each for each in types if each.id == values.leave_type_id), types[0])


def fresh_values(talk: Talk, leave_type: LeaveType, worked: Asked | None) -> ClaimValues:
    """The fields of a form that is opened."""
    values = ClaimValues(RequestId(talk.house.ids.new()), leave_type.id)
    if worked is None:
        return values
    day, span = worked.period.first_day, worked.span
    if span:
        return ClaimValues(values.request_id, leave_type.id, day, PartChoice.HOURS, span.start, span.end)
    return ClaimValues(values.request_id, leave_type.id, day, PartChoice(worked.part.value))


def _field_of(refusal: Refusal) -> Field:
    match refusal:
        case ReasonNeeded():
            return Field.NOTE
        case MoreThanWorked():
            return Field.AMOUNT
        case _:
            return Field.DAY
