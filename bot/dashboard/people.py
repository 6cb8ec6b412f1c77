"""The directory: everybody of the company, as far as the asker may know of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.conversation.facts import available, person_fact, type_fact, usable_types
from bot.dashboard.choices import DepartmentChoice, PlaceChoice, departments, labels, places
from bot.permissions import Ability, decides_anywhere, may, require
from bot.ports import PersonRow
from bot.screens.facts import PersonFact, TypeFact
from bot.talk import Talk, is_there
from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.ids import DepartmentId, LocationId
from domain.leave.approvers import steps_for
from domain.periods import Period
from domain.policies.leave_type import LeaveType

PAGE = 50
"""People on a page."""


class Standing(Enum):
    """Who is listed."""

    HERE = "here"
    GONE = "gone"
    """Who left, or no longer counts."""
    ALL = "all"


class Order(Enum):
    """What the list goes by; then by name."""

    NAME = "name"
    DEPARTMENT = "department"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom to list; pages count from 1. Departments come with those below."""

    words: str = ""
    location_id: LocationId | None = None
    department_id: DepartmentId | None = None
    label: str | None = None
    standing: Standing = Standing.HERE
    order: Order = Order.NAME
    page: int = 1
    with_balances: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What of somebody's terms the list shows."""

    email: str | None
    hired_on: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody in the list; `terms` None where the asker may not know them."""

    person: PersonFact
    location: str
    department: str
    labels: tuple[str, ...]
    is_here: bool
    is_away: bool
    """Today, for whatever reason."""
    deciders: tuple[PersonFact, ...]
    terms: Terms | None = None
    balances: tuple[Amount | None, ...] = ()
    """What is available of each of the list's types; None where nothing is settled."""


@dataclass(frozen=True, slots=True)
class Directory:
    """A page of people, and what the list can be narrowed down by."""

    sought: Sought
    lines: tuple[Line, ...]
    total: int
    pages: int
    places: tuple[PlaceChoice, ...]
    departments: tuple[DepartmentChoice, ...]
    labels: tuple[str, ...]
    types: tuple[TypeFact, ...]
    """Whose balances are shown."""
    may_change: bool
    shows_terms: bool


async def directory(talk: Talk, sought: Sought) -> Directory:
    """Everybody who is sought, a page of them."""
    await require(talk, Ability.SEE_DIRECTORY)
    may_change = await may(talk, Ability.CHANGE_PEOPLE)
    rows = await talk.house.queries.people(talk.company_id)
    found = [row for row in rows if _is_sought(talk, row, sought, with_addresses=may_change)]
    found.sort(key=lambda row: _place_in_list(talk, row, sought.order))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, sought.page), pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    types = _types(talk) if sought.with_balances and may_change else ()
    lines = await _lines(talk, shown, types)
    return Directory(
        sought,
        lines,
        len(found),
        pages,
        places(talk),
        departments(talk),
        labels(rows),
        tuple(type_fact(each) for each in types),
        may_change,
        any(line.terms for line in lines),
    )


def _is_sought(talk: Talk, row: PersonRow, sought: Sought, *, with_addresses: bool) -> bool:
    if sought.standing is not Standing.ALL and is_there(row, talk.today) != (
        sought.standing is Standing.HERE
    ):
        return False
    if sought.location_id not in (None, row.location_id) or (sought.label or "") not in {"", *row.labels}:
        return False
    if sought.department_id and not talk.settings.is_within(row.department_id, sought.department_id):
        return False
    said = f"{row.name} {row.email or ''}" if with_addresses else row.name
    return all(word in said.casefold() for word in sought.words.casefold().split())


def _place_in_list(talk: Talk, row: PersonRow, order: Order) -> tuple[str, str, str]:
    first = {
        Order.NAME: "",
        Order.DEPARTMENT: talk.settings.departments[row.department_id].name.casefold(),
        Order.LOCATION: talk.settings.location(row.location_id, talk.today).name.casefold(),
    }[order]
    return (first, row.name.casefold(), row.employee_id)


async def _lines(talk: Talk, rows: Sequence[PersonRow], types: Sequence[LeaveType]) -> tuple[Line, ...]:
    away = await talk.house.queries.away(talk.company_id, Period(talk.today, talk.today))
    away_ids = {each.employee_id for each in away}
    sees_any = await may(talk, Ability.CHANGE_PEOPLE) or await decides_anywhere(talk)
    lines = []
    for row in rows:
        employee = await talk.house.store.employee(talk.company_id, row.employee_id)
        sees = row.employee_id == talk.my_id or (sees_any and await may(talk, Ability.SEE_TERMS, employee))
        lines.append(
            Line(
                PersonFact(row.employee_id, row.name),
                talk.settings.location(row.location_id, talk.today).name,
                talk.settings.departments[row.department_id].name,
                tuple(sorted(row.labels, key=str.casefold)),
                is_there(row, talk.today),
                row.employee_id in away_ids,
                await deciders_of(talk, employee) if is_there(row, talk.today) else (),
                Terms(row.email, employee.hired_on, row.last_day) if sees else None,
                tuple(available(talk, employee, each, talk.today) for each in types),
            )
        )
    return tuple(lines)


async def deciders_of(talk: Talk, employee: Employee) -> tuple[PersonFact, ...]:
    """Who decides about somebody's leave as things stand today; nobody where it needs no decision."""
    steps = steps_for(employee, await talk.terms(employee), talk.today)
    ids = dict.fromkeys(each for step in steps for each in step.approver_ids)
    return tuple([await person_fact(talk, each) for each in ids])


def _types(talk: Talk) -> tuple[LeaveType, ...]:
    return tuple(each for each in usable_types(talk) if each.is_limited)
