"""What each line of a ledger says of itself: its lot and that lot's end, and what it comes from."""

from datetime import date

from domain.amounts import Amount
from domain.leave.ledger import Cause, Entry, Kind, ledger
from domain.periods import Period
from domain.policies.carry_over import CarryOver
from domain.policies.leave_year import MonthDay
from tests.domain.accounts import account, corrected, off, opening, pending, policy

OLD_YEAR, YEAR, NEXT_YEAR = (Period(date(year, 1, 1), date(year, 12, 31)) for year in (2025, 2026, 2027))
FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 31)
ANNA = account(
    policy(25, CarryOver(Amount(10), MonthDay(3, 31)), cap=Amount(31)),
    opening("2025-12-30", 12),
    corrected("2026-01-05", 2, "2026-02-28"),
    corrected("2026-01-06", -1),
    off("2026-01-12", 1),
    pending("2026-05-04", 1),
    corrected("2026-12-30", 3, "2027-02-15"),
)
"""Brings 12 days along, of which 10 are carried; then she gets 25, and 31 is all she may have."""


def lines(day: str) -> list[Entry]:
    return [each for each in ledger(ANNA, date(2027, 4, 1)) if each.day == date.fromisoformat(day)]


def test_days_brought_along_are_a_lot_and_name_who_entered_them() -> None:
    (brought,) = lines("2025-12-30")
    assert brought == Entry(
        date(2025, 12, 30), Kind.OPENING, Amount(12), OLD_YEAR, lot=1, adjustment_id=brought.adjustment_id
    )
    assert brought.adjustment_id == "2025-12-30"


def test_at_new_year_a_line_says_what_was_too_much_to_carry_and_two_what_was_carried() -> None:
    new_year = YEAR.first_day
    assert lines("2026-01-01")[:3] == [
        Entry(
            new_year, Kind.LAPSE, Amount(-2), OLD_YEAR, last_day=OLD_YEAR.last_day, cause=Cause.NOT_CARRIED
        ),
        Entry(new_year, Kind.CARRY_OVER, Amount(-10), OLD_YEAR),
        Entry(new_year, Kind.CARRY_OVER, Amount(10), YEAR, 2, True, MARCH, whole=OLD_YEAR),
    ]


def test_a_grant_names_its_lot_its_policy_and_the_year_it_is_for() -> None:
    granted = lines("2026-01-01")[3]
    assert (granted.kind, granted.lot, granted.is_carried, granted.last_day) == (Kind.GRANT, 3, False, None)
    assert (granted.policy_since, granted.part, granted.whole) == (OLD_YEAR.first_day, YEAR, YEAR)


def test_what_a_full_balance_drops_is_told_with_the_lot_it_comes_from() -> None:
    assert lines("2026-01-01")[4:] == [
        Entry(YEAR.first_day, Kind.LAPSE, Amount(-4), YEAR, 2, True, MARCH, cause=Cause.CAP)
    ]


def test_a_correction_names_its_lot_or_the_one_it_takes_from() -> None:
    given, taken = lines("2026-01-05") + lines("2026-01-06")
    assert (given.lot, given.last_day, given.adjustment_id) == (4, FEBRUARY, "2026-01-05")
    assert (taken.lot, taken.last_day, taken.adjustment_id) == (4, FEBRUARY, "2026-01-06")
    assert (given.kind, given.amount, taken.kind, taken.amount) == (Kind.ADJUSTMENT, 2, Kind.ADJUSTMENT, -1)


def test_leave_names_its_request_and_whether_that_is_decided() -> None:
    (taken,), (asked,) = lines("2026-01-12"), lines("2026-05-04")
    assert (taken.kind, taken.request_id, taken.lot) == (Kind.CHARGE, "one", 4)
    assert (asked.kind, asked.request_id, asked.lot) == (Kind.PENDING, "two", 3)


def test_a_lot_that_ends_says_so_on_the_day_after_its_last() -> None:
    assert lines("2026-04-01") == [
        Entry(date(2026, 4, 1), Kind.LAPSE, Amount(-6), YEAR, 2, True, MARCH, cause=Cause.LAST_DAY)
    ]


def test_a_lot_with_an_end_in_the_next_year_goes_there_as_it_is_and_counts_as_carried() -> None:
    out, kept, carried = lines("2027-01-01")[1:4]
    assert (out.amount, out.leave_year, out.lot) == (-13, YEAR, None)
    assert (kept.amount, kept.leave_year, kept.lot) == (3, NEXT_YEAR, 5)
    assert (kept.is_carried, kept.last_day, kept.whole) == (True, date(2027, 2, 15), YEAR)
    assert (carried.amount, carried.lot, carried.is_carried) == (10, 6, True)


def test_what_goes_on_with_an_end_of_its_own_makes_room_before_what_was_carried() -> None:
    dropped = [(each.lot, each.amount) for each in lines("2027-01-01") if each.cause is Cause.CAP]
    assert dropped == [(5, -3), (6, -4)]
