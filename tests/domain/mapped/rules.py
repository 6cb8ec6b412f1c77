"""Kinds of `rules.yaml`, and its decisions that are the domain's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from domain.company.commands import DefineLocation
from domain.company.decide import decide as settle
from domain.company.places import Location
from domain.company.settings import Settings
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, LocationId, RequestId
from domain.leave.account import Account
from domain.leave.balance import check
from domain.leave.commands import CancelLeave, DeclineRequest, RequestLeave
from domain.leave.overlap import overlap, taken_on
from domain.leave.requests import Request, Status
from domain.periods import Asked
from domain.policies.carry_over import CarryOver
from domain.refusals import AlreadyFree, NoPolicy, Refused
from tests import cast
from tests.cast import NOW
from tests.domain.mapped import changed, ruled
from tests.domain.mapped.histories import VACATION, account, booked, lot, opening
from tests.domain.mapped.reading import (
    ONE_DAY,
    PARTS,
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
from tests.given import given as somebody

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
        raise NotCovered(f"{given['rule']}: {NOT_DECIDED.get(given['rule'], 'no rule of ours is known')}")
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


def _asking(given: Given, who: EmployeeId, first: str, last: str | None = None) -> RequestLeave:
    leave_type = cast.VACATION if given.get("needs_approval") else cast.SICK
    return RequestLeave(who, ONE, leave_type, cast.asked(first, last), NOW)


def _cancel_approved(given: Given) -> bool:
    first_day, today = given["leave"]["from"], given["today"]
    anna = somebody()
    leave = cast.asked(first_day, given["leave"]["to"])
    hired = replace(anna, employee=replace(anna.employee, hired_on=leave.period.first_day)).on(first_day)
    taken = hired.and_then(_asking(given, cast.ANNA, first_day, given["leave"]["to"])).on(today)
    return taken.when(CancelLeave(cast.ANNA, ONE, cast.ANNA, NOW)).refusal is None


def _needs_account(given: Given) -> bool:
    anna = somebody(settings=replace(cast.settings(), policies={}))
    wanted = _asking({"needs_approval": True}, cast.ANNA, given["request"]["from"], given["request"]["to"])
    long_ago = replace(anna, employee=replace(anna.employee, hired_on=date(2010, 1, 1)))
    return not isinstance(long_ago.on(given["request"]["from"]).when(wanted).refusal, NoPolicy)


def _zero_days(given: Given) -> bool:
    saturday = _asking(given, cast.ANNA, "2026-08-01")
    return not isinstance(somebody().when(saturday).refusal, AlreadyFree)


def _decide_without_balance(given: Given) -> bool:
    asked = somebody().and_then(_asking({"needs_approval": True}, cast.ANNA, "2026-08-03"))
    poor = replace(asked, settings=replace(asked.settings, policies={}))
    return poor.when(DeclineRequest(cast.ANNA, ONE, cast.BEN, NOW)).refusal is None


def _duplicate_company_holiday(given: Given) -> bool:
    places: dict[str, Location] = {}
    for each in (*given["existing"], given["new"]):
        key, holiday = each.get("calendar", ""), Holiday(day(each["date"]), "", PARTS[each["part"]].halves)
        place = places.get(key, Location(LocationId(key), "Place", "DE", None, "Europe/Berlin"))
        places[key] = replace(place, company_days=(*place.company_days, holiday))
    try:
        found = [settle(Settings(), DefineLocation(each, date.min)) for each in places.values()]
    except Refused:
        return False
    return all(found)


DECISIONS = {
    **ruled.DECISIONS,
    **changed.DECISIONS,
    "allowance": _allowance,
    "already_free": _already_free,
    "budget": _budget,
    "cancel_approved": _cancel_approved,
    "concurrent_submit": _concurrent_submit,
    "date_order": _date_order,
    "decide_without_balance": _decide_without_balance,
    "duplicate_company_holiday": _duplicate_company_holiday,
    "expiry_budget": _expiry_budget,
    "lots_cover_request": _lots_cover,
    "needs_allowance_account": _needs_account,
    "negative_limit": _negative_limit,
    "overtime_floor": _overtime_floor,
    "request_across_grants": _across_grants,
    "schedule_required": _schedule_required,
    "type_limit": _type_limit,
    "type_limit_reserves_pending": _type_limit_reserves_pending,
    "zero_days": _zero_days,
}
NOT_DECIDED = {
    "concurrent_write": "commands of a company are serial: tests/contracts/test_two_processes.py",
}
"""Why a rule of a decision has no function here."""
MAPPED = {
    "decision": decision,
    "enough_days": enough_days,
    "overlap": overlaps,
    "split_at_grant_border": split_at_grant_border,
}
