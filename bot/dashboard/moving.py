"""Where somebody works, in which department and with which labels, from a day on."""

from dataclasses import dataclass, replace
from datetime import date

from bot.dashboard import trying
from bot.dashboard.choices import DepartmentChoice, PlaceChoice, departments, labels, places
from bot.dashboard.profile import Stage, stages
from bot.dashboard.trying import Change, Outlook, Pressed, begun, somebody, where_they_work
from bot.dashboard.typed import check, day_problem, place_problems
from bot.talk import Talk
from domain.employees.commands import AssignEmployee
from domain.ids import DepartmentId, EmployeeId, LocationId


@dataclass(frozen=True, slots=True)
class MoveValues:
    """The form as filled in."""

    location_id: LocationId
    department_id: DepartmentId
    labels: tuple[str, ...]
    from_day: date | None


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Where somebody works, and what can be chosen."""

    name: str
    values: MoveValues
    begun: str
    stages: tuple[Stage, ...]
    places: tuple[PlaceChoice, ...]
    departments: tuple[DepartmentChoice, ...]
    labels: tuple[str, ...]


async def open_form(talk: Talk, employee_id: EmployeeId) -> MoveForm:
    """The form with what holds today."""
    employee = await somebody(talk, employee_id)
    now = employee.assignment(talk.today)
    rows = await talk.house.queries.people(talk.company_id)
    known = tuple(sorted(now.labels, key=str.casefold))
    return MoveForm(
        employee.profile.name,
        MoveValues(now.location_id, now.department_id, known, max(talk.today, employee.hired_on)),
        begun(where_they_work, employee),
        stages(talk, employee),
        places(talk),
        departments(talk),
        labels(rows),
    )


async def look(talk: Talk, employee_id: EmployeeId, values: MoveValues, pressed: Pressed) -> Outlook:
    """What would follow. Raises Mended, Stale."""
    return await trying.look(talk, await _change(talk, employee_id, values), pressed)


async def save(talk: Talk, employee_id: EmployeeId, values: MoveValues, pressed: Pressed) -> Outlook | None:
    """Saves it once what follows has been looked at. Raises Mended, Stale."""
    return await trying.make(talk, await _change(talk, employee_id, values), pressed)


async def _change(talk: Talk, employee_id: EmployeeId, values: MoveValues) -> Change:
    """How they work goes on as it was on that day."""
    employee = await somebody(talk, employee_id)
    problems = place_problems(talk, values.location_id, values.department_id, values.labels)
    check(problems | {"from_day": day_problem(talk, values.from_day, employee)})
    from_day = values.from_day or talk.today
    there = replace(
        employee.assignment(from_day),
        location_id=values.location_id,
        department_id=values.department_id,
        labels=frozenset(values.labels),
    )
    command = AssignEmployee(employee_id, there, from_day)
    return Change(employee_id, values, (command,), where_they_work, "from_day")
