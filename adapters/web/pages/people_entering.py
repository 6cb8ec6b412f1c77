"""Leave entered for somebody, on the web."""

from dataclasses import replace
from typing import Any

from aiohttp import web

from adapters.web.pages.days import day_in
from adapters.web.pages.filled import problems_of, request_values
from adapters.web.pages.people import person_in
from adapters.web.pages.places import place_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import entering
from bot.dashboard.asking import asked_in, slip_in
from bot.screens.requesting import FormValues, RequestForm
from domain.ids import LeaveTypeId

ENTER = "people/enter.html"


def routes(site: Site) -> list[web.RouteDef]:
    """The form, what it costs as it is filled in, and sending it."""
    return [
        site.get("/people/{id}/leave/new", new),
        site.post("/people/{id}/leave/new", send),
        site.post("/people/{id}/leave/new/cost", cost),
    ]


async def new(visit: Visit) -> web.StreamResponse:
    """The form, filled in as far as the address says; for oneself it is an ordinary request."""
    if person_in(visit) == visit.talk.my_id:
        return visit.go("/requests/new")
    query = visit.query
    days = tuple(day for day in (day_in(query.get("first", "")), day_in(query.get("last", ""))) if day)
    form = await entering.fresh(visit.talk, person_in(visit), days, LeaveTypeId(query.get("type", "")))
    return visit.show(ENTER, **_facts(visit, form))


async def cost(visit: Visit) -> web.StreamResponse:
    """The form as it is filled in so far."""
    form = await entering.counted(visit.talk, person_in(visit), _values(visit))
    return visit.again(ENTER, **_facts(visit, form))


async def send(visit: Visit) -> web.StreamResponse:
    """Enters it, and goes on to its own page."""
    employee_id, values = person_in(visit), _values(visit)
    reply = None if visit.sent.problems else await entering.send(visit.talk, employee_id, values)
    problems = problems_of(visit.sent, reply)
    if problems:
        form = await entering.counted(visit.talk, employee_id, values)
        return visit.mend(ENTER, problems, **_facts(visit, form))
    w, employee = visit.w, await visit.talk.house.store.employee(visit.talk.company_id, employee_id)
    said = w("It is entered, and {name} is told.", name=employee.profile.name)
    return visit.go(place_of(employee_id, values.request_id), said)


def _values(visit: Visit) -> FormValues:
    values = request_values(visit.sent, visit.talk)
    return replace(values, employee_id=person_in(visit), override=visit.sent.text("reason") or None)


def _facts(visit: Visit, form: RequestForm) -> dict[str, Any]:
    days = {"asked": asked_in(form.values), "slip": slip_in(form.values)}
    return {"form": form, "person": person_in(visit), **days}
