"""The rules of the demo company, one of each kind that people meet most."""

from collections.abc import Mapping
from datetime import date

from bot.company_file.shapes import Marked
from bot.demo.terms import VACATION
from domain.amounts import Amount
from domain.ids import DepartmentId, RuleId
from domain.leave.rules_of_time import blackout_on
from domain.periods import Period
from domain.policies.rules import Blackout, CoverLimit, Notice, Rule, Severity

RELEASE = Blackout(date(2000, 5, 18), date(2000, 5, 29), "the spring release", is_yearly=True)
"""Every year; nobody of the demo has planned anything then."""


def rules() -> Mapping[str, Marked[Rule | None]]:
    """Engineering ships in May, two of Platform may be away at once, and a week is asked for in time."""
    of_vacation = frozenset({VACATION})
    made = {
        "spring-release": Rule(
            RuleId(""), RELEASE, department_id=DepartmentId("engineering"), leave_type_ids=of_vacation
        ),
        "on-call": Rule(
            RuleId(""), CoverLimit(2), severity=Severity.WARN, department_id=DepartmentId("platform")
        ),
        "two-weeks-ahead": Rule(
            RuleId(""), Notice(14, Amount(5)), severity=Severity.WARN, leave_type_ids=of_vacation
        ),
    }
    return {key: Marked(rule) for key, rule in made.items()}


def is_released_in(period: Period) -> bool:
    """Whether the release falls into some days."""
    return any(blackout_on(RELEASE, day) for day in period.days())
