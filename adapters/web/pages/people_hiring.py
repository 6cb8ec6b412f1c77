"""Somebody new, on the web."""

from typing import Any

from aiohttp import web

from adapters.web.pages.people import choices_of, home_of
from adapters.web.pages.people_changes import hours_values, profile_in
from adapters.web.pages.people_languages import offered
from adapters.web.pages.people_sheets import pressed_in
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import hiring
from bot.dashboard.hiring import BEGUN, HireValues
from bot.dashboard.trying import Mended, Outlook
from bot.dashboard.typed import labels_of
from bot.dashboard.working_hours import HoursValues, pattern_typed, values_of
from domain.ids import DepartmentId, LocationId
from domain.working_pattern import FULL_TIME, WorkingPattern

NEW = "people/new.html"


def routes(site: Site) -> list[web.RouteDef]:
    """The form and sending it."""
    return [site.get("/people/new", new), site.post("/people/new", send)]


async def new(visit: Visit) -> web.StreamResponse:
    """The form for somebody new."""
    return visit.show(NEW, **await _facts(visit))


async def send(visit: Visit) -> web.StreamResponse:
    """What they would have first; then they are taken in."""
    facts, hours = await _facts(visit), hours_values(visit)
    try:
        pattern = _pattern(visit, hours)
        if visit.sent.problems:
            return visit.mend(NEW, visit.sent.problems, **facts)
        values = _values(visit, pattern)
        if visit.sent.flag("look"):
            return visit.again(NEW, **{**facts, "outlook": await hiring.look(visit.talk, values)})
        done = await hiring.hire(visit.talk, values, pressed_in(visit))
    except Mended as mended:
        return visit.mend(NEW, {**mended.problems, **visit.sent.problems}, **facts)
    if isinstance(done, Outlook):
        return visit.again(NEW, **{**facts, "outlook": done})
    w = visit.w
    return visit.go(home_of(done), w("{name} is taken in.", name=values.profile.name))


def _pattern(visit: Visit, hours: HoursValues) -> WorkingPattern | None:
    """None where they work as everybody does at their place."""
    return pattern_typed(hours) if visit.sent.text("hours") == "own" else None


def _values(visit: Visit, pattern: WorkingPattern | None) -> HireValues:
    sent = visit.sent
    return HireValues(
        profile_in(visit),
        sent.day("hired_on"),
        LocationId(sent.text("location")),
        DepartmentId(sent.text("department")),
        labels_of(sent.text("labels")),
        pattern,
    )


async def _facts(visit: Visit) -> dict[str, Any]:
    form = await hiring.open_form(visit.talk)
    return {
        "form": form,
        "begun": BEGUN,
        "outlook": None,
        "hours": values_of(FULL_TIME, visit.talk.today),
        "languages": offered(visit.w, None),
        "known_labels": form.labels,
        **choices_of(form.places, form.departments),
    }
