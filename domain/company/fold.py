"""A company's history into what it has settled."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from domain.company.events import (
    AdministratorsNamed,
    CompanyEvent,
    CompanyFounded,
    CompanyRenamed,
    DepartmentDefined,
    DigestArranged,
    DigestStopped,
    ExpirySet,
    LeaveTypeDefined,
    LocationDefined,
    PastClosed,
    PolicyDefined,
    RuleDefined,
    RuleDropped,
    StandInEnded,
    StandInNamed,
    WorkspaceConnected,
    WorkspaceDisconnected,
)
from domain.company.settings import Settings, policy_key
from domain.versions import with_version


def fold(settings: Settings, events: Iterable[CompanyEvent]) -> Settings:
    """The settings after the events."""
    for event in events:
        settings = evolve(settings, event)
    return settings


def evolve(settings: Settings, event: CompanyEvent) -> Settings:
    """The settings after one event: copies what it says, computes nothing."""
    match event:
        case CompanyFounded(company_id, name, locale, takes_newcomers):
            return Settings(company_id, name, locale, takes_newcomers)
        case CompanyRenamed(name, locale, takes_newcomers):
            return replace(settings, name=name, locale=locale, takes_newcomers=takes_newcomers)
        case AdministratorsNamed(employee_ids):
            return replace(settings, administrator_ids=employee_ids)
        case LocationDefined() | DepartmentDefined() | LeaveTypeDefined() | PolicyDefined():
            return _with_terms(settings, event)
        case WorkspaceConnected() | WorkspaceDisconnected() | DigestArranged() | DigestStopped():
            return _with_channels(settings, event)
        case _:
            return _with_rules(settings, event)


def _with_rules(
    settings: Settings,
    event: RuleDefined | RuleDropped | StandInNamed | StandInEnded | ExpirySet | PastClosed,
) -> Settings:
    match event:
        case RuleDefined(rule):
            return replace(settings, rules={**settings.rules, rule.id: rule})
        case RuleDropped(rule_id):
            rest = {key: rule for key, rule in settings.rules.items() if key != rule_id}
            return replace(settings, rules=rest)
        case StandInNamed(stand_in):
            return replace(settings, stand_ins={**settings.stand_ins, stand_in.for_id: stand_in})
        case StandInEnded(for_id):
            others = {key: each for key, each in settings.stand_ins.items() if key != for_id}
            return replace(settings, stand_ins=others)
        case ExpirySet(after_days):
            return replace(settings, expires_after_days=after_days)
        case PastClosed(until):
            return replace(settings, closed_until=until)
        case _:
            assert_never(event)


def _with_terms(
    settings: Settings, event: LocationDefined | DepartmentDefined | LeaveTypeDefined | PolicyDefined
) -> Settings:
    match event:
        case LocationDefined(location, from_day):
            versions = with_version(settings.locations.get(location.id, ()), from_day, location)
            return replace(settings, locations={**settings.locations, location.id: versions})
        case DepartmentDefined(department):
            return replace(settings, departments={**settings.departments, department.id: department})
        case LeaveTypeDefined(leave_type):
            return replace(settings, leave_types={**settings.leave_types, leave_type.id: leave_type})
        case PolicyDefined(policy, from_day):
            key = policy_key(policy)
            policies = with_version(settings.policies.get(key, ()), from_day, policy)
            return replace(settings, policies={**settings.policies, key: policies})
        case _:
            assert_never(event)


def _with_channels(
    settings: Settings, event: WorkspaceConnected | WorkspaceDisconnected | DigestArranged | DigestStopped
) -> Settings:
    match event:
        case WorkspaceConnected(platform, workspace_id, name):
            return replace(settings, workspaces={**settings.workspaces, (platform, workspace_id): name})
        case WorkspaceDisconnected(platform, workspace_id):
            rest = {key: name for key, name in settings.workspaces.items() if key != (platform, workspace_id)}
            return replace(settings, workspaces=rest)
        case DigestArranged(digest):
            return replace(settings, digests={**settings.digests, digest.id: digest})
        case DigestStopped(digest_id):
            others = {key: digest for key, digest in settings.digests.items() if key != digest_id}
            return replace(settings, digests=others)
        case _:
            assert_never(event)
