"""Decisions and kinds about changes, time worked and corrections: amending, claiming, granting by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from domain.company.commands import DefinePolicy
from domain.company.decide import decide as settle
from domain.ids import AdjustmentId, LeaveTypeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import balance
from domain.leave.commands import AdjustBalance, AmendLeave, CancelLeave, ClaimTime
from domain.leave.ledger import Kind, ledger
from domain.leave.requests import Adjustment
from domain.periods import Asked, DayPart, Period
from domain.policies.leave_type import LeaveType, Toil
from domain.policies.policy import LeavePolicy
from domain.refusals import Refused
from tests import cast
from tests.cast import NOW
from tests.domain.mapped.histories import left, of_kind
from tests.domain.mapped.people import ONE, THREE, TWO, anna, company, has, wants
from tests.domain.mapped.reading import ONE_DAY, Given, amount, day
from tests.given import Given as Somebody

TOIL = LeaveType(LeaveTypeId("toil"), "Time off in lieu", needs_approval=False, toil=Toil())
VACATION = cast.settings().leave_types[cast.VACATION]
TODAY = date(2026, 7, 1)
WORKED = date(2026, 6, 1)
PART = {"half": DayPart.MORNING, "full": DayPart.ALL_DAY}


def _days(first: date, days: int) -> Asked:
    return Asked(Period(first, first + timedelta(days=days - 1)))


def _claims(worked: Asked, size: object, request_id: RequestId = ONE) -> ClaimTime:
    return ClaimTime(cast.ANNA, request_id, TOIL.id, worked, NOW, amount(size), "overtime")


def _earner() -> Somebody:
    return anna(company((), None, TOIL), TODAY)


def comp_time(given: Given, expect: Given) -> Given:
    who, first = _earner(), WORKED
    for number, each in enumerate(given["requests"]):
        worked = _days(first, ceil(each["days"]))
        who = who.and_then(_claims(worked, each["days"], RequestId(f"{number}")))
        first = worked.period.last_day + ONE_DAY
    for number in given.get("cancelled", ()):
        who = who.and_then(CancelLeave(cast.ANNA, RequestId(f"{number}"), cast.ANNA, NOW))
    found = account_of(who.employee, who.settings, TOIL.id, who.terms.calendar)
    entries = of_kind(ledger(found, NOW.date()), Kind.EARNED)
    return {"granted": left(entries), "ledger": [each.amount for each in entries]}


def comp_time_matches_work(given: Given) -> bool:
    worked = Asked(Period(WORKED, WORKED), PART[given["worked"]])
    return _earner().when(_claims(worked, given["request_days"])).refusal is None


def days_within_span(given: Given) -> bool:
    worked = _days(WORKED, given["calendar_days"])
    return _earner().when(_claims(worked, given["claimed_working_days"])).refusal is None


def one_open_edit(given: Given) -> bool:
    who = anna(company(), TODAY).and_then(has(_days(TODAY + ONE_DAY, 5)))
    for number in range(given["open_edits"]):
        longer = _days(TODAY + ONE_DAY, 6 + number)
        who = who.and_then(AmendLeave(cast.ANNA, ONE, TWO, longer, cast.ANNA, NOW))
    if given["action"] == "request_withdrawal":
        return who.when(CancelLeave(cast.ANNA, ONE, cast.ANNA, NOW)).refusal is None
    other = AmendLeave(cast.ANNA, ONE, THREE, _days(TODAY + ONE_DAY, 7), cast.ANNA, NOW)
    return who.when(other).refusal is None


def edited_totals(given: Given) -> Given:
    """Leave of which an edit waits for its approver, as one that gives days back may have to."""
    policy = LeavePolicy(cast.VACATION, entitlement=amount(given["entitlement"]))
    settings = company((), policy, replace(VACATION, giving_back_needs_approval=True))
    who, first = anna(settings, TODAY), TODAY + ONE_DAY
    of: dict[object, Asked] = {}
    for each in given["requests"]:
        key = RequestId(f"{each['id']}")
        if each.get("replaces") in of:
            asked = _days(of[each["replaces"]].period.first_day, each["days"])
            who = who.and_then(
                AmendLeave(cast.ANNA, RequestId(f"{each['replaces']}"), key, asked, cast.ANNA, NOW)
            )
            continue
        asked = of[each["id"]] = _days(first, each["days"])
        first = asked.period.last_day + timedelta(days=15)
        who = who.and_then(has(asked, key) if each["status"] == "approved" else wants(asked, None, key))
    found = balance(account_of(who.employee, settings, cast.VACATION, who.terms.calendar), TODAY)
    return {
        "used": found.taken + found.booked,
        "pending": found.pending,
        "remaining": found.remaining,
        "available": found.available,
    }


def _granted(who: Somebody, number: str, size: object, time: Period | None, is_deliberate: bool = False):
    first, last = (time.first_day, time.last_day) if time else (TODAY, None)
    given = Adjustment(AdjustmentId(number), cast.VACATION, first, amount(size), "granted", last)
    return who.when(AdjustBalance(cast.ANNA, given, is_deliberate))


def _grantee(floor: object = 0, cap: object = None, today: date = TODAY) -> Somebody:
    limits = {"floor": -amount(floor), "cap": None if cap is None else amount(cap)}
    return anna(company((), LeavePolicy(cast.VACATION, **limits)), today)


def negative_grant(given: Given) -> bool:
    floor = given.get("max_negative", 10_000) if given["negative_allowed"] else 0
    return _granted(_grantee(floor), "new", given["grant_days"], None).refusal is None


def grant_limit(given: Given) -> bool:
    who = _grantee(cap=given["max_in_period"])
    has_some = who.and_then(
        AdjustBalance(
            cast.ANNA,
            Adjustment(AdjustmentId("old"), cast.VACATION, TODAY, amount(given["already"]), "granted"),
        )
    )
    return _granted(has_some, "new", given["new"], None).refusal is None


def _time(given: Given) -> Period:
    return Period(day(given["from"]), day(given["to"]))


def grant_fits_period(given: Given) -> bool:
    time = _time(given["period"])
    found = _granted(_grantee(today=time.first_day), "new", given["grant_days"], time, given["allow_more"])
    return found.refusal is None


def grant_overlap(given: Given) -> bool:
    time = _time(given["new"])
    who = _grantee(today=time.first_day)
    for number, each in enumerate(given["existing"]):
        known = _time(each)
        before = Adjustment(
            AdjustmentId(f"{number}"), cast.VACATION, known.first_day, amount(1), "granted", known.last_day
        )
        who = who.and_then(AdjustBalance(cast.ANNA, before))
    return _granted(who, "new", 1, time).refusal is None


def back_dated_grant_change(given: Given) -> bool:
    """Once a year's leave has been carried on, its past is closed; until then a change carries through."""
    first = date(2024, 1, 1)
    found = company((), LeavePolicy(cast.VACATION, entitlement=amount(given["old"])))
    closed = date(2024, 12, 31) if given["carried_into_later_grant"] else None
    policy = LeavePolicy(cast.VACATION, entitlement=amount(given["new"]))
    try:
        return bool(settle(replace(found, closed_until=closed), DefinePolicy(policy, first)))
    except Refused:
        return False


DECISIONS: dict[str, Callable[[Given], bool]] = {
    "back_dated_grant_change": back_dated_grant_change,
    "comp_time_matches_work": comp_time_matches_work,
    "days_within_span": days_within_span,
    "grant_fits_period": grant_fits_period,
    "grant_limit": grant_limit,
    "grant_overlap": grant_overlap,
    "negative_grant": negative_grant,
    "one_open_edit": one_open_edit,
}
MAPPED = {"comp_time": comp_time}
