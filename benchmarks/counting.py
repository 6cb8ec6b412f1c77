"""Counting a year on a calendar that is built, against two look-ups in sums made by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from adapters.holidays import public_holidays
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import in_turns
from domain.counting import Calendar
from domain.periods import Period
from domain.working_pattern import FULL_TIME

MOST = 5.0
FIRST = date(2026, 1, 1)
PERIODS = [
    Period(FIRST + timedelta(days=start), FIRST + timedelta(days=start + length))
    for start in range(0, 300, 10)
    for length in (1, 13, 300)
]


def counting(is_quick: bool) -> Iterator[Figure]:
    """Half days in periods of two days, two weeks and most of a year."""
    repeats, rounds = (10, 2) if is_quick else (200, 9)
    days = [FIRST + timedelta(days=number) for number in range(3 * 365)]
    parts = [
        (
            Period(date(year, 1, 1), date(year, 12, 31)),
            FULL_TIME,
            public_holidays("DE", "BE", year),
        )
        for year in (2026, 2027, 2028)
    ]
    calendar = Calendar.of(parts)
    sums = list(accumulate((calendar.total(Period(day, day)) for day in days), initial=0))

    def count() -> list[int]:
        return [calendar.total(period) for _ in range(repeats) for period in PERIODS]

    def by_hand() -> list[int]:
        first = FIRST.toordinal()
        return [
            sums[period.last_day.toordinal() - first + 1] - sums[period.first_day.toordinal() - first]
            for _ in range(repeats)
            for period in PERIODS
        ]

    assert count() == by_hand()
    times, floors = in_turns(rounds, count, by_hand)
    each = repeats * len(PERIODS) / 1e6
    value, floor = ([time / each for time in side] for side in (times, floors))
    yield figure("count_period", value, "µs", floor, Target(most=MOST))
