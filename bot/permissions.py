"""Who may see what, and who may settle what (PRODUCT 1); the rules of deciding leave are the domain's own."""

from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.approvers import answered, deciders, decides_for
from domain.leave.requests import Request
from domain.leave.terms import Terms


async def may_see_balances(talk: Talk, employee: Employee) -> bool:
    """Oneself, administrators, and those who would decide the person's requests today."""
    if talk.is_administrator or employee.id == talk.my_id:
        return True
    return decides_for(employee, talk.my_id, talk.today, await talk.terms(employee))


def may_see_request(talk: Talk, request: Request) -> bool:
    """Those who were asked to decide it, and administrators; its owner sees a receipt instead."""
    return was_asked(talk, request) or talk.is_administrator


def was_asked(talk: Talk, request: Request) -> bool:
    """Whether the asker is named in its steps, had it passed on to them, or decided about it."""
    named = any(talk.my_id in step.approver_ids for step in request.steps)
    passed_on = any(talk.my_id == each for _, each in request.passed_on)
    return named or passed_on or any(talk.my_id == decision.by for decision in request.decisions)


def decides(talk: Talk, employee_id: EmployeeId) -> bool:
    """Whether somebody is an approver anywhere, or an administrator: then others can do it for them."""
    named = {
        each
        for department in talk.settings.departments.values()
        for each in (
            *department.approver_ids,
            *(one for step in department.steps for one in step.approver_ids),
        )
    }
    return employee_id in named or employee_id in talk.settings.administrator_ids


def may_arrange_digest(talk: Talk) -> bool:
    """Anybody of the company, of the channel they are in: it says no more than they could ask for there."""
    return talk.asker.channel is not None


def may_decide_now(talk: Talk, employee: Employee, request: Request, terms: Terms) -> bool:
    """Whether a yes or a no is the asker's to give at this moment; not after their yes to this step."""
    step = request.current_step
    if step is None or employee.id == talk.my_id or not terms.is_present(talk.my_id):
        return False
    if talk.my_id in answered(request):
        return False
    return (
        talk.is_administrator
        or talk.my_id in step.approver_ids
        or talk.my_id in deciders(employee, request, terms)
    )
