"""Everything a decision about leave depends on besides the employee: given as data, read by nobody else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.company.settings import Settings
from domain.counting import Calendar, HolidaySource
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.ids import DepartmentId, EmployeeId
from domain.leave.requests import Step
from domain.periods import Period
from domain.versions import stretches


@dataclass(frozen=True, slots=True)
class Terms:
    """`today` is the employee's own (RULES 3); `is_present` says whether somebody can decide at all."""

    settings: Settings
    calendar: Calendar
    holidays: HolidaySource
    today: date
    is_present: Callable[[EmployeeId], bool]


def holidays_within(employee: Employee, terms: Terms, period: Period) -> tuple[Holiday, ...]:
    """The holidays of the employee's places in a period, in order."""
    found: list[Holiday] = []
    for part, assignment in stretches(employee.assignments, period):
        for year in range(part.first_day.year, part.last_day.year + 1):
            location = terms.settings.location(assignment.location_id, part.first_day)
            public = terms.holidays(location.country, location.region, year)
            found.extend(public.within(part))
        found.extend(HolidayCalendar.of(location.company_days).within(part))
    return tuple(sorted(set(found), key=lambda holiday: (holiday.day, holiday.name)))


def steps_for(employee: Employee, terms: Terms, day: date) -> tuple[Step, ...]:
    """Who decides: the department's approvers, else those above, else administrators; never oneself.

    No step at all where nobody else is there to decide: then leave needs no approval.
    """
    settings = terms.settings
    department_id: DepartmentId | None = employee.assignment(day).department_id
    while department_id is not None:
        department = settings.departments[department_id]
        if able := _able(department.approver_ids, employee, terms):
            return (Step(able),)
        department_id = department.parent_id
    able = _able(settings.administrator_ids, employee, terms)
    return (Step(able),) if able else ()


def _able(ids: tuple[EmployeeId, ...], employee: Employee, terms: Terms) -> tuple[EmployeeId, ...]:
    return tuple(each for each in ids if each != employee.id and terms.is_present(each))
