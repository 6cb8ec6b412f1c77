"""Accounts told in few words: somebody with a policy, leave on some days, corrections on others."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from domain.amounts import Amount
from domain.ids import AdjustmentId, LeaveTypeId, RequestId
from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.ledger import Cause, Entry, Kind
from domain.leave.requests import Adjustment, Charge
from domain.periods import Halves, Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import CarryOver
from domain.policies.grants import Stretch
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy

VACATION = LeaveTypeId("vacation")
NEW_YEAR = date(2026, 1, 1)
HIRED = date(2025, 1, 1)
FIVE_UNTIL_MARCH = CarryOver(Amount(5), MonthDay(3, 31))
UNTIL_MARCH = CarryOver(last_day=MonthDay(3, 31))
ALL = CarryOver()
NONE = CarryOver(Amount(0))


def policy(
    entitlement: int | str = 25, carry_over: CarryOver = FIVE_UNTIL_MARCH, **terms: object
) -> LeavePolicy:
    return LeavePolicy(VACATION, entitlement=Amount(entitlement), carry_over=carry_over, **terms)  # type: ignore[arg-type]


def account(
    held: LeavePolicy | tuple[tuple[date, LeavePolicy], ...],
    *facts: Booking | list[Booking] | Adjustment,
    hired_on: date = HIRED,
    last_day: date | None = None,
) -> Account:
    versions = held if isinstance(held, tuple) else ((hired_on, held),)
    ends = [first - timedelta(days=1) for first, _ in versions[1:]] + [last_day or date.max]
    flat = [each for fact in facts for each in (fact if isinstance(fact, list) else [fact])]
    return Account(
        VACATION,
        hired_on,
        last_day,
        stretches=tuple(
            Stretch(Period(max(first, hired_on), end), version, first)
            for (first, version), end in zip(versions, ends, strict=True)
        ),
        bookings=tuple(
            sorted((each for each in flat if isinstance(each, Booking)), key=lambda each: each.day)
        ),
        adjustments=tuple(each for each in flat if isinstance(each, Adjustment)),
    )


def off(first: str, days: int | str = 1, request: str = "one", is_pending: bool = False) -> list[Booking]:
    """So many days in a row, weekends and holidays included; a part of a day last."""
    start, amount = date.fromisoformat(first), Fraction(days)
    sizes = [Fraction(1)] * (amount.numerator // amount.denominator)
    sizes += [amount - len(sizes)] if amount > len(sizes) else []
    return [
        Booking(start + timedelta(days=index), size, RequestId(request), is_pending)
        for index, size in enumerate(sizes)
    ]


def pending(first: str, days: int | str = 1, request: str = "two") -> list[Booking]:
    return off(first, days, request, True)


def corrected(day: str, amount: int | str, until: str | None = None) -> Adjustment:
    last_day = date.fromisoformat(until) if until else None
    return Adjustment(
        AdjustmentId(day), VACATION, date.fromisoformat(day), Amount(amount), "agreed", last_day
    )


def opening(day: str, amount: int | str, until: str | None = None) -> Adjustment:
    found = corrected(day, amount, until)
    return Adjustment(found.id, VACATION, found.day, found.amount, "brought along", found.last_day, True)


def charges(first: str, days: int | str = 1) -> list[Charge]:
    return [Charge(each.day, Halves.BOTH, 480, each.amount) for each in off(first, days)]


def told(entries: Iterable[Entry]) -> list[str]:
    """Each line as "31 Mar 26 lapse -2"."""
    return [f"{each.day:%-d %b %y} {each.kind.value} {each.amount}" for each in entries]


def left(entries: Iterable[Entry]) -> Fraction:
    return sum((each.amount for each in entries), Fraction(0))


def lapsed(entries: Iterable[Entry]) -> list[tuple[Cause | None, Fraction]]:
    return [(each.cause, each.amount) for each in entries if each.kind is Kind.LAPSE]


def monthly(size: int | str, **limits: object) -> AccrualPlan:
    return AccrualPlan((Level(Every.MONTH, Amount(size), **limits),), GrantedAt.START)  # type: ignore[arg-type]
