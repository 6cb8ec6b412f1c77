"""Leave entered for somebody by who decides for them: the chat's own form, for a page."""

from dataclasses import replace
from datetime import date

from bot.conversation import requesting
from bot.dashboard.trying import somebody
from bot.intents import SendRequest
from bot.permissions import Ability
from bot.replies import Mend
from bot.screens.requesting import FormValues, RequestForm
from bot.talk import Talk
from domain.ids import EmployeeId, LeaveTypeId
from domain.periods import Asked, Period


async def fresh(
    talk: Talk, employee_id: EmployeeId, days: tuple[date, ...] = (), leave_type_id: LeaveTypeId | None = None
) -> RequestForm:
    """The form, filled in as far as known. Raises NotFound; Refused for who does not decide for them."""
    await somebody(talk, employee_id, Ability.ENTER_LEAVE)
    asked = Asked(Period(min(days), max(days))) if days else None
    known = leave_type_id if leave_type_id in talk.settings.leave_types else None
    return await requesting.form(talk, requesting.fresh_values(talk, asked, known, None, employee_id))


async def counted(talk: Talk, employee_id: EmployeeId, values: FormValues) -> RequestForm:
    """The form with what follows from its fields."""
    await somebody(talk, employee_id, Ability.ENTER_LEAVE)
    form = await requesting.form(talk, values)
    if values.part in form.parts:
        return form
    return await requesting.form(talk, replace(values, part=form.parts[0]))  # another type has other parts


async def send(talk: Talk, employee_id: EmployeeId, values: FormValues) -> Mend | None:
    """Enters it; or what is wrong under which field."""
    await somebody(talk, employee_id, Ability.ENTER_LEAVE)
    reply = await requesting.send(talk, SendRequest(values))
    return reply if isinstance(reply, Mend) else None
