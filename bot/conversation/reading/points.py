"""The ways to name a day, and the days that each can mean, the likelier first."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.conversation.reading.meanings import Which
from bot.conversation.reading.outcomes import Reason, Stumble, WorkWeek

WEEK = 7
LAST_YEAR = 2999
"""Later years are slips of the pen, and too near the end of what dates can count."""


@dataclass(frozen=True, slots=True)
class Now:
    """What the reading depends on besides the words."""

    today: date
    week: WorkWeek
    looks_back: bool = False
    """Whether days are those that were, as when it is asked what was known: "monday" is the last one."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day counted from today: "tomorrow", "in two weeks"."""

    by: relativedelta
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday; `in_week` when its week is named: "friday next week"."""

    weekday: int
    which: Which | None = None
    in_week: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as in a calendar. Without a month it is `sure` only if it must be a day: "the 14th"."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    sure: bool = True


Point = Ahead | Weekly | Dated


def week_start(which: Which, now: Now) -> date:
    """The first day of the week meant."""
    ahead = {Which.LAST: -1, Which.THIS: 0, Which.AFTER_NEXT: 2}.get(which, 1)
    return (
        now.today - timedelta(days=(now.today.weekday() - now.week[0]) % WEEK) + ahead * timedelta(days=WEEK)
    )


def following(weekday: int, day: date) -> date:
    """The first such weekday after the day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % WEEK + 1)


def days_of(point: Point, now: Now) -> list[date]:
    """The days that the point can mean by itself."""
    if isinstance(point, Weekly):
        return _weekly(point, now)
    days = [now.today + point.by] if isinstance(point, Ahead) else _dated(point, now)
    return _agreeing(days, point.weekday)


def _agreeing(days: list[date], weekday: int | None) -> list[date]:
    agreeing = [day for day in days if weekday in {None, day.weekday()}]
    if not agreeing:
        raise Stumble(Reason.WEEKDAY_DISAGREES)
    return agreeing


def _weekly(point: Weekly, now: Now) -> list[date]:
    def in_week(which: Which) -> date:
        return week_start(which, now) + timedelta(days=(point.weekday - now.week[0]) % WEEK)

    coming = following(point.weekday, now.today)
    match point.which:
        case Which.NEXT | Which.AFTER_NEXT as which:
            return [in_week(which)]
        case which if which is not None and point.in_week:
            return [in_week(which)]
        case Which.EITHER:
            return list(dict.fromkeys([in_week(Which.NEXT), coming]))
        case Which.COMING:
            return [coming]
        case Which.LAST:
            latest = following(point.weekday, now.today - timedelta(days=WEEK + 1))
            return list(dict.fromkeys([latest, in_week(Which.LAST)]))
        case Which.THIS:
            this = in_week(Which.THIS)
            return [this] if this >= now.today else [coming, this]
        case None if now.looks_back:
            return [following(point.weekday, now.today - timedelta(days=WEEK))]
    return [now.today, coming] if now.today.weekday() == point.weekday else [coming]


def existing(year: int, month: int, day: int) -> date:
    """The date; raises Stumble if the calendar has none."""
    if year > LAST_YEAR:
        raise Stumble(Reason.TOO_FAR)
    try:
        return date(year, month, day)
    except ValueError:
        raise Stumble(Reason.NO_SUCH_DAY) from None


def _dated(point: Dated, now: Now) -> list[date]:
    today = now.today
    if point.month is None:
        return [_in_some_month(point, now)]
    if point.year is not None:
        return [existing(point.year, point.month, point.day)]
    if now.looks_back:
        to_come = (point.month, point.day) > (today.month, today.day)
        return [existing(today.year - to_come, point.month, point.day)]
    turned = (point.month, point.day) < (today.month, today.day)
    ahead = existing(today.year + turned, point.month, point.day)
    try:
        return [ahead, existing(today.year + turned - 1, point.month, point.day)]
    except Stumble:
        return [ahead]


def _in_some_month(point: Dated, now: Now) -> date:
    """The next day of that number, in this month or in the next one; the last one for who looks back."""
    if not point.sure or point.year is not None:
        raise Stumble(Reason.UNCLEAR)
    ahead = -(point.day > now.today.day) if now.looks_back else point.day < now.today.day
    month = now.today + relativedelta(months=ahead)
    return existing(month.year, month.month, point.day)


def days_until(point: Point, first: Dated | None, start: date, now: Now) -> list[date]:
    """The days that the point can mean as the end of a period from `start`; `first` if that was a date."""
    match point:
        case Weekly(which=None):
            return [following(point.weekday, start)]
        case Dated(year=None) | Dated(month=None):
            return _agreeing([_turned(point, first, start)], point.weekday)
    return [day for day in days_of(point, now) if day >= start]


def _turned(point: Dated, first: Dated | None, start: date) -> date:
    if point.month is None:
        return _later_in_month(point, first, start)
    if point.month == start.month:
        return existing(start.year, point.month, point.day)
    return existing(start.year + (point.month < start.month), point.month, point.day)


def _later_in_month(point: Dated, first: Dated | None, start: date) -> date:
    """ "aug 3-7" stays in August; "the 28th to the 4th" runs into the next month."""
    if not point.sure and (first is None or first.month is None):
        raise Stumble(Reason.UNCLEAR)
    turns = point.sure and point.year is None and point.day < start.day
    month = start + relativedelta(months=1 if turns else 0)
    if point.year not in {None, month.year}:
        raise Stumble(Reason.UNCLEAR)
    return existing(month.year, month.month, point.day)


def lent(first: Point, last: Point) -> Point:
    """The first day with the month and year that only the last one names: "3-7 aug 2027"."""
    if not (isinstance(first, Dated) and isinstance(last, Dated)):
        return first
    if first.month is None and first.year is None and last.month is not None:
        return replace(first, month=last.month, year=last.year)
    if first.month is not None and first.year is None and last.year is not None:
        later = last.month is not None and first.month > last.month
        return replace(first, year=last.year - later)
    return first
