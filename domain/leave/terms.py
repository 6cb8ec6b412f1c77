"""Everything a decision about leave depends on besides the employee: given as data, read by nobody else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from domain.company.places import Department
from domain.company.settings import Settings
from domain.counting import Calendar, HolidaySource, holidays_at
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday
from domain.ids import DepartmentId, EmployeeId
from domain.leave.requests import Step
from domain.periods import Period
from domain.versions import from_the_start, stretches


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
    return tuple(
        holiday
        for part, assignment in stretches(from_the_start(employee.assignments), period)
        for holiday in holidays_at(terms.settings.locations[assignment.location_id], terms.holidays, part)
    )


def steps_for(employee: Employee, terms: Terms, day: date) -> tuple[Step, ...]:
    """Who decides: the department's approvers, else those above, else administrators; never oneself.

    No step at all where nobody else is there to decide: then leave needs no approval.
    """
    settings = terms.settings
    above = departments_above(employee.assignment(day).department_id, settings)
    for ids in (*(each.approver_ids for each in above), settings.administrator_ids):
        if able := _able(ids, employee, terms):
            return (Step(able),)
    return ()


def possible_deciders(employee: Employee, settings: Settings) -> frozenset[EmployeeId]:
    """Everybody who may come to decide about somebody's leave, on whatever day, present or not."""
    departments = {each.department_id for _, each in employee.assignments}
    approvers = (each.approver_ids for one in departments for each in departments_above(one, settings))
    return frozenset(chain(settings.administrator_ids, *approvers))


def departments_above(department_id: DepartmentId, settings: Settings) -> Iterator[Department]:
    """A department, then the one it belongs to, up to the top."""
    above: DepartmentId | None = department_id
    while above is not None:
        department = settings.departments[above]
        yield department
        above = department.parent_id


def _able(ids: tuple[EmployeeId, ...], employee: Employee, terms: Terms) -> tuple[EmployeeId, ...]:
    return tuple(each for each in ids if each != employee.id and terms.is_present(each))
