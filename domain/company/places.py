"""Where people work and who decides there."""

from dataclasses import dataclass
from datetime import date

from domain.holiday_calendar import Holiday, WorkedDay
from domain.ids import DepartmentId, EmployeeId, LocationId
from domain.leave.requests import Step
from domain.policies.leave_year import CALENDAR_YEAR, LeaveYearBasis
from domain.working_pattern import FULL_TIME, WorkingPattern


@dataclass(frozen=True, slots=True)
class Location:
    """A place with its law and clock: `country` is ISO 3166-1, `region` a subdivision without the country."""

    id: LocationId
    name: str
    country: str
    region: str | None
    time_zone: str
    pattern: WorkingPattern = FULL_TIME
    leave_year: LeaveYearBasis = CALENDAR_YEAR
    company_days: tuple[Holiday, ...] = ()
    """Free days the company adds to the public holidays."""
    week_start: int = 0
    worked_days: tuple[WorkedDay, ...] = ()
    """Public holidays that the company does not keep here."""

    @property
    def special_days(self) -> tuple[Holiday | WorkedDay, ...]:
        """Where it departs from the public holidays: company days, then worked days."""
        return (*self.company_days, *self.worked_days)


@dataclass(frozen=True, slots=True)
class Department:
    """People with the same approvers; departments form a tree.

    `steps` are the decisions that leave takes here, in order; none is one, by any of the approvers.
    """

    id: DepartmentId
    name: str
    approver_ids: tuple[EmployeeId, ...] = ()
    parent_id: DepartmentId | None = None
    steps: tuple[Step, ...] = ()
    watcher_ids: tuple[EmployeeId, ...] = ()
    """Who is told of leave here and decides nothing."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who decides for an approver, first and last day included; `last_day` None is until further notice."""

    for_id: EmployeeId
    stand_in_id: EmployeeId
    first_day: date
    last_day: date | None = None

    def stands_on(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)
