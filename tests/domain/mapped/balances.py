"""Kinds of `balances.yaml`: a year, what it began with and what happened in it."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from domain.leave.account import Account
from domain.leave.balance import Balance, balance
from domain.leave.ledger import Kind, ledger
from domain.leave.requests import Adjustment
from domain.periods import Period
from domain.policies.carry_over import CarryOver
from domain.policies.grants import Stretch
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding
from domain.policies.rounding import rounded
from tests.domain.mapped.changed import edited_totals
from tests.domain.mapped.histories import (
    ALL,
    STATUSES,
    UNTIL_MARCH,
    VACATION,
    account,
    booked,
    left,
    lot,
    of_kind,
    opening,
)
from tests.domain.mapped.reading import (
    ONE_DAY,
    Given,
    amount,
    month_day,
)


def carried_into(found: Account, year: int) -> Fraction:
    """What moved into a year, less what its limit made room for."""
    first = date(year, 1, 1)
    entries = [each for each in ledger(found, first) if each.day == first and each.is_carried]
    return left(of_kind(entries, Kind.CARRY_OVER, Kind.LAPSE))


def status_totals(given: Given, expect: Given) -> Given:
    status = {each["id"]: each["status"] for each in given["requests"]}
    if any(status.get(each.get("replaces")) in STATUSES for each in given["requests"]):
        return edited_totals(given)
    found = _balance(given["entitlement"], 0, given["requests"])
    return {
        "used": found.taken + found.booked,
        "pending": found.pending,
        "remaining": found.remaining,
        "available": found.available,
    }


def _balance(entitlement: Any, carry: Any, requests: Iterable[Given], taken: Any = 0) -> Balance:
    """Half a year in, with the requests later in the year."""
    active = [each for each in requests if each["status"] in STATUSES]
    found = account(
        2024,
        entitlement,
        bookings=[
            booked(date(2024, 3, 1), taken),
            *(booked(date(2024, 9, 2), each["days"], STATUSES[each["status"]]) for each in active),
        ],
        adjustments=[opening(date(2023, 12, 31), carry)],
    )
    return balance(found, date(2024, 7, 1))


def carry_cap(given: Given, expect: Given) -> Given:
    limits = {"cap": amount(given["max_total"]), "carry_over": CarryOver(amount(given["max_carry"]))}
    brought = opening(date(2023, 12, 31), given["unused"])
    found = account(2024, given["new"], adjustments=[brought], **limits)
    return {"carry": carried_into(found, 2024), "total": left(ledger(found, date(2024, 1, 1)))}


def carry_chain(given: Given, expect: Given) -> Given:
    years = sorted(int(year) for year in given["years"])
    carry = amount(given["years"][years[0]]["carry"])
    found = account(
        years[0], adjustments=[opening(date(years[0] - 1, 12, 31), carry), *_chain(given, years, carry)]
    )
    return {"carry": {year: carried_into(found, year) for year in expect["carry"]}}


def _chain(given: Given, years: list[int], carry: Fraction) -> Iterable[Adjustment]:
    """Corrections that leave in each year what the vector says is left."""
    for year in years:
        if "left" in given["years"][year]:
            yield lot(year, date(year, 6, 1), amount(given["years"][year]["left"]) - carry)
            carry = amount(given["years"][year]["left"])


def rollover(given: Given, expect: Given) -> Given:
    rule = ALL if given["policy"] == "unlimited" else CarryOver(amount(given["cap"]))
    brought = opening(date(2023, 12, 31), given["remaining"])
    found = balance(account(2024, given["base"], rule, adjustments=[brought]), date(2024, 1, 1))
    return {"base": found.granted, "carry": found.carried}


def new_year_account(given: Given, expect: Given) -> Given:
    year, previous = given["year"], given["previous"]
    annual = given.get("existing", previous)["annual"]
    found = account(year, annual, adjustments=[opening(date(year - 1, 12, 31), previous["left"])])
    stands = balance(found, date(year, 1, 1))
    return {
        "annual": stands.granted,
        "carry": stands.carried,
        "carry_kept": Fraction(0),
        "valid_from": stands.leave_year.first_day.isoformat(),
        "valid_until": stands.leave_year.last_day.isoformat(),
    }


def expire_carry(given: Given, expect: Given) -> Given:
    brought = opening(date(2023, 12, 31), given["carry"])
    used = booked(date(2024, 2, 1), given["used_before_expiry"])
    found = account(2024, given["new"], UNTIL_MARCH, [used], [brought])
    return {"expired": balance(found, date(2024, 4, 1)).lapsed}


def entitlement_with_carry(given: Given, expect: Given) -> Given:
    found = account(2024, given["base"], UNTIL_MARCH, (), [opening(date(2023, 12, 31), given["carry"])])
    on = date(2024, 4, 1) if given["carry_expired"] else date(2024, 3, 31)
    return {"total": balance(found, on).available}


def adjustments(given: Given, expect: Given) -> Given:
    deltas = [lot(number, date(2024, 2, 1), size) for number, size in enumerate(given["deltas"])]
    found = balance(account(2024, given["base"], adjustments=deltas), date(2024, 3, 1))
    return {"total": found.available, "adjustment": found.adjusted}


def ledger_delta(given: Given, expect: Given) -> Given:
    """The entitlement of the running year is set anew in June."""
    changed, first = date(2024, 6, 1), date(2024, 1, 1)
    old, new = (
        LeavePolicy(VACATION, entitlement=amount(given[key]), proration=Proration.NONE)
        for key in ("old_new_days", "new_new_days")
    )
    versions = (
        Stretch(Period(first, changed - ONE_DAY), old, first),
        Stretch(Period(changed, date.max), new, changed),
    )
    brought = lot("carry", first, given["carry"])
    found = Account(VACATION, first, stretches=versions, adjustments=(brought,) if brought.amount else ())
    entries = ledger(found, changed)
    assert of_kind(entries, Kind.GRANT)[0].amount == amount(given["old_new_days"])
    return {"entry": left([each for each in entries if each.day == changed]), "total": left(entries)}


def carry_source(given: Given, expect: Given) -> Given:
    active = [each for each in given["requests"] if each["status"] in STATUSES]
    taken = [booked(date(2024, 6, 3), each["days"], STATUSES[each["status"]]) for each in active]
    return {"carry": carried_into(account(2024, given["entitlement"], bookings=taken), 2025)}


def available_next_year(given: Given, expect: Given) -> Given:
    return {"available": _balance(given["entitlement"], given["carry"], given["requests"]).available}


def carry_remaining(given: Given, expect: Given) -> Given:
    later = {"status": "approved", "days": given["approved_future_days"]}
    return {"carry_remaining": _balance(10, given["carry"], [later], given["taken_days"]).carried}


def cancellation_pending(given: Given, expect: Given) -> Given:
    before = _balance(given["entitlement"], given["carry"], given["requests"]).available
    after = _balance(given["entitlement"], given["carry"], [given["then"]]).available
    return {"available_before_equals_after": before == after, "available": after}


def yearly_date(given: Given, expect: Given) -> Given:
    return {"date": month_day(given["month_day"]).in_year(given["year"]).isoformat()}


def decimal_precision(given: Given, expect: Given) -> Given:
    shown = Rounding(Direction.NEAREST, Fraction(1, 10 ** given["places"]))
    found = account(2024, given["new"], adjustments=[opening(date(2023, 12, 31), given["unused"])])
    stands = balance(found, date(2024, 1, 1))
    figures = {"carry": stands.carried, "total": stands.available}
    return {name: f"{float(rounded(size, shown)):.{given['places']}f}" for name, size in figures.items()}


def carry_across_year(given: Given, expect: Given) -> Given:
    across = [
        booked(date(2023, 12, 27), given["days_old_year"]),
        booked(date(2024, 1, 2), given["days_new_year"]),
    ]
    brought = opening(date(2023, 12, 1), given["left_in_old_year"])
    return {"carry": carried_into(account(2023, bookings=across, adjustments=[brought]), 2024)}


MAPPED = {
    "adjustments": adjustments,
    "available_next_year": available_next_year,
    "cancellation_pending_keeps_reservation": cancellation_pending,
    "carry_across_year": carry_across_year,
    "carry_cap": carry_cap,
    "carry_chain": carry_chain,
    "carry_remaining": carry_remaining,
    "carry_source": carry_source,
    "decimal_precision": decimal_precision,
    "entitlement_with_carry": entitlement_with_carry,
    "expire_carry": expire_carry,
    "ledger_delta": ledger_delta,
    "new_year_account": new_year_account,
    "rollover": rollover,
    "status_totals": status_totals,
    "yearly_date": yearly_date,
}
