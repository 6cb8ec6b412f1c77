"""How somebody is called and spoken to, and since when they work here."""

from dataclasses import dataclass
from datetime import date

from bot.dashboard import trying
from bot.dashboard.trying import Change, Outlook, Pressed, begun, somebody
from bot.dashboard.typed import check, day_problem, profile_problems
from bot.talk import Talk
from domain.employees.assignment import Profile
from domain.employees.commands import ChangeProfile, CorrectHireDate
from domain.employees.employee import Employee
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class ProfileValues:
    """The form as filled in."""

    profile: Profile
    hired_on: date | None


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """What stands, to be changed."""

    name: str
    values: ProfileValues
    begun: str
    time_zones: tuple[str, ...]


async def open_form(talk: Talk, employee_id: EmployeeId) -> ProfileForm:
    """The form with what stands."""
    employee = await somebody(talk, employee_id)
    zones = {talk.settings.location(each, talk.today).time_zone for each in talk.settings.locations}
    return ProfileForm(
        employee.profile.name,
        ProfileValues(employee.profile, employee.hired_on),
        begun(_stood, employee),
        tuple(sorted(zones)),
    )


async def look(talk: Talk, employee_id: EmployeeId, values: ProfileValues, pressed: Pressed) -> Outlook:
    """What would follow. Raises Mended, Stale."""
    return await trying.look(talk, await _change(talk, employee_id, values), pressed)


async def save(
    talk: Talk, employee_id: EmployeeId, values: ProfileValues, pressed: Pressed
) -> Outlook | None:
    """Saves it; a new day of hiring once what follows from it has been looked at. Raises Mended, Stale."""
    return await trying.make(talk, await _change(talk, employee_id, values), pressed)


async def _change(talk: Talk, employee_id: EmployeeId, values: ProfileValues) -> Change:
    await somebody(talk, employee_id)
    problems = await profile_problems(talk, values.profile, employee_id)
    check(problems | {"hired_on": day_problem(talk, values.hired_on)})
    hired_on = values.hired_on or talk.today
    commands = (CorrectHireDate(employee_id, hired_on), ChangeProfile(employee_id, values.profile))
    return Change(employee_id, values, commands, _stood, "hired_on")


def _stood(employee: Employee) -> object:
    return (employee.profile, employee.hired_on)
