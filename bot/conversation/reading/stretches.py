"""The periods that days, weeks and lengths can mean together, the likelier first."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.conversation.reading.meanings import Unit, Which
from bot.conversation.reading.outcomes import Reason, Stumble
from bot.conversation.reading.points import (
    WEEK,
    Ahead,
    Dated,
    Now,
    Point,
    Weekly,
    days_of,
    days_until,
    lent,
    week_start,
)
from domain.periods import ONE_DAY, Period

JUST_PAST = timedelta(days=7)
"""A date without a year that is over this short may be meant; an older one is next year's."""
LONGEST_TURN = timedelta(days=274)
"""A period that turns into a year nobody named is at most this long: "7 aug to 3 aug" is a slip."""
MOST_DAYS = 800
"""Longer lengths lie beyond the horizon anyway."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """A working week: this, next, last."""

    which: Which
    rest_only: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long, in calendar units."""

    count: int
    unit: Unit

    @property
    def delta(self) -> relativedelta:
        if self.count > MOST_DAYS:
            raise Stumble(Reason.TOO_FAR)
        if self.unit is Unit.MONTH:
            return relativedelta(months=self.count)
        return relativedelta(days=self.count * (WEEK if self.unit is Unit.WEEK else 1))


def single_days(point: Point, now: Now) -> list[Period]:
    return _current([Period(day, day) for day in days_of(point, now)], point, now)


def _current(periods: list[Period], first: Point, now: Now) -> list[Period]:
    """A date without a year is not of a time long over, if there is one ahead; what runs now comes first."""
    if now.looks_back or not isinstance(first, Dated) or first.year is not None:
        return periods
    recent = [period for period in periods if period.last_day >= now.today - JUST_PAST]
    return sorted(recent or periods, key=lambda period: period.first_day)


def ranges(first: Point, last: Point, now: Now) -> list[Period]:
    """From the one to the other; raises Stumble if they are reversed in every reading."""
    points, found, stumble = (lent(first, last), last), [], Stumble(Reason.REVERSED)
    dated = points[0] if isinstance(points[0], Dated) else None
    for start in _starts(*points, now):
        try:
            ends = days_until(last, dated, start, now)
        except Stumble as failed:
            stumble = failed
            continue
        found += [Period(start, end) for end in ends if _plausible(start, end, first, last)]
    if not found:
        raise stumble
    return _current(found, points[0], now)


def _starts(first: Point, last: Point, now: Now) -> list[date]:
    """ "mon to wed next week" starts in that week."""
    if isinstance(first, Weekly) and first.which is None and isinstance(last, Weekly) and last.in_week:
        end = days_of(last, now)[0]
        return [end - timedelta(days=(last.weekday - first.weekday - 1) % WEEK + 1)]
    return days_of(first, now)


def _plausible(start: date, end: date, first: Point, last: Point) -> bool:
    years_named = all(not isinstance(point, Dated) or point.year for point in (first, last))
    turned = start.year != end.year and not years_named
    return start <= end and not (turned and end - start > LONGEST_TURN)


def joined(points: list[Point], now: Now) -> list[Period]:
    """Days one after another: "monday and tuesday"; with working days left out they are no one period."""
    found = ranges(points[0], points[-1], now)
    return [period for period in found if _leads_through(period, points, now)]


def _leads_through(period: Period, points: list[Point], now: Now) -> bool:
    first = lent(points[0], points[-1])
    day = period.first_day
    for point in points[1:]:
        after = days_until(point, first if isinstance(first, Dated) else None, day, now)
        if not after or _gap(day, after[0], now):
            return False
        day = after[0]
    return day == period.last_day


def _gap(before: date, after: date, now: Now) -> bool:
    between = (before + ONE_DAY * ahead for ahead in range(1, (after - before).days))
    return before >= after or any(day.weekday() in now.week for day in between)


def weeks(meant: Weeks, now: Now) -> list[Period]:
    """The working days of a week. Within this week, what is left of it or all of it."""
    whole = _working_week(meant.which, now)
    if meant.which is not Which.THIS:
        return [whole]
    rest = whole.clipped(Period(now.today, max(now.today, whole.last_day)))
    if meant.rest_only and rest is None:
        raise Stumble(Reason.UNCLEAR)
    if rest is None:
        return [_working_week(Which.NEXT, now), whole]
    return [rest] if meant.rest_only else list(dict.fromkeys([rest, whole]))


def _working_week(which: Which, now: Now) -> Period:
    first = week_start(which, now)
    return Period(first, first + timedelta(days=(now.week[-1] - now.week[0]) % WEEK))


def lasting(point: Point, length: Length, may_be_after: bool, now: Now) -> list[Period]:
    """So long from a day on: calendar days, and working days where that differs; with English "from", which
    may also mean a single day so much later, that one too."""
    if length.count < 1:
        raise Stumble(Reason.UNCLEAR)
    found = []
    for start in days_of(point, now)[: 1 if isinstance(point, Dated) else None]:
        end = start + length.delta - ONE_DAY
        found += [Period(start, working)] if (working := _working_end(start, length, now)) else []
        found += [Period(start, end)]
        if may_be_after and (length.unit is not Unit.DAY or isinstance(point, Ahead)):
            found += [Period(start + length.delta, start + length.delta)]
    return list(dict.fromkeys(found))


def _working_end(start: date, length: Length, now: Now) -> date | None:
    """The last of so many working days; None unless days are counted and the first is one."""
    if length.unit is not Unit.DAY or start.weekday() not in now.week:
        return None
    day, left = start, length.count - 1
    while left:
        day += ONE_DAY
        left -= day.weekday() in now.week
    return day
