"""Rules, stand-ins and limits of time that a company settles, and what would contradict itself."""

from datetime import date
from itertools import pairwise
from typing import assert_never

from domain.amounts import NOTHING, Amount, is_sensible
from domain.company.commands import (
    ClosePast,
    DefineRule,
    DropRule,
    EndStandIn,
    NameStandIn,
    SetExpiry,
)
from domain.company.events import (
    ExpirySet,
    PastClosed,
    RuleDefined,
    RuleDropped,
    StandInEnded,
    StandInNamed,
)
from domain.company.settings import Settings
from domain.flaws import Flaw
from domain.policies.accrual import Level
from domain.policies.carry_over import CarryOver
from domain.policies.policy import LeavePolicy
from domain.policies.rules import (
    BackDating,
    Blackout,
    CoverLimit,
    HalvesLimit,
    LongestStretch,
    Notice,
    OnlyOn,
    Proof,
    Rule,
    ShortestStretch,
    WaitingPeriod,
)
from domain.refusals import ClosedPast, Refused, Unsettled

Events = tuple[RuleDefined | RuleDropped | StandInNamed | StandInEnded | ExpirySet | PastClosed, ...]


def settle(
    settings: Settings, command: DefineRule | DropRule | NameStandIn | EndStandIn | SetExpiry | ClosePast
) -> Events:
    """The events that make the command true. Raises Refused(Unsettled) naming the field."""
    match command:
        case DefineRule(rule):
            _check_rule(settings, rule)
            return () if settings.rules.get(rule.id) == rule else (RuleDefined(rule),)
        case DropRule(rule_id):
            return (RuleDropped(rule_id),) if rule_id in settings.rules else ()
        case NameStandIn():
            return _stand_in(settings, command)
        case EndStandIn(for_id):
            return (StandInEnded(for_id),) if for_id in settings.stand_ins else ()
        case SetExpiry(after_days):
            require(after_days is None or after_days > 0, "expires_after_days", Flaw.LESS_THAN_A_DAY)
            return () if settings.expires_after_days == after_days else (ExpirySet(after_days),)
        case ClosePast(until):
            return () if settings.closed_until == until else (PastClosed(until),)
        case _:
            assert_never(command)


def require(holds: bool, field: str, flaw: Flaw, about: str | date = "") -> None:
    """Raises Refused(Unsettled) unless it holds."""
    if not holds:
        raise Refused(Unsettled(field, flaw, about))


def check_open(settings: Settings, day: date) -> None:
    """Raises Refused(ClosedPast) for a change dated in the closed past."""
    if settings.closed_until is not None and day <= settings.closed_until:
        raise Refused(ClosedPast(day, settings.closed_until))


def policy_problem(policy: LeavePolicy) -> Unsettled | None:
    """What contradicts itself in a policy, with the field that says so."""
    checks = (
        (policy.entitlement >= NOTHING, "entitlement", Flaw.LESS_THAN_NOTHING),
        (policy.floor <= NOTHING, "floor", Flaw.FLOOR_TOO_HIGH),
        (policy.cap is None or policy.cap > NOTHING, "cap", Flaw.NOT_MORE_THAN_NOTHING),
        (
            policy.rounding is None or policy.rounding.step > NOTHING,
            "rounding",
            Flaw.NOT_MORE_THAN_NOTHING,
        ),
        (policy.usable_after_months >= 0, "usable_after_months", Flaw.LESS_THAN_NOTHING),
        (_ascends([step.years for step in policy.tenure]), "tenure", Flaw.NOT_ASCENDING),
        (_levels_ascend(policy), "accrual", Flaw.NOT_ASCENDING),
        (all(map(_is_carry_over, _carry_overs(policy))), "carry_over", Flaw.LESS_THAN_NOTHING),
        (all(map(is_sensible, _amounts(policy))), "entitlement", Flaw.TOO_EXACT),
    )
    return next((Unsettled(field, flaw) for holds, field, flaw in checks if not holds), None)


def _levels(policy: LeavePolicy) -> tuple[Level, ...]:
    return policy.accrual.levels if policy.accrual else ()


def _levels_ascend(policy: LeavePolicy) -> bool:
    return _ascends([(level.after_months, level.after_days) for level in _levels(policy)])


def _ascends(values: list[int] | list[tuple[int, int]]) -> bool:
    return all(one < other for one, other in pairwise(values))  # type: ignore[operator]


def _carry_overs(policy: LeavePolicy) -> list[CarryOver]:
    own = [level.carry_over for level in _levels(policy) if level.carry_over]
    return [policy.carry_over, *own]


def _is_carry_over(rule: CarryOver) -> bool:
    return rule.limit is None or rule.limit >= NOTHING


def _amounts(policy: LeavePolicy) -> list[Amount]:
    limits = [policy.cap, *(rule.limit for rule in _carry_overs(policy))]
    for level in _levels(policy):
        limits += [level.amount, level.cap, level.yearly_cap]
    given = [amount for amount in limits if amount is not None]
    return [policy.entitlement, policy.floor, *(step.extra for step in policy.tenure), *given]


def _stand_in(settings: Settings, command: NameStandIn) -> Events:
    stand_in = command.stand_in
    require(stand_in.for_id != stand_in.stand_in_id, "stand_in", Flaw.OWN_STAND_IN)
    ends = stand_in.last_day
    require(ends is None or ends >= stand_in.first_day, "stand_in.last_day", Flaw.ENDS_TOO_EARLY)
    stands = settings.stand_ins.get(stand_in.for_id) == stand_in
    return () if stands else (StandInNamed(stand_in),)


def _check_rule(settings: Settings, rule: Rule) -> None:
    field = f"rules.{rule.id}"
    location, department = rule.location_id, rule.department_id
    require(
        location is None or location in settings.locations,
        f"{field}.location",
        Flaw.NO_SUCH_LOCATION,
        location or "",
    )
    known = department is None or department in settings.departments
    require(known, f"{field}.department", Flaw.NO_SUCH_DEPARTMENT, department or "")
    missing = sorted(rule.leave_type_ids - settings.leave_types.keys())
    require(not missing, f"{field}.leave_types", Flaw.NO_SUCH_LEAVE_TYPE, ", ".join(missing))
    if flaw := rule_flaw(rule):
        raise Refused(Unsettled(field, flaw))


def rule_flaw(rule: Rule) -> Flaw | None:
    """What contradicts itself in a rule's limit."""
    match rule.limit:
        case Blackout(first_day, last_day, _, is_yearly) if last_day < first_day and not is_yearly:
            return Flaw.ENDS_TOO_EARLY
        case CoverLimit(most, share) if (most is None) == (share is None):
            return Flaw.MOST_OR_SHARE
        case CoverLimit(_, share) if share is not None and not NOTHING < share < 1:
            return Flaw.NOT_A_SHARE
        case Notice(days) | BackDating(days) if days < 0:
            return Flaw.LESS_THAN_NOTHING
        case LongestStretch(days) | HalvesLimit(days) if days < 1:
            return Flaw.LESS_THAN_A_DAY
        case WaitingPeriod(months, days) if months < 0 or days < 0:
            return Flaw.LESS_THAN_NOTHING
        case OnlyOn(()):
            return Flaw.NO_DAY
        case ShortestStretch(shortest) if shortest <= NOTHING:
            return Flaw.NOT_MORE_THAN_NOTHING
        case Notice(_, amount) | Proof(amount) if amount < NOTHING:
            return Flaw.LESS_THAN_NOTHING
        case _:
            return None
