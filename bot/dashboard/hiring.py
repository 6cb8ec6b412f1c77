"""Somebody new: taken in with where and how they work, after a look at the leave they would have."""

from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.facts import available, usable_types
from bot.conversation.foreseeing import mark_of
from bot.dashboard import trying
from bot.dashboard.choices import DepartmentChoice, PlaceChoice, departments, labels, places
from bot.dashboard.trying import Change, Outlook, Pressed
from bot.dashboard.typed import check, day_problem, place_problems, profile_problems
from bot.permissions import Ability, require
from bot.talk import Talk
from bot.trials import Consequence
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import HireEmployee
from domain.ids import DepartmentId, EmployeeId, LocationId
from domain.leave.comparing import BalanceChange
from domain.working_pattern import WorkingPattern

BEGUN = mark_of(())
"""Nobody stands before they are hired."""


@dataclass(frozen=True, slots=True)
class HireValues:
    """The form as filled in; `pattern` None is the location's."""

    profile: Profile
    hired_on: date | None
    location_id: LocationId
    department_id: DepartmentId
    labels: tuple[str, ...] = ()
    pattern: WorkingPattern | None = None


@dataclass(frozen=True, slots=True)
class HireForm:
    """What can be chosen for somebody new."""

    places: tuple[PlaceChoice, ...]
    departments: tuple[DepartmentChoice, ...]
    labels: tuple[str, ...]
    time_zones: tuple[str, ...]


async def open_form(talk: Talk) -> HireForm:
    """The form for somebody new."""
    await require(talk, Ability.CHANGE_PEOPLE)
    return await choices(talk)


async def choices(talk: Talk) -> HireForm:
    """What the company has to choose from."""
    rows = await talk.house.queries.people(talk.company_id)
    zones = {talk.settings.location(each, talk.today).time_zone for each in talk.settings.locations}
    return HireForm(places(talk), departments(talk), labels(rows), tuple(sorted(zones)))


async def hire(talk: Talk, values: HireValues, pressed: Pressed) -> Outlook | EmployeeId:
    """Takes somebody in, once what they would have has been looked at. Raises Mended."""
    await require(talk, Ability.CHANGE_PEOPLE)
    change = await _change(talk, values)
    outlook = await trying.make(talk, change, pressed, at_once=False)
    return newcomer(talk, values) if outlook is None else await _with_leave(talk, values, change, outlook)


async def look(talk: Talk, values: HireValues) -> Outlook:
    """What leave somebody would have. Raises Mended."""
    await require(talk, Ability.CHANGE_PEOPLE)
    change = await _change(talk, values)
    return await _with_leave(talk, values, change, await trying.look(talk, change, Pressed(BEGUN)))


def newcomer(talk: Talk, values: HireValues) -> EmployeeId:
    """The same for a form that is sent twice, so that somebody is taken in once."""
    return EmployeeId(mark_of((talk.context().command_id, values)))


async def _change(talk: Talk, values: HireValues) -> Change:
    hired_on = values.hired_on
    check(
        await profile_problems(talk, values.profile, newcomer(talk, values))
        | {"hired_on": day_problem(talk, hired_on)}
        | place_problems(talk, values.location_id, values.department_id, values.labels)
    )
    assignment = Assignment(
        values.location_id, values.department_id, frozenset(values.labels), values.pattern
    )
    command = HireEmployee(newcomer(talk, values), values.profile, hired_on or talk.today, assignment)
    return Change(EmployeeId(""), values, (command,), lambda _: (), "hired_on")


async def _with_leave(talk: Talk, values: HireValues, change: Change, outlook: Outlook) -> Outlook:
    """The balances of somebody new, today or on their first day: there is nothing before them."""
    employee_id, hired_on = newcomer(talk, values), values.hired_on or talk.today
    after = await talk.house.handling.rehearse(talk.context("rehearsal"), change.commands)
    employee = after.employees[employee_id]
    on = max(hired_on, talk.today)
    changes = (
        BalanceChange(each.id, each.unit, on, None, available(talk, employee, each, on))
        for each in usable_types(talk)
        if each.is_limited
    )
    return replace(outlook, people=(Consequence(employee_id, values.profile.name, tuple(changes), ()),))
