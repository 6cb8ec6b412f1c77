"""What a file would change of people: hiring, profile, assignments, identities; their leave besides."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.company_file.comparing_leave import leave
from bot.company_file.entries import UNSAID, AssignmentEntry, PersonEntry
from bot.company_file.listing import assignment_entry
from bot.company_file.matching import Match
from bot.company_file.plan import Change, differences
from bot.company_file.shape_people import ASSIGNMENT
from domain.company.settings import Settings
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.commands import (
    AssignEmployee,
    ChangeProfile,
    CorrectHireDate,
    DeactivateEmployee,
    HireEmployee,
    LeaveCompany,
    LinkIdentity,
    ReactivateEmployee,
    UnlinkIdentity,
)
from domain.employees.employee import Employee
from domain.ids import DepartmentId, LocationId
from domain.streams import Command
from domain.versions import in_force, with_version


def people(matches: Sequence[Match], settings: Settings, at: datetime) -> Iterator[Change]:
    """Everybody's changes; identities move from one to another before they are linked."""
    for match in matches:
        yield from _person(match)
    yield from _unlinking(matches)
    for match in matches:
        yield from _linking(match)
        yield from leave(match, settings, at)
        yield from _ending(match)


def unlisted_assignments(match: Match) -> Iterator[str]:
    """Changes that stand and that the file, although it names others, does not."""
    said = {match.entry.hired_on, *(each.value.from_day for each in match.entry.changes)}
    for from_day, _ in match.employee.assignments[1:]:
        if match.entry.changes and from_day not in said and from_day > match.entry.hired_on:
            yield f"{match.entry.name}: the change from {from_day}"


def _person(match: Match) -> Iterator[Change]:
    person, employee = match.entry, match.employee
    if employee.id is None:
        yield from _hired(match)
        return
    if person.is_active is True and not employee.is_active:
        yield _change(match, ReactivateEmployee(match.employee_id), "counts again")
    dates = list(_dates(match))
    is_later = employee.last_day is not None and person.hired_on > employee.last_day
    yield from reversed(dates) if is_later else dates
    profile = _profile(person, employee)
    if profile != employee.profile:
        words = differences(_shown(employee.profile), _shown(profile))
        yield _change(match, ChangeProfile(match.employee_id, profile), words)
    yield from _assignments(match)


def _hired(match: Match) -> Iterator[Change]:
    person = match.entry
    profile, first = _profile(person, match.employee), _assignment(person.assignment)
    command = HireEmployee(match.employee_id, profile, person.hired_on, first)
    yield _change(match, command, f"new, hired on {person.hired_on}")
    for change in person.changes:
        assignment = _assignment(change.value.assignment)
        yield _assign(match, assignment, change.value.from_day, first, change.spot.line)
        first = assignment
    if isinstance(person.last_day, date):
        yield _change(match, LeaveCompany(match.employee_id, person.last_day), f"last day {person.last_day}")


def _dates(match: Match) -> Iterator[Change]:
    """The first and the last day; the caller turns them round where the order matters."""
    person, employee = match.entry, match.employee
    if person.hired_on != employee.hired_on:
        words = f"hired on {employee.hired_on} → {person.hired_on}"
        yield _change(match, CorrectHireDate(match.employee_id, person.hired_on), words)
    if person.last_day is not UNSAID and person.last_day != employee.last_day:
        words = f"last day {employee.last_day or 'open'} → {person.last_day or 'open'}"
        yield _change(match, LeaveCompany(match.employee_id, person.last_day), words)


def _assignments(match: Match) -> Iterator[Change]:
    """The assignment at hiring and every later one, each held against what stands by then."""
    person, versions = match.entry, match.employee.assignments
    said = [(person.hired_on, person.assignment, match.line)]
    said += [(each.value.from_day, each.value.assignment, each.spot.line) for each in person.changes]
    for from_day, entry, line in said:
        assignment = _assignment(entry)
        stands = in_force(versions, from_day) or versions[0][1]
        if stands != assignment:
            yield _assign(match, assignment, from_day, stands, line)
            versions = with_version(versions, from_day, assignment)


def _assign(match: Match, assignment: Assignment, from_day: date, before: Assignment, line: int) -> Change:
    written = [ASSIGNMENT.written(assignment_entry(each)) for each in (before, assignment)]
    words = f"{match.entry.name}: {differences(*written)} from {from_day}"
    return Change(AssignEmployee(match.employee_id, assignment, from_day), words, line)


def _unlinking(matches: Sequence[Match]) -> Iterator[Change]:
    """Identities that the file gives to somebody else, or replaces in the same workspace."""
    owners = {identity: match.employee_id for match in matches for identity in match.identities}
    for match in matches:
        places = {(each.platform, each.workspace_id) for each in match.identities}
        for identity in sorted(match.employee.identities, key=_order):
            is_replaced = (identity.platform, identity.workspace_id) in places
            if owners.get(identity, match.employee_id) != match.employee_id or (
                is_replaced and identity not in match.identities
            ):
                command = UnlinkIdentity(match.employee_id, identity)
                yield _change(match, command, f"no longer {identity.user_id} in {identity.workspace_id}")


def _linking(match: Match) -> Iterator[Change]:
    for identity in match.identities:
        if identity not in match.employee.identities:
            command = LinkIdentity(match.employee_id, identity)
            yield _change(match, command, f"{identity.user_id} in {identity.workspace_id}")


def _ending(match: Match) -> Iterator[Change]:
    if match.entry.is_active is False and match.employee.is_active:
        yield _change(match, DeactivateEmployee(match.employee_id), "no longer counted")


def _profile(person: PersonEntry, employee: Employee) -> Profile:
    """What the file leaves out stays."""
    stands = employee.profile
    return Profile(
        person.name,
        person.email or stands.email,
        person.locale or stands.locale,
        person.time_zone or stands.time_zone,
    )


def _assignment(entry: AssignmentEntry) -> Assignment:
    department_id = DepartmentId(entry.department)
    return Assignment(LocationId(entry.location), department_id, entry.labels, entry.pattern)


def _shown(profile: Profile) -> dict[str, str | None]:
    return {
        "name": profile.name,
        "email": profile.email,
        "locale": profile.locale,
        "time_zone": profile.time_zone,
    }


def _order(identity: Identity) -> tuple[str, str, str]:
    return (identity.platform.value, identity.workspace_id, identity.user_id)


def _change(match: Match, command: Command, words: str) -> Change:
    return Change(command, f"{match.entry.name}: {words}", match.line)
