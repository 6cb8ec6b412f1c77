"""What a file would change in a company, in the order that commands depend on each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.company_file import listing
from bot.company_file.comparing_channels import digests, unlisted_digests, workspaces
from bot.company_file.comparing_leave import unlisted_leave
from bot.company_file.comparing_people import people, unlisted_assignments
from bot.company_file.comparing_rules import closing, opening, rules, stand_ins, unlisted_rules
from bot.company_file.comparing_terms import ended_types, leave_types, locations, policies, unlisted_terms
from bot.company_file.entries import UNSAID, CompanyFile
from bot.company_file.matching import People, match
from bot.company_file.plan import Change, Plan, differences
from bot.company_file.shape import COMPANY
from bot.company_file.shape_departments import DEPARTMENT
from bot.ports import Ids
from domain.company.commands import DefineDepartment, FoundCompany, NameAdministrators
from domain.company.places import Department
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId, DepartmentId
from domain.leave.requests import Step


def compare(
    file: CompanyFile, settings: Settings, employees: Sequence[Employee], ids: Ids, at: datetime
) -> Plan:
    """The plan that makes the company what a checked file says; empty where it is so already.

    `at` is the moment that leave is recorded at. Raises Mistaken where two entries are one person.
    """
    known = match(file, settings, employees, ids)
    changes = [
        *_company(file, settings),
        *opening(file, settings),
        *workspaces(file, settings),
        *locations(file, settings),
        *leave_types(file, settings),
        *_departments(file, settings, employees, known),
        *policies(file, settings, known),
        *rules(file, settings),
        *people(known.matches, settings, at),
        *ended_types(file, settings),
        *_administrators(file, settings, known),
        *stand_ins(file, settings, known, listing.names_of(employees)),
        *digests(file, settings),
        *closing(file, settings),
    ]
    notes = tuple(_notes(file, settings)) if changes else ()
    return Plan(tuple(changes), tuple(_unlisted(file, settings, employees, known)), notes)


def _company(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    said, stands = (
        replace(each, expires_after_days=UNSAID, closed_until=UNSAID)
        for each in (file.company, listing.company_entry(settings))
    )
    command = FoundCompany(CompanyId(said.id), said.name, said.locale, said.takes_newcomers)
    if settings.id is None:
        yield Change(command, f"company {said.name}: new", 1)
    elif said != stands:
        yield Change(command, f"company: {differences(COMPANY.written(stands), COMPANY.written(said))}", 1)


def _departments(
    file: CompanyFile, settings: Settings, employees: Sequence[Employee], known: People
) -> Iterator[Change]:
    names = listing.names_of(employees)
    for key in _parents_first(file):
        entry = file.departments[key]
        said = entry.value
        parent = DepartmentId(said.parent) if said.parent else None
        command = DefineDepartment(
            Department(
                DepartmentId(key),
                said.name,
                known.ids(said.approvers),
                parent,
                tuple(Step(known.ids(each.approvers), each.is_by_all) for each in said.steps),
                known.ids(said.watchers),
            )
        )
        stands = settings.departments.get(DepartmentId(key))
        if stands is None:
            yield Change(command, f"department {said.name}: new", entry.spot.line)
        elif stands != command.department:
            written = DEPARTMENT.written(listing.department_entry(stands, names))
            words = differences(written, DEPARTMENT.written(said))
            yield Change(command, f"department {stands.name}: {words}", entry.spot.line)


def _notes(file: CompanyFile, settings: Settings) -> Iterator[str]:
    """Departments of the file in which nobody is named, nor above them."""
    above: dict[str | None, tuple[str | None, bool]] = {
        str(key): (each.parent_id, bool(each.approver_ids or each.steps))
        for key, each in settings.departments.items()
    }
    said = {key: each.value for key, each in file.departments.items()}
    above |= {key: (each.parent, bool(each.approvers or each.steps)) for key, each in said.items()}
    for key, each in said.items():
        upper: str | None = key
        while upper is not None and not above[upper][1]:
            upper = above[upper][0]
        if upper is None:
            yield f"in {each.name} only administrators decide; approvers named there or above would."


def _parents_first(file: CompanyFile) -> Iterator[str]:
    """The departments of the file, each after the one above it."""
    done: set[str] = set()
    for key in file.departments:
        path: list[str] = []
        above: str | None = key
        while above is not None and above in file.departments and above not in done:
            path.append(above)
            above = file.departments[above].value.parent
        done.update(path)
        yield from reversed(path)


def _administrators(file: CompanyFile, settings: Settings, known: People) -> Iterator[Change]:
    ids = known.ids(file.administrators)
    if ids and ids != settings.administrator_ids:
        yield Change(NameAdministrators(ids), f"administrators: {', '.join(file.administrators)}", 1)


def _unlisted(
    file: CompanyFile, settings: Settings, employees: Sequence[Employee], known: People
) -> Iterator[str]:
    yield from unlisted_terms(file, settings, known)
    yield from unlisted_rules(file, settings, listing.names_of(employees))
    for key, department in settings.departments.items():
        if file.departments and key not in file.departments:
            yield f"department {department.name}"
    listed = {each.employee_id for each in known.matches}
    for employee in sorted(employees, key=lambda each: each.profile.name):
        if file.people and employee.id not in listed:
            yield employee.profile.name
    for each in known.matches:
        yield from unlisted_assignments(each)
        yield from unlisted_leave(each)
    yield from unlisted_digests(file, settings)
