"""What happened to somebody's employment, as sentences of the audit log."""

from datetime import date
from typing import assert_never

from bot.auditing import Happening
from bot.wording import codes, dates
from bot.wording.voice import Voice
from domain.employees.assignment import Assignment
from domain.employees.events import (
    EmployeeAssigned,
    EmployeeDeactivated,
    EmployeeHired,
    EmployeeLeaves,
    EmployeeReactivated,
    EmploymentEvent,
    HireDateCorrected,
    IdentityLinked,
    IdentityUnlinked,
    ProfileChanged,
)


def sentence(voice: Voice, event: EmploymentEvent, happening: Happening, today: date) -> str:
    """What became of them."""
    match event:
        case EmployeeHired(_, profile, hired_on, assignment):
            where = _where(voice, assignment, happening)
            day = dates.day(voice, hired_on, today)
            return voice("Took up {name}, hired on {day}: {where}", name=profile.name, day=day, where=where)
        case ProfileChanged(profile):
            return voice("Changed the profile: {name}", name=profile.name)
        case HireDateCorrected(hired_on):
            return voice("Corrected the day of hiring: {day}", day=dates.day(voice, hired_on, today))
        case EmployeeAssigned(assignment, from_day):
            where, day = _where(voice, assignment, happening), dates.day(voice, from_day, today)
            return voice("Changed where they work from {day} on: {where}", day=day, where=where)
        case EmployeeLeaves(None):
            return voice("Took the leaving back")
        case EmployeeLeaves(last_day):
            return voice("Set the last day of work: {day}", day=dates.day(voice, last_day, today))
        case IdentityLinked(identity):
            where = codes.platform(voice, identity.platform)
            return voice("Linked who they are on {platform}", platform=where)
        case IdentityUnlinked(identity):
            where = codes.platform(voice, identity.platform)
            return voice("Unlinked who they were on {platform}", platform=where)
        case EmployeeDeactivated():
            return voice("Deactivated")
        case EmployeeReactivated():
            return voice("Activated again")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _where(voice: Voice, assignment: Assignment, happening: Happening) -> str:
    """Department, location, labels, and whether they have hours of their own."""
    names = happening.names
    said = [names.department(assignment.department_id), names.location(assignment.location_id)]
    said += sorted(assignment.labels, key=str.casefold)
    said += [voice("own working hours")] if assignment.pattern else []
    return ", ".join(said)
