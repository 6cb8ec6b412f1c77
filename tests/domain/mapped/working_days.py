"""Kinds of `working_days.yaml`."""

from datetime import date

from domain.counting import Calendar, count
from domain.holiday_calendar import NO_HOLIDAYS
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import Unit
from domain.working_pattern import FREE, Work, WorkingPattern
from tests.domain.mapped.reading import (
    Given,
    NotCovered,
    amount,
    calendar,
    charges,
    day,
    period,
    pieces,
    total,
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = {Halves.BOTH: "full", Halves.MORNING: "am", Halves.AFTERNOON: "pm"}


def count_days(given: Given, expect: Given) -> Given:
    if given.get("count_non_working"):
        raise NotCovered("no leave type counts the days on which nothing is worked")
    if "days_by_year" in expect:
        return {"days_by_year": {year: _within(given, year) for year in expect["days_by_year"]}}
    window = given.get("window")
    bounds = period(window["from"], window["to"]) if window else None
    return {"days": total(charges(given, given["request"], bounds=bounds))}


def _within(given: Given, year: int | str):
    bounds = Period(date(int(year), 1, 1), date(int(year), 12, 31))
    return total(charges(given, given["request"], bounds=bounds))


def count_hours(given: Given, expect: Given) -> Given:
    asked = pieces(given["request"])
    worked = Calendar.of([(Period(date.min, date.max), _pattern([given["day_blocks"]]), NO_HOLIDAYS)])
    return {"days": _sum(worked, asked, Unit.DAYS), "hours": _sum(worked, asked, Unit.HOURS)}


def count_hours_cycle(given: Given, expect: Given) -> Given:
    first = day(given["cycle"][0]["contains"])
    pattern = _pattern(given["cycle"], first)
    worked = Calendar.of([(Period(date.min, date.max), pattern, NO_HOLIDAYS)])
    for case in given["cases"]:
        asked = pieces({"from": case["date"], "to": case["date"], "part": case["part"]})
        assert _sum(worked, asked, Unit.DAYS) == amount(case["days"])
        assert _sum(worked, asked, Unit.HOURS) == amount(case["hours"])
    return expect


def _sum(worked: Calendar, asked: list[Asked], unit: Unit):
    return total([charge for each in asked for charge in count(worked, each, unit)])


def _pattern(weeks: list[Given], starts_on: date = date.min) -> WorkingPattern:
    return WorkingPattern(
        tuple(tuple(_work(week.get(each)) for each in WEEKDAYS) for week in weeks), starts_on
    )


def _work(blocks: Given | None) -> Work:
    if not blocks:
        return FREE
    if any(amount(block["days"]) != amount("0.5") for block in blocks.values()):
        raise NotCovered("a half that is worked is half a day, whatever its share of the day is called")
    return Work(*(int(amount(blocks.get(half, {}).get("hours", 0)) * 60) for half in ("am", "pm")))


def clip(given: Given, expect: Given) -> Given:
    clipped = period(*given["range"]).clipped(period(*given["window"]))
    return {"range": [clipped.first_day.isoformat(), clipped.last_day.isoformat()] if clipped else None}


def expand_request(given: Given, expect: Given) -> Given:
    days = [
        (each, asked.halves_on(each)) for asked in pieces(given["request"]) for each in asked.period.days()
    ]
    return {"days": [[each.isoformat(), NAMES[halves]] for each, halves in days]}


def has_working_day(given: Given, expect: Given) -> Given:
    asked = pieces(given["request"])
    return {"value": any(calendar(given).total(each.period, each.part) for each in asked)}


def next_working_day(given: Given, expect: Given) -> Given:
    worked = calendar(given)
    for asked, expected in given["cases"]:
        assert worked.next_working_day(day(asked)) == (day(expected) if expected else None)
    return expect


def return_to_work(given: Given, expect: Given) -> Given:
    worked = calendar(given)
    back = worked.next_working_day(day(given["as_of"]))
    away = [period(each["from"], each["to"]) for each in given["bookings"]]
    while back and any(back in each for each in away):
        back = worked.next_working_day(back)
    return {"date": back.isoformat() if back else None}


def working_dates(given: Given, expect: Given) -> Given:
    worked = calendar(given)
    window = period(given["window"]["from"], given["window"]["to"])
    return {"dates": [each.isoformat() for each in window.days() if worked.halves_on(each)]}


MAPPED = {
    "count_days": count_days,
    "count_hours": count_hours,
    "count_hours_cycle": count_hours_cycle,
    "clip": clip,
    "expand_request": expand_request,
    "has_working_day": has_working_day,
    "next_working_day": next_working_day,
    "return_to_work": return_to_work,
    "working_dates": working_dates,
}
