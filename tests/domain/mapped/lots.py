"""Kinds of `balances.yaml` that are about lots with ends of their own."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from domain.ids import AdjustmentId, RequestId
from domain.leave.account import Account
from domain.leave.bookings import Booking
from domain.leave.ledger import Entry, Kind, joined, ledger
from tests.domain.mapped.histories import VACATION, account, booked, left, lot, of_kind
from tests.domain.mapped.reading import (
    ONE_DAY,
    Given,
    amount,
    charges,
    day,
)


def carry_split(given: Given, expect: Given) -> Given:
    expires = given.get("carry_expires_on", "2024-04-01")
    before, kept = date(2023, 12, 31), amount(given["carry_kept"])
    last = day(expires) - ONE_DAY if expires else None
    lots = [
        lot("carry", before, amount(given["carry"]) - kept, last or date(2024, 12, 31)),
        lot("kept", before, kept, date(2024, 12, 31)),
    ]
    used = [booked(date(2024, 1, 1), given["used_before_expiry"])]
    used.append(booked(date(2024, 8, 1), given["used_after_expiry"]))
    found = account(2024, given["annual"], bookings=used, adjustments=[each for each in lots if each.amount])
    by_lot = _left_by_lot(found, day(given.get("as_of", "2024-12-30")))
    kept_left = by_lot.get("kept", Fraction(0))
    carry_left = by_lot.get("carry", 0) + kept_left
    return {
        "annual_left": by_lot["annual"],
        "carry_left": carry_left,
        "carry_kept_left": kept_left,
        "carry_usable": carry_left,
    }


def _lots(entries: Iterable[Entry]) -> dict[int, str]:
    made = of_kind(entries, Kind.ADJUSTMENT, Kind.GRANT)
    return {each.lot: each.adjustment_id or "annual" for each in made if each.lot}


def _left_by_lot(found: Account, on: date) -> dict[str, Fraction]:
    """What leave has not taken of each lot, lapsed or not."""
    entries = ledger(found, on)
    names = _lots(entries)
    counted = of_kind(entries, Kind.ADJUSTMENT, Kind.GRANT, Kind.CHARGE, Kind.PENDING)
    return {name: left([each for each in counted if each.lot == number]) for number, name in names.items()}


def lots_at(given: Given, expect: Given) -> Given:
    lots = [lot(each["id"], day(each["from"]), each["days"], day(each["until"])) for each in given["lots"]]
    taken = [
        Booking(charge.day, charge.amount, RequestId(str(number)), False)
        for number, each in enumerate(given["bookings"])
        if each.get("charges_allowance", True)
        for charge in charges(given, each)
    ]
    found = Account(VACATION, min(each.day for each in lots), bookings=tuple(taken), adjustments=tuple(lots))
    entries = ledger(found, day(given["as_of"]))
    names = _lots(entries)
    used = of_kind(entries, Kind.CHARGE)
    granted = {each.id: each.amount for each in lots}
    used_by_lot = {
        name: -left([each for each in used if each.lot == number]) for number, name in names.items()
    }
    return {
        "usable_total": left(entries),
        "expired": -left(of_kind(entries, Kind.LAPSE)),
        "used": -left(used),
        "used_by_lot": used_by_lot,
        "left_by_lot": {name: granted[AdjustmentId(name)] - size for name, size in used_by_lot.items()},
    }


def split_at_expiry(given: Given, expect: Given) -> Given:
    every_day = {**given, "schedule": [{"week": ["full"] * 7}]}
    last = day(given["last_day_of_carry"])
    lots = (lot("carry", date(2024, 1, 1), 15, last), lot("new", date(2024, 1, 1), 15, date(2024, 12, 31)))
    taken = tuple(
        Booking(charge.day, charge.amount, RequestId("one"), False)
        for charge in charges(every_day, given["request"])
    )
    found = Account(VACATION, date(2024, 1, 1), bookings=taken, adjustments=lots)
    return {
        "entries": [each.amount for each in of_kind(joined(ledger(found, date(2024, 5, 1))), Kind.CHARGE)]
    }


MAPPED = {"carry_split": carry_split, "lots_at": lots_at, "split_at_expiry": split_at_expiry}
