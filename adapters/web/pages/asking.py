"""Asking for leave and claiming time worked: forms that say what they cost before they are sent."""

from typing import Any

from aiohttp import web

from adapters.web.pages.days import day_in
from adapters.web.pages.filled import claim_values, problems_of, request_values
from adapters.web.pages.places import place_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import asking
from bot.screens.claiming import ClaimForm
from bot.screens.requesting import PartChoice, RequestForm
from domain.ids import LeaveTypeId

PARTS = (PartChoice.HOURS, PartChoice.ALL_DAY, PartChoice.MORNING, PartChoice.AFTERNOON)
NEW, CLAIM = "requests/new.html", "requests/claim.html"


def routes(site: Site) -> list[web.RouteDef]:
    """Each form, what it costs as it is filled in, and sending it."""
    return [
        site.get("/requests/new", new),
        site.post("/requests/new", send),
        site.post("/requests/new/cost", cost),
        site.get("/claims/new", claim),
        site.post("/claims/new", send_claim),
        site.post("/claims/new/worth", worth),
    ]


async def new(visit: Visit) -> web.StreamResponse:
    """The form, filled in as far as the address says."""
    query = visit.query
    leave_type = LeaveTypeId(query.get("type", ""))
    first, last = day_in(query.get("first", "")), day_in(query.get("last", ""))
    return visit.show(NEW, **_costed(await asking.fresh(visit.talk, first, last, leave_type)))


async def cost(visit: Visit) -> web.StreamResponse:
    """The form as it is filled in so far; the page takes from it what follows from its fields."""
    form = await asking.counted(visit.talk, request_values(visit.sent, visit.talk))
    return visit.again(NEW, **_costed(form))


async def send(visit: Visit) -> web.StreamResponse:
    """Asks, and goes on to the request's own page."""
    values = request_values(visit.sent, visit.talk)
    reply = None if visit.sent.problems else await asking.send(visit.talk, values)
    if problems := problems_of(visit.sent, reply):
        return visit.mend(NEW, problems, **_costed(await asking.counted(visit.talk, values)))
    return visit.go(place_of(visit.talk.my_id, values.request_id))


async def claim(visit: Visit) -> web.StreamResponse:
    """The form for time worked."""
    day = day_in(visit.query.get("day", ""))
    return visit.show(CLAIM, **_valued(await asking.fresh_claim(visit.talk, day)))


async def worth(visit: Visit) -> web.StreamResponse:
    """The claim as it is filled in so far."""
    form = await asking.counted_claim(visit.talk, claim_values(visit.sent, visit.talk))
    return visit.again(CLAIM, **_valued(form))


async def send_claim(visit: Visit) -> web.StreamResponse:
    """Claims, and goes on to the claim's own page."""
    values = claim_values(visit.sent, visit.talk)
    reply = None if visit.sent.problems else await asking.send_claim(visit.talk, values)
    if problems := problems_of(visit.sent, reply):
        return visit.mend(CLAIM, problems, **_valued(await asking.counted_claim(visit.talk, values)))
    return visit.go(place_of(visit.talk.my_id, values.request_id))


def _costed(form: RequestForm) -> dict[str, Any]:
    values = form.values
    return {"form": form, "asked": asking.asked_in(values), "slip": asking.slip_in(values)}


def _valued(form: ClaimForm) -> dict[str, Any]:
    units = {each.id: each.unit for each in form.types}
    unit = units.get(form.values.leave_type_id or form.types[0].id, form.types[0].unit)
    types = [(each.id, each.name) for each in form.types]
    return {"form": form, "types": types, "unit": unit, "choices": PARTS}
