"""Somebody's leave counted anew from a past day on, with a reason."""

from dataclasses import dataclass
from datetime import date

from bot.conversation.filling import LONGEST_NOTE
from bot.dashboard import trying
from bot.dashboard.trying import Change, Outlook, Pressed, begun, somebody
from bot.dashboard.typed import check, day_problem
from bot.replies import Slip
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.commands import Because, RecountLeave


@dataclass(frozen=True, slots=True)
class RecountValues:
    """The form as filled in."""

    from_day: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecountForm:
    """Whose leave is counted anew."""

    name: str
    values: RecountValues
    begun: str


async def open_form(talk: Talk, employee_id: EmployeeId) -> RecountForm:
    """The form, from the first day of the present leave year on."""
    employee = await somebody(talk, employee_id)
    return RecountForm(employee.profile.name, RecountValues(), begun(_stood, employee))


async def look(talk: Talk, employee_id: EmployeeId, values: RecountValues, pressed: Pressed) -> Outlook:
    """What leave would cost. Raises Mended, Stale."""
    return await trying.look(talk, await _change(talk, employee_id, values), pressed)


async def save(
    talk: Talk, employee_id: EmployeeId, values: RecountValues, pressed: Pressed
) -> Outlook | None:
    """Counts anew once that has been looked at. Raises Mended, Stale."""
    return await trying.make(talk, await _change(talk, employee_id, values), pressed)


async def _change(talk: Talk, employee_id: EmployeeId, values: RecountValues) -> Change:
    employee = await somebody(talk, employee_id)
    reason = values.reason.strip()
    too_long = Slip.TOO_LONG if len(reason) > LONGEST_NOTE else None
    check(
        {
            "from_day": day_problem(talk, values.from_day, employee),
            "reason": too_long if reason else Slip.MISSING,
        }
    )
    from_day = values.from_day or talk.today
    command = RecountLeave(employee_id, from_day, Because.CORRECTION, talk.at, talk.my_id, reason)
    return Change(employee_id, values, (command,), _stood, "from_day")


def _stood(employee: Employee) -> object:
    """What each request takes, and where it stands."""
    return tuple(sorted((each.id, each.version) for each in employee.requests.values()))
