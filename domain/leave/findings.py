"""What rules say to leave that is asked for: each finding has its rule, its fact and how strict it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import RuleId
from domain.leave import rules_of_balance, rules_of_cover, rules_of_time
from domain.leave.requests import Noted
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.policies.rules import BackDating, BalanceLimit, Limit, Rule, Severity, WaitingPeriod
from domain.refusals import Refusal

BACK_DATING_DAYS = 30
"""How long ago leave may have begun where no rule says so; older leave is for administrators."""
BUILT_IN: tuple[tuple[type[Limit], Limit], ...] = (
    (BackDating, BackDating(BACK_DATING_DAYS)),
    (WaitingPeriod, WaitingPeriod()),
    (BalanceLimit, BalanceLimit()),
)
"""What holds for everybody for whom no rule of that kind is made."""
_STRICTEST = list(reversed(Severity))


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule_id` is "" for what holds without a rule of the company's own."""

    rule_id: RuleId
    severity: Severity
    fact: Refusal
    day: date

    @property
    def noted(self) -> Noted:
        """What is kept of it."""
        return Noted(self.rule_id, self.severity, self.day)


def findings(employee: Employee, wish: Wish, terms: Terms) -> tuple[Finding, ...]:
    """Everything that rules say to a wish, the strictest first."""
    found = []
    for rule in _rules(employee, wish, terms.settings):
        if fact := _fact(rule, employee, wish, terms):
            found.append(Finding(rule.id, rule.severity, fact, wish.first_day))
    return tuple(sorted(found, key=lambda finding: _STRICTEST.index(finding.severity)))


def applies(rule: Rule, employee: Employee, wish: Wish, settings: Settings) -> bool:
    """Whether a rule is for this person and leave type, on the leave's first day."""
    is_of_type = not rule.leave_type_ids or wish.leave_type.id in rule.leave_type_ids
    return is_of_type and is_for(rule, employee.assignment(wish.first_day), settings)


def is_for(rule: Rule, assignment: Assignment, settings: Settings) -> bool:
    """Whether a rule is for who works somewhere, whatever leave it is about."""
    return (
        rule.location_id in (None, assignment.location_id)
        and (rule.department_id is None or settings.is_within(assignment.department_id, rule.department_id))
        and rule.labels <= assignment.labels
    )


def _rules(employee: Employee, wish: Wish, settings: Settings) -> Iterator[Rule]:
    own = [rule for rule in settings.rules.values() if applies(rule, employee, wish, settings)]
    for kind, limit in BUILT_IN:
        if not any(isinstance(rule.limit, kind) for rule in own):
            yield Rule(RuleId(""), limit)
    yield from own


def _fact(rule: Rule, employee: Employee, wish: Wish, terms: Terms) -> Refusal | None:
    return (
        rules_of_time.fact(rule.limit, employee, wish, terms)
        or rules_of_balance.fact(rule.limit, employee, wish, terms)
        or rules_of_cover.fact(rule, employee, wish, terms)
    )
