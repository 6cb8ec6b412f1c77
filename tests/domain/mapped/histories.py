"""Small histories as the vectors need them, told to the ledger and read back from it."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from domain.ids import AdjustmentId, LeaveTypeId, RequestId
from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.ledger import Entry, Kind
from domain.leave.requests import Adjustment
from domain.periods import Period
from domain.policies.carry_over import After, CarryOver
from domain.policies.grants import Stretch
from domain.policies.policy import LeavePolicy
from tests.domain.mapped.reading import (
    ONE_DAY,
    amount,
)

VACATION = LeaveTypeId("vacation")
UNTIL_MARCH = CarryOver(last_day=After(months=3))
ALL = CarryOver()
STATUSES = {
    "approved": False,
    "withdrawal_pending": False,
    "pending": True,
}
"""Whether each active status is still to be decided; a cancellation that is pending leaves leave approved."""


def lot(number: int | str, first: date, size: Any, last: date | None = None) -> Adjustment:
    return Adjustment(AdjustmentId(str(number)), VACATION, first, amount(size), "given", last)


def opening(on: date, size: Any) -> Adjustment:
    return Adjustment(AdjustmentId("opening"), VACATION, on, amount(size), "brought along", is_opening=True)


def booked(on: date, size: Any, is_pending: bool = False, number: int | str = 0) -> Booking:
    return Booking(on, amount(size), RequestId(str(number)), is_pending)


def account(
    year: int,
    entitlement: Any = 0,
    carry_over: CarryOver = ALL,
    bookings: Iterable[Booking] = (),
    adjustments: Iterable[Adjustment] = (),
    **terms: Any,
) -> Account:
    """Somebody who has been there since the year before, with a policy from this year on."""
    policy = LeavePolicy(VACATION, entitlement=amount(entitlement), carry_over=carry_over, **terms)
    first = date(year, 1, 1)
    return Account(
        VACATION,
        first - ONE_DAY,
        stretches=(Stretch(Period(first, date.max), policy, first),),
        bookings=tuple(sorted((each for each in bookings if each.amount), key=lambda each: each.day)),
        adjustments=tuple(sorted(adjustments, key=lambda each: each.day)),
    )


def left(entries: Sequence[Entry]) -> Fraction:
    return sum((each.amount for each in entries), Fraction(0))


def of_kind(entries: Iterable[Entry], *kinds: Kind) -> list[Entry]:
    return [each for each in entries if each.kind in kinds]
