"""Kinds of `accruals.yaml`."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from domain.amounts import NOTHING, hours
from domain.leave.account import Account
from domain.leave.balance import balance
from domain.leave.bookings import Booking
from domain.leave.ledger import Kind, ledger
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.grants import Stretch
from domain.policies.leave_type import Unit
from domain.policies.leave_year import LeaveYearBasis
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding
from domain.policies.proration import prorated
from domain.policies.rounding import rounded
from tests.domain.mapped.histories import VACATION, left, lot, of_kind
from tests.domain.mapped.reading import ONE_DAY, Given, NotCovered, amount, calendar, charges, day, month_day

EVERY = {
    "hour": Every.HOUR,
    "day": Every.DAY,
    "week": Every.WEEK,
    "twice_a_month": Every.HALF_MONTH,
    "month": Every.MONTH,
    "quarter": Every.QUARTER,
    "half_year": Every.HALF_YEAR,
    "year": Every.YEAR,
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHOLE, HALF = (Rounding(Direction.NEAREST, size) for size in (Fraction(1), Fraction(1, 2)))
GAIN = {"start": GrantedAt.START, "end": GrantedAt.AFTER}


def accrual_plan(given: Given, expect: Given) -> Given:
    in_hours = given["plan"]["levels"][0]["unit"] == "hour"
    scale = amount(given["hours_per_day"]) if in_hours else Fraction(1)
    found = _planned(given, scale)
    return {"checkpoints": [_checkpoint(found, each, scale) for each in expect["checkpoints"]]}


def _planned(given: Given, scale: Fraction) -> Account:
    plan, grant = given["plan"], given["grant"]
    first, last = day(grant["from"]), day(grant["to"]) if "to" in grant else None
    anniversary = plan["carry_on"] == "anniversary"
    basis = LeaveYearBasis(None if anniversary else month_day(plan["carry_on"]))
    levels = tuple(_level(each, plan["by_worked_time"]) for each in plan["levels"])
    policy = LeavePolicy(VACATION, accrual=AccrualPlan(levels, GAIN[plan["gain"]]))
    others = given.get("flags", {}).get("booking_other_type", False)
    taken = list(_taken(given, Unit.HOURS if scale != 1 else Unit.DAYS))
    return Account(
        VACATION,
        first,
        last,
        stretches=(Stretch(Period(first, last or date.max), policy, first),),
        bases=((date.min, basis),),
        bookings=() if others else tuple(booking for booking, _ in taken),
        adjustments=(lot("initial", first, amount(grant["initial"]) * scale),) if grant["initial"] else (),
        calendar=calendar(given),
        unpaid={booking.day: minutes for booking, minutes in taken} if others else {},
    )


def _level(given: Given, by_worked_time: bool) -> Level:
    months, days = _offset(given["after"])
    return Level(
        EVERY[given["every"]],
        amount(given["amount"]),
        months,
        days,
        _on(given.get("at", {})),
        amount(given["cap"]) if "cap" in given else None,
        amount(given["yearly_cap"]) if "yearly_cap" in given else None,
        _carry_over(given["carry"]),
        by_worked_time,
    )


def _offset(given: Given) -> tuple[int, int]:
    count = given["n"]
    return {"day": (0, count), "month": (count, 0), "year": (12 * count, 0)}[given["unit"]]


def _on(at: Given) -> tuple[int, ...]:
    if "weekday" in at:
        return (WEEKDAYS.index(at["weekday"]),)
    if "day" in at or "days" in at:
        return tuple(at["days"]) if "days" in at else (at["day"],)
    dates = at.get("dates", [at["date"]] if "date" in at else [])
    return tuple(each.month * 100 + each.day for each in map(month_day, dates))


def _carry_over(given: Given) -> CarryOver:
    limit = {"all": None, "none": NOTHING}.get(given["policy"], amount(given.get("max", 0)))
    last_day = After(*_offset(given["valid_for"])) if "valid_for" in given else None
    return CarryOver(limit, last_day)


def _taken(given: Given, unit: Unit) -> Iterator[tuple[Booking, int]]:
    for each in given["bookings"]:
        if each.get("part", "full").endswith("h"):
            minutes = int(each["part"].removesuffix("h")) * 60
            yield Booking(day(each["from"]), hours(minutes), None, False), minutes
            continue
        for charge in charges(given, each, unit):
            yield Booking(charge.day, charge.amount, None, False), charge.minutes


def _checkpoint(found: Account, expected: Given, scale: Fraction) -> Given:
    on = day(expected["as_of"])
    entries = ledger(found, on)
    granted = left([each for each in entries if each.kind is not Kind.CHARGE])
    lapses = balance(found, on).lapses_next
    return {
        "as_of": expected["as_of"],
        "tolerance": expected.get("tolerance", 0),
        "granted": granted / scale,
        "balance": left(entries) / scale,
        "granted_hours": granted,
        "balance_hours": left(entries),
        "expires_on": (lapses[0] + ONE_DAY).isoformat() if lapses else None,
        "expiring": lapses[1] / scale if lapses else NOTHING,
    }


def prorate(given: Given, expect: Given) -> Given:
    if "months_passed" in given:
        present = Period(date(2025, given["of_months"] - given["months_passed"] + 1, 1), date(2025, 12, 31))
        found = prorated(amount(given["annual"]), Proration.MONTHS, _year(2025), present)
        return {"days": rounded(found, HALF)}
    up = Rounding(Direction.UP, Fraction(1))
    present = Period(day(given["start"]), date.max)
    return {
        "days": rounded(
            prorated(amount(given["annual"]), Proration.MONTHS, _year(given["year"]), present), up
        )
    }


def _year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def prorate_adjustment(given: Given, expect: Given) -> Given:
    year = _year(day(given["as_of"]).year)
    present = Period(day(given["start"]), day(given["end"]) if given["end"] else date.max)
    if not present.meets(year):
        return {"adjustment": NOTHING}
    found = prorated(amount(given["annual"]), Proration.DAYS, year, present)
    return {"adjustment": rounded(found, WHOLE) - amount(given["annual"])}


def _shared(given: Given, first: date, level: Level, at: GrantedAt, **more: Any) -> Account:
    """Somebody whose yearly entitlement is shared out."""
    since = more.pop("since", date.min)
    policy = LeavePolicy(
        VACATION, entitlement=amount(given["annual"]), accrual=AccrualPlan((level,), at), **more
    )
    return Account(VACATION, first, stretches=(Stretch(Period(first, date.max), policy, since),))


def linear_accrual(given: Given, expect: Given) -> Given:
    """The year's total in whole days; of that, what has been earned by the day, in halves."""
    on, start = day(given["as_of"]), day(given["start"])
    found = _shared(given, start, Level(Every.DAY), GrantedAt.END)
    this_year = date(on.year, 1, 1)
    end = date(on.year, 12, 31)
    of_year = left(
        [each for each in ledger(found, end) if each.day >= this_year and each.kind is Kind.ACCRUAL]
    )
    so_far = left([each for each in ledger(found, on) if each.day >= this_year and each.kind is Kind.ACCRUAL])
    year_total = rounded(of_year, WHOLE) + amount(given["adjustment"])
    earned = rounded(year_total * so_far / of_year, HALF)
    return {"year_total": year_total + amount(given["carry"]), "not_yet_accrued": earned - year_total}


def prorate_monthly(given: Given, expect: Given) -> Given:
    found = _shared(given, day(given["start"]), Level(Every.MONTH), GrantedAt.START)
    return {"days": left(ledger(found, day(given["as_of"]))), "tolerance": expect["tolerance"]}


def monthly_rounded(given: Given, expect: Given) -> Given:
    """Each month's share is set to whole steps, and the year's figure is the most there can be."""
    step = Rounding(Direction.NEAREST, amount(given["rounding"]))
    carry = amount(given.get("carry", 0))
    share = rounded(amount(given["annual"]) / 12, step)
    level = Level(Every.MONTH, share, cap=amount(given["annual"]) + carry)
    policy = LeavePolicy(VACATION, accrual=AccrualPlan((level,), GrantedAt.START), carry_over=CarryOver())
    first = date(2025, 1, 1)
    found = Account(
        VACATION,
        first,
        stretches=(Stretch(Period(first, date.max), policy, first),),
        adjustments=(lot("carry", first, carry),) if carry else (),
    )
    on = date(2025 + (given["months"] - 1) // 12, (given["months"] - 1) % 12 + 1, 28)
    return {"total": left(ledger(found, on))}


def grant_schedule(given: Given, expect: Given) -> Given:
    every = EVERY[given["every"]]
    first, last = (day(each) for each in given["period"])
    at = {"first_day": GrantedAt.START, "last_day": GrantedAt.END}[given["granted_on"]]
    hired = day(given["start"]) if "start" in given else first
    since = day(given["as_of"]) if "as_of" in given else first
    found = _shared(given, hired, Level(every), at, since=since, proration=Proration.MONTHS)
    grants = of_kind(ledger(found, last), Kind.ACCRUAL)
    dates = sorted({each.day for each in grants})
    of_first = left([each for each in grants if each.day == dates[0]])
    return {"dates": [each.isoformat() for each in dates], "first_amount": of_first}


def next_expiry(given: Given, expect: Given) -> Given:
    raise NotCovered("one plan for a person and leave type at a time")


MAPPED = {
    "accrual_plan": accrual_plan,
    "grant_schedule": grant_schedule,
    "linear_accrual": linear_accrual,
    "monthly_rounded": monthly_rounded,
    "next_expiry": next_expiry,
    "prorate": prorate,
    "prorate_adjustment": prorate_adjustment,
    "prorate_monthly": prorate_monthly,
}
