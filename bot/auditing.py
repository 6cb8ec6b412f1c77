"""What an entry of the log is about, with the names that a sentence about it needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import get_args

from domain.company.events import CompanyEvent
from domain.company.settings import Settings
from domain.employees.events import EmploymentEvent
from domain.ids import DepartmentId, EmployeeId, LeaveTypeId, LocationId
from domain.leave.events import LeaveEvent
from domain.leave.requests import Request
from domain.policies.leave_type import LeaveType, Unit
from domain.streams import Event


class Matter(Enum):
    """What entries are about, to look for them by."""

    LEAVE = "leave"
    PEOPLE = "people"
    SETTINGS = "settings"


MATTERS: Mapping[Matter, frozenset[type[Event]]] = {
    Matter.LEAVE: frozenset(get_args(LeaveEvent)),
    Matter.PEOPLE: frozenset(get_args(EmploymentEvent)),
    Matter.SETTINGS: frozenset(get_args(CompanyEvent)),
}


def matter_of(event: Event) -> Matter:
    """Which of them an event is about."""
    return next(matter for matter, kinds in MATTERS.items() if type(event) in kinds)


@dataclass(frozen=True, slots=True)
class Names:
    """What people and things are called now; what is not known any more goes by its id."""

    people: Mapping[EmployeeId, str]
    settings: Settings

    def person(self, employee_id: EmployeeId) -> str:
        return self.people.get(employee_id, employee_id)

    def persons(self, ids: Iterable[EmployeeId]) -> list[str]:
        return [self.person(each) for each in ids]

    def leave_type(self, leave_type_id: LeaveTypeId) -> str:
        found = self._type(leave_type_id)
        return found.name if found else leave_type_id

    def unit(self, leave_type_id: LeaveTypeId) -> Unit:
        found = self._type(leave_type_id)
        return found.unit if found else Unit.DAYS

    def location(self, location_id: LocationId) -> str:
        versions = self.settings.locations.get(location_id)
        return versions[-1][1].name if versions else location_id

    def department(self, department_id: DepartmentId) -> str:
        found = self.settings.departments.get(department_id)
        return found.name if found else department_id

    def _type(self, leave_type_id: LeaveTypeId) -> LeaveType | None:
        return self.settings.leave_types.get(leave_type_id)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, and the request that it is about as it stands now; None where it is about none."""

    event: Event
    names: Names
    request: Request | None = None
