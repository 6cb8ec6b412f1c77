"""Locations: what holds at each and what comes, and forms to make and change them."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.pages.holidays import place_choices, place_said
from adapters.web.pages.people_changes import hours_values
from adapters.web.posted import Posted
from adapters.web.settling import moment_in, month_day_in, needed_day, placed
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import places
from bot.dashboard.foreseeing import Foreseen
from bot.dashboard.places import PlaceDraft, PlaceFact
from bot.dashboard.trying import Mended
from bot.dashboard.working_hours import Preset, pattern_typed, preset_of, values_of
from domain.policies.leave_year import CALENDAR_YEAR, LeaveYearBasis
from domain.refusals import Refused
from domain.working_pattern import FULL_TIME, WorkingPattern

PATH = "/settings/locations"
FIELDS = {
    "name": "name",
    "country": "country",
    "region": "country",
    "time_zone": "time_zone",
    "from_day": "from_day",
    "pattern": "w0d0m",
}
FORM = "locations/form.html"
_HOURS = re.compile("w[0-3]d[0-6][ma]|starts_on")


@cache
def zones() -> tuple[str, ...]:
    """Time zones by their names, those that are places."""
    return tuple(sorted(each for each in available_timezones() if "/" in each and "Etc/" not in each))


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PATH, listed),
        site.get(f"{PATH}/new", fresh),
        site.post(f"{PATH}/new", make),
        site.get(f"{PATH}/{{location}}", shown),
        site.post(f"{PATH}/{{location}}", change),
        site.post(f"{PATH}/{{location}}/back", put_back),
    ]


async def listed(visit: Visit) -> web.StreamResponse:
    facts = await places.locations(visit.talk)
    said = {each.id: place_said(visit, each.now.country, each.now.region) for each in facts}
    return visit.show("locations/list.html", facts=facts, places=said)


async def fresh(visit: Visit) -> web.StreamResponse:
    await places.locations(visit.talk)
    return visit.show(FORM, **_facts(visit, None))


async def shown(visit: Visit) -> web.StreamResponse:
    fact = await places.location(visit.talk, visit.path["location"])
    return visit.show(FORM, **_facts(visit, fact))


async def make(visit: Visit) -> web.StreamResponse:
    w = visit.w
    await places.locations(visit.talk)
    if (again := _with_hours(visit, None)) is not None:
        return again
    draft = _draft(visit)
    if visit.sent.problems or draft is None:
        return visit.mend(FORM, visit.sent.problems, **_facts(visit, None))
    try:
        await places.open_place(visit.talk, draft)
    except Refused as refused:
        return visit.mend(FORM, placed(refused.refusal, FIELDS, "name"), **_facts(visit, None))
    return visit.go(PATH, w("{name} is there now.", name=draft.name))


async def change(visit: Visit) -> web.StreamResponse:
    """Looks at what follows, or saves what was looked at."""
    w, posted = visit.w, visit.sent
    fact = await places.location(visit.talk, visit.path["location"])
    if (again := _with_hours(visit, fact)) is not None:
        return again
    draft, from_day = _draft(visit), needed_day(posted, "from_day")
    facts = _facts(visit, fact)
    if posted.problems or draft is None:
        return visit.mend(FORM, posted.problems, **facts)
    seen = posted.text("seen") if posted.text("do") == "apply" else ""
    try:
        found = await places.change(visit.talk, fact.id, draft, from_day, seen, posted.text("mark"))
    except Refused as refused:
        return visit.mend(FORM, placed(refused.refusal, FIELDS, "from_day"), **facts)
    if found is None:
        day = w.day(from_day, visit.talk.today)
        said = w("{name} is saved, from {day} on.", name=draft.name, day=day)
        mark = places.undoable(fact, draft, from_day)
        fields = {"from_day": from_day.isoformat(), "before": visit.talk.at.isoformat(), "mark": mark}
        return visit.go(PATH, said, Undo(f"{PATH}/{fact.id}/back", fields))
    return _again(visit, {**facts, **_looked_at(visit, found, from_day)})


async def put_back(visit: Visit) -> web.StreamResponse:
    """Takes a change back that was just saved."""
    w, posted = visit.w, visit.sent
    from_day, before = needed_day(posted, "from_day"), moment_in(posted, "before", visit.talk.at)
    location = visit.path["location"]
    await places.put_back(visit.talk, location, from_day, before, posted.text("mark"))
    return visit.go(PATH, w("The location is as it was before."))


def _facts(visit: Visit, fact: PlaceFact | None) -> dict[str, Any]:
    """What the form is drawn from: what holds on the day that is asked about, or a preset."""
    w, today = visit.w, visit.talk.today
    versions = fact.versions if fact else ()
    return {
        "fact": fact,
        "hours": values_of(fact.now.pattern if fact else FULL_TIME, today),
        "choices": place_choices(visit),
        "where": {day: place_said(visit, each.country, each.region) for day, each in versions},
        "zones": zones(),
        "weekdays": [(each, w.weekday(each)) for each in range(7)],
        "months": [(each, w.locale.months["stand-alone"]["wide"][each]) for each in range(1, 13)],
        "foreseen": None,
        "page": 1,
    }


def _looked_at(visit: Visit, found: Foreseen, from_day: date) -> dict[str, Any]:
    page = min(max(visit.sent.whole("page") or 1, 1), found.pages)
    return {"foreseen": found, "page": page, "from_day": from_day}


def _again(visit: Visit, facts: dict[str, Any]) -> web.Response:
    typed = {name: next(iter(values), "") for name, values in visit.sent.fields.items()}
    lists = {name: tuple(values) for name, values in visit.sent.fields.items()}
    return visit.show(FORM, typed=typed, typed_lists=lists, **facts)


def _with_hours(visit: Visit, fact: PlaceFact | None) -> web.Response | None:
    """The form with hours to begin from, or with as many weeks as were pressed; all else as typed."""
    kind, _, which = visit.sent.text("do").partition(":")
    if kind not in ("preset", "weeks"):
        return None
    hours = hours_values(visit)
    facts = _facts(visit, fact)
    if kind == "preset":
        preset = Posted({"preset": [which]}).choice("preset", Preset) or Preset.FULL_TIME
        hours = values_of(preset_of(preset, fact.now.pattern if fact else FULL_TIME), visit.talk.today)
    elif which in ("1", "2", "3", "4") and hours.weeks:
        weeks = (*hours.weeks, *([hours.weeks[-1]] * int(which)))[: int(which)]
        starts_on = hours.starts_on or facts["hours"].starts_on
        hours = replace(hours, weeks=weeks, starts_on=starts_on)
    kept = {name: values for name, values in visit.sent.fields.items() if not _HOURS.fullmatch(name)}
    typed = {name: next(iter(values), "") for name, values in kept.items()}
    return visit.show(FORM, typed=typed, typed_lists={}, **{**facts, "hours": hours})


def _draft(visit: Visit) -> PlaceDraft | None:
    """What the form says; what is wrong with it is noted."""
    posted = visit.sent
    country, _, region = posted.needed("country").partition("/")
    pattern, basis = _pattern(visit), _leave_year(posted)
    draft = PlaceDraft(
        posted.needed("name"),
        country,
        region or None,
        posted.needed("time_zone"),
        _week_start(posted),
        basis or CALENDAR_YEAR,
        pattern or FULL_TIME,
    )
    return None if posted.problems else draft


def _pattern(visit: Visit) -> WorkingPattern | None:
    try:
        return pattern_typed(hours_values(visit))
    except Mended as mended:
        visit.sent.problems.update(mended.problems)
        return None


def _week_start(posted: Posted) -> int:
    number = posted.whole("week_start") or 0
    return number if 0 <= number <= 6 else 0


def _leave_year(posted: Posted) -> LeaveYearBasis | None:
    match posted.text("leave_year"):
        case "hiring":
            return LeaveYearBasis(None)
        case "day":
            start = month_day_in(posted, "year")
            return LeaveYearBasis(start) if start else None
        case _:
            return CALENDAR_YEAR
