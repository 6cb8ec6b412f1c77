"""Rules about when leave is, how long, and how early it is asked for."""

from datetime import date, timedelta

from domain.employees.employee import Employee
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.periods import ONE_DAY, Halves, Period
from domain.policies.leave_year import MonthDay
from domain.policies.rules import (
    BackDating,
    Blackout,
    HalvesLimit,
    Limit,
    LongestStretch,
    Notice,
    OnlyOn,
    Proof,
    ShortestStretch,
)
from domain.refusals import (
    BegunTooLongAgo,
    InBlackout,
    NoticeTooShort,
    NotOnThatDay,
    ProofNeeded,
    Refusal,
    StretchTooLong,
    StretchTooShort,
    TooManyHalves,
)

LONGEST_LOOK = 366
"""Calendar days looked at on either side for leave that joins on, or for time free of a blackout."""


def fact(limit: Limit, employee: Employee, wish: Wish, terms: Terms) -> Refusal | None:
    """What a limit of this kind says to the wish; None where it is kept, or is of another kind."""
    match limit:
        case Notice():
            return _notice(limit, wish, terms.today)
        case BackDating(back_days):
            began = terms.today - timedelta(days=back_days)
            return BegunTooLongAgo(wish.first_day, back_days) if wish.first_day < began else None
        case ShortestStretch(shortest) if wish.amount < shortest:
            return StretchTooShort(wish.first_day, wish.amount, shortest, wish.leave_type.unit)
        case LongestStretch(longest_days):
            joined = stretch(employee, wish, terms)
            return StretchTooLong(joined, longest_days) if len(joined) > longest_days else None
        case Blackout():
            return _blackout(limit, wish, terms.today)
        case Proof(after) if wish.amount > after:
            return ProofNeeded(wish.first_day, after)
        case _:
            return _days(limit, wish)


def _days(limit: Limit, wish: Wish) -> Refusal | None:
    match limit:
        case HalvesLimit(most_days):
            days = [day for day, halves in wish.asked.days() if halves is not Halves.BOTH]
            is_too_many = wish.asked.span is None and len(days) > most_days
            return TooManyHalves(days[0], len(days), most_days) if is_too_many else None
        case OnlyOn(days):
            other = next((charge.day for charge in wish.charges if charge.day not in days), None)
            if other is None:
                return None
            return NotOnThatDay(other, min((day for day in days if day > other), default=None))
        case _:
            return None


def stretch(employee: Employee, wish: Wish, terms: Terms) -> Period:
    """The days of the wish with the leave before and after it that no work lies between (RULES 16)."""
    off = {day for request in wish.others(employee) for day, _ in request.asked.days()}
    first, last = wish.asked.period.first_day, wish.asked.period.last_day
    for _ in range(LONGEST_LOOK):
        before = _next_off(first, -ONE_DAY, off, terms)
        after = _next_off(last, ONE_DAY, off, terms)
        if before is None and after is None:
            break
        first, last = before or first, after or last
    return Period(first, last)


def _next_off(day: date, step: timedelta, off: set[date], terms: Terms) -> date | None:
    """The next day of other leave in one direction; None where something is worked before it."""
    for _ in range(LONGEST_LOOK):
        if not date.min < day < date.max:
            return None
        day += step
        if day in off:
            return day
        if terms.calendar.work_on(day).minutes:
            return None
    return None


def _notice(limit: Notice, wish: Wish, today: date) -> NoticeTooShort | None:
    earliest = today + timedelta(days=limit.notice_days)
    if wish.amount < limit.longer_than or wish.first_day >= earliest:
        return None
    return NoticeTooShort(wish.first_day, limit.notice_days, earliest)


def _blackout(limit: Blackout, wish: Wish, today: date) -> InBlackout | None:
    """Days on which nothing is taken do not count: leave may go on around a blackout."""
    for charge in wish.charges:
        if (blackout := blackout_on(limit, charge.day)) is not None:
            return InBlackout(charge.day, limit.name, blackout, _nearest(limit, wish, today))
    return None


def blackout_on(limit: Blackout, day: date) -> Period | None:
    """The blackout that a day lies in; a yearly one may go on into the next year."""
    if not limit.is_yearly:
        period = Period(limit.first_day, limit.last_day)
        return period if day in period else None
    starts, ends = (MonthDay(each.month, each.day) for each in (limit.first_day, limit.last_day))
    for year in (day.year - 1, day.year):
        first, last = starts.in_year(year), ends.in_year(year)
        if last < first:
            last = ends.in_year(year + 1)
        if first <= day <= last:
            return Period(first, last)
    return None


def _nearest(limit: Blackout, wish: Wish, today: date) -> Period | None:
    """The same weekdays of the nearest weeks ahead that lie outside of the blackout, the later ones first."""
    period = wish.asked.period
    for weeks in range(1, LONGEST_LOOK // 7):
        for days in (7 * weeks, -7 * weeks):
            moved = Period(period.first_day + timedelta(days=days), period.last_day + timedelta(days=days))
            is_ahead = moved.first_day >= today
            if is_ahead and all(blackout_on(limit, day) is None for day in moved.days()):
                return moved
    return None
