"""A balance corrected by hand, with a reason, after a look at what there would be."""

from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.adjusting import Doubt, adjustable, corrected
from bot.conversation.facts import available, type_fact
from bot.conversation.foreseeing import mark_of
from bot.dashboard import trying
from bot.dashboard.trying import Change, Mended, Outlook, Pressed, begun, somebody
from bot.dashboard.typed import check, day_problem
from bot.replies import Mend, Slip
from bot.screens.adjusting import AdjustValues
from bot.screens.requesting import TypeChoice
from bot.talk import Talk
from bot.trials import Consequence
from domain.employees.employee import Employee
from domain.ids import AdjustmentId, EmployeeId
from domain.leave.commands import AdjustBalance
from domain.leave.comparing import BalanceChange, explained
from domain.refusals import ClosedPast, Refusal


@dataclass(frozen=True, slots=True)
class AdjustPage:
    """What somebody has of each type on the day, and what was corrected before."""

    name: str
    values: AdjustValues
    begun: str
    types: tuple[TypeChoice, ...]


class Doubted(Exception):
    """It looks like a slip: it is done when it is meant."""

    def __init__(self, doubt: Refusal) -> None:
        super().__init__(type(doubt).__name__)
        self.doubt = doubt


async def open_form(talk: Talk, employee_id: EmployeeId, day: date | None = None) -> AdjustPage:
    """The form, with what there is on a day."""
    employee = await somebody(talk, employee_id)
    on = day if day is not None and day_problem(talk, day) is None else talk.today
    choices = (TypeChoice(type_fact(each), available(talk, employee, each, on)) for each in adjustable(talk))
    values = AdjustValues(employee_id, day=on)
    return AdjustPage(employee.profile.name, values, begun(_stood, employee), tuple(choices))


async def look(talk: Talk, employee_id: EmployeeId, values: AdjustValues, pressed: Pressed) -> Outlook:
    """What there would be on the day. Raises Mended, Doubted, Stale."""
    change = await _change(talk, employee_id, values)
    try:
        return await _on_its_day(talk, change, await trying.look(talk, change, pressed))
    except Mended as mended:
        raise _doubted(mended) from None


async def save(talk: Talk, employee_id: EmployeeId, values: AdjustValues, pressed: Pressed) -> Outlook | None:
    """Corrects, once what there would be has been looked at. Raises Mended, Doubted, Stale."""
    change = await _change(talk, employee_id, values)
    try:
        outlook = await trying.make(talk, change, pressed, at_once=False)
        return None if outlook is None else await _on_its_day(talk, change, outlook)
    except Mended as mended:
        raise _doubted(mended) from None


async def _change(talk: Talk, employee_id: EmployeeId, values: AdjustValues) -> Change:
    """The id is that of the form that was sent, so that it is corrected once."""
    await somebody(talk, employee_id)
    known = {each.id for each in adjustable(talk)}
    check(
        {
            "leave_type": None if values.leave_type_id in known else Slip.NO_SUCH_CHOICE,
            "day": day_problem(talk, values.day),
            "last_day": day_problem(talk, values.last_day) if values.last_day else None,
        }
    )
    found = await corrected(talk, replace(values, user_id=employee_id))
    if isinstance(found, Mend):
        raise Mended({field.value: problem for field, problem in found.problems})
    _, command = found
    named = AdjustmentId(mark_of((talk.context().command_id, values)))
    command = replace(command, adjustment=replace(command.adjustment, id=named))
    return Change(employee_id, replace(values, is_meant=False), (command,), _stood, "amount")


def _doubted(mended: Mended) -> Exception:
    """What looks like a slip is asked about; what the past forbids stands under the day."""
    [problem] = mended.problems.values()
    if isinstance(problem, Doubt):
        return Doubted(problem)
    return Mended({"day": problem}) if isinstance(problem, ClosedPast) else mended


async def _on_its_day(talk: Talk, change: Change, outlook: Outlook) -> Outlook:
    """What is available on the day from which it counts, before and after."""
    employee = await talk.house.store.employee(talk.company_id, change.employee_id)
    after = await talk.house.handling.rehearse(talk.context("rehearsal"), change.commands)
    changes = [
        _compared(talk, employee, after.employees[change.employee_id], each)
        for each in change.commands
        if isinstance(each, AdjustBalance)
    ]
    found = Consequence(change.employee_id, employee.profile.name, tuple(changes), ())
    return replace(outlook, people=(found,))


def _compared(talk: Talk, before: Employee, after: Employee, command: AdjustBalance) -> BalanceChange:
    leave_type = talk.settings.leave_types[command.adjustment.leave_type_id]
    day = command.adjustment.day
    was, now = (available(talk, each, leave_type, day) for each in (before, after))
    change = BalanceChange(leave_type.id, leave_type.unit, day, was, now)
    both = (before, talk.settings), (after, talk.settings)
    return explained(change, *both, talk.house.holidays)


def _stood(employee: Employee) -> object:
    return tuple(sorted(employee.adjustments.items()))
