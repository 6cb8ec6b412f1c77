"""The periods in which leave is earned: days, weeks, months and their multiples, on a grid of their own."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, pairwise, takewhile

from domain.periods import ONE_DAY, Period
from domain.policies.accrual import Every, Level
from domain.policies.leave_year import MONTHS_A_YEAR, MonthDay, months_after

_LENGTHS = {Every.HOUR: 1, Every.DAY: 1, Every.WEEK: 7, Every.TWO_WEEKS: 14}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
_HALVES_OF_MONTHS = (1, 16)


def rhythm(level: Level, anchor: date, window: Period) -> Iterator[Period]:
    """The whole periods of a level that meet a window; months count from the anchor where no day is named."""
    starts = pairwise(_starts(level, anchor, window.first_day))
    for first, following in takewhile(lambda pair: pair[0] <= window.last_day, starts):
        if first < following and following > window.first_day:
            yield Period(first, following - ONE_DAY)


def _starts(level: Level, anchor: date, day: date) -> Iterator[date]:
    """First days of periods, from one at or before a day on."""
    if level.every in _LENGTHS:
        return _by_length(_LENGTHS[level.every], level.on[0] if level.on else 0, day)
    if level.every is Every.HALF_MONTH:
        return _on_days_of_months(level.on or _HALVES_OF_MONTHS, day)
    if not level.on:
        return _by_months(_MONTHS[level.every], anchor, day)
    if level.every is Every.MONTH:
        return _on_days_of_months(level.on, day)
    return _on_days_of_years(level.on, day)


def _by_length(length: int, offset: int, day: date) -> Iterator[date]:
    """Counted from the first Monday of the calendar, which is its first day."""
    back = (day.toordinal() - 1 - offset) % length
    return (day + timedelta(days=step - back) for step in count(step=length))


def _by_months(months: int, anchor: date, day: date) -> Iterator[date]:
    since = (day.year - anchor.year) * MONTHS_A_YEAR + day.month - anchor.month
    first = since // months * months - months
    return (months_after(anchor, step) for step in count(first, months))


def _on_days_of_months(days: tuple[int, ...], day: date) -> Iterator[date]:
    months = (months_after(day.replace(day=1), step) for step in count(-1))
    return (MonthDay(each.month, number).in_year(each.year) for each in months for number in sorted(days))


def _on_days_of_years(days: tuple[int, ...], day: date) -> Iterator[date]:
    years = count(day.year - 1)
    return (MonthDay(*divmod(number, 100)).in_year(year) for year in years for number in sorted(days))
