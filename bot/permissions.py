"""Who may see what, and who may settle what (PRODUCT 1); the rules of deciding leave are the domain's own."""

from collections.abc import Mapping
from enum import Enum

from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.approvers import answered, deciders, decides_for
from domain.leave.requests import Request
from domain.leave.terms import Terms
from domain.refusals import Need, NotPermitted, Refused


class Role(Enum):
    """What somebody is to whom a question is about, or to the company."""

    ANYBODY = "anybody"
    """Everybody of the company."""
    ONESELF = "oneself"
    DECIDER = "decider"
    """Who would decide the person's requests today, a stand-in too; about nobody, of anybody's."""
    ADMINISTRATOR = "administrator"


class Ability(Enum):
    """What the dashboard is asked for: each query and command has one."""

    SEE_AWAY = "see_away"
    """Who is away when, never why."""
    SEE_DIRECTORY = "see_directory"
    """Names, places and departments."""
    SEE_LEAVE = "see_leave"
    """Somebody's balances, requests, types and notes."""
    SEE_TERMS = "see_terms"
    """Somebody's patterns, hire date, identities and where they worked."""
    REQUEST = "request"
    CHANGE_LEAVE = "change_leave"
    """Change and give back what was approved."""
    ENTER_LEAVE = "enter_leave"
    """For somebody else."""
    SEE_APPROVALS = "see_approvals"
    """What waits for oneself."""
    CHANGE_OWN = "change_own"
    """One's own language, feeds, sessions, consent."""
    NAME_STAND_IN = "name_stand_in"
    """For whoever decides."""
    CHANGE_PEOPLE = "change_people"
    """Hire, assign, change profiles and patterns, adjust balances, end."""
    SEE_REPORTS = "see_reports"
    """Of those whose leave one may see."""
    SEE_AUDIT = "see_audit"
    SETTLE = "settle"
    """Everything under settings."""


_EVERYBODY = frozenset({Role.ANYBODY})
_OWN = frozenset({Role.ONESELF})
_CLOSE = frozenset({Role.ONESELF, Role.DECIDER, Role.ADMINISTRATOR})
_OWN_OR_ADMINISTRATORS = frozenset({Role.ONESELF, Role.ADMINISTRATOR})
_DECIDERS = frozenset({Role.DECIDER, Role.ADMINISTRATOR})
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

TABLE: Mapping[Ability, frozenset[Role]] = {
    Ability.SEE_AWAY: _EVERYBODY,
    Ability.SEE_DIRECTORY: _EVERYBODY,
    Ability.SEE_LEAVE: _CLOSE,
    Ability.SEE_TERMS: _CLOSE,
    Ability.REQUEST: _OWN,
    Ability.CHANGE_LEAVE: _OWN_OR_ADMINISTRATORS,
    Ability.ENTER_LEAVE: _DECIDERS,
    Ability.SEE_APPROVALS: _DECIDERS,
    Ability.CHANGE_OWN: _OWN,
    Ability.NAME_STAND_IN: _OWN_OR_ADMINISTRATORS,
    Ability.CHANGE_PEOPLE: _ADMINISTRATORS,
    Ability.SEE_REPORTS: _DECIDERS,
    Ability.SEE_AUDIT: _ADMINISTRATORS,
    Ability.SETTLE: _ADMINISTRATORS,
}
"""The one table of who may do what on the dashboard; anybody of several roles is enough."""


async def may(talk: Talk, ability: Ability, employee: Employee | None = None) -> bool:
    """Whether the asker may, about `employee` where it is about somebody."""
    roles = TABLE[ability]
    if Role.ANYBODY in roles or (Role.ADMINISTRATOR in roles and talk.is_administrator):
        return True
    if Role.ONESELF in roles and (employee is None or employee.id == talk.my_id):
        return True
    if Role.DECIDER not in roles:
        return False
    if employee is None:
        return await decides_anywhere(talk)
    return decides_for(employee, talk.my_id, talk.today, await talk.terms(employee))


async def require(talk: Talk, ability: Ability, employee: Employee | None = None) -> None:
    """Raises Refused(NotPermitted) unless the asker may."""
    if not await may(talk, ability, employee):
        raise Refused(NotPermitted(_need(TABLE[ability])))


async def decides_anywhere(talk: Talk) -> bool:
    """Whether the asker is an approver, stands in for one today, or was asked about something that waits."""
    return is_named(talk) or bool(await talk.house.queries.waiting_for(talk.company_id, talk.my_id))


def is_named(talk: Talk) -> bool:
    """Whether the asker is an approver, an administrator, or stands in for one today."""
    if decides(talk, talk.my_id):
        return True
    stand_ins = talk.settings.stand_ins.values()
    return any(each.stand_in_id == talk.my_id and each.stands_on(talk.today) for each in stand_ins)


def _need(roles: frozenset[Role]) -> Need:
    if Role.DECIDER in roles:
        return Need.APPROVER
    return Need.ADMINISTRATOR if Role.ADMINISTRATOR in roles else Need.REQUESTER


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
