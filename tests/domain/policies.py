"""Policies told in few words: what they give to somebody in 2026, up front or bit by bit."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from domain.amounts import Amount
from domain.ids import LeaveTypeId
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, GrantedAt, Level
from domain.policies.entitlement import yearly_grants
from domain.policies.grants import Grant, LeaveYear, Stretch
from domain.policies.policy import LeavePolicy
from domain.policies.schedule import Service, fixed_grants, shared_grants

VACATION = LeaveTypeId("vacation")
NEW_YEAR, YEAR_END = date(2026, 1, 1), date(2026, 12, 31)
YEAR = Period(NEW_YEAR, YEAR_END)
WHOLE_YEAR = LeaveYear(YEAR, YEAR)
LONG_AGO = date(2015, 6, 15)


class EightHours:
    """Works eight hours on every day but two of unpaid leave in January."""

    def planned(self, period: Period) -> int:
        return 480 * len(period)

    def worked(self, period: Period) -> int:
        unpaid = period.clipped(Period(date(2026, 1, 5), date(2026, 1, 6)))
        return self.planned(period) - (480 * len(unpaid) if unpaid else 0)


def policy(entitlement: int = 24, **terms: object) -> LeavePolicy:
    return LeavePolicy(VACATION, entitlement=Amount(entitlement), **terms)  # type: ignore[arg-type]


def stretches(*versions: tuple[date, LeavePolicy], last_day: date = date.max) -> list[Stretch]:
    ends = [date.fromordinal(first.toordinal() - 1) for first, _ in versions[1:]] + [last_day]
    return [
        Stretch(Period(first, end), each, first) for (first, each), end in zip(versions, ends, strict=True)
    ]


def grants_up_front(
    *versions: tuple[date, LeavePolicy], hired_on: date = LONG_AGO, last_day: date = date.max
) -> list[Grant]:
    present = Period(hired_on, last_day).clipped(YEAR)
    assert present
    return list(yearly_grants(WHOLE_YEAR, present, stretches(*versions, last_day=last_day), hired_on))


def given_up_front(
    *versions: tuple[date, LeavePolicy], hired_on: date = LONG_AGO, last_day: date = date.max
) -> list[tuple[str, Fraction]]:
    grants = grants_up_front(*versions, hired_on=hired_on, last_day=last_day)
    return [(f"{each.day:%d %b}", each.amount) for each in grants]


def accrued(
    level: Level | Sequence[Level],
    at: GrantedAt = GrantedAt.START,
    hired_on: date = LONG_AGO,
    last_day: date = date.max,
    since: date = date.min,
    **terms: object,
) -> list[Grant]:
    levels = (level,) if isinstance(level, Level) else tuple(level)
    held = policy(accrual=AccrualPlan(levels, at), **terms)
    service = Service(Period(hired_on, last_day), EightHours())
    stretch = Stretch(Period(max(hired_on, NEW_YEAR), last_day), held, since)
    fixed = list(fixed_grants(stretch, NEW_YEAR, service, YEAR_END))
    return shared_grants(WHOLE_YEAR, [stretch], service) + fixed


def dates(grants: Sequence[Grant]) -> list[str]:
    return [f"{each.day:%d %b}" for each in grants]


def total(grants: Sequence[Grant]) -> Fraction:
    return sum((each.amount for each in grants), Fraction(0))
