"""Absence by department: days, and their share of the days that are worked, month by month."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bot.dashboard.away_choices import tree
from bot.dashboard.reports.filters import Filters, months_until
from bot.dashboard.reports.seen import Audience, audience
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.counting import Calendar, calendar_of
from domain.employees.employee import Employee
from domain.ids import DepartmentId
from domain.leave.requests import Charge, Status
from domain.periods import Period
from domain.policies.leave_type import LeaveType, Unit
from domain.versions import from_the_start, stretches

MONTHS = 12
MOST_PEOPLE = 2_000
"""Whose years are added up while somebody waits for a page; more are for a file."""


@dataclass(frozen=True, slots=True)
class Absence:
    """What is away of what is worked."""

    days: Amount = NOTHING
    minutes: int = 0
    worked: int = 0
    """Minutes of work by the patterns, holidays taken off, before any leave."""

    @property
    def share(self) -> Fraction:
        """Of the working time; nothing where none is worked."""
        return Fraction(self.minutes, self.worked) if self.worked else NOTHING

    def plus(self, other: "Absence") -> "Absence":
        return Absence(self.days + other.days, self.minutes + other.minutes, self.worked + other.worked)


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """A department with those below it; `department_id` None is everybody the asker may see."""

    department_id: DepartmentId | None
    name: str
    depth: int
    """How many departments it lies below."""
    people: int
    """Who worked there at some time of the year."""
    months: Sequence[Absence]

    @property
    def year(self) -> Absence:
        """The months together."""
        total = Absence()
        for each in self.months:
            total = total.plus(each)
        return total


@dataclass(frozen=True, slots=True)
class DepartmentsReport:
    """Twelve months; `lines` None where there are too many people to add up while somebody waits."""

    found: Audience
    months: Sequence[Period]
    lines: Sequence[DepartmentLine] | None


async def departments(talk: Talk, filters: Filters) -> DepartmentsReport:
    """Of those whose leave the asker may see. Raises Refused(NotPermitted)."""
    found = await audience(talk, filters)
    lines = None
    if len(found.people) <= MOST_PEOPLE:
        lines = [line async for line in all_departments(found, filters)]
    return DepartmentsReport(found, tuple(months_until(filters.month, MONTHS)), lines)


async def all_departments(found: Audience, filters: Filters) -> AsyncIterator[DepartmentLine]:
    """Everybody, then each department in the order of the tree; of a person nothing is kept but the sums."""
    adding = _Adding(found.talk, filters, tuple(months_until(filters.month, MONTHS)))
    async for _, employee in found.each():
        adding.add(employee)
    for line in adding.lines():
        yield line


@dataclass(slots=True)
class _Sum:
    months: list[Absence]
    people: int = 0


@dataclass(slots=True)
class _Adding:
    """Sums by department, those below it included."""

    talk: Talk
    filters: Filters
    months: tuple[Period, ...]
    sums: dict[DepartmentId | None, _Sum] = field(default_factory=dict)

    def add(self, employee: Employee) -> None:
        """Somebody's months, wherever they worked in each."""
        calendar = calendar_of(employee, self.talk.settings, self.talk.house.holidays)
        touched: set[DepartmentId | None] = set()
        for index, month in enumerate(self.months):
            for department_id, part in _stays(employee, month):
                absence = _absence(employee, self._types(), calendar, part)
                for each in self._upwards(department_id):
                    found = self.sums.setdefault(each, _Sum([Absence()] * len(self.months)))
                    found.months[index] = found.months[index].plus(absence)
                    touched.add(each)
        for one in touched:
            self.sums[one].people += 1

    def lines(self) -> Iterator[DepartmentLine]:
        known = self.sums.get(None)
        if known is None:
            return
        yield DepartmentLine(None, "", 0, known.people, known.months)
        for department, depth in tree(self.talk.settings):
            if found := self.sums.get(department.id):
                yield DepartmentLine(department.id, department.name, depth, found.people, found.months)

    def _upwards(self, department_id: DepartmentId) -> Iterator[DepartmentId | None]:
        yield None
        for each in self.talk.settings.departments_above(department_id):
            yield each.id

    def _types(self) -> Mapping[str, LeaveType]:
        types = self.talk.settings.leave_types
        return {key: each for key, each in types.items() if self.filters.wants(each.id)}


def _stays(employee: Employee, month: Period) -> Iterator[tuple[DepartmentId, Period]]:
    """Where somebody worked in a month, and from when to when."""
    if not employee.is_active and employee.last_day is None:
        return
    employed = Period(employee.hired_on, employee.last_day or date.max).clipped(month)
    if employed is None:
        return
    for part, place in stretches(from_the_start(employee.assignments), employed):
        yield place.department_id, part


def _absence(employee: Employee, types: Mapping[str, LeaveType], calendar: Calendar, part: Period) -> Absence:
    days, minutes = NOTHING, 0
    for request in employee.requests.values():
        leave_type = types.get(request.leave_type_id)
        is_leave = request.status is Status.APPROVED and request.is_leave
        if leave_type is None or not is_leave or not request.asked.period.meets(part):
            continue
        for charge in request.charges:
            if charge.day in part:
                days += _days(charge, leave_type, calendar)
                minutes += charge.minutes
    return Absence(days, minutes, calendar.minutes(part))


def _days(charge: Charge, leave_type: LeaveType, calendar: Calendar) -> Amount:
    """As days; hours are the share of what is worked on such a day."""
    if leave_type.unit is Unit.DAYS:
        return charge.amount
    nominal = calendar.nominal_on(charge.day).minutes
    return Fraction(charge.minutes, nominal) if nominal else NOTHING
