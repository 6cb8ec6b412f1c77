"""Kinds about people and places: whose policy holds, who decides, who sees what, what day it is where."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.company.settings import policy_key
from domain.ids import RequestId
from domain.leave.account import Account
from domain.leave.approvers import deciders
from domain.leave.balance import balance
from domain.leave.commands import ApproveRequest, PassOn
from domain.leave.events import RequestPassedOn
from domain.leave.lapsing import lapses
from domain.leave.overlap import free_half, overlap
from domain.leave.requests import Request, Status
from domain.leave.visibility import sees_type, viewer_of
from domain.periods import Asked, DayPart, Period, Span
from domain.policies.carry_over import CarryOver
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import MonthDay, month_day
from domain.policies.policy import LeavePolicy
from domain.time_zones import day_in, moments_of
from domain.versions import in_force
from tests import cast
from tests.cast import NOW
from tests.domain.mapped.histories import VACATION, lot
from tests.domain.mapped.people import ONE, anna, company, wants
from tests.domain.mapped.reading import Given, day, pieces
from tests.domain.mapped.reading import calendar as calendar_of

EVERY_DAY = {"schedule": [{"week": ["full"] * 7}]}
TODAY = date(2026, 7, 1)
LAPSES, STAYS = CarryOver(last_day=MonthDay(3, 31)), CarryOver()
HR, MANAGER, PEER = cast.CARLA, cast.BEN, cast.DORA
LOOKING = {"self": cast.ANNA, "peer": PEER, "hr": HR, "manager_of_person": MANAGER, "anonymous": None}


def override(given: Given, expect: Given) -> Given:
    found = [_lapses(company_wide, own) for company_wide, own, _ in given["cases"]]
    assert found == [result for *_, result in given["cases"]]
    return {}


def _lapses(company_wide: bool, own: bool | None) -> bool:
    held = [LeavePolicy(VACATION, carry_over=LAPSES if company_wide else STAYS)]
    if own is not None:
        held.append(LeavePolicy(VACATION, carry_over=LAPSES if own else STAYS, employee_id=cast.ANNA))
    settings = replace(company(), policies={policy_key(each): ((date.min, each),) for each in held})
    policy = in_force(settings.policy_versions(VACATION, cast.BERLIN, frozenset(), cast.ANNA), TODAY)
    return bool(policy and policy.carry_over.last_day)


def routing(given: Given, expect: Given) -> Given:
    """Whoever administers is personnel here; Ben decides for Anna's department."""
    waiting = anna(company(), TODAY).and_then(wants(Asked(Period(TODAY, TODAY))))
    if given["manager_absent_today"]:
        waiting = waiting.but(MANAGER)
    asked = deciders(waiting.employee, waiting.employee.requests[ONE], waiting.terms)
    return {"route_to": {(HR,): "hr", (MANAGER,): "manager"}[asked]}


def transition(given: Given, expect: Given) -> Given:
    waiting = anna(company(), TODAY).and_then(wants(Asked(Period(TODAY, TODAY))))
    if given["decided_meanwhile"]:
        waiting = waiting.and_then(ApproveRequest(cast.ANNA, ONE, MANAGER, NOW))
    found = waiting.when(PassOn(cast.ANNA, ONE, NOW, is_overdue=True))
    passed_on = [each for each in found.events if isinstance(each, RequestPassedOn)]
    return {"escalated": bool(passed_on), "notified": any(each.to for each in passed_on)}


def visibility(given: Given, expect: Given) -> Given:
    leave_type = LeaveType(VACATION, "Vacation", is_shown_by_name=given["policy"] == "reveal")
    who = anna(company(), TODAY)
    for viewer, result in given["cases"]:
        seen = sees_type(viewer_of(who.employee, LOOKING[viewer], who.settings), leave_type)
        assert seen == (result == "shown"), viewer
    return {}


def local_to_utc(given: Given, expect: Given) -> Given:
    start, end = (_minute(given[key]) for key in ("local_from", "local_to"))
    found = moments_of(day(given["date"]), Span(start, end), given["zone"])
    return dict(zip(("utc_from", "utc_to"), map(_written, found), strict=True))


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def today_in_zone(given: Given, expect: Given) -> Given:
    today = day_in(given["zone"], datetime.fromisoformat(given["instant"].replace("Z", "+00:00")))
    return {"date": today.isoformat(), "year": today.year}


def yearly_date_invalid(given: Given, expect: Given) -> Given:
    return {"valid": any(map(_is_month_day, given["values"]))}


def _is_month_day(text: str) -> bool:
    try:
        month_day(text)
    except ValueError:
        return False
    return True


def usable_before_expiry(given: Given, expect: Given) -> Given:
    lots = [lot(each["id"], day(each["from"]), each["days"], day(each["until"])) for each in given["lots"]]
    found = Account(
        VACATION,
        min(each.day for each in lots),
        adjustments=tuple(sorted(lots, key=lambda each: each.day)),
        calendar=calendar_of(EVERY_DAY),
    )
    on = day(given["as_of"])
    there = balance(found, on).available
    out_of_reach = [each.amount - each.usable for each in lapses(found, on)]
    return {"balance": there, "consumable": there - sum(out_of_reach)}


def overlap_unnamed_halves(given: Given, expect: Given) -> Given:
    """Whoever names no half has the one that is free."""
    others: list[Request] = []
    for each in given["existing"]:
        others += [_leave(_named(asked, others)) for asked in pieces(each)]
    wanted = pieces(given["new"])
    return {"conflict": any(_clashes(asked, others) for asked in wanted)}


def _clashes(asked: Asked, others: list[Request]) -> bool:
    return overlap(_named(asked, others), others) is not None


def _named(asked: Asked, others: list[Request]) -> Asked:
    if asked.part is DayPart.ALL_DAY:
        return asked
    return Asked(asked.period, free_half(asked.period.first_day, others) or DayPart.MORNING)


def _leave(asked: Asked) -> Request:
    return Request(RequestId(f"{asked}"), VACATION, asked, (), (), Status.APPROVED, (), cast.ANNA, NOW)


MAPPED = {
    "local_to_utc": local_to_utc,
    "overlap_unnamed_halves": overlap_unnamed_halves,
    "override": override,
    "routing": routing,
    "today_in_zone": today_in_zone,
    "transition": transition,
    "usable_before_expiry": usable_before_expiry,
    "visibility": visibility,
    "yearly_date_invalid": yearly_date_invalid,
}
