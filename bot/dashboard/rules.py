"""The rules of a company: made, changed, dropped and put back, and tried on somebody's days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot import permissions, soundness
from bot.conversation.foreseeing import mark_of
from bot.dashboard import NotFound
from bot.dashboard.checking import check_name, is_near
from bot.dashboard.departments import JUST_BEFORE
from bot.dashboard.foreseeing import Begun, carry_out
from bot.dashboard.keys import key_for
from bot.permissions import Ability
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.company.commands import DefineRule, DropRule
from domain.company.settings import Settings
from domain.company.settling import require
from domain.flaws import Flaw
from domain.ids import LeaveTypeId, RuleId
from domain.leave.assessing import Assessment, assess
from domain.periods import Asked
from domain.policies.rules import (
    BackDating,
    BalanceLimit,
    Blackout,
    CoverLimit,
    HalvesLimit,
    Limit,
    LongestStretch,
    Notice,
    OnlyOn,
    Proof,
    Rule,
    ShortestStretch,
    WaitingPeriod,
)
from domain.refusals import NoSuchEmployee, NoSuchLeaveType, Refused

KINDS: Mapping[str, type[Limit]] = {
    "notice": Notice,
    "blackout": Blackout,
    "cover": CoverLimit,
    "shortest": ShortestStretch,
    "longest": LongestStretch,
    "waiting": WaitingPeriod,
    "proof": Proof,
    "past": BackDating,
    "halves": HalvesLimit,
    "days": OnlyOn,
    "balance": BalanceLimit,
}
"""Each by the word that stands for it in addresses, in the order in which they are offered."""
MOST_DAYS, MOST_MONTHS = Amount(3_660), Amount(1_200)
MOST_AMOUNT = Amount(10_000)
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class RuleFact:
    """A rule, and why it can never say anything, where it cannot."""

    rule: Rule
    kind: str
    idle: soundness.Idle | None
    stands: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What the rules would say to somebody's days today."""

    name: str
    assessment: Assessment


async def rules(talk: Talk) -> tuple[RuleFact, ...]:
    """Every rule, those of a kind together. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    people = await talk.house.queries.people(talk.company_id)
    idle = {rule.id: why for rule, why in soundness.idle_rules(talk.settings, people, talk.today)}
    order = list(KINDS)
    facts = (
        RuleFact(each, kind_of(each.limit), idle.get(each.id), _stands(each))
        for each in talk.settings.rules.values()
    )
    return tuple(sorted(facts, key=lambda fact: (order.index(fact.kind), fact.rule.id)))


async def rule(talk: Talk, rule_id: str) -> RuleFact:
    """One of them. Raises Refused, or NotFound."""
    found = next((each for each in await rules(talk) if each.rule.id == rule_id), None)
    if found is None:
        raise NotFound
    return found


async def make(talk: Talk, draft: Rule) -> RuleId:
    """A new rule; its id follows from what it limits. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    kind = kind_of(draft.limit)
    name = draft.limit.name if isinstance(draft.limit, Blackout) and draft.limit.name else kind
    key = RuleId(key_for(name, talk.settings.rules, kind))
    await _define(talk, replace(draft, id=key))
    return key


async def change(talk: Talk, rule_id: str, draft: Rule, stood: str) -> str:
    """Changes one; answers what a form begun from it carries then. Raises Refused, NotFound, or Stale."""
    await permissions.require(talk, Ability.SETTLE)
    was = talk.settings.rules.get(RuleId(rule_id))
    if was is None:
        raise NotFound
    now = replace(draft, id=was.id)
    await _define(talk, now, stood)
    return _stands(now)


async def drop(talk: Talk, rule_id: str) -> None:
    """The rule says nothing any more; of one dropped already nothing happens. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    await talk.house.handling.handle(talk.context(), DropRule(RuleId(rule_id)))


async def put_back(talk: Talk, rule_id: str, before: datetime, stood: str) -> None:
    """As it was before a moment, unless somebody has changed it since. Raises Refused, NotFound, or Stale."""
    await permissions.require(talk, Ability.SETTLE)
    key = RuleId(rule_id)
    past = await talk.house.store.as_of(talk.company_id, before - JUST_BEFORE, ())
    was = past.settings.rules.get(key)
    if was is None:
        raise NotFound
    await carry_out(talk, (DefineRule(was),), _begun(key, stood))


async def try_out(talk: Talk, employee_id: str, leave_type_id: str, asked: Asked) -> Tried:
    """What would be said if somebody asked for those days now. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    people = {each.employee_id: each for each in await talk.house.queries.people(talk.company_id)}
    person = next((each for key, each in people.items() if key == employee_id), None)
    if person is None:
        raise Refused(NoSuchEmployee(employee_id))
    leave_type = talk.settings.leave_types.get(LeaveTypeId(leave_type_id))
    if leave_type is None or not leave_type.is_active:
        raise Refused(NoSuchLeaveType(LeaveTypeId(leave_type_id)))
    employee = await talk.house.store.employee(talk.company_id, person.employee_id)
    terms = await talk.terms(employee, asked.period if is_near(talk, asked.period.first_day) else None)
    return Tried(person.name, assess(employee, leave_type, asked, terms))


def kind_of(limit: Limit) -> str:
    """The word for a limit's kind."""
    return next(name for name, kind in KINDS.items() if isinstance(limit, kind))


def _stands(rule: Rule | None) -> str:
    return mark_of(rule)


def _begun(key: RuleId, stood: str) -> Begun:
    def stands(settings: Settings) -> object:
        return settings.rules.get(key)

    return Begun(stands, stood)


async def _define(talk: Talk, rule: Rule, stood: str = "") -> None:
    _check(talk, rule.limit)
    await carry_out(talk, (DefineRule(rule),), _begun(rule.id, stood))


def _check(talk: Talk, limit: Limit) -> None:
    """Raises Refused for what nobody means, which the domain would take all the same."""
    if isinstance(limit, Blackout):
        if limit.name:
            check_name(limit.name, "rule.name")
        for day in (limit.first_day, limit.last_day):
            require(is_near(talk, day), "rule.days", Flaw.ANOTHER_TIME, day)
    if isinstance(limit, OnlyOn):
        require(len(limit.days) <= MOST_LISTED, "rule.days", Flaw.TOO_MANY, str(MOST_LISTED))
        for day in limit.days:
            require(is_near(talk, day), "rule.days", Flaw.ANOTHER_TIME, day)
    require(all(abs(each) <= most for each, most in _numbers(limit)), "rule.number", Flaw.TOO_MUCH)


def _numbers(limit: Limit) -> list[tuple[Amount, Amount]]:
    """The numbers of a limit, each with the largest that anybody means."""
    match limit:
        case Notice(days, longer_than):
            return [(Amount(days), MOST_DAYS), (longer_than, MOST_AMOUNT)]
        case LongestStretch(days) | BackDating(days) | HalvesLimit(days):
            return [(Amount(days), MOST_DAYS)]
        case WaitingPeriod(months, days):
            return [(Amount(months), MOST_MONTHS), (Amount(days), MOST_DAYS)]
        case CoverLimit(most, _):
            return [(Amount(most or 0), MOST_AMOUNT)]
        case ShortestStretch(amount) | Proof(amount):
            return [(amount, MOST_AMOUNT)]
        case BalanceLimit(floor):
            return [(floor or NOTHING, MOST_AMOUNT)]
        case _:
            return []
