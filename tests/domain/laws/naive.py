"""The rules told a second time as simply as possible: one day after another, fractions, no cleverness."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.requests import Adjustment
from domain.policies.carry_over import After
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy, Proration

ONE_DAY = timedelta(days=1)


@dataclass
class Lot:
    left: Fraction
    until: date
    has_own_end: bool


@dataclass
class Naive:
    """Leave years are calendar years and one policy holds throughout, granted up front."""

    policy: LeavePolicy
    hired_on: date
    last_day: date | None = None
    lots: list[Lot] = field(default_factory=list)
    debt: Fraction = Fraction(0)

    def balances(
        self, bookings: tuple[Booking, ...], adjustments: tuple[Adjustment, ...], until: date
    ) -> Iterator[tuple[date, Fraction]]:
        """What is left at the end of each day from the hire date on."""
        day = self.hired_on
        while day <= until:
            if self.last_day is None or day <= self.last_day:
                self._begin(day)
            for each in sorted(adjustments, key=lambda each: each.amount <= 0):
                if each.day == day:
                    self._adjust(each)
            for booking in bookings:
                if booking.day == day:
                    self._use(booking.amount)
            yield day, self._total()
            day += ONE_DAY

    def _begin(self, day: date) -> None:
        self.lots = [lot for lot in self.lots if lot.until >= day or not lot.has_own_end]
        if day.month == day.day == 1 and day > self.hired_on:
            self._carry(day)
        if day == self.hired_on or day.month == day.day == 1:
            self._add(self._entitlement(day.year), self._year_end(day.year), False)

    def _entitlement(self, year: int) -> Fraction:
        first, last = date(year, 1, 1), date(year, 12, 31)
        present = [max(first, self.hired_on), min(last, self.last_day or last)]
        if self.policy.proration is Proration.NONE:
            return self.policy.entitlement
        if self.policy.proration is Proration.MONTHS:
            return self.policy.entitlement * (present[1].month - present[0].month + 1) / 12
        days = (present[1] - present[0]).days + 1
        return self.policy.entitlement * Fraction(days, (last - first).days + 1)

    def _year_end(self, year: int) -> date:
        """Where everything is carried, leave goes on to its last day in the next year."""
        if self.policy.carry_over.limit is not None:
            return date(year, 12, 31)
        return self._last_day(year + 1) or date.max

    def _last_day(self, year: int) -> date | None:
        rule = self.policy.carry_over.last_day
        if isinstance(rule, MonthDay):
            return date(year, rule.month, rule.day)
        if isinstance(rule, After):
            years, months = divmod(rule.months, 12)
            return date(year + years, 1 + months, 1) - ONE_DAY + timedelta(days=rule.days)
        return None

    def _carry(self, day: date) -> None:
        ordinary = sum((lot.left for lot in self.lots if not lot.has_own_end), Fraction(0)) - self.debt
        self.lots = [lot for lot in self.lots if lot.has_own_end]
        self.debt = Fraction(0)
        limit = self.policy.carry_over.limit
        if ordinary < 0:
            self.debt = -ordinary if self.policy.carry_over.carries_debt else Fraction(0)
            return
        moving = ordinary if limit is None else min(ordinary, limit)
        own_end = self._last_day(day.year)
        self._add(moving, own_end or self._year_end(day.year), own_end is not None)

    def _adjust(self, adjustment: Adjustment) -> None:
        if adjustment.amount < 0:
            self._use(-adjustment.amount)
        else:
            end = adjustment.last_day or self._year_end(adjustment.day.year)
            self._add(adjustment.amount, end, adjustment.last_day is not None)

    def _add(self, amount: Fraction, until: date, has_own_end: bool) -> None:
        repaid = min(amount, self.debt)
        self.debt -= repaid
        self.lots.append(Lot(amount - repaid, until, has_own_end))

    def _use(self, amount: Fraction) -> None:
        for lot in sorted(self.lots, key=lambda lot: lot.until):
            taken = min(lot.left, amount)
            lot.left -= taken
            amount -= taken
        self.debt += amount

    def _total(self) -> Fraction:
        return sum((lot.left for lot in self.lots), Fraction(0)) - self.debt


def naive(account: Account, until: date) -> dict[date, Fraction]:
    """The end of every day by the simple rules."""
    model = Naive(account.stretches[0].policy, account.hired_on, account.last_day)
    return dict(model.balances(account.bookings, account.adjustments, until))
