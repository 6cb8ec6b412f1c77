"""Small companies as the vectors need them: people who work every day, one policy, and rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain.company.settings import Settings, policy_key
from domain.employees.employee import Employee
from domain.ids import RequestId, RuleId
from domain.leave.commands import RecordLeave, RequestLeave
from domain.periods import Asked
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Limit, Rule, Severity
from domain.working_pattern import full_time
from tests import cast
from tests.given import Given as Somebody
from tests.given import given as somebody

EVERY_DAY = full_time(free=frozenset())
ONE, TWO, THREE = (RequestId(name) for name in ("one", "two", "three"))


def rule(limit: Limit, severity: Severity = Severity.REFUSE, **scope: Any) -> Rule:
    return Rule(RuleId(f"{limit}"), limit, severity, **scope)


def company(rules: Iterable[Rule] = (), policy: LeavePolicy | None = None, *more: LeaveType) -> Settings:
    """The company of the cast, where every day is worked, with its vacation as the policy says."""
    found = cast.settings()
    held = policy or LeavePolicy(cast.VACATION, entitlement=cast.Amount(100))
    ((since, place),) = found.locations[cast.BERLIN]
    return replace(
        found,
        locations={**found.locations, cast.BERLIN: ((since, replace(place, pattern=EVERY_DAY)),)},
        policies={policy_key(held): ((date.min, held),)},
        rules={each.id: each for each in rules},
        leave_types={**found.leave_types, **{each.id: each for each in more}},
    )


def anna(settings: Settings, today: date, hired_on: date | None = None) -> Somebody:
    """Anna, who has been there for five years unless something else is said."""
    employee: Employee = cast.employee(cast.ANNA, hired_on or today - timedelta(days=5 * 365))
    return replace(somebody(settings=settings), employee=employee, today=today)


def wants(
    asked: Asked, leave_type: LeaveType | None = None, request_id: RequestId = ONE, note: str = "errand"
) -> RequestLeave:
    kind = leave_type.id if leave_type else cast.VACATION
    return RequestLeave(cast.ANNA, request_id, kind, asked, cast.NOW, note)


def has(asked: Asked, request_id: RequestId = ONE) -> RecordLeave:
    return RecordLeave(cast.ANNA, request_id, cast.VACATION, asked, cast.NOW, cast.CARLA)
