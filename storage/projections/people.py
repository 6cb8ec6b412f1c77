"""The directory: who there is, where they work, and who they are on which platform."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.employees.employee import Employee
from domain.employees.events import EmploymentEvent, IdentityLinked, IdentityUnlinked
from domain.ids import CompanyId, DepartmentId, LocationId
from domain.streams import Event
from storage import tables
from storage.codec import to_json
from storage.projections.changes import Replace, scope


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works from a day on, as the directory keeps it."""

    from_day: date
    location_id: LocationId
    department_id: DepartmentId
    labels: frozenset[str]


def email_key(email: str) -> str:
    """An address without regard to case."""
    return email.strip().casefold()


def people(company_id: CompanyId, events: Sequence[Event], employee: Employee) -> Iterator[Replace]:
    """The employee's line."""
    if employee.id is None or not any(isinstance(event, EmploymentEvent) for event in events):
        return
    known = scope(company_id=company_id, employee_id=employee.id)
    email = employee.profile.email
    places = [
        Place(from_day, each.location_id, each.department_id, each.labels)
        for from_day, each in employee.assignments
    ]
    row = {
        **dict(known),
        "name": _text(employee.profile.name),
        "email": _text(email) if email else None,
        "email_key": _text(email_key(email)) if email else None,
        "is_active": employee.is_active,
        "last_day": employee.last_day,
        "assignments": to_json(places),
    }
    yield Replace(tables.people, known, [row])


def identities(company_id: CompanyId, events: Sequence[Event], employee: Employee) -> Iterator[Replace]:
    """A row for each platform on which the employee is known."""
    if employee.id is None or not any(
        isinstance(event, IdentityLinked | IdentityUnlinked) for event in events
    ):
        return
    known = scope(company_id=company_id, employee_id=employee.id)
    rows = [
        {
            **dict(known),
            "platform": identity.platform.value,
            "workspace_id": identity.workspace_id,
            "user_id": identity.user_id,
        }
        for identity in employee.identities
    ]
    yield Replace(tables.identities, known, rows)


def _text(given: str) -> str:
    """What PostgreSQL takes for text: anything but the character of code zero."""
    return given.replace("\0", "")
