"""A company of any size with two years of leave behind it, founded as a file would found it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.handling import Handling
from bot.ports import Context, Origin
from bot.settings import Environment
from bot.wiring.rooms import rooms
from domain.amounts import Amount
from domain.company.commands import (
    ConnectWorkspace,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    FoundCompany,
    NameAdministrators,
)
from domain.company.digests import Platform
from domain.company.places import Department, Location
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.commands import HireEmployee, LinkIdentity
from domain.ids import CompanyId, DepartmentId, EmployeeId, LeaveTypeId, LocationId, RequestId
from domain.leave.commands import RecordLeave
from domain.periods import Asked, Period
from domain.policies.carry_over import CarryOver
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy
from domain.streams import Command

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday: what the program's clock shows in every benchmark."""
TODAY = NOW.date()
COMPANY, WORKSPACE = CompanyId("bench"), "T0BENCH"
VACATION, SICK = LeaveTypeId("vacation"), LeaveTypeId("sick")
HIRED = date(2024, 1, 1)
CARRIED = CarryOver(Amount(5), MonthDay(3, 31))
DEPARTMENT_SIZE = 50
AT_ONCE = 500
"""Commands in one transaction while founding."""
PAST = tuple(date(year, month, 2) + timedelta(days=3) for year in (2024, 2025) for month in (2, 7, 10))
PLACES = (
    Location(LocationId("berlin"), "Berlin", "DE", "BE", "Europe/Berlin"),
    Location(LocationId("london"), "London", "GB", "ENG", "Europe/London"),
    Location(LocationId("lyon"), "Lyon", "FR", None, "Europe/Paris"),
)


@dataclass(frozen=True, slots=True)
class StandingClock:
    """Always the same moment, so that every run does the same work."""

    def now(self) -> datetime:
        return NOW


def employee_id(number: int) -> EmployeeId:
    return EmployeeId(f"person-{number:05}")


def user_id(number: int) -> str:
    """The person's id at Slack."""
    return f"U{number:08}"


async def found_at(url: str, people: int) -> None:
    """The company in a database of its own."""
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened:
        await found(opened.house.handling, people)


async def found(handling: Handling, people: int) -> None:
    """The company, its people and their past leave."""
    commands = [*_beginning(people), *(each for number in range(people) for each in _person(number))]
    for start in range(0, len(commands), AT_ONCE):
        context = Context(COMPANY, None, Origin.CLI, f"found-{start}", NOW)
        await handling.handle_all(context, commands[start : start + AT_ONCE])


def _beginning(people: int) -> Iterator[Command]:
    yield FoundCompany(COMPANY, "Bench", "en")
    yield ConnectWorkspace(Platform.SLACK, WORKSPACE, "Bench")
    for place in PLACES:
        yield DefineLocation(place, date.min)
    for number in range(0, people, DEPARTMENT_SIZE):
        approvers = (employee_id(number),)
        yield DefineDepartment(Department(department(number), f"Department {number}", approvers))
    yield DefineLeaveType(LeaveType(VACATION, "Vacation", words=("holiday",)))
    yield DefineLeaveType(LeaveType(SICK, "Sick leave", is_limited=False, needs_approval=False))
    yield DefinePolicy(LeavePolicy(VACATION, entitlement=Amount(30), carry_over=CARRIED), date.min)
    yield NameAdministrators((employee_id(0),))


def department(number: int) -> DepartmentId:
    """The department that a person of this number is in."""
    return DepartmentId(f"department-{number // DEPARTMENT_SIZE}")


def _person(number: int) -> Iterator[Command]:
    who, place = employee_id(number), PLACES[number % len(PLACES)]
    profile = Profile(f"Person {number}", f"person{number}@bench.example", "en-GB", place.time_zone)
    yield HireEmployee(who, profile, HIRED, Assignment(place.id, department(number)))
    yield LinkIdentity(who, Identity(Platform.SLACK, WORKSPACE, user_id(number)))
    for first_day in PAST:
        asked = Asked(Period(first_day, first_day + timedelta(days=4)))
        yield RecordLeave(who, RequestId(f"past-{first_day}"), VACATION, asked, NOW)
