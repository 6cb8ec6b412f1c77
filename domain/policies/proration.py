"""How much of a leave year, or of an accrual period, somebody is there for."""

from dataclasses import dataclass

from domain.amounts import Amount
from domain.periods import ONE_DAY, Period
from domain.policies.leave_year import months_after
from domain.policies.policy import Proration


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many days, or months: what a sentence about an entitlement says."""

    part: int
    whole: int
    method: Proration

    @property
    def is_whole(self) -> bool:
        return self.part == self.whole

    def of(self, amount: Amount) -> Amount:
        """This much of an amount, exactly."""
        return amount if self.is_whole else amount * self.part / self.whole


def share(method: Proration, part: Period, whole: Period, present: Period | None = None) -> Share:
    """The share of a whole that a part of it takes.

    By months, a month that somebody is present in at all counts, and belongs to the part that its first day
    of presence lies in: so the parts of a presence add up to the whole of it.
    """
    if method is Proration.NONE:
        return Share(1, 1, method)
    if method is Proration.DAYS:
        return Share(len(part), len(whole), method)
    months = months_of(whole)
    present = present or part
    firsts = [max(month.first_day, present.first_day) for month in months if month.meets(present)]
    return Share(sum(first in part for first in firsts), len(months), method)


def months_of(period: Period) -> tuple[Period, ...]:
    """The months of a period, counted from its first day; the last one may be cut short."""
    months: list[Period] = []
    first = period.first_day
    while first <= period.last_day:
        following = months_after(period.first_day, len(months) + 1)
        months.append(Period(first, min(following - ONE_DAY, period.last_day)))
        first = following
    return tuple(months)


def prorated(amount: Amount, method: Proration, year: Period, present: Period | None) -> Amount:
    """A leave year's entitlement for somebody who is there for a part of it; nothing for no part at all."""
    part = present.clipped(year) if present else None
    return share(method, part, year).of(amount) if part else Amount(0)
