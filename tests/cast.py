"""Named people with stories: a small company in Berlin and London, in the summer of 2026.

Anna and Ben work in engineering, Ben decides there. Carla leads the company and administers it. Dora works
in London, in sales, where Carla decides. The clock says Wednesday 29 July 2026, 9:00 UTC.
"""

from datetime import UTC, date, datetime

from domain.amounts import Amount
from domain.company import fold as company_fold
from domain.company.commands import (
    CompanyCommand,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    FoundCompany,
    NameAdministrators,
)
from domain.company.decide import decide
from domain.company.places import Department, Location
from domain.company.settings import Settings
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import HireEmployee
from domain.employees.employee import Employee
from domain.employees.events import EmployeeHired
from domain.employees.fold import fold
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.ids import CompanyId, DepartmentId, EmployeeId, LeaveTypeId, LocationId
from domain.periods import Asked, DayPart, Period, Span
from domain.policies.carry_over import CarryOver
from domain.policies.leave_type import LeaveType, Slice
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy

NOW = datetime(2026, 7, 29, 9, tzinfo=UTC)
TODAY = NOW.date()
COMPANY = CompanyId("tannenberg")
BERLIN, LONDON = LocationId("berlin"), LocationId("london")
ENGINEERING, SALES = DepartmentId("engineering"), DepartmentId("sales")
VACATION, SICK, ERRAND = LeaveTypeId("vacation"), LeaveTypeId("sick"), LeaveTypeId("errand")
ANNA, BEN, CARLA, DORA = (EmployeeId(name) for name in ("anna", "ben", "carla", "dora"))
HIRED = date(2024, 1, 1)

UNITY = Holiday(date(2026, 10, 3), "Unity Day")
CHRISTMAS = Holiday(date(2026, 12, 25), "Christmas Day")
BOXING = Holiday(date(2026, 12, 26), "Boxing Day")


def holidays(country: str, region: str | None, year: int) -> HolidayCalendar:
    """Two or three public holidays a year are enough for most stories."""
    own = [UNITY] if country == "DE" else []
    shown = [Holiday(each.day.replace(year=year), each.name) for each in (*own, CHRISTMAS, BOXING)]
    return HolidayCalendar.of(shown)


FOUNDING: tuple[CompanyCommand, ...] = (
    FoundCompany(COMPANY, "Tannenberg", "en"),
    DefineLocation(Location(BERLIN, "Berlin", "DE", "BE", "Europe/Berlin"), date.min),
    DefineLocation(Location(LONDON, "London", "GB", "ENG", "Europe/London"), date.min),
    DefineDepartment(Department(ENGINEERING, "Engineering", (BEN,))),
    DefineDepartment(Department(SALES, "Sales", (CARLA,))),
    DefineLeaveType(LeaveType(VACATION, "Vacation", words=("holiday", "urlaub"))),
    DefineLeaveType(
        LeaveType(SICK, "Sick leave", is_limited=False, needs_approval=False, words=("sick", "krank"))
    ),
    DefineLeaveType(
        LeaveType(ERRAND, "Errand", smallest=Slice.HALF_HOUR, is_limited=False, needs_reason=True)
    ),
    DefinePolicy(
        LeavePolicy(VACATION, entitlement=Amount(24), carry_over=CarryOver(Amount(5), MonthDay(3, 31))),
        date.min,
    ),
    NameAdministrators((CARLA,)),
)

PROFILES = {
    ANNA: (Profile("Anna Kovács", "anna@tannenberg.example", "en", "Europe/Berlin"), BERLIN, ENGINEERING),
    BEN: (Profile("Ben Okafor", "ben@tannenberg.example", "en", "Europe/Berlin"), BERLIN, ENGINEERING),
    CARLA: (Profile("Carla Stein", "carla@tannenberg.example", "de-DE", "Europe/Berlin"), BERLIN, SALES),
    DORA: (Profile("Dora Ellis", "dora@tannenberg.example", "en-GB", "Europe/London"), LONDON, SALES),
}


def settings() -> Settings:
    """The company as it was founded."""
    found = Settings()
    for command in FOUNDING:
        found = company_fold.fold(found, decide(found, command))
    return found


def hired(who: EmployeeId, hired_on: date = HIRED) -> EmployeeHired:
    """Somebody's first event."""
    profile, location_id, department_id = PROFILES[who]
    return EmployeeHired(who, profile, hired_on, Assignment(location_id, department_id))


def hire(who: EmployeeId, hired_on: date = HIRED) -> HireEmployee:
    """The command for it."""
    event = hired(who, hired_on)
    return HireEmployee(who, event.profile, event.hired_on, event.assignment)


def employee(who: EmployeeId = ANNA, hired_on: date = HIRED) -> Employee:
    """Somebody just hired."""
    return fold(Employee(), [hired(who, hired_on)])


def asked(first: str, last: str | None = None, part: DayPart = DayPart.ALL_DAY) -> Asked:
    """From and to, as ISO dates."""
    first_day = date.fromisoformat(first)
    return Asked(Period(first_day, date.fromisoformat(last) if last else first_day), part)


def hours(day: str, start: int, end: int) -> Asked:
    """Leave by the clock, in full hours."""
    when = date.fromisoformat(day)
    return Asked(Period(when, when), span=Span(start * 60, end * 60))
