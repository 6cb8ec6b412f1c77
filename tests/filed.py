"""A company in memory that files are brought into, by the rules and without a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from adapters.holidays import places
from bot.company_file.comparing import compare
from bot.company_file.entries import CompanyFile
from bot.company_file.listing import file_of
from bot.company_file.mistakes import Mistaken
from bot.company_file.plan import Commands, Plan
from bot.company_file.reading import open_file
from bot.company_file.writing import write
from bot.handling import terms_of
from domain.company import decide as company
from domain.company import fold as company_fold
from domain.company.commands import CompanyCommand
from domain.company.settings import Settings
from domain.counting import HolidaySource
from domain.employees import decide as employment
from domain.employees.commands import EmploymentCommand
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId
from domain.leave import decide as leave
from domain.leave.terms import Terms
from domain.streams import Command
from tests import cast
from tests.rooms import CountingIds

WHOLE = """\
company: {id: acme, name: Acme, locale: en}
workspaces:
- {slack: T1, name: Acme}
administrators: [ada@acme.example]
locations:
  berlin:
    name: Berlin
    country: DE
    region: BE
    time_zone: Europe/Berlin
  london: {name: London, country: GB, region: ENG, time_zone: Europe/London, leave_year: 04-01}
departments:
  all: {name: Everybody, approvers: [ada@acme.example]}
  labs: {name: Labs, parent: all, approvers: [ben@acme.example]}
leave_types:
  vacation: {name: Vacation}
  sick: {name: Sick leave, limited: false, needs_approval: false}
policies:
- {leave_type: vacation, entitlement: 30, carry_over: {limit: 5, until: 03-31}}
- {leave_type: vacation, location: london, from: 2026-04-01, entitlement: 25, accrual: month}
people:
- name: Ada Byron
  email: ada@acme.example
  slack: U1
  hired_on: 2020-03-01
  location: berlin
  department: all
- name: Ben Okafor
  email: ben@acme.example
  slack: U2
  hired_on: 2024-02-01
  location: london
  department: labs
  labels: [night]
  pattern: {monday: 8h, tuesday: 8h, wednesday: {morning: 4h, afternoon: 0h}}
  changes:
  - {from: 2026-01-01, location: berlin, department: labs}
  opening_balances:
  - {leave_type: vacation, day: 2026-01-01, amount: 2.5, reason: Brought along}
  leave:
  - {leave_type: vacation, first_day: 2026-03-02, last_day: 2026-03-04, note: 'By the sea'}
  - {leave_type: sick, first_day: 2026-04-07, part: morning}
  - {leave_type: sick, first_day: 2026-04-08, hours: 09:00-11:30}
digests:
- {slack: C1, at: '09:00', time_zone: Europe/Berlin}
"""


@dataclass
class Filed:
    """A company as it stands."""

    settings: Settings = field(default_factory=Settings)
    employees: dict[EmployeeId, Employee] = field(default_factory=dict)
    ids: CountingIds = field(default_factory=CountingIds)
    holidays: HolidaySource = cast.holidays
    now: datetime = cast.NOW

    def read(self, text: str | bytes) -> CompanyFile:
        data = text.encode() if isinstance(text, str) else text
        return open_file(data, places()).checked(self.settings, self.everybody)

    @property
    def everybody(self) -> list[Employee]:
        return list(self.employees.values())

    def plan(self, text: str | bytes) -> Plan:
        return compare(self.read(text), self.settings, self.everybody, self.ids, self.now)

    def bring_in(self, text: str | bytes) -> Plan:
        """Carries the plan out; Refused comes through."""
        plan = self.plan(text)
        self.carry_out_all(Commands(plan.changes))
        return plan

    def carry_out_all(self, commands: Iterable[Command]) -> None:
        for command in commands:
            self.carry_out(command)

    def carry_out(self, command: Command) -> None:
        if isinstance(command, CompanyCommand):
            self.settings = company_fold.fold(self.settings, company.decide(self.settings, command))
            return
        employee = self.employees.get(command.employee_id, Employee())
        if isinstance(command, EmploymentCommand):
            self.employees[command.employee_id] = fold(
                employee, employment.decide(employee, command, self.settings)
            )
            return
        terms = self.terms(employee)
        self.employees[command.employee_id] = fold(employee, leave.decide(employee, command, terms))

    def terms(self, employee: Employee) -> Terms:
        found = terms_of(employee, self.settings, self.holidays, self.now)
        return replace(found, is_present=lambda _: True)

    def export(self) -> str:
        return write(file_of(self.settings, self.everybody))

    def named(self, name: str) -> Employee:
        return next(each for each in self.everybody if each.profile.name.startswith(name))


def filed(text: str = WHOLE) -> Filed:
    """A company that a file has been brought into."""
    found = Filed()
    found.bring_in(text)
    return found


def mistakes_in(text: str | bytes, known: Filed | None = None) -> list[str]:
    """What is told about a file; nothing for one that can be taken."""
    try:
        (known or Filed()).read(text)
    except Mistaken as mistaken:
        return [str(mistake) for mistake in mistaken.mistakes]
    return []
