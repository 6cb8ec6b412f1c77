"""Balances corrected by hand, on the web."""

from typing import Any

from aiohttp import web

from adapters.web.pages.people import home_of, person_in
from adapters.web.pages.people_sheets import kept, opened, pressed_in, stale
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import Stale, adjusting
from bot.dashboard.adjusting import AdjustPage, Doubted
from bot.dashboard.trying import Mended
from bot.screens.adjusting import AdjustValues
from domain.ids import LeaveTypeId

ADJUST = "people/adjust.html"


def routes(site: Site) -> list[web.RouteDef]:
    """The form and sending it."""
    return [site.get("/people/{id}/adjust", new), site.post("/people/{id}/adjust", send)]


async def new(visit: Visit) -> web.StreamResponse:
    """The form, with what there is."""
    form = await adjusting.open_form(visit.talk, person_in(visit))
    return visit.show(ADJUST, **opened(visit, _facts(form)))


async def send(visit: Visit) -> web.StreamResponse:
    """What there would be first, then it is corrected; what looks like a slip is asked about."""
    employee_id, values = person_in(visit), _values(visit)
    facts = _facts(await adjusting.open_form(visit.talk, employee_id, values.day))
    shown = kept(visit, facts)
    if visit.sent.problems:
        return visit.mend(ADJUST, visit.sent.problems, **shown)
    ask = adjusting.look if visit.sent.flag("look") else adjusting.save
    try:
        outlook = await ask(visit.talk, employee_id, values, pressed_in(visit))
    except Mended as mended:
        return visit.mend(ADJUST, mended.problems, **shown)
    except Doubted as doubted:
        return visit.again(ADJUST, **{**shown, "doubt": visit.w.refusal(doubted.doubt, visit.talk.today)})
    except Stale:
        return stale(visit, ADJUST, facts)
    if outlook is None:
        w = visit.w
        said = w("The balance of {name} is corrected.", name=facts["form"].name)
        return visit.go(home_of(employee_id), said)
    return visit.again(ADJUST, **{**shown, "outlook": outlook})


def _values(visit: Visit) -> AdjustValues:
    sent = visit.sent
    amount = sent.number("amount")
    if amount is not None and sent.text("sign") == "less":
        amount = -amount
    return AdjustValues(
        None,
        LeaveTypeId(sent.text("leave_type")),
        amount,
        sent.day("day"),
        sent.day("last_day"),
        sent.text("reason"),
        sent.flag("is_meant"),
    )


def _facts(form: AdjustPage) -> dict[str, Any]:
    return {"form": form, "doubt": None}
