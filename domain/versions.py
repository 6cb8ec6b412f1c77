"""Things that change from a day on: versions in the order of their first days, never rewritten."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from domain.periods import ONE_DAY, Period

T = TypeVar("T")
Versions = tuple[tuple[date, T], ...]
"""(first day, what holds from then on), ascending by day, each day once."""


def in_force(versions: Versions[T], day: date) -> T | None:
    """What holds on a day; None before the first version."""
    index = bisect_right(versions, day, key=_first_day)
    return versions[index - 1][1] if index else None


def with_version(versions: Versions[T], from_day: date, what: T) -> Versions[T]:
    """The versions with one more, which replaces one of the same day."""
    others = [version for version in versions if version[0] != from_day]
    return tuple(sorted([*others, (from_day, what)], key=_first_day))


def stretches(versions: Versions[T], period: Period) -> Iterator[tuple[Period, T]]:
    """The parts of a period with what holds throughout each; days before the first version are left out."""
    for index, (from_day, what) in enumerate(versions):
        until = versions[index + 1][0] - ONE_DAY if index + 1 < len(versions) else date.max
        if part := Period(from_day, until).clipped(period):
            yield part, what


def from_the_start(versions: Versions[T]) -> Versions[T]:
    """The versions with the first one standing for the days before it as well."""
    return ((date.min, versions[0][1]), *versions[1:])


def _first_day(version: tuple[date, T]) -> date:
    return version[0]
