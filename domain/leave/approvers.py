"""Who decides: the steps that a request takes, and who may decide the current one at this moment."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from domain.company.places import Department
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Request, Step
from domain.leave.terms import Terms
from domain.refusals import Need, NotPermitted, NotYourTurn, OwnRequest, Refused

Ids = tuple[EmployeeId, ...]


def steps_for(employee: Employee, terms: Terms, day: date, is_extra: bool = False) -> tuple[Step, ...]:
    """The steps of the department; where nobody can decide there, of those above it, else administrators.

    No step at all where nobody else is there to decide: then leave needs no approval. Oneself is left out of
    every step. `is_extra` adds a step, by those above the last approvers.
    """
    above = list(terms.settings.departments_above(employee.assignment(day).department_id))
    found: tuple[Step, ...] = ()
    for index, steps in enumerate((*map(_steps_of, above), (Step(terms.settings.administrator_ids),))):
        if found := _able(steps, employee, terms):
            above = above[index + 1 :]
            break
    return (*found, *_one_more(found, above, employee, terms)) if is_extra else found


def deciders(employee: Employee, request: Request, terms: Terms) -> Ids:
    """Who may decide the current step now: none where nothing is to be decided.

    Those it names who are here, and the stand-ins of the others; where nobody is, the approvers of the
    departments above, else administrators, else all who are named and present. Whom it was passed to as well.
    """
    step = request.current_step
    if step is None:
        return ()
    asked = [each for each in step.approver_ids if each not in answered(request) and each != employee.id]
    here = _here((*asked, *_stand_ins(asked, terms)), employee, terms)
    if not here:
        here = _next_above(employee, request, terms) or tuple(filter(terms.is_present, asked))
    passed_to = _here(request.passed_to, employee, terms)
    return tuple(dict.fromkeys((*here, *passed_to)))


def above_deciders(employee: Employee, request: Request, terms: Terms) -> Ids:
    """Who is asked where nobody decided for long: those above the step's approvers who are here."""
    step = request.current_step
    return _next_above(employee, request, terms) if step else ()


def counts_for(request: Request, by: EmployeeId, terms: Terms) -> Ids:
    """Which of the current step's approvers somebody's word counts as: all for whom it was passed to."""
    step = request.current_step
    if step is None:
        return ()
    own = [each for each in step.approver_ids if each == by or by in _stand_ins([each], terms)]
    return tuple(own) or step.approver_ids


def decides_now(employee: Employee, request: Request, by: EmployeeId, terms: Terms) -> bool:
    """Whether somebody's word is one of the current step: administrators' always is."""
    step = request.current_step
    if step is None:
        return False
    named = (*step.approver_ids, *terms.settings.administrator_ids)
    return by in named or by in deciders(employee, request, terms)


def is_named(request: Request, by: EmployeeId, terms: Terms) -> bool:
    """Whether the current step names somebody, or whom they stand in for."""
    step = request.current_step
    return step is not None and by in (*step.approver_ids, *_stand_ins(step.approver_ids, terms))


def is_complete(request: Request, for_ids: Ids) -> bool:
    """Whether the current step is done once a word counts for these approvers as well."""
    step = request.current_step
    if step is None or not step.is_by_all:
        return True
    return set(step.approver_ids) <= answered(request) | set(for_ids)


def may_decide(employee: Employee, request: Request, by: EmployeeId, terms: Terms) -> None:
    """Raises Refused unless the person may decide the request now, or did, or may see what was decided.

    Asked anew each time: who was away is back, who stood in no longer does. Never for oneself.
    """
    if by == employee.id:
        raise Refused(OwnRequest(request.id))
    if not terms.is_present(by):
        raise Refused(NotPermitted(Need.APPROVER))
    if by in terms.settings.administrator_ids or by in deciders(employee, request, terms):
        return
    if any(by in each.approver_ids for each in request.steps[: request.step + 1]):
        return
    if by in {*(each for _, each in request.passed_on), *(decision.by for decision in request.decisions)}:
        return
    is_later = any(by in each.approver_ids for each in request.steps)
    raise Refused(NotYourTurn(request.id) if is_later else NotPermitted(Need.APPROVER))


def may_enter(employee: Employee, by: EmployeeId, day: date, terms: Terms) -> None:
    """Raises Refused unless the person may enter leave for somebody: its approvers, or administrators."""
    if by == employee.id:
        raise Refused(OwnRequest(RequestId("")))
    if not decides_for(employee, by, day, terms):
        raise Refused(NotPermitted(Need.APPROVER))


def decides_for(employee: Employee, by: EmployeeId, day: date, terms: Terms) -> bool:
    """Whether somebody decides leave of this employee on a day: approvers, stand-ins and administrators."""
    named = [each for step in steps_for(employee, terms, day) for each in step.approver_ids]
    may = by in (*named, *_stand_ins(named, terms), *terms.settings.administrator_ids)
    return may and _may(by, employee, terms)


def possible_deciders(employee: Employee, settings: Settings) -> frozenset[EmployeeId]:
    """Everybody who may come to decide about somebody's leave, on whatever day, present or not."""
    departments = {each.department_id for _, each in employee.assignments}
    above = (each for one in departments for each in settings.departments_above(one))
    named = {each for department in above for step in _steps_of(department) for each in step.approver_ids}
    asked = {
        each
        for request in employee.requests.values()
        if request.current_step
        for each in chain(request.passed_to, *(step.approver_ids for step in request.steps))
    }
    deciding = named | asked | set(settings.administrator_ids)
    stand_ins = {each.stand_in_id for each in settings.stand_ins.values() if each.for_id in deciding}
    return frozenset(deciding | stand_ins)


def _steps_of(department: Department) -> tuple[Step, ...]:
    if department.steps:
        return department.steps
    return (Step(department.approver_ids),) if department.approver_ids else ()


def _able(steps: Iterable[Step], employee: Employee, terms: Terms) -> tuple[Step, ...]:
    """The steps without oneself and without who is gone; those that nobody is left in are left out."""
    able = (
        Step(tuple(each for each in step.approver_ids if _may(each, employee, terms)), step.is_by_all)
        for step in steps
    )
    return tuple(step for step in able if step.approver_ids)


def _one_more(
    steps: tuple[Step, ...], above: list[Department], employee: Employee, terms: Terms
) -> Iterator[Step]:
    """A step by the first who are not in the last one already."""
    last = set(steps[-1].approver_ids) if steps else set()
    for ids in (*(each.approver_ids for each in above), terms.settings.administrator_ids):
        able = tuple(each for each in ids if each not in last and _may(each, employee, terms))
        if able:
            yield Step(able)
            return


def _next_above(employee: Employee, request: Request, terms: Terms) -> Ids:
    department_id = employee.assignment(request.asked.period.first_day).department_id
    above = terms.settings.departments_above(department_id)
    named = set(request.steps[request.step].approver_ids)
    for ids in (*(each.approver_ids for each in above), terms.settings.administrator_ids):
        if here := _here([each for each in ids if each not in named], employee, terms):
            return here
    return ()


def _here(ids: Iterable[EmployeeId], employee: Employee, terms: Terms) -> Ids:
    return tuple(each for each in ids if _may(each, employee, terms) and not terms.is_away(each))


def _may(each: EmployeeId, employee: Employee, terms: Terms) -> bool:
    return each != employee.id and terms.is_present(each)


def _stand_ins(ids: Iterable[EmployeeId], terms: Terms) -> list[EmployeeId]:
    found = (terms.settings.stand_ins.get(each) for each in ids)
    return [each.stand_in_id for each in found if each and each.stands_on(terms.today)]


def answered(request: Request) -> set[EmployeeId]:
    """Whose word has been given in the current step."""
    given: set[EmployeeId] = set()
    for decision in reversed(request.decisions):
        if decision.completes:
            break
        given.update(decision.for_ids)
    return given
