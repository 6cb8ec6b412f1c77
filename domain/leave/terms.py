"""Everything a decision about leave depends on besides the employee: given as data, read by nobody else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from domain.company.settings import Settings
from domain.counting import Calendar, HolidaySource, holidays_at
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId
from domain.periods import Period
from domain.versions import from_the_start, stretches


def _nobody_is_away(_: EmployeeId) -> bool:
    return False


def _no_colleagues(_: Period) -> Iterable[Employee]:
    return ()


def _nobody_works(_: date) -> Iterable[Assignment]:
    return ()


@dataclass(frozen=True, slots=True)
class Terms:
    """`today` is the employee's own (RULES 3).

    `is_present` says whether somebody can decide at all, `is_away` whether they are on leave at the moment.
    `absent` are colleagues with leave in a period, among others perhaps; `everybody` is where all work who
    are with the company on a day: both are asked only where a cover limit holds.
    """

    settings: Settings
    calendar: Calendar
    holidays: HolidaySource
    today: date
    is_present: Callable[[EmployeeId], bool]
    is_away: Callable[[EmployeeId], bool] = _nobody_is_away
    absent: Callable[[Period], Iterable[Employee]] = _no_colleagues
    everybody: Callable[[date], Iterable[Assignment]] = _nobody_works


def holidays_within(employee: Employee, terms: Terms, period: Period) -> tuple[Holiday, ...]:
    """The holidays of the employee's places in a period, in order."""
    return tuple(
        holiday
        for part, assignment in stretches(from_the_start(employee.assignments), period)
        for holiday in holidays_at(terms.settings.locations[assignment.location_id], terms.holidays, part)
    )
