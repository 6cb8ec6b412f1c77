"""What is typed of people: read as the company's file reads it, and held against what can be meant."""

from collections.abc import Callable, Iterable
from datetime import date

from bot.company_file.leaves import EMAIL, LENGTH, LOCALE
from bot.dashboard.trying import Mended, Problem
from bot.replies import Slip
from bot.talk import Talk
from domain.employees.assignment import Profile
from domain.employees.employee import Employee
from domain.ids import DepartmentId, EmployeeId, LocationId
from domain.time_zones import is_time_zone

LONGEST_NAME = 200
LONGEST_LABEL = 60
MOST_LABELS = 20
EARLIEST = date(1930, 1, 1)
"""Nobody who works today was hired before it."""
YEARS_AHEAD = 10


def check(problems: dict[str, Problem | None]) -> None:
    """Raises Mended for those fields that have a problem."""
    if found := {field: problem for field, problem in problems.items() if problem is not None}:
        raise Mended(found)


async def profile_problems(
    talk: Talk, profile: Profile, employee_id: EmployeeId | None
) -> dict[str, Problem | None]:
    """What is wrong with how somebody is called and spoken to; an address is one person's alone."""
    name, email, locale, zone = profile.name, profile.email, profile.locale, profile.time_zone
    return {
        "name": _name_problem(name),
        "email": await _email_problem(talk, email, employee_id) if email else None,
        "locale": None if locale is None or _is_read(LOCALE.parse, locale) else Slip.NO_SUCH_CHOICE,
        "time_zone": None if zone is None or is_time_zone(zone) else Slip.NO_SUCH_TIME_ZONE,
    }


def place_problems(
    talk: Talk, location_id: LocationId, department_id: DepartmentId, labels: Iterable[str]
) -> dict[str, Problem | None]:
    """What is wrong with where somebody is to work."""
    named = tuple(labels)
    too_much = len(named) > MOST_LABELS or any(len(each) > LONGEST_LABEL for each in named)
    return {
        "location": None if location_id in talk.settings.locations else Slip.NO_SUCH_CHOICE,
        "department": None if department_id in talk.settings.departments else Slip.NO_SUCH_CHOICE,
        "labels": Slip.TOO_LONG if too_much else None,
    }


def day_problem(talk: Talk, day: date | None, employee: Employee | None = None) -> Problem | None:
    """What is wrong with a day: left out, further away than is meant, or before somebody was hired."""
    if day is None:
        return Slip.MISSING
    if day < EARLIEST or day.year > talk.today.year + YEARS_AHEAD:
        return Slip.TOO_FAR_AWAY
    return Slip.BEFORE_HIRING if employee is not None and day < employee.hired_on else None


def labels_of(text: str) -> tuple[str, ...]:
    """Labels as they are typed, one after another with commas between."""
    said = (" ".join(part.split()) for part in text.replace(";", ",").replace("\n", ",").split(","))
    return tuple(sorted({label for label in said if label}, key=lambda label: (label.casefold(), label)))


def minutes_of(text: str) -> int:
    """A length of time: "4", "3.5", "3,5", "3:30", "3h30", "" for none. Raises ValueError."""
    said = text.strip().replace(" ", "").replace(",", ".").lower()
    if not said:
        return 0
    if ":" in said:
        hours, _, minutes = said.partition(":")
        said = f"{hours}h{minutes}"
    return LENGTH.parse(said if said.endswith("min") or "h" in said else f"{said}h")


def _name_problem(name: str) -> Problem | None:
    if not name.strip():
        return Slip.MISSING
    return Slip.TOO_LONG if len(name) > LONGEST_NAME else None


async def _email_problem(talk: Talk, email: str, employee_id: EmployeeId | None) -> Problem | None:
    if not _is_read(EMAIL.parse, email):
        return Slip.NOT_AN_ADDRESS
    row = await talk.house.queries.person_by_email(talk.company_id, email)
    return None if row is None or row.employee_id == employee_id else Slip.ADDRESS_TAKEN


def _is_read(parse: Callable[[str], str], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
