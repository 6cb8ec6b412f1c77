"""How much leave there is of a type and on which terms: what holds where, since when, and what comes."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot import permissions
from bot.conversation.foreseeing import mark_of
from bot.dashboard import NotFound
from bot.dashboard.checking import check_from_day
from bot.dashboard.departments import JUST_BEFORE
from bot.dashboard.foreseeing import Begun, Foreseen, carry_out
from bot.dashboard.foreseeing import settle as settle_looked_at
from bot.permissions import Ability
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.company.commands import DefinePolicy
from domain.company.settings import PolicyKey, Settings, policy_key
from domain.company.settling import require
from domain.flaws import Flaw
from domain.ids import EmployeeId, LeaveTypeId, LocationId
from domain.periods import ONE_DAY
from domain.policies.accrual import Every, Level
from domain.policies.carry_over import NO_CARRY_OVER, After
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import CALENDAR_YEAR, LeaveYearBasis
from domain.policies.policy import LeavePolicy
from domain.versions import Versions, in_force, with_version

MOST_MONTHS = 1_200
MOST_DAYS = 9_999
MOST_YEARS = 99
MOST_LEVELS = 20
MOST_LABELS = 20
MOST_AMOUNT = Amount(100_000)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a policy is for: everybody, or a location, those with labels, or one person."""

    location_id: LocationId | None = None
    labels: frozenset[str] = frozenset()
    employee_id: EmployeeId | None = None

    def key(self, leave_type_id: LeaveTypeId) -> PolicyKey:
        return (leave_type_id, self.location_id, self.labels, self.employee_id)


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class PolicyFact:
    """A policy of its own: what holds today, None before its first day, and what comes."""

    scope: Scope
    now: LeavePolicy | None
    since: date | None
    coming: Versions[LeavePolicy]
    versions: Versions[LeavePolicy]
    person: str | None = None
    """The name of whose own it is."""


@dataclass(frozen=True, slots=True)
class TypeTerms:
    """A leave type's policies: by place, None for everywhere; and those for labels or one person."""

    leave_type: LeaveType
    places: dict[LocationId | None, PolicyFact]
    others: tuple[PolicyFact, ...]


@dataclass(frozen=True, slots=True)
class PolicyTerms:
    """One policy with what a new version begins from."""

    leave_type: LeaveType
    fact: PolicyFact
    base: LeavePolicy
    """What holds there on the day that is asked about, be it that of everywhere."""
    from_day: date
    stands: str


async def matrix(talk: Talk) -> tuple[TypeTerms, ...]:
    """Every leave type that there is only so much of. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    names = await _names(talk)
    types = (each for each in talk.settings.leave_types.values() if each.is_limited and each.is_active)
    return tuple(_terms(talk, each, names) for each in types)


async def policy(talk: Talk, leave_type_id: str, scope: Scope, from_day: date | None = None) -> PolicyTerms:
    """A scope's policy, and what a version from a day on would begin from. Raises Refused, or NotFound."""
    await permissions.require(talk, Ability.SETTLE)
    leave_type = talk.settings.leave_types.get(LeaveTypeId(leave_type_id))
    names = await _names(talk)
    if leave_type is None or not _is_known(talk, scope, names):
        raise NotFound
    day = from_day or _next_year(talk, scope.location_id)
    fact = _fact(talk, leave_type.id, scope, names)
    return PolicyTerms(leave_type, fact, _base(talk, leave_type.id, scope, day), day, mark_of(fact.versions))


async def settle(talk: Talk, wanted: LeavePolicy, from_day: date, seen: str, stood: str) -> Foreseen | None:
    """Saves a version that has been looked at, and answers None; any other is looked at first.

    Raises Refused, NotFound, or Stale.
    """
    await permissions.require(talk, Ability.SETTLE)
    names = await _names(talk)
    scope = Scope(wanted.location_id, wanted.labels, wanted.employee_id)
    if wanted.leave_type_id not in talk.settings.leave_types or not _is_known(talk, scope, names):
        raise NotFound
    check_from_day(talk, from_day)
    _check(wanted)

    def stands(settings: Settings) -> object:
        return settings.policies.get(policy_key(wanted), ())

    return await settle_looked_at(talk, (DefinePolicy(wanted, from_day),), seen, Begun(stands, stood))


async def put_back(
    talk: Talk, leave_type_id: str, scope: Scope, from_day: date, before: datetime, stood: str
) -> None:
    """From a day on what held there before a moment, unless somebody has changed it since.

    Raises Refused, NotFound, or Stale.
    """
    await permissions.require(talk, Ability.SETTLE)
    check_from_day(talk, from_day)
    key = scope.key(LeaveTypeId(leave_type_id))
    past = await talk.house.store.as_of(talk.company_id, before - JUST_BEFORE, ())
    was = in_force(past.settings.policies.get(key, ()), from_day)
    if was is None:
        raise NotFound

    def stands(settings: Settings) -> object:
        return settings.policies.get(key, ())

    await carry_out(talk, (DefinePolicy(was, from_day),), Begun(stands, stood))


def undoable(fact: PolicyFact, wanted: LeavePolicy, from_day: date) -> str | None:
    """What taking back a version carries along; None where nothing held there before."""
    if in_force(fact.versions, from_day) is None:
        return None
    return mark_of(with_version(fact.versions, from_day, wanted))


async def labels(talk: Talk) -> tuple[str, ...]:
    """Every label that somebody has, or that a policy or rule is for. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    people = await talk.house.queries.people(talk.company_id)
    found = {label for each in people for label in each.labels}
    found |= {label for key in talk.settings.policies for label in key[2]}
    found |= {label for rule in talk.settings.rules.values() for label in rule.labels}
    return tuple(sorted(found, key=lambda each: (each.casefold(), each)))


def _terms(talk: Talk, leave_type: LeaveType, names: dict[EmployeeId, str]) -> TypeTerms:
    facts = [
        _fact(talk, leave_type.id, Scope(*key[1:]), names)
        for key in talk.settings.policies
        if key[0] == leave_type.id
    ]
    places = {each.scope.location_id: each for each in facts if each.scope == Scope(each.scope.location_id)}
    others = [each for each in facts if each.scope != Scope(each.scope.location_id)]
    return TypeTerms(leave_type, places, tuple(sorted(others, key=_order)))


def _order(fact: PolicyFact) -> tuple[str, list[str], str]:
    return fact.person or "", sorted(fact.scope.labels), fact.scope.location_id or ""


def _fact(talk: Talk, leave_type_id: LeaveTypeId, scope: Scope, names: dict[EmployeeId, str]) -> PolicyFact:
    versions = talk.settings.policies.get(scope.key(leave_type_id), ())
    since = max((day for day, _ in versions if day <= talk.today), default=None)
    return PolicyFact(
        scope,
        in_force(versions, talk.today),
        since,
        tuple(each for each in versions if each[0] > talk.today),
        versions,
        names.get(scope.employee_id) if scope.employee_id else None,
    )


def _base(talk: Talk, leave_type_id: LeaveTypeId, scope: Scope, day: date) -> LeavePolicy:
    """The version in force of that very policy, else of what holds there without it, else an empty one."""
    wider = (scope, replace(scope, employee_id=None), Scope(scope.location_id), EVERYWHERE)
    for each in wider:
        versions = talk.settings.policies.get(each.key(leave_type_id), ())
        found = in_force(versions, day)
        if found is not None:
            return _for(found, scope)
    return _for(LeavePolicy(leave_type_id, carry_over=NO_CARRY_OVER), scope)


def _for(found: LeavePolicy, scope: Scope) -> LeavePolicy:
    return replace(found, location_id=scope.location_id, labels=scope.labels, employee_id=scope.employee_id)


def _is_known(talk: Talk, scope: Scope, names: dict[EmployeeId, str]) -> bool:
    return (
        (scope.location_id is None or scope.location_id in talk.settings.locations)
        and (scope.employee_id is None or scope.employee_id in names)
        and len(scope.labels) <= MOST_LABELS
    )


async def _names(talk: Talk) -> dict[EmployeeId, str]:
    return {each.employee_id: each.name for each in await talk.house.queries.people(talk.company_id)}


def _next_year(talk: Talk, location_id: LocationId | None) -> date:
    """The first day of the next leave year; today where leave years begin with hiring."""
    places = talk.settings.locations
    where = location_id or next(iter(places), None)
    basis: LeaveYearBasis = talk.settings.location(where, talk.today).leave_year if where else CALENDAR_YEAR
    if basis.start is None:
        return talk.today
    return basis.year_of(talk.today, talk.today).last_day + ONE_DAY


def _check(wanted: LeavePolicy) -> None:
    """Raises Refused for what nobody means, which the domain would take all the same."""
    for label in wanted.labels:
        require(0 < len(label) <= 100 and label.isprintable(), "labels", Flaw.NAME_TOO_LONG)
    require(wanted.usable_after_months <= MOST_MONTHS, "usable_after_months", Flaw.TOO_MUCH)
    require(all(1 <= each.years <= MOST_YEARS for each in wanted.tenure), "tenure", Flaw.TOO_MUCH)
    levels = wanted.accrual.levels if wanted.accrual else ()
    is_empty = wanted.accrual is not None and not levels
    require(not is_empty, "accrual", Flaw.NO_DAY)
    require(max(len(levels), len(wanted.tenure)) <= MOST_LEVELS, "accrual", Flaw.TOO_MANY, str(MOST_LEVELS))
    for carry_over in (wanted.carry_over, *(each.carry_over for each in levels if each.carry_over)):
        until = carry_over.last_day
        is_far = isinstance(until, After) and (until.months > MOST_MONTHS or until.days > MOST_DAYS)
        is_empty = isinstance(until, After) and until.months <= 0 and until.days <= 0
        require(not is_far, "carry_over", Flaw.TOO_MUCH)
        require(not is_empty, "carry_over", Flaw.LESS_THAN_A_DAY)
    for level in levels:
        _check_level(level)


def _check_level(level: Level) -> None:
    is_near = 0 <= level.after_months <= MOST_MONTHS and 0 <= level.after_days <= MOST_DAYS
    require(is_near, "accrual", Flaw.TOO_MUCH)
    for each in (level.amount, level.cap, level.yearly_cap):
        require(each is None or each >= NOTHING, "accrual", Flaw.LESS_THAN_NOTHING)
    require(all(begins(level.every, each) for each in level.on), "accrual", Flaw.NO_DAY)
    is_hourly_share = level.every is Every.HOUR and level.amount is None and level.is_by_time_worked
    require(not is_hourly_share, "accrual", Flaw.NOT_MORE_THAN_NOTHING)


def begins(every: Every, number: int) -> bool:
    """Whether a number names a day that periods of that rhythm begin on."""
    match every:
        case Every.HOUR | Every.DAY:
            return False
        case Every.WEEK:
            return 0 <= number <= 6
        case Every.TWO_WEEKS:
            return 0 <= number <= 13
        case Every.HALF_MONTH | Every.MONTH:
            return 1 <= number <= 31
        case _:
            return 1 <= number // 100 <= 12 and 1 <= number % 100 <= 31
