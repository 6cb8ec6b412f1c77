"""What a company may settle: each command checked against what stands; what already holds is no event."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from domain.company.commands import (
    ArrangeDigest,
    ClosePast,
    CompanyCommand,
    ConnectWorkspace,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    DefineRule,
    DisconnectWorkspace,
    DropRule,
    EndStandIn,
    FoundCompany,
    NameAdministrators,
    NameStandIn,
    SetExpiry,
    StopDigest,
)
from domain.company.digests import Digest
from domain.company.events import (
    AdministratorsNamed,
    CompanyEvent,
    CompanyFounded,
    CompanyRenamed,
    DepartmentDefined,
    DigestArranged,
    DigestStopped,
    LeaveTypeDefined,
    LocationDefined,
    PolicyDefined,
    WorkspaceConnected,
    WorkspaceDisconnected,
)
from domain.company.places import Department, Location
from domain.company.settings import Settings, policy_key
from domain.company.settling import check_open, policy_problem, require, settle
from domain.flaws import Flaw
from domain.holiday_calendar import repeats
from domain.policies.leave_type import EMOJI, LONGEST_STATUS, LeaveType
from domain.policies.policy import LeavePolicy
from domain.refusals import Refused
from domain.time_zones import is_time_zone

Events = tuple[CompanyEvent, ...]


def decide(settings: Settings, command: CompanyCommand) -> Events:
    """The events that make the command true. Raises Refused(Unsettled) naming the field."""
    match command:
        case FoundCompany():
            return _found(settings, command)
        case NameAdministrators(employee_ids):
            require(bool(employee_ids), "administrators", Flaw.NO_ADMINISTRATOR)
            known = settings.administrator_ids == employee_ids
            return () if known else (AdministratorsNamed(employee_ids),)
        case DefineLocation() | DefineDepartment() | DefineLeaveType() | DefinePolicy():
            return _terms(settings, command)
        case DefineRule() | DropRule() | NameStandIn() | EndStandIn() | SetExpiry() | ClosePast():
            return settle(settings, command)
        case _:
            return _channels(settings, command)


def _found(settings: Settings, command: FoundCompany) -> Events:
    require(bool(command.name.strip()), "company.name", Flaw.NO_NAME)
    if settings.id is None:
        return (CompanyFounded(command.company_id, command.name, command.locale, command.takes_newcomers),)
    require(settings.id == command.company_id, "company.id", Flaw.ANOTHER_COMPANY, settings.id)
    wanted = (command.name, command.locale, command.takes_newcomers)
    stands = (settings.name, settings.locale, settings.takes_newcomers)
    return () if wanted == stands else (CompanyRenamed(*wanted),)


def _terms(
    settings: Settings, command: DefineLocation | DefineDepartment | DefineLeaveType | DefinePolicy
) -> Events:
    match command:
        case DefineLocation(location, from_day):
            _check_location(location)
            versions = settings.locations.get(location.id, ())
            if (from_day, location) in versions:
                return ()
            if versions:
                check_open(settings, from_day)
            return (LocationDefined(location, from_day),)
        case DefineDepartment(department):
            _check_department(settings, department)
            stands = settings.departments.get(department.id) == department
            return () if stands else (DepartmentDefined(department),)
        case DefineLeaveType(leave_type):
            _check_leave_type(leave_type)
            stands = settings.leave_types.get(leave_type.id) == leave_type
            return () if stands else (LeaveTypeDefined(leave_type),)
        case DefinePolicy(policy, from_day):
            return _policy(settings, policy, from_day)
        case _:
            assert_never(command)


def _policy(settings: Settings, policy: LeavePolicy, from_day: date) -> Events:
    field = f"policies.{policy.leave_type_id}"
    leave_type = settings.leave_types.get(policy.leave_type_id)
    require(leave_type is not None, field, Flaw.NO_SUCH_LEAVE_TYPE, policy.leave_type_id)
    known = policy.location_id is None or policy.location_id in settings.locations
    require(known, f"{field}.location", Flaw.NO_SUCH_LOCATION, policy.location_id or "")
    if problem := policy_problem(policy):
        raise Refused(replace(problem, field=f"{field}.{problem.field}"))
    versions = settings.policies.get(policy_key(policy), ())
    if (from_day, policy) in versions:
        return ()
    is_used = leave_type is not None and leave_type.is_active
    require(is_used, field, Flaw.NO_LONGER_USED, policy.leave_type_id)
    if versions:
        check_open(settings, from_day)
    return (PolicyDefined(policy, from_day),)


def _channels(
    settings: Settings, command: ConnectWorkspace | DisconnectWorkspace | ArrangeDigest | StopDigest
) -> Events:
    match command:
        case ConnectWorkspace(platform, workspace_id, name):
            stands = settings.workspaces.get((platform, workspace_id)) == name
            return () if stands else (WorkspaceConnected(platform, workspace_id, name),)
        case DisconnectWorkspace(platform, workspace_id):
            stands = (platform, workspace_id) in settings.workspaces
            return (WorkspaceDisconnected(platform, workspace_id),) if stands else ()
        case ArrangeDigest(digest):
            _check_digest(settings, digest)
            return () if settings.digests.get(digest.id) == digest else (DigestArranged(digest),)
        case StopDigest(digest_id):
            return (DigestStopped(digest_id),) if digest_id in settings.digests else ()
        case _:
            assert_never(command)


def _check_leave_type(leave_type: LeaveType) -> None:
    field, words = f"leave_types.{leave_type.id}", leave_type.status_text
    require(bool(leave_type.name.strip()), f"{field}.name", Flaw.NO_NAME)
    is_emoji = EMOJI.fullmatch(leave_type.status_emoji) is not None
    require(is_emoji, f"{field}.status_emoji", Flaw.NOT_AN_EMOJI, leave_type.status_emoji)
    if words is not None:
        require(bool(words.strip()), f"{field}.status_text", Flaw.NOTHING_IN_IT)
        require(len(words) <= LONGEST_STATUS, f"{field}.status_text", Flaw.TOO_LONG, str(LONGEST_STATUS))


def _check_location(location: Location) -> None:
    field = f"locations.{location.id}"
    require(location.pattern.has_work, f"{field}.pattern", Flaw.NO_WORK)
    require(bool(location.name.strip()), f"{field}.name", Flaw.NO_NAME)
    require(
        is_time_zone(location.time_zone), f"{field}.time_zone", Flaw.NO_SUCH_TIME_ZONE, location.time_zone
    )
    _check_free_days(location)


def _check_free_days(location: Location) -> None:
    for at in repeats(location.special_days):
        key = "company_days" if at < len(location.company_days) else "worked_days"
        require(False, f"locations.{location.id}.{key}", Flaw.NAMED_TWICE, location.special_days[at].day)


def _check_department(settings: Settings, department: Department) -> None:
    field = f"departments.{department.id}"
    require(bool(department.name.strip()), f"{field}.name", Flaw.NO_NAME)
    above, seen = department.parent_id, {department.id}
    while above is not None:
        require(above not in seen, f"{field}.parent", Flaw.CIRCLE)
        require(above in settings.departments, f"{field}.parent", Flaw.NO_SUCH_DEPARTMENT, above)
        seen.add(above)
        above = settings.departments[above].parent_id
    for number, step in enumerate(department.steps, start=1):
        require(bool(step.approver_ids), f"{field}.steps.{number}", Flaw.NO_APPROVER)


def _check_digest(settings: Settings, digest: Digest) -> None:
    field, location, department = f"digests.{digest.id}", digest.location_id, digest.department_id
    is_zone = is_time_zone(digest.time_zone)
    require(is_zone, f"{field}.time_zone", Flaw.NO_SUCH_TIME_ZONE, digest.time_zone)
    is_place = location is None or location in settings.locations
    require(is_place, f"{field}.location", Flaw.NO_SUCH_LOCATION, location or "")
    is_team = department is None or department in settings.departments
    require(is_team, f"{field}.department", Flaw.NO_SUCH_DEPARTMENT, department or "")
