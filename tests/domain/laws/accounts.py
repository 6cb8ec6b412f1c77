"""Accounts of any shape, for laws that hold for all of them."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as some

from domain.ids import AdjustmentId, LeaveTypeId, RequestId
from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.requests import Adjustment
from domain.periods import Period
from domain.policies.carry_over import After, CarryOver
from domain.policies.grants import Stretch
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy, Proration

VACATION = LeaveTypeId("vacation")
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
DAYS = some.dates(FIRST, LAST)
HALVES = some.integers(0, 60).map(lambda halves: Fraction(halves, 2))
SIZES = some.sampled_from([Fraction(1, 2), Fraction(1), Fraction(1), Fraction(1, 3), Fraction(8)])
ENDS = some.sampled_from(
    [None, None, MonthDay(3, 31), MonthDay(12, 31), After(months=3), After(months=15), After(days=1)]
)
CARRY_OVERS = some.builds(
    CarryOver, some.sampled_from([None, Fraction(0), Fraction(5), Fraction(13, 2)]), ENDS, some.booleans()
)
POLICIES = some.builds(
    LeavePolicy,
    some.just(VACATION),
    entitlement=HALVES,
    proration=some.sampled_from(Proration),
    carry_over=CARRY_OVERS,
    floor=some.sampled_from([Fraction(0), Fraction(-3)]),
)


@some.composite
def adjustments(draw: some.DrawFn, after: date) -> Adjustment:
    day = draw(some.dates(after, LAST))
    amount = draw(some.integers(-6, 10).filter(bool).map(lambda halves: Fraction(halves, 2)))
    last_day = draw(some.none() | some.dates(day, date(2028, 1, 1))) if amount > 0 else None
    name = draw(some.uuids())
    return Adjustment(AdjustmentId(str(name)), VACATION, day, amount, "given", last_day)


@some.composite
def accounts(draw: some.DrawFn) -> Account:
    """Somebody hired in these years who may leave in them, with leave and corrections in between."""
    hired_on = draw(some.dates(FIRST, date(2025, 6, 30)))
    last_day = draw(some.none() | some.dates(max(hired_on, date(2026, 1, 1)), LAST))
    policy = draw(POLICIES)
    booking = some.builds(
        Booking, some.dates(hired_on, last_day or LAST), SIZES, some.just(RequestId("one")), some.booleans()
    )
    return Account(
        VACATION,
        hired_on,
        last_day,
        stretches=(Stretch(Period(hired_on, last_day or date.max), policy, hired_on),),
        bookings=tuple(sorted(draw(some.lists(booking, max_size=12)), key=lambda each: each.day)),
        adjustments=tuple(
            sorted(draw(some.lists(adjustments(hired_on), max_size=3)), key=lambda each: each.day)
        ),
    )
