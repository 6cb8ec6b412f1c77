"""Departments as a tree: who decides there, who is told, and where nobody decides at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import permissions, soundness
from bot.conversation.foreseeing import mark_of
from bot.dashboard import NotFound
from bot.dashboard.checking import check_name
from bot.dashboard.foreseeing import Begun, carry_out
from bot.dashboard.keys import key_for
from bot.permissions import Ability
from bot.ports import PersonRow
from bot.talk import Talk, is_there
from domain.company.commands import DefineDepartment
from domain.company.places import Department
from domain.company.settings import Settings
from domain.company.settling import require
from domain.flaws import Flaw
from domain.ids import DepartmentId, EmployeeId
from domain.leave.requests import Step
from domain.policies.rules import CoverLimit, Rule
from domain.refusals import NoSuchEmployee, Refused

MOST_NAMED = 50
"""People named in one step, or watching one department."""
MOST_STEPS = 10
JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DepartmentFact:
    """A department in its place in the tree; `depth` 0 is the top."""

    department: Department
    depth: int
    people: int
    """Who work in it, not below it."""
    is_undecided: bool
    """Whether people work there and nobody decides, nor above: only administrators do."""
    limits: tuple[Rule, ...]
    """How many of it may be away at once."""
    stands: str


@dataclass(frozen=True, slots=True)
class DepartmentDraft:
    """A department as it is filled in."""

    name: str
    parent_id: DepartmentId | None
    approver_ids: tuple[EmployeeId, ...]
    steps: tuple[Step, ...]
    watcher_ids: tuple[EmployeeId, ...]


async def tree(talk: Talk) -> tuple[DepartmentFact, ...]:
    """Every department, each followed by those below it. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    people = await talk.house.queries.people(talk.company_id)
    undecided = {each.id for each in soundness.undecided(talk.settings, people, talk.today)}
    return tuple(
        _fact(talk, department, depth, people, department.id in undecided)
        for department, depth in _ordered(talk.settings.departments)
    )


async def department(talk: Talk, department_id: str) -> DepartmentFact:
    """One of them. Raises Refused, or NotFound."""
    found = next((each for each in await tree(talk) if each.department.id == department_id), None)
    if found is None:
        raise NotFound
    return found


async def make(talk: Talk, draft: DepartmentDraft) -> DepartmentId:
    """A new department. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    key = DepartmentId(key_for(draft.name, talk.settings.departments, "department"))
    await _define(talk, _drawn(Department(key, draft.name), draft))
    return key


async def change(talk: Talk, department_id: str, draft: DepartmentDraft, stood: str) -> str:
    """Changes one; answers what a form begun from it carries then. Raises Refused, NotFound, or Stale."""
    await permissions.require(talk, Ability.SETTLE)
    was = talk.settings.departments.get(DepartmentId(department_id))
    if was is None:
        raise NotFound
    now = _drawn(was, draft)
    await _define(talk, now, stood)
    return mark_of(now)


async def put_back(talk: Talk, department_id: str, before: datetime, stood: str) -> None:
    """As it was before a moment, unless somebody has changed it since. Raises Refused, NotFound, or Stale."""
    await permissions.require(talk, Ability.SETTLE)
    key = DepartmentId(department_id)
    past = await talk.house.store.as_of(talk.company_id, before - JUST_BEFORE, ())
    stands, was = talk.settings.departments.get(key), past.settings.departments.get(key)
    if stands is None or was is None:
        raise NotFound
    await carry_out(talk, (DefineDepartment(was),), _begun(key, stood))


def below(
    departments: Mapping[DepartmentId, Department], upper: DepartmentId | None
) -> frozenset[DepartmentId]:
    """A department and all below it: none of them can be above it."""
    if upper is None:
        return frozenset()
    found, added = {upper}, True
    while added:
        more = {each.id for each in departments.values() if each.parent_id in found} - found
        found |= more
        added = bool(more)
    return frozenset(found)


def _ordered(departments: Mapping[DepartmentId, Department]) -> Iterator[tuple[Department, int]]:
    children: dict[DepartmentId | None, list[Department]] = {}
    for each in sorted(departments.values(), key=lambda each: (each.name.casefold(), each.id)):
        children.setdefault(each.parent_id, []).append(each)
    waiting = [(each, 0) for each in reversed(children.get(None, []))]
    while waiting:
        department, depth = waiting.pop()
        yield department, depth
        waiting.extend((each, depth + 1) for each in reversed(children.get(department.id, [])))


def _fact(
    talk: Talk, department: Department, depth: int, people: Sequence[PersonRow], is_undecided: bool
) -> DepartmentFact:
    rules = talk.settings.rules.values()
    limits = (each for each in rules if isinstance(each.limit, CoverLimit))
    return DepartmentFact(
        department,
        depth,
        sum(each.department_id == department.id and is_there(each, talk.today) for each in people),
        is_undecided,
        tuple(each for each in limits if each.department_id == department.id),
        mark_of(department),
    )


def _drawn(was: Department, draft: DepartmentDraft) -> Department:
    return replace(
        was,
        name=draft.name,
        parent_id=draft.parent_id,
        approver_ids=draft.approver_ids,
        steps=draft.steps,
        watcher_ids=draft.watcher_ids,
    )


def _begun(key: DepartmentId, stood: str) -> Begun:
    def stands(settings: Settings) -> object:
        return settings.departments.get(key)

    return Begun(stands, stood)


async def _define(talk: Talk, department: Department, stood: str = "") -> None:
    check_name(department.name, "department.name")
    lists = (
        department.approver_ids,
        department.watcher_ids,
        *(each.approver_ids for each in department.steps),
    )
    for named in lists:
        require(len(named) <= MOST_NAMED, "department.people", Flaw.TOO_MANY, str(MOST_NAMED))
    require(len(department.steps) <= MOST_STEPS, "department.steps", Flaw.TOO_MANY, str(MOST_STEPS))
    people = {each.employee_id for each in await talk.house.queries.people(talk.company_id)}
    for employee_id in (each for named in lists for each in named):
        if employee_id not in people:
            raise Refused(NoSuchEmployee(employee_id))
    await carry_out(talk, (DefineDepartment(department),), _begun(department.id, stood))
