"""Kinds of `rules.yaml`, and of its decisions those that a balance or a calendar decides."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from domain.ids import EmployeeId, RequestId
from domain.leave.account import Account
from domain.leave.balance import check
from domain.leave.overlap import overlap, taken_on
from domain.leave.requests import Request, Status
from domain.periods import Asked
from domain.policies.carry_over import CarryOver
from tests.cast import NOW
from tests.domain.mapped.balances import VACATION, account, booked, lot, opening
from tests.domain.mapped.reading import (
    ONE_DAY,
    Given,
    NotCovered,
    amount,
    charges,
    day,
    month_day,
    one_charge,
    period,
    pieces,
    total,
)

STATUSES = {
    "pending": Status.PENDING,
    "first_approved": Status.PENDING,
    "approved": Status.APPROVED,
    "withdrawal_pending": Status.APPROVED,
    "cancelled": Status.CANCELLED,
    "rejected": Status.DECLINED,
}
ONE = RequestId("one")


def _requests(existing: Iterable[Given]) -> list[Request]:
    return [
        Request(ONE, VACATION, asked, (), (), STATUSES[each["status"]], (), EmployeeId("anna"), NOW)
        for each in existing
        for asked in pieces(each)
    ]


def overlaps(given: Given, expect: Given) -> Given:
    number = given["new"].get("id")
    others = _requests(each for each in given["existing"] if number is None or each.get("id") != number)
    asked = pieces(given["new"])
    conflict = any(overlap(each, others) for each in asked)
    return {"conflict": conflict, "degree": _degree(asked, others) if conflict else None}


def _degree(asked: Iterable[Asked], others: Sequence[Request]) -> str:
    wanted = [(each.halves_on(on), taken_on(on, others)) for each in asked for on in each.period.days()]
    return "full" if all(halves in taken for halves, taken in wanted) else "partial"


def split_at_grant_border(given: Given, expect: Given) -> Given:
    asked = period(given["request"]["from"], given["request"]["to"])
    found = account(day(given["grant"]["from"]).year)
    years = found.leave_years(asked.last_day)
    parts = [part for year in years if (part := asked.clipped(year.period))]
    return {"pieces": [[part.first_day.isoformat(), part.last_day.isoformat()] for part in parts]}


def enough_days(given: Given, expect: Given) -> Given:
    year = day(given["request"]["from"]).year
    wanted = charges(given, given["request"])
    lots = _carry(given, year)
    original = total(charges(given, given["original"])) if "original" in given else Fraction(0)
    after = amount(given["used_after_expiry"]) - original
    used = [booked(date(year, 1, 1), given["used_before_expiry"]), booked(date(year, 7, 2), after)]
    if "spent_by_next_year" in given:
        spent = amount(given["spent_by_next_year"]) + amount(given["annual"])
        used.append(booked(date(year + 1, 1, 2), spent))
    found = account(year, given["annual"], bookings=used, adjustments=lots)
    return {"allow": check(found, wanted) is None}


def _carry(given: Given, year: int) -> list[Any]:
    before, kept = date(year - 1, 12, 31), amount(given["carry_kept"])
    last = month_day(given["carry_expires_on"]).in_year(year) - ONE_DAY
    lots = [
        lot("carry", before, amount(given["carry"]) - kept, last),
        lot("kept", before, kept, date(year, 12, 31)),
    ]
    return [each for each in lots if each.amount]


def decision(given: Given, expect: Given) -> Given:
    rule = DECISIONS.get(given["rule"])
    if rule is None:
        raise NotCovered(f"decision {given['rule']}: not one of the balance's or the calendar's")
    allowed = rule(given)
    return {"allow": allowed}


def _affordable(entitlement: Any, size: Any, *earlier: Any, floor: Any = 0, pending: Any = 0) -> bool:
    used = [booked(date(2024, 3, 1), each) for each in earlier]
    used.append(booked(date(2024, 9, 2), pending, True))
    found = account(2024, entitlement, bookings=used, floor=amount(floor))
    return check(found, [one_charge(date(2024, 6, 3), size)]) is None


def _negative_limit(given: Given) -> bool:
    brought = [lot("balance", date(2024, 1, 1), given["balance"])]
    found = account(2024, adjustments=brought, floor=-amount(given["max_negative"]))
    return check(found, [one_charge(date(2024, 6, 3), given["request_days"])]) is None


def _overtime_floor(given: Given) -> bool:
    return _affordable(given["balance_hours"], given["request_hours"], floor=given["floor_hours"])


def _balance_check(given: Given) -> bool:
    if given["allow_negative"]:
        raise NotCovered("a balance rule that only warns comes with the rules")
    return _affordable(given["balance"], given["request_days"])


def _allowance(given: Given) -> bool:
    return _affordable(given["available"], total(charges(given, given["request"])))


def _type_limit(given: Given) -> bool:
    wanted = total(charges(given, given["request"]))
    return _affordable(given["limit_per_year"], wanted, given["already"])


def _type_limit_reserves_pending(given: Given) -> bool:
    limit, size = given["limit_per_year"], given["request_days"]
    return _affordable(limit, size, given["approved"], pending=given["pending"])


def _concurrent_submit(given: Given) -> bool:
    first, second = given["requests"]
    assert _affordable(given["available"], first)
    return _affordable(given["available"], second, pending=first)


def _budget(given: Given) -> bool:
    return _affordable(given["budget"], given["required"])


def _expiry_budget(given: Given) -> bool:
    rule = CarryOver(last_day=month_day(given["carry_expires_on"]))
    brought = [opening(date(2023, 12, 31), given["carry"])]
    used = [booked(date(2024, 11, 4), given.get("already_after_expiry", 0))]
    found = account(2024, given["entitlement"], rule, used, brought)
    if "request_days_before_expiry" in given:
        wanted = [one_charge(date(2024, 1, 15), given["request_days_before_expiry"])]
    else:
        wanted = [one_charge(date(2024, 11, 11), given["request_days_after_expiry"])]
    return check(found, wanted) is None


def _lots_cover(given: Given) -> bool:
    lots = [lot(each["id"], day(each["from"]), each["days"], day(each["until"])) for each in given["lots"]]
    found = Account(VACATION, min(each.day for each in lots), adjustments=tuple(lots))
    return check(found, charges(given, given["request"])) is None


def _across_grants(given: Given) -> bool:
    return _lots_cover({**given, "schedule": [{"week": ["full"] * 7}]})


def _already_free(given: Given) -> bool:
    on_calendar = {"schedule": [{"week": ["full"] * 7}], "holidays": [given["holiday"]]}
    return bool(charges(on_calendar, given["request"]))


def _schedule_required(given: Given) -> bool:
    return bool(charges({"schedule": given["schedule"] or []}, given["request"]))


def _date_order(given: Given) -> bool:
    try:
        period(given["request"]["from"], given["request"]["to"])
    except ValueError:
        return False
    return True


DECISIONS = {
    "allowance": _allowance,
    "already_free": _already_free,
    "balance_check": _balance_check,
    "budget": _budget,
    "concurrent_submit": _concurrent_submit,
    "date_order": _date_order,
    "expiry_budget": _expiry_budget,
    "lots_cover_request": _lots_cover,
    "negative_limit": _negative_limit,
    "overtime_floor": _overtime_floor,
    "request_across_grants": _across_grants,
    "schedule_required": _schedule_required,
    "type_limit": _type_limit,
    "type_limit_reserves_pending": _type_limit_reserves_pending,
}
MAPPED = {
    "decision": decision,
    "enough_days": enough_days,
    "overlap": overlaps,
    "split_at_grant_border": split_at_grant_border,
}
