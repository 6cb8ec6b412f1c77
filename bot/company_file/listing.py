"""A company as it stands, in the form of its file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.company_file.earning import claims, reason_of
from bot.company_file.entries import (
    UNSAID,
    AdjustmentEntry,
    AssignmentChange,
    AssignmentEntry,
    ChatEntry,
    CompanyEntry,
    CompanyFile,
    DepartmentEntry,
    DigestEntry,
    LeaveEntry,
    LocationEntry,
    LocationVersion,
    PersonEntry,
    PolicyEntry,
    StandInEntry,
    StepEntry,
    WorkspaceEntry,
)
from bot.company_file.shape_leave import exceptions_of
from bot.company_file.shapes import Marked
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.company.places import Department, Location, StandIn
from domain.company.settings import Settings
from domain.employees.assignment import Assignment, Identity
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.requests import Adjustment, Request, Status
from domain.versions import Versions

Names = Mapping[EmployeeId, str]
"""How the file names each employee: by e-mail, or by id where that tells nobody apart."""


def file_of(settings: Settings, employees: Sequence[Employee]) -> CompanyFile:
    """Everything a file can say of a company; pending requests are not in it."""
    names = names_of(employees)
    people = sorted(employees, key=lambda each: (each.profile.name.casefold(), each.id or ""))
    return CompanyFile(
        company_entry(settings),
        tuple(Marked(_workspace(key, name)) for key, name in settings.workspaces.items()),
        tuple(names[each] for each in settings.administrator_ids if each in names),
        {key: Marked(location_entry(each)) for key, each in settings.locations.items()},
        {key: Marked(department_entry(each, names)) for key, each in settings.departments.items()},
        {key: Marked(each) for key, each in settings.leave_types.items()},
        tuple(Marked(each) for each in _policies(settings, names)),
        tuple(Marked(person_entry(each, settings, names)) for each in people),
        tuple(
            Marked(digest_entry(each, settings))
            for each in settings.digests.values()
            if _is_connected(each.channel, settings)
        ),
        {key: Marked(rule) for key, rule in settings.rules.items()},
        tuple(Marked(each) for each in _stand_ins(settings, names)),
    )


def names_of(employees: Iterable[Employee]) -> Names:
    """Names that tell every employee apart."""
    known = [each for each in employees if each.id is not None]
    shared = Counter((each.profile.email or "").casefold() for each in known)
    return {
        each.id: each.profile.email
        if each.profile.email and shared[each.profile.email.casefold()] == 1
        else each.id
        for each in known
        if each.id is not None
    }


def company_entry(settings: Settings) -> CompanyEntry:
    return CompanyEntry(
        settings.id or "",
        settings.name,
        settings.locale,
        settings.takes_newcomers,
        settings.expires_after_days or UNSAID,
        settings.closed_until or UNSAID,
    )


def location_entry(versions: Versions[Location]) -> LocationEntry:
    """A location with its changes; the first of its versions stands for always."""
    (_, first), *later = versions
    changes = tuple(Marked(LocationVersion(location, day)) for day, location in later)
    return LocationEntry(LocationVersion(first), changes)


def department_entry(department: Department, names: Names) -> DepartmentEntry:
    steps = (StepEntry(_named(each.approver_ids, names), each.is_by_all) for each in department.steps)
    return DepartmentEntry(
        department.name,
        department.parent_id,
        _named(department.approver_ids, names),
        tuple(step for step in steps if step.approvers),
        _named(department.watcher_ids, names),
    )


def _named(ids: Iterable[EmployeeId], names: Names) -> tuple[str, ...]:
    return tuple(names[each] for each in ids if each in names)


def stand_in_entry(stand_in: StandIn, names: Names) -> StandInEntry:
    return StandInEntry(
        names[stand_in.for_id], names[stand_in.stand_in_id], stand_in.first_day, stand_in.last_day
    )


def _stand_ins(settings: Settings, names: Names) -> Iterator[StandInEntry]:
    for each in settings.stand_ins.values():
        if each.for_id in names and each.stand_in_id in names:
            yield stand_in_entry(each, names)


def _policies(settings: Settings, names: Names) -> Iterator[PolicyEntry]:
    for (*_, employee_id), versions in settings.policies.items():
        person = names.get(employee_id) if employee_id else None
        if person or not employee_id:
            yield from (PolicyEntry(policy, day, person) for day, policy in versions)


def person_entry(employee: Employee, settings: Settings, names: Names) -> PersonEntry:
    """Everything about somebody, with the leave they have been granted."""
    hired_on, profile = employee.hired_on, employee.profile
    known = [*employee.adjustments.values(), *claims(employee, settings, is_approved_only=True)]
    adjustments = sorted(known, key=lambda each: (each.day, each.id))
    requests = sorted(employee.requests.values(), key=lambda each: (each.asked.period.first_day, each.id))
    is_named = employee.id is not None and names.get(employee.id, employee.id) == employee.id
    return PersonEntry(
        profile.name,
        hired_on,
        assignment_entry(employee.assignment(hired_on)),
        profile.email,
        employee.id if is_named else None,
        employee.last_day or UNSAID,
        UNSAID if employee.is_active else False,
        profile.locale,
        profile.time_zone,
        _chats(employee, Platform.SLACK, settings),
        _chats(employee, Platform.TEAMS, settings),
        tuple(Marked(change) for change in _changes(employee.assignments, hired_on)),
        tuple(Marked(adjustment_entry(each)) for each in adjustments if each.is_opening),
        tuple(Marked(adjustment_entry(each)) for each in adjustments if not each.is_opening),
        tuple(Marked(leave_entry(each)) for each in requests if is_granted(each)),
    )


def assignment_entry(assignment: Assignment) -> AssignmentEntry:
    return AssignmentEntry(
        assignment.location_id, assignment.department_id, assignment.labels, assignment.pattern
    )


def adjustment_entry(adjustment: Adjustment) -> AdjustmentEntry:
    return AdjustmentEntry(
        adjustment.leave_type_id,
        adjustment.day,
        adjustment.amount,
        reason_of(adjustment),
        adjustment.last_day,
    )


def leave_entry(request: Request) -> LeaveEntry:
    asked = request.asked
    first_day, last_day = asked.period.first_day, asked.period.last_day
    until = last_day if last_day > first_day else None
    without, others = exceptions_of(asked)
    return LeaveEntry(
        request.leave_type_id, first_day, until, asked.part, asked.span, without, others, request.note
    )


def is_granted(request: Request) -> bool:
    """Whether it is leave that somebody has, rather than a change of it or time worked."""
    return request.status is Status.APPROVED and request.is_leave


def digest_entry(digest: Digest, settings: Settings) -> DigestEntry:
    channel = digest.channel
    chat = _chat(channel.platform, channel.workspace_id, channel.channel_id, settings)
    return DigestEntry(
        digest.at,
        digest.time_zone,
        chat if channel.platform is Platform.SLACK else None,
        chat if channel.platform is Platform.TEAMS else None,
        digest.locale,
        digest.weekday if digest.rhythm is Rhythm.WEEKLY else None,
        digest.location_id,
        digest.department_id,
        digest.label,
        digest.is_posted_when_empty,
        digest.is_posted_on_free_days,
    )


def _workspace(key: tuple[Platform, str], name: str) -> WorkspaceEntry:
    platform, workspace_id = key
    if platform is Platform.SLACK:
        return WorkspaceEntry(name, slack=workspace_id)
    return WorkspaceEntry(name, teams=workspace_id)


def _changes(versions: Versions[Assignment], hired_on: date) -> Iterable[AssignmentChange]:
    return (AssignmentChange(day, assignment_entry(each)) for day, each in versions[1:] if day > hired_on)


def _chats(employee: Employee, platform: Platform, settings: Settings) -> tuple[ChatEntry, ...]:
    here = [
        each for each in employee.identities if each.platform is platform and _is_connected(each, settings)
    ]
    return tuple(
        _chat(platform, each.workspace_id, each.user_id, settings)
        for each in sorted(here, key=lambda each: (each.workspace_id, each.user_id))
    )


def _is_connected(where: Channel | Identity, settings: Settings) -> bool:
    return (where.platform, where.workspace_id) in settings.workspaces


def _chat(platform: Platform, workspace_id: str, name: str, settings: Settings) -> ChatEntry:
    is_only_one = sum(kind is platform for kind, _ in settings.workspaces) == 1
    return ChatEntry(name, None if is_only_one else workspace_id)
