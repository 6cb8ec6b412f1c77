"""Leave entered for somebody else, by who decides for them or administrators: approved at once."""

from dataclasses import replace

from bot.conversation.cards import approval_card, find
from bot.conversation.filling import field_of, note_of
from bot.conversation.weighing import ANY_REASON
from bot.replies import Field, Mend, Redraw, Reply
from bot.screens.requesting import FormValues
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId
from domain.leave.approvers import may_enter
from domain.leave.commands import EnterLeave
from domain.leave.requesting import enter
from domain.leave.terms import Terms
from domain.periods import Asked
from domain.refusals import Refusal, Refused


async def whose(talk: Talk, employee_id: EmployeeId | None) -> Employee:
    """Whom leave is for: the asker, or somebody they may enter leave for today. Raises Refused."""
    if employee_id is None or employee_id == talk.my_id:
        return talk.me
    employee = await talk.house.store.employee(talk.company_id, employee_id)
    may_enter(employee, talk.my_id, talk.today, await talk.terms(employee))
    return employee


def entry(
    talk: Talk, employee: Employee, values: FormValues, leave_type_id: LeaveTypeId, asked: Asked
) -> EnterLeave:
    """The command that a form asks for."""
    override = (values.override or "").strip() or None
    owner = employee.id or talk.my_id
    return EnterLeave(
        owner, values.request_id, leave_type_id, asked, talk.at, talk.my_id, note_of(values), override
    )


def verdict(employee: Employee, command: EnterLeave, terms: Terms) -> tuple[Refusal | None, bool]:
    """What speaks against it, and whether a reason is what sets something aside."""
    refusal = _against(employee, command, terms)
    without = _against(employee, replace(command, override=None), terms) if command.override else refusal
    with_any = _against(employee, replace(command, override=ANY_REASON), terms)
    return refusal, without is not None and with_any is None


async def send(talk: Talk, employee: Employee, command: EnterLeave) -> Reply:
    """Enters it; what is wrong stands under its field, and the form stays."""
    try:
        await talk.house.handling.handle(talk.context(), command)
    except Refused as refused:
        terms = await talk.terms(employee, command.asked.period)
        asks_reason = verdict(employee, command, terms)[1]
        field = Field.REASON if asks_reason else field_of(refused.refusal)
        return Mend(((field, refused.refusal),), talk.today)
    return Redraw(await approval_card(talk, *await find(talk, command.employee_id, command.request_id)))


def _against(employee: Employee, command: EnterLeave, terms: Terms) -> Refusal | None:
    try:
        enter(employee, command, terms)
    except Refused as refused:
        return refused.refusal
    return None
