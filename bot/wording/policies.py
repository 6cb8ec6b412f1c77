"""The terms on which leave is earned, in words: what there is, how it comes, and what moves on."""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import NOTHING, Amount
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import Unit
from domain.policies.leave_year import MonthDay
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding

LEAP_YEAR = 2024
"""So that 29 February can be said."""


def briefly(voice: Voice, policy: LeavePolicy, unit: Unit) -> str:
    """ "20 days a year, every month": for a table."""
    given = voice("{amount} a year", amount=_amount(voice, policy.entitlement, unit))
    if policy.accrual is None:
        return given
    return ", ".join(each for each in (given, _rhythms(voice, policy.accrual)) if each)


def carried(voice: Voice, policy: LeavePolicy, unit: Unit) -> str:
    """ "5 days carried over until 31 March" """
    return _carried(voice, policy.carry_over, unit)


def described(voice: Voice, policy: LeavePolicy, unit: Unit) -> tuple[str, ...]:
    """Everything that a policy says, a sentence each; what it does not say is left out."""
    return (
        _given(voice, policy, unit),
        *_levels(voice, policy, unit),
        *_tenure(voice, policy, unit),
        *_joiners(voice, policy),
        _sentence(_carried(voice, policy.carry_over, unit)),
        *_limits(voice, policy, unit),
    )


def _given(voice: Voice, policy: LeavePolicy, unit: Unit) -> str:
    amount = _amount(voice, policy.entitlement, unit)
    if policy.accrual is None:
        return voice("{amount} a year, all of it on the first day of the leave year.", amount=amount)
    return voice("{amount} a year, granted bit by bit.", amount=amount)


def _levels(voice: Voice, policy: LeavePolicy, unit: Unit) -> Iterator[str]:
    if policy.accrual is None:
        return
    for level in policy.accrual.levels:
        when = _when(voice, level, policy.accrual.granted_at)
        if level.amount is None:
            said = voice("A share {when}", when=when)
        else:
            said = voice("{amount} {when}", amount=_amount(voice, level.amount, unit), when=when)
        yield _sentence(", ".join((said, *_terms(voice, level, unit))))


def _terms(voice: Voice, level: Level, unit: Unit) -> Iterator[str]:
    """What a level asks for and what bounds it."""
    if level.after_months:
        yield voice.count("after {n} month of service", "after {n} months of service", level.after_months)
    if level.after_days:
        yield voice.count("after {n} day of service", "after {n} days of service", level.after_days)
    if level.cap is not None:
        yield voice("up to a balance of {amount}", amount=_amount(voice, level.cap, unit))
    if level.yearly_cap is not None:
        yield voice("{amount} a calendar year at most", amount=_amount(voice, level.yearly_cap, unit))
    if level.is_by_time_worked:
        yield voice("less by time not worked")
    if level.carry_over is not None:
        yield _carried(voice, level.carry_over, unit)


def _rhythms(voice: Voice, plan: AccrualPlan) -> str:
    return voice.listed(dict.fromkeys(every(voice, each.every) for each in plan.levels))


def every(voice: Voice, rhythm: Every) -> str:
    """How often."""
    return {
        Every.HOUR: voice("every hour worked"),
        Every.DAY: voice("every day"),
        Every.WEEK: voice("every week"),
        Every.TWO_WEEKS: voice("every two weeks"),
        Every.HALF_MONTH: voice("every half month"),
        Every.MONTH: voice("every month"),
        Every.QUARTER: voice("every quarter"),
        Every.HALF_YEAR: voice("every half year"),
        Every.YEAR: voice("every year"),
    }[rhythm]


def granted_at(voice: Voice, at: GrantedAt) -> str:
    """When within its period."""
    match at:
        case GrantedAt.START:
            return voice("at its start")
        case GrantedAt.END:
            return voice("on its last day")
        case GrantedAt.AFTER:
            return voice("on the day after it")
        case _ as never:  # pragma: no cover
            assert_never(never)


def proration(voice: Voice, method: Proration) -> str:
    """How joiners and leavers are counted."""
    match method:
        case Proration.NONE:
            return voice("Joiners and leavers get all of their year.")
        case Proration.DAYS:
            return voice("Joiners and leavers get their year's share by days.")
        case Proration.MONTHS:
            return voice("Joiners and leavers get their year's share by months.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _when(voice: Voice, level: Level, at: GrantedAt) -> str:
    rhythm = every(voice, level.every)
    if level.every in (Every.HOUR, Every.DAY):
        return rhythm
    said = f"{rhythm}, {granted_at(voice, at)}"
    if not level.on:
        return said
    return f"{said} ({voice('beginning on {days}', days=_begins(voice, level))})"


def _begins(voice: Voice, level: Level) -> str:
    match level.every:
        case Every.WEEK | Every.TWO_WEEKS:
            return voice.listed(dates.weekday(voice, each % 7) for each in level.on)
        case Every.HALF_MONTH | Every.MONTH:
            return voice.listed(voice("day {number}", number=each) for each in level.on)
        case _:
            days = (MonthDay(*divmod(each, 100)) for each in level.on)
            return voice.listed(month_day(voice, each) for each in days)


def _tenure(voice: Voice, policy: LeavePolicy, unit: Unit) -> Iterator[str]:
    steps = [
        voice.count(
            "{amount} more after {n} year",
            "{amount} more after {n} years",
            each.years,
            amount=_amount(voice, each.extra, unit),
        )
        for each in policy.tenure
    ]
    if not steps:
        return
    said = voice.listed(steps)
    if policy.tenure_at_year_start:
        yield voice("{steps} of service, from the next leave year on.", steps=said)
    else:
        yield voice("{steps} of service, from the anniversary on.", steps=said)


def _joiners(voice: Voice, policy: LeavePolicy) -> Iterator[str]:
    yield proration(voice, policy.proration)
    if policy.rounding:
        yield rounding(voice, policy.rounding)


def rounding(voice: Voice, rounding: Rounding) -> str:
    """Which way, and to what."""
    step = amounts.number(voice, rounding.step)
    match rounding.direction:
        case Direction.UP:
            return voice("A year's total is rounded up to the next {step}.", step=step)
        case Direction.DOWN:
            return voice("A year's total is rounded down to the next {step}.", step=step)
        case Direction.NEAREST:
            return voice("A year's total is rounded to the nearest {step}.", step=step)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _carried(voice: Voice, carry_over: CarryOver, unit: Unit) -> str:
    until, debt = carry_over.last_day, "" if carry_over.carries_debt else voice("debts are forgiven")
    if carry_over.limit == NOTHING:
        said = voice("nothing is carried over")
    elif until is None:
        said = voice("{what} carried over", what=_what(voice, carry_over, unit))
    else:
        what = _what(voice, carry_over, unit)
        said = voice("{what} carried over until {end}", what=what, end=_end(voice, until))
    return "; ".join(each for each in (said, debt) if each)


def _what(voice: Voice, carry_over: CarryOver, unit: Unit) -> str:
    limit = carry_over.limit
    if limit is None:
        return voice("all that is left is")
    return voice("up to {amount}", amount=_amount(voice, limit, unit))


def _end(voice: Voice, until: MonthDay | After) -> str:
    if isinstance(until, MonthDay):
        return month_day(voice, until)
    parts = []
    if until.months:
        parts.append(voice.count("{n} month", "{n} months", until.months))
    if until.days:
        parts.append(voice.count("{n} day", "{n} days", until.days))
    return voice("{time} into the leave year", time=voice.listed(parts))


def month_day(voice: Voice, day: MonthDay) -> str:
    """ "31 March" """
    return dates.day_of_year(voice, day.in_year(LEAP_YEAR))


def _limits(voice: Voice, policy: LeavePolicy, unit: Unit) -> Iterator[str]:
    if policy.cap is not None:
        yield voice("The balance grows up to {amount}.", amount=_amount(voice, policy.cap, unit))
    if policy.floor:
        yield voice("The balance may go down to {amount}.", amount=_amount(voice, policy.floor, unit))
    if policy.usable_after_months:
        yield voice.count(
            "It may be used after {n} month of service.",
            "It may be used after {n} months of service.",
            policy.usable_after_months,
        )


def since(voice: Voice, day: date, today: date) -> str:
    """ "always", or "from Fri 1 January 2027" """
    return voice("always") if day == date.min else voice("from {day}", day=dates.day(voice, day, today))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _amount(voice: Voice, amount: Amount, unit: Unit) -> str:
    return amounts.amount(voice, amount, unit)
