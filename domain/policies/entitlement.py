"""The whole leave year's entitlement, granted up front."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.amounts import NOTHING, Amount
from domain.periods import ONE_DAY, Period
from domain.policies.grants import Grant, LeaveYear, Stretch
from domain.policies.policy import Proration
from domain.policies.proration import Share, share
from domain.policies.rounding import rounded
from domain.policies.tenure import by_tenure

Piece = tuple[Period, Stretch | None, Amount]
"""A part of a leave year, what holds in it, and the entitlement; nothing where none is given up front."""


def yearly_grants(
    year: LeaveYear, present: Period, stretches: Sequence[Stretch], hired_on: date
) -> Iterator[Grant]:
    """What a leave year gives up front to somebody who is there for a part of it.

    Granted on the first day as if its terms held throughout; when terms change, the difference to what is due
    under both is granted on that day. Rounded once, on the total.
    """
    pieces = list(_pieces(year, present, stretches, hired_on))
    granted = NOTHING
    for index, (part, stretch, _) in enumerate(pieces):
        reach = Period(part.first_day, present.last_day)
        total, portion = _total(year, present, pieces[: index + 1], reach)
        total = rounded(total, stretch.policy.rounding) if stretch else total
        if total != granted:
            since = stretch.since if stretch else part.first_day
            cap = stretch.policy.cap if stretch else None
            day = max(part.first_day, since)
            yield Grant(day, total - granted, reach, year.whole, portion, since, cap=cap)
        granted = total


def _total(year: LeaveYear, present: Period, pieces: Sequence[Piece], reach: Period) -> tuple[Amount, Share]:
    """What is due if the last piece's terms hold for the rest of the presence, and its own share."""
    *earlier, (_, stretch, entitlement) = pieces
    is_up_front = stretch is not None and stretch.policy.accrual is None
    method = stretch.policy.proration if stretch and is_up_front else Proration.DAYS
    portion = share(method, reach, year.whole, present)
    if method is Proration.NONE:
        return entitlement, portion
    before = (share(method, part, year.whole, present).of(amount) for part, _, amount in earlier)
    return sum(before, portion.of(entitlement)), portion


def _pieces(
    year: LeaveYear, present: Period, stretches: Sequence[Stretch], hired_on: date
) -> Iterator[Piece]:
    """The presence without gaps, cut wherever the terms or the entitlement change."""
    following = present.first_day
    for stretch in stretches:
        part = stretch.period.clipped(present)
        if part is None:
            continue
        if part.first_day > following:
            yield Period(following, part.first_day - ONE_DAY), None, NOTHING
        for piece, entitlement in by_tenure(stretch.policy, hired_on, year.whole, part):
            yield piece, stretch, entitlement if stretch.policy.accrual is None else NOTHING
        if part.last_day == present.last_day:
            return
        following = part.last_day + ONE_DAY
    yield Period(following, present.last_day), None, NOTHING
