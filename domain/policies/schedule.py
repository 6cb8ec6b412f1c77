"""Leave granted bit by bit: what an accrual plan gives, and when (RULES 6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from domain.amounts import NOTHING, Amount, hours
from domain.periods import ONE_DAY, Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.grants import Grant, LeaveYear, Stretch
from domain.policies.leave_year import months_after
from domain.policies.policy import Proration
from domain.policies.proration import Share, months_of, share
from domain.policies.rhythm import rhythm
from domain.policies.rounding import rounded
from domain.policies.tenure import by_tenure
from domain.same import Same

SHARES_KEPT = 5_000
"""One for each leave year, level and entitlement, and one for each person who joins or leaves in it."""
Part = tuple[Period, Period, Share, Amount]
"""What is there of a period of a level, the whole of it, the share, and what it is granted."""
_OF_MONTHS = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR)


class WorkedTime(Protocol):
    """Minutes that the calendar plans, and those of them that no unpaid leave has taken."""

    def planned(self, period: Period) -> int: ...

    def worked(self, period: Period) -> int: ...


@dataclass(frozen=True, slots=True)
class Service:
    """From the day somebody was hired to their last, and the time they work in it."""

    period: Period
    time: WorkedTime


def fixed_grants(stretch: Stretch, anchor: date, service: Service, until: date) -> Iterator[Grant]:
    """The grants up to a day of the levels that give an amount a period."""
    plan = stretch.policy.accrual
    if plan is None:
        return
    for window, level in levels_within(plan, service.period.first_day, stretch.period):
        if level.amount is None or window.first_day > until:
            continue
        for whole in rhythm(level, anchor, Period(window.first_day, min(window.last_day, until))):
            part = _cut(whole, window)
            portion = _portion(stretch.policy.proration, part, whole, service.period)
            amount = _earned(level, level.amount, part, whole, portion, service)
            day = _granted_on(plan.granted_at, part, stretch, service.period)
            if amount and day <= until:
                yield _grant(day, amount, part, whole, portion, stretch, level)


def shared_grants(year: LeaveYear, stretches: Sequence[Stretch], service: Service) -> list[Grant]:
    """The grants of a leave year of the levels that share out its entitlement; the last rounds the sum."""
    present = service.period.clipped(year.period)
    grants: list[Grant] = []
    rounding = None
    for stretch in stretches:
        if present and stretch.policy.accrual and (part := stretch.period.clipped(present)):
            widened = _widened(stretch.policy.proration, part, present, year, service.period)
            grants.extend(_shares(stretch, stretch.policy.accrual, widened, year, service.period))
            rounding = stretch.policy.rounding
    if rounding and grants:
        total = sum((grant.amount for grant in grants), NOTHING)
        grants[-1] = replace(grants[-1], amount=grants[-1].amount + rounded(total, rounding) - total)
    return grants


def levels_within(plan: AccrualPlan, hired_on: date, part: Period) -> Iterator[tuple[Period, Level]]:
    """The parts of a period with the level that holds in each; before the first level there is none."""
    starts = [_start(level, hired_on) for level in plan.levels]
    for level, start, following in zip(plan.levels, starts, [*starts[1:], None], strict=True):
        last_day = following - ONE_DAY if following else date.max
        if start <= last_day and (piece := Period(start, last_day).clipped(part)):
            yield piece, level


def _start(level: Level, hired_on: date) -> date:
    if not level.after_months and not level.after_days:
        return date.min
    return months_after(hired_on, level.after_months) + timedelta(days=level.after_days)


def _shares(
    stretch: Stretch, plan: AccrualPlan, part: Period, year: LeaveYear, employed: Period
) -> Iterator[Grant]:
    """Each period's weight of the entitlement; the weights of a whole leave year add up to one."""
    for piece, entitlement in by_tenure(stretch.policy, employed.first_day, year.whole, part):
        for window, level in levels_within(plan, employed.first_day, piece):
            if level.amount is not None:
                continue
            how = (Same(level), stretch.policy.proration)
            for cut, whole, portion, amount in _shared_out(entitlement, how, window, year.whole):
                day = _granted_on(plan.granted_at, cut, stretch, employed)
                yield _grant(day, amount, cut, whole, portion, stretch, level)


@lru_cache(maxsize=SHARES_KEPT)
def _shared_out(
    entitlement: Amount, how: tuple[Same[Level], Proration], window: Period, year: Period
) -> tuple[Part, ...]:
    """The parts of a window: the same for all who are there throughout it, so that few are worked out."""
    level, method = how[0].thing, how[1]
    each_time = entitlement / _weight_of_year(level, method, year)
    parts = []
    for whole in rhythm(level, year.first_day, window):
        cut = _cut(whole, window)
        portion = _weight(level, method, cut, whole)
        parts.append((cut, whole, portion, portion.of(each_time)))
    return tuple(parts)


def _cut(whole: Period, window: Period) -> Period:
    """What lies in the window of a period that meets it."""
    if window.first_day <= whole.first_day and whole.last_day <= window.last_day:
        return whole
    return Period(max(window.first_day, whole.first_day), min(window.last_day, whole.last_day))


def _weight(level: Level, method: Proration, part: Period, whole: Period) -> Share:
    """By days, or by the months of a quarter and longer where the policy counts in months."""
    if part is whole:
        return Share(len(whole), len(whole), Proration.DAYS)
    by_months = method is Proration.MONTHS and level.every in _OF_MONTHS
    return share(Proration.MONTHS if by_months else Proration.DAYS, part, whole, whole)


def _weight_of_year(level: Level, method: Proration, year: Period) -> Fraction:
    """How many of the level's periods a leave year has, those at its ends in part."""
    if level.every in (Every.HOUR, Every.DAY):
        return Fraction(len(year))
    parts = ((whole.clipped(year), whole) for whole in rhythm(level, year.first_day, year))
    weights = (_weight(level, method, part, whole) for part, whole in parts if part)
    return sum((Fraction(each.part, each.whole) for each in weights), Fraction(0))


def _widened(method: Proration, part: Period, present: Period, year: LeaveYear, employed: Period) -> Period:
    """The part as the method counts a first and a last leave year: by days, by whole months, or in full."""
    wide = _wide(method, present, year)
    starts_with_hiring = part.first_day == present.first_day == employed.first_day
    ends_with_leaving = part.last_day == present.last_day == employed.last_day
    return Period(
        wide.first_day if starts_with_hiring else part.first_day,
        wide.last_day if ends_with_leaving else part.last_day,
    )


def _wide(method: Proration, present: Period, year: LeaveYear) -> Period:
    if method is Proration.DAYS:
        return present
    if method is Proration.NONE:
        return year.period
    months = [month for month in months_of(year.whole) if month.meets(present)]
    first, last = months[0].first_day, months[-1].last_day
    return Period(max(first, year.period.first_day), min(last, year.period.last_day))


def _portion(method: Proration, part: Period, whole: Period, employed: Period) -> Share:
    """The method is for joining and leaving; where a level or a version ends, days count."""
    if part is whole:
        return Share(len(whole), len(whole), Proration.DAYS)
    joins_or_starts = part.first_day in (whole.first_day, employed.first_day)
    leaves_or_ends = part.last_day in (whole.last_day, employed.last_day)
    if not (joins_or_starts and leaves_or_ends):
        method = Proration.DAYS
    return share(method, part, whole)


def _earned(
    level: Level, amount: Amount, part: Period, whole: Period, portion: Share, service: Service
) -> Amount:
    if level.every is Every.HOUR:
        worked = service.time.worked if level.is_by_time_worked else service.time.planned
        return amount * hours(worked(part))
    if not level.is_by_time_worked:
        return portion.of(amount)
    if whole.clipped(service.period) == whole:
        planned = service.time.planned(whole)
    else:
        planned, amount = service.time.planned(part), portion.of(amount)
    return amount * service.time.worked(part) / planned if planned else NOTHING


def _granted_on(at: GrantedAt, part: Period, stretch: Stretch, employed: Period) -> date:
    if at is GrantedAt.START:
        day = part.first_day
    else:
        day = part.last_day if at is GrantedAt.END or part.last_day == date.max else part.last_day + ONE_DAY
    return min(max(day, stretch.since, employed.first_day), employed.last_day)


def _grant(
    day: date, amount: Amount, part: Period, whole: Period, portion: Share, stretch: Stretch, level: Level
) -> Grant:
    cap = stretch.policy.cap if level.cap is None else level.cap
    return Grant(day, amount, part, whole, portion, stretch.since, True, cap, level.yearly_cap)
