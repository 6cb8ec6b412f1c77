"""What happens to an account, in order: leave years turn, leave is granted, balances are adjusted."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.amounts import NOTHING
from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.requests import Adjustment
from domain.periods import Period
from domain.policies.entitlement import yearly_grants
from domain.policies.grants import Grant, LeaveYear, Stretch
from domain.policies.schedule import Service, fixed_grants, shared_grants
from domain.same import Same

YEARS_KEPT = 20_000
"""Some four for a person and leave type."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A leave year begins."""

    year: LeaveYear


Happening = Turn | Grant | Adjustment


@dataclass(frozen=True, slots=True)
class Timeline:
    """Happenings by day and, within a day, in the order of RULES 7: opening, turn of the year, grant, use.

    An opening balance replaces everything before its day, derived or booked: the latest starts the timeline.
    """

    start: date
    first: LeaveYear
    happenings: tuple[tuple[date, Happening], ...]
    grants: tuple[Grant, ...]

    def met(self, bookings: tuple[Booking, ...]) -> tuple[Booking, ...]:
        """Those of some bookings that lie in it."""
        return bookings[bisect_left(bookings, self.start, key=lambda booking: booking.day) :]


def timeline(account: Account, until: date, opened_until: date) -> Timeline:
    """Everything up to a day; opening balances of later days than `opened_until` are not looked at yet."""
    years = list(account.leave_years(until))
    adjustments = [each for each in account.adjustments if not each.is_opening or each.day <= opened_until]
    start = max((each.day for each in adjustments if each.is_opening), default=date.min)
    last_day = account.employed.last_day
    grants = tuple(each for each in _grants(account, years, until) if start <= each.day <= until)
    happenings: list[tuple[date, int, Happening]] = [(grant.day, 2, grant) for grant in grants]
    happenings.extend((each.day, _order(each), each) for each in adjustments if start <= each.day <= until)
    turns = (year for year in years[1:] if start < year.period.first_day <= last_day)
    happenings.extend((year.period.first_day, 1, Turn(year)) for year in turns)
    happenings.sort(key=lambda happening: happening[:2])
    first = next(year for year in years if start <= year.period.last_day)
    return Timeline(start, first, tuple((day, what) for day, _, what in happenings), grants)


def _order(adjustment: Adjustment) -> int:
    if adjustment.is_opening:
        return 0
    return 3 if adjustment.amount > NOTHING else 4


def _grants(account: Account, years: list[LeaveYear], until: date) -> Iterator[Grant]:
    service = Service(account.employed, account)
    for year in years:
        if present := service.period.clipped(year.period):
            yield from _up_front(year, present, Same(account.stretches), account.hired_on)
            yield from shared_grants(year, account.stretches, service)
    for stretch in account.stretches:
        anchor = account.leave_year(stretch.period.first_day).whole.first_day
        yield from fixed_grants(stretch, anchor, service, until)


@lru_cache(maxsize=YEARS_KEPT)
def _up_front(
    year: LeaveYear, present: Period, held: Same[tuple[Stretch, ...]], hired_on: date
) -> tuple[Grant, ...]:
    return tuple(yearly_grants(year, present, held.thing, hired_on))
