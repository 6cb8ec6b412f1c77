"""Figures that a source asserts and that are wrong: what is recommended instead, by vector.

Where the recommendation is a rule in words, the function asserts it and gives the words back.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from domain.company.settings import Settings
from domain.holiday_calendar import Holiday
from domain.leave.balance import balance
from domain.leave.commands import Because, RecountLeave
from domain.leave.ledger import Kind, ledger
from domain.leave.overlap import overlap, taken_on
from domain.leave.requests import Request, Status
from domain.periods import Asked, DayPart, Halves, Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding
from domain.policies.proration import share
from domain.refusals import AlreadyFree
from tests import cast
from tests.cast import NOW
from tests.domain.mapped.histories import VACATION, account, booked, left, of_kind
from tests.domain.mapped.people import ONE, anna, company, has, wants
from tests.domain.mapped.reading import Given, NotCovered, charges, period, total
from tests.given import Given as Somebody

WEEKDAYS = {"schedule": [{"week": [*["full"] * 5, "free", "free"]}]}
FREE_AT_CHRISTMAS = [
    {"date": "2013-12-24", "part": "pm"},
    {"date": "2013-12-25", "part": "full"},
    {"date": "2013-12-26", "part": "full"},
    {"date": "2013-12-31", "part": "pm"},
    {"date": "2014-01-01", "part": "full"},
]
MORNINGS = {"from": "2013-12-23", "to": "2014-01-02", "part": "am"}
WEEK = period("2021-12-06", "2021-12-10")


def _mornings(bounds: Period | None = None) -> Fraction:
    return total(charges({**WEEKDAYS, "holidays": FREE_AT_CHRISTMAS}, MORNINGS, bounds=bounds))


def every_morning(recommended: Given) -> Given:
    return {"days": _mornings()}


def by_year(recommended: Given) -> Given:
    years = recommended["days_by_year"]
    return {
        "days_by_year": {
            year: _mornings(Period(date(int(year), 1, 1), date(int(year), 12, 31))) for year in years
        }
    }


def free_half_asked_for(recommended: Given) -> Given:
    on = date(2026, 8, 3)
    settings = _with_days(company(), [Holiday(on, "Half", Halves.AFTERNOON)])
    who = anna(settings, on)
    asked = Asked(Period(on, on), DayPart.AFTERNOON)
    found = who.when(wants(asked))
    assert isinstance(found.refusal, AlreadyFree)
    half = {"date": "2026-08-03", "part": "pm"}
    cost = total(
        charges({**WEEKDAYS, "holidays": [half]}, {"from": half["date"], "to": half["date"], "part": "pm"})
    )
    return {**recommended, "days": cost}


def reversed_range(recommended: Given) -> Given:
    try:
        period("2026-08-03", "2026-08-02")
    except ValueError:
        return {"decision": "error"}
    return {"decision": "none"}


def overlap_with_a_half(recommended: Given) -> Given:
    on = date(2026, 8, 3)
    half = Asked(Period(on, on), DayPart.MORNING)
    there = [Request(ONE, VACATION, half, (), (), Status.APPROVED, (), cast.ANNA, NOW)]
    found = overlap(Asked(Period(on, on)), there)
    degree = "full" if taken_on(on, there) is Halves.BOTH else "partial"
    return {"conflict": found is not None, "degree": degree}


def _with_days(settings: Settings, free: Iterable[Holiday]) -> Settings:
    ((since, place),) = settings.locations[cast.BERLIN]
    there = replace(place, company_days=tuple(free))
    return replace(settings, locations={**settings.locations, cast.BERLIN: ((since, there),)})


def _recounted(before: Iterable[date], after: Iterable[date]) -> Fraction:
    def free(days: Iterable[date]) -> list[Holiday]:
        return [Holiday(each, "Holiday") for each in days]

    who: Somebody = anna(_with_days(company(), free(before)), WEEK.first_day - timedelta(days=7))
    booked_then = who.and_then(has(Asked(WEEK)))
    now = replace(booked_then, settings=_with_days(who.settings, free(after)))
    recount = RecountLeave(cast.ANNA, WEEK.first_day, Because.HOLIDAYS, NOW)
    return now.and_then(recount).employee.requests[ONE].amount


def holiday_moved(recommended: Given) -> Given:
    found = _recounted([date(2021, 12, 7), date(2021, 12, 8)], [date(2021, 12, 15)])
    return {"days_after_move": found}


def holiday_deleted(recommended: Given) -> Given:
    return {"days_after_delete": _recounted([date(2021, 12, 7)], [])}


def yearly_grant(recommended: Given) -> Given:
    plan = AccrualPlan((Level(Every.YEAR, Fraction(10), on=(101,)),), GrantedAt.START)
    found = account(2024, accrual=plan)
    found = replace(found, hired_on=date(2024, 1, 1), bases=((date.min, LeaveYearBasis(MonthDay(6, 1))),))
    none = replace(
        found.stretches[0].policy, carry_over=replace(found.stretches[0].policy.carry_over, limit=Fraction(0))
    )
    found = replace(found, stretches=(replace(found.stretches[0], policy=none),))
    return {"granted": left(ledger(found, date(2025, 1, 1)))}


def no_figure(recommended: Given) -> Given:
    raise NotCovered("the source contradicts itself, and no figure is recommended")


def leave_entered_late(recommended: Given) -> Given:
    """It is placed at its own days, and what was earned after them is earned again (RULES 11)."""
    plan = AccrualPlan((Level(Every.DAY, Fraction(1), cap=Fraction(10)),), GrantedAt.START)
    taken = [booked(date(2024, 2, number), 1) for number in range(1, 6)]
    entered_on = date(2024, 3, 1)
    assert left(ledger(account(2024, accrual=plan, bookings=taken), entered_on)) == 10
    assert left(ledger(account(2024, accrual=plan, bookings=taken), date(2024, 2, 5))) == 10 - 1 + 0
    return recommended


def date_in_auckland(recommended: Given) -> Given:
    on = date(2019, 5, 6)
    who = anna(company(), on)
    profile = replace(who.employee.profile, time_zone="Pacific/Auckland")
    there = replace(who, employee=replace(who.employee, profile=profile))
    stored = there.and_then(wants(Asked(Period(on, on)))).employee.requests[ONE].asked.period.first_day
    return {"stored_date": stored.isoformat()}


def rounded_at_the_end(recommended: Given) -> Given:
    """The first month's share is exact, and the year's total is in halves."""
    hired_on = date(2024, 1, 31)
    terms = {
        "accrual": AccrualPlan((Level(Every.MONTH),)),
        "rounding": Rounding(Direction.NEAREST, Fraction(1, 2)),
    }
    policy = LeavePolicy(VACATION, entitlement=Fraction(24), proration=Proration.DAYS, **terms)
    found = account(2024)
    found = replace(found, hired_on=hired_on, stretches=(replace(found.stretches[0], policy=policy),))
    grants = of_kind(ledger(found, date(2024, 12, 31)), Kind.ACCRUAL)
    assert 0 < grants[0].amount < Fraction(1, 4)
    assert (left(grants) * 2).denominator == 1
    return recommended


def pending_is_told(recommended: Given) -> Given:
    waiting = booked(date(2024, 9, 2), 1, True)
    found = balance(account(2024, 30, bookings=[booked(date(2024, 3, 1), 4), waiting]), date(2024, 7, 1))
    return {"remaining": found.remaining, "available": found.available}


def share_of_a_year(recommended: Given) -> Given:
    year, there = period("2024-01-01", "2024-12-31"), period("2024-07-01", "2024-12-31")
    by_days, by_months = share(Proration.DAYS, there, year), share(Proration.MONTHS, there, year)
    assert (by_days.part, by_days.whole) == (184, 366)
    assert (by_months.part, by_months.whole) == (6, 12)
    return recommended


BY_ID: dict[str, Callable[[Given], Given]] = {
    "anti-001": every_morning,
    "anti-002": by_year,
    "anti-003": free_half_asked_for,
    "anti-004": reversed_range,
    "anti-005": overlap_with_a_half,
    "anti-006": holiday_moved,
    "anti-007": holiday_deleted,
    "anti-008": yearly_grant,
    "anti-009": no_figure,
    "anti-010": leave_entered_late,
    "anti-011": date_in_auckland,
    "anti-012": rounded_at_the_end,
    "anti-013": pending_is_told,
    "anti-014": share_of_a_year,
}


def anti(given: Given, recommended: Given) -> Given:
    known = BY_ID.get(given["id"])
    if known is None:
        raise NotCovered("a figure to avoid is told in words: which function answers it is written by hand")
    return known(recommended)


MAPPED = {"anti": anti}
