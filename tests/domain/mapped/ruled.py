"""Decisions of `rules.yaml` that are rules of a company's own: when, how long, how much, for whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from domain.company.places import Department
from domain.ids import DepartmentId, LeaveTypeId, RequestId
from domain.leave.commands import ApproveRequest, EnterLeave
from domain.periods import Asked, Period, Span
from domain.policies.leave_type import LeaveType, Slice, Unit
from domain.policies.policy import LeavePolicy
from domain.policies.rules import (
    BackDating,
    BalanceLimit,
    Blackout,
    HalvesLimit,
    LongestStretch,
    OnlyOn,
    Rule,
    Severity,
    ShortestStretch,
    WaitingPeriod,
)
from tests import cast
from tests.cast import NOW
from tests.domain.mapped.people import ONE, anna, company, has, rule, wants
from tests.domain.mapped.reading import Given, amount, day, pieces
from tests.given import Given as Somebody

HOURS = LeaveType(
    LeaveTypeId("hours"), "Hours", unit=Unit.HOURS, smallest=Slice.QUARTER_HOUR, is_limited=False
)
EIGHT = 8 * 60


def _asked(given: Given) -> Asked:
    (asked,) = pieces(given["request"])
    return asked


def _may(who: Somebody, asked: Asked, leave_type: LeaveType | None = None) -> bool:
    return who.when(wants(asked, leave_type)).refusal is None


def _blackouts(given: Given) -> list[Rule]:
    return [
        rule(
            Blackout(day(each["from"]), day(each["to"])),
            department_id=DepartmentId(each["department"]) if "department" in each else None,
        )
        for each in given["blocked"]
    ]


def blocked_dates(given: Given) -> bool:
    """An officer enters the leave, and says why it stands."""
    settings = company(_blackouts(given))
    named = [given.get("department_parent"), given.get("department")]
    own = cast.ENGINEERING
    for name in filter(None, named):
        above = own if own != cast.ENGINEERING else None
        own = DepartmentId(name)
        department = Department(own, name, (cast.BEN,), above)
        settings = replace(settings, departments={**settings.departments, own: department})
    asked = _asked(given)
    who = anna(settings, asked.period.first_day - timedelta(days=30))
    ((since, assignment),) = who.employee.assignments
    there = ((since, replace(assignment, department_id=own)),)
    who = replace(who, employee=replace(who.employee, assignments=there))
    if given["role"] == "employee":
        return _may(who, asked)
    entered = EnterLeave(cast.ANNA, ONE, cast.VACATION, asked, NOW, cast.CARLA, override="agreed")
    return who.when(entered).refusal is None


def blocked_dates_on_approval(given: Given) -> bool:
    limits = [Blackout(day(each), day(each)) for each in given["blocked"]]
    asked = _asked(given)
    settings = company([rule(limit, Severity.REFUSE_APPROVAL) for limit in limits])
    found = anna(settings, asked.period.first_day - timedelta(days=30)).when(wants(asked))
    if found.refusal or given["step"] == "submit":
        return found.refusal is None
    waiting = anna(settings, found.before.today).and_then(wants(asked))
    override = "agreed" if given["approver_may_override"] else None
    return waiting.when(ApproveRequest(cast.ANNA, ONE, cast.BEN, NOW, override)).refusal is None


def max_consecutive(given: Given) -> bool:
    asked = _asked(given)
    who = anna(company([rule(LongestStretch(given["limit"]))]), asked.period.first_day)
    for number, each in enumerate(given["existing"]):
        (other,) = pieces(each)
        who = who.and_then(has(other, RequestId(f"{number}")))
    return _may(who, asked)


def minimum_hours(given: Given) -> bool:
    minutes = int(amount(given["request_hours"]) * 60)
    on = date(2026, 8, 3)
    asked = Asked(Period(on, on), span=Span(EIGHT, EIGHT + minutes))
    settings = company([rule(ShortestStretch(amount(given["minimum_hours"])))], None, HOURS)
    return _may(anna(settings, on), asked, HOURS)


def waiting_period(given: Given) -> bool:
    joined = day(given["joined"])
    limit = WaitingPeriod(working_days=given["applicable_after_working_days"])
    return _may(anna(company([rule(limit)]), joined, joined), _asked(given))


def half_day_single_date(given: Given) -> bool:
    asked = _asked(given)
    return _may(anna(company([rule(HalvesLimit(1))]), asked.period.first_day), asked)


def optional_holiday_only(given: Given) -> bool:
    asked = _asked(given)
    limit = OnlyOn(tuple(map(day, given["optional_holidays"])))
    return _may(anna(company([rule(limit)]), asked.period.first_day), asked)


def back_dating(given: Given) -> bool:
    """Where a person looks at it anyway, the rule informs them."""
    severity = Severity.WARN if given["needs_approval"] else Severity.REFUSE
    settings = company([rule(BackDating(given["window_days"]), severity)])
    kept = settings.leave_types[cast.VACATION]
    vacation = replace(kept, needs_approval=given["needs_approval"])
    settings = replace(settings, leave_types={**settings.leave_types, cast.VACATION: vacation})
    start = day(given["start"])
    who = anna(settings, day(given["today"]), start - timedelta(days=400))
    return _may(who, Asked(Period(start, start)))


def balance_check(given: Given) -> bool:
    severity = Severity.WARN if given["allow_negative"] else Severity.REFUSE
    policy = LeavePolicy(cast.VACATION, entitlement=amount(given["balance"]))
    first = date(2026, 8, 3)
    asked = Asked(Period(first, first + timedelta(days=given["request_days"] - 1)))
    return _may(anna(company([rule(BalanceLimit(), severity)], policy), first), asked)


def time_pair(given: Given) -> bool:
    start, end = (_minute(given[key]) for key in ("start_time", "end_time"))
    try:
        Span.between(start, end)
    except ValueError:
        return False
    return True


def _minute(clock: str | None) -> int | None:
    if clock is None:
        return None
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


DECISIONS: dict[str, Callable[[Given], bool]] = {
    "back_dating": back_dating,
    "balance_check": balance_check,
    "blocked_dates": blocked_dates,
    "blocked_dates_on_approval": blocked_dates_on_approval,
    "half_day_single_date": half_day_single_date,
    "max_consecutive": max_consecutive,
    "minimum_hours": minimum_hours,
    "optional_holiday_only": optional_holiday_only,
    "time_pair": time_pair,
    "waiting_period": waiting_period,
}
