"""Somebody's page: what everybody may know of a colleague, and what those who are close may."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.facts import balance_facts, person_fact, request_fact, type_fact
from bot.dashboard.people import deciders_of
from bot.dashboard.trying import somebody
from bot.permissions import Ability, may
from bot.screens.facts import AwayFact, BalanceFact, PersonFact, RequestFact, TypeFact
from bot.talk import Talk
from domain.amounts import Amount
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.employee import Employee
from domain.ids import AdjustmentId, EmployeeId
from domain.leave.requests import Request, Status
from domain.leave.visibility import Viewer, sees_type
from domain.periods import Halves, Period
from domain.working_pattern import WorkingPattern

AHEAD = timedelta(days=92)
"""How far ahead colleagues see when somebody is away."""
EARLIER = 30
"""Requests shown that are over, the last first."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where and how somebody works from a day on; `pattern` is the location's where it is not their own."""

    from_day: date
    location: str
    department: str
    labels: tuple[str, ...]
    pattern: WorkingPattern
    is_own_pattern: bool
    is_present: bool
    """Whether it is what holds today."""


@dataclass(frozen=True, slots=True)
class AdjustmentFact:
    """A correction by hand, or what somebody brought along."""

    id: AdjustmentId
    type: TypeFact
    day: date
    amount: Amount
    reason: str
    last_day: date | None
    is_opening: bool
    by: PersonFact | None


@dataclass(frozen=True, slots=True)
class CloseTerms:
    """What those who are close to somebody know of their terms."""

    profile: Profile
    hired_on: date
    stages: tuple[Stage, ...]
    """The last first."""
    identities: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class OwnLeave:
    """What those who are close to somebody know of their leave."""

    balances: tuple[BalanceFact, ...]
    ahead: tuple[RequestFact, ...]
    earlier: tuple[RequestFact, ...]
    others: int
    """Earlier requests beyond those shown."""
    adjustments: tuple[AdjustmentFact, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Somebody, as far as the asker may know of them."""

    person: PersonFact
    location: str
    department: str
    labels: tuple[str, ...]
    deciders: tuple[PersonFact, ...]
    away: tuple[AwayFact, ...]
    """Today and in the next three months, for whatever reason."""
    is_away: bool
    is_active: bool
    last_day: date | None
    """The last day of work where that is over, or is the asker's to know."""
    is_me: bool
    may_change: bool
    may_enter: bool
    terms: CloseTerms | None = None
    leave: OwnLeave | None = None


async def profile(talk: Talk, employee_id: EmployeeId) -> ProfilePage:
    """Somebody's page. Raises NotFound."""
    employee = await somebody(talk, employee_id, Ability.SEE_DIRECTORY)
    assignment = employee.assignment(talk.today)
    sees_terms = await may(talk, Ability.SEE_TERMS, employee)
    has_left = employee.last_day is not None and employee.last_day < talk.today
    is_here = employee.is_active and not has_left
    return ProfilePage(
        PersonFact(employee_id, employee.profile.name),
        talk.settings.location(assignment.location_id, talk.today).name,
        talk.settings.departments[assignment.department_id].name,
        _sorted(assignment.labels),
        await deciders_of(talk, employee) if is_here else (),
        _away(talk, employee),
        _is_away(talk, employee),
        employee.is_active,
        employee.last_day if sees_terms or has_left else None,
        employee_id == talk.my_id,
        await may(talk, Ability.CHANGE_PEOPLE),
        employee_id != talk.my_id and await may(talk, Ability.ENTER_LEAVE, employee),
        _terms(talk, employee) if sees_terms else None,
        await _leave(talk, employee) if await may(talk, Ability.SEE_LEAVE, employee) else None,
    )


def stages(talk: Talk, employee: Employee) -> tuple[Stage, ...]:
    """Where somebody worked, works and will work, in order."""
    versions = employee.assignments
    present = max((day for day, _ in versions if day <= talk.today), default=versions[0][0])
    return tuple(_stage(talk, day, each, is_present=day == present) for day, each in versions)


def _stage(talk: Talk, day: date, assignment: Assignment, *, is_present: bool) -> Stage:
    location = talk.settings.location(assignment.location_id, max(day, talk.today))
    return Stage(
        day,
        location.name,
        talk.settings.departments[assignment.department_id].name,
        _sorted(assignment.labels),
        assignment.pattern or talk.settings.location(assignment.location_id, day).pattern,
        assignment.pattern is not None,
        is_present,
    )


def _away(talk: Talk, employee: Employee) -> tuple[AwayFact, ...]:
    """As colleagues see it: approved leave, and its type only where the company shows it by name."""
    period = Period(talk.today, talk.today + AHEAD)
    person = PersonFact(employee.id or talk.my_id, employee.profile.name)
    facts = []
    for request in _approved(employee):
        leave_type = talk.settings.leave_types[request.leave_type_id]
        name = leave_type.name if sees_type(Viewer.COLLEAGUE, leave_type) else None
        if any(charge.day in period for charge in request.charges):
            facts.append(AwayFact(person, request.asked, Halves.BOTH, type_name=name))
    return tuple(sorted(facts, key=lambda each: each.asked.period.first_day))


def _is_away(talk: Talk, employee: Employee) -> bool:
    days = (charge.day for request in _approved(employee) for charge in request.charges if charge.halves)
    return talk.today in days


def _approved(employee: Employee) -> list[Request]:
    return [each for each in employee.requests.values() if each.is_leave and each.status is Status.APPROVED]


def _terms(talk: Talk, employee: Employee) -> CloseTerms:
    identities = sorted(
        employee.identities, key=lambda each: (each.platform.value, each.workspace_id, each.user_id)
    )
    return CloseTerms(employee.profile, employee.hired_on, stages(talk, employee)[::-1], tuple(identities))


async def _leave(talk: Talk, employee: Employee) -> OwnLeave:
    requests = sorted(employee.requests.values(), key=lambda each: each.asked.period.first_day)
    ahead = [each for each in requests if _is_ahead(talk, each)]
    earlier = [each for each in reversed(requests) if not _is_ahead(talk, each)]
    adjustments = sorted(employee.adjustments.values(), key=lambda each: (each.day, each.id), reverse=True)
    return OwnLeave(
        balance_facts(talk, employee, talk.today),
        tuple([await request_fact(talk, employee, each) for each in ahead]),
        tuple([await request_fact(talk, employee, each) for each in earlier[:EARLIER]]),
        max(0, len(earlier) - EARLIER),
        tuple(
            [
                AdjustmentFact(
                    each.id,
                    type_fact(talk.settings.leave_types[each.leave_type_id]),
                    each.day,
                    each.amount,
                    each.reason,
                    each.last_day,
                    each.is_opening,
                    await person_fact(talk, each.by) if each.by else None,
                )
                for each in adjustments
            ]
        ),
    )


def _is_ahead(talk: Talk, request: Request) -> bool:
    return request.status.is_active and request.asked.period.last_day >= talk.today


def _sorted(labels: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=str.casefold))
