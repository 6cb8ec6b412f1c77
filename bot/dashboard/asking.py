"""Asking for leave, changing it and claiming time worked: the chat's own forms, for pages."""

from dataclasses import replace
from datetime import date

from bot.conversation import changing, claiming, requesting
from bot.conversation.claiming import toil_types
from bot.conversation.filling import asked_of
from bot.dashboard import NotFound, Stale
from bot.dashboard.requests import seen
from bot.intents import SendRequest
from bot.intents.changing import SendChange
from bot.intents.settling import SendClaim
from bot.permissions import Ability, require
from bot.replies import Mend, Slip
from bot.screens.changing import ChangeForm, ChangeValues
from bot.screens.claiming import ClaimForm, ClaimValues
from bot.screens.requesting import FormValues, RequestForm
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Request
from domain.periods import Asked, Period
from domain.policies.leave_type import LeaveType
from domain.refusals import Refusal


async def fresh(
    talk: Talk, first_day: date | None, last_day: date | None, leave_type_id: LeaveTypeId | None
) -> RequestForm:
    """The form, filled in as far as known: days in the wrong order are put in the right one."""
    await require(talk, Ability.REQUEST)
    days = sorted(day for day in (first_day, last_day) if day)
    asked = Asked(Period(days[0], days[-1])) if days else None
    known = leave_type_id if leave_type_id in talk.settings.leave_types else None
    return await requesting.form(talk, requesting.fresh_values(talk, asked, known, None))


async def counted(talk: Talk, values: FormValues) -> RequestForm:
    """The form with what follows from its fields."""
    await require(talk, Ability.REQUEST)
    form = await requesting.form(talk, values)
    if values.part in form.parts:
        return form
    return await requesting.form(talk, replace(values, part=form.parts[0]))  # another type has other parts


async def send(talk: Talk, values: FormValues) -> Mend | None:
    """Asks for it; or what is wrong under which field."""
    await require(talk, Ability.REQUEST)
    reply = await requesting.send(talk, SendRequest(values))
    return reply if isinstance(reply, Mend) else None


def asked_in(values: FormValues) -> Asked | None:
    """The days filled in so far; None where they make none yet."""
    asked = asked_of(values)
    return None if isinstance(asked, Mend) else asked


def slip_in(values: FormValues) -> Slip | Refusal | None:
    """What keeps the days filled in from making any; nothing where one is still to be filled in."""
    asked = asked_of(values)
    problem = asked.problems[0][1] if isinstance(asked, Mend) else None
    return None if problem is Slip.MISSING else problem


async def fresh_change(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> ChangeForm | None:
    """The form to change leave; None where it is not to be changed, as its own page says. Raises NotFound."""
    _, leave = await _changeable(talk, employee_id, request_id)
    values = changing.fresh_values(talk, employee_id, leave)
    return await changing.form(talk, values) if values else None


async def counted_change(talk: Talk, values: ChangeValues) -> ChangeForm:
    """The form with the difference that its fields make."""
    await _changeable(talk, values.employee_id, values.leave_id)
    return await changing.form(talk, values)


async def send_change(talk: Talk, values: ChangeValues, version: int) -> Mend | None:
    """Changes it or asks for that. Raises Stale where it is no longer what the form began with."""
    employee, leave = await _changeable(talk, values.employee_id, values.leave_id)
    if leave.version != version:
        if values.form.request_id in employee.requests or changing.asked_in(values, leave) == leave.asked:
            return None  # sent twice
        raise Stale
    reply = await changing.send(talk, SendChange(values))
    return reply if isinstance(reply, Mend) else None


async def fresh_claim(talk: Talk, day: date | None = None) -> ClaimForm:
    """The form for time worked. Raises NotFound where nothing can be claimed."""
    types = await _claimable(talk)
    worked = Asked(Period(day, day)) if day else None
    return await claiming.form(talk, claiming.fresh_values(talk, types[0], worked))


async def counted_claim(talk: Talk, values: ClaimValues) -> ClaimForm:
    """The form with what the time is worth."""
    await _claimable(talk)
    return await claiming.form(talk, values)


async def send_claim(talk: Talk, values: ClaimValues) -> Mend | None:
    """Claims; or what is wrong under which field."""
    await _claimable(talk)
    reply = await claiming.send(talk, SendClaim(values))
    return reply if isinstance(reply, Mend) else None


async def _claimable(talk: Talk) -> tuple[LeaveType, ...]:
    await require(talk, Ability.REQUEST)
    types = toil_types(talk)
    if not types:
        raise NotFound
    return types


async def _changeable(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> tuple[Employee, Request]:
    employee, leave = await seen(talk, employee_id, request_id)
    await require(talk, Ability.CHANGE_LEAVE, employee)
    return employee, leave
