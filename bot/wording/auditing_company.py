"""What happened to a company's settings, as sentences of the audit log."""

from datetime import date
from typing import assert_never

from bot.auditing import Happening
from bot.wording import codes, dates, limits
from bot.wording.voice import Voice
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

Defining = LocationDefined | DepartmentDefined | LeaveTypeDefined | PolicyDefined | RuleDefined | RuleDropped
Connecting = WorkspaceConnected | WorkspaceDisconnected | DigestArranged | DigestStopped
Deciding = AdministratorsNamed | StandInNamed | StandInEnded | ExpirySet | PastClosed


def sentence(voice: Voice, event: CompanyEvent, happening: Happening, today: date) -> str:
    """What was settled."""
    match event:
        case CompanyFounded(name=name):
            return voice("Founded {company}", company=name)
        case CompanyRenamed(name=name):
            return voice("Changed the company's name, language or newcomers: {company}", company=name)
        case (
            LocationDefined()
            | DepartmentDefined()
            | LeaveTypeDefined()
            | PolicyDefined()
            | RuleDefined()
            | RuleDropped()
        ):
            return _defined(voice, event, happening, today)
        case WorkspaceConnected() | WorkspaceDisconnected() | DigestArranged() | DigestStopped():
            return _connected(voice, event)
        case AdministratorsNamed() | StandInNamed() | StandInEnded() | ExpirySet() | PastClosed():
            return _who_decides(voice, event, happening, today)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _defined(voice: Voice, event: Defining, happening: Happening, today: date) -> str:
    match event:
        case LocationDefined(location, from_day):
            return _since(voice, voice("Settled the location {name}", name=location.name), from_day, today)
        case DepartmentDefined(department):
            return voice("Settled the department {name}", name=department.name)
        case LeaveTypeDefined(leave_type):
            return voice("Settled the leave type {name}", name=leave_type.name)
        case PolicyDefined(policy, from_day):
            what = happening.names.leave_type(policy.leave_type_id)
            said = voice("Settled the policy of {type}", type=what)
            if policy.location_id:
                where = happening.names.location(policy.location_id)
                said = voice("Settled the policy of {type} in {place}", type=what, place=where)
            return _since(voice, said, from_day, today)
        case RuleDefined(rule):
            return voice("Settled a rule: {rule}", rule=limits.limit(voice, rule.limit, today))
        case RuleDropped():
            return voice("Dropped a rule")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _connected(voice: Voice, event: Connecting) -> str:
    match event:
        case WorkspaceConnected(platform, _, name):
            return voice("Connected {platform}: {name}", platform=codes.platform(voice, platform), name=name)
        case WorkspaceDisconnected(platform):
            return voice("Disconnected {platform}", platform=codes.platform(voice, platform))
        case DigestArranged(digest):
            where = codes.platform(voice, digest.channel.platform)
            return voice("Arranged a digest in a channel on {platform}", platform=where)
        case DigestStopped():
            return voice("Stopped a digest")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _who_decides(voice: Voice, event: Deciding, happening: Happening, today: date) -> str:
    names = happening.names
    match event:
        case AdministratorsNamed(ids):
            return voice("Named the administrators: {names}", names=voice.listed(names.persons(ids)))
        case StandInNamed(stand_in):
            facts = {"name": names.person(stand_in.stand_in_id), "other": names.person(stand_in.for_id)}
            said = voice("Let {name} stand in for {other}", **facts)
            return _since(voice, said, stand_in.first_day, today)
        case StandInEnded(for_id):
            return voice("Ended the standing in for {name}", name=names.person(for_id))
        case ExpirySet(days):
            if days is None:
                return voice("Let requests wait until somebody decides")
            return voice.count("Let requests end after {n} day", "Let requests end after {n} days", days)
        case PastClosed(None):
            return voice("Opened the past again")
        case PastClosed(until):
            return voice("Closed the past until {day}", day=dates.day(voice, until, today))
        case _ as never:  # pragma: no cover
            assert_never(never)


def _since(voice: Voice, said: str, day: date, today: date) -> str:
    if day == date.min:
        return said
    return voice("{said}, from {day} on", said=said, day=dates.day(voice, day, today))
