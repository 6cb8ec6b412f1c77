"""Calendars to subscribe to: one's own list with their addresses, and all of them for administrators."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import subscribing
from bot.dashboard.subscribing import Choices, Opened
from bot.dashboard.trying import Mended
from bot.ports import About, Telling
from bot.replies import Slip
from bot.wording import Words
from domain.refusals import Refused

PAGE = "/account/calendars"
ALL = "/settings/feeds"
TEMPLATE = "calendars/mine.html"


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PAGE, show),
        site.post(PAGE, make),
        site.post(f"{PAGE}/{{feed}}/renew", renew),
        site.post(f"{PAGE}/{{feed}}/end", end),
        site.get(ALL, show_all),
        site.post(f"{ALL}/{{feed}}/end", end_anybodys),
    ]


async def show(visit: Visit) -> web.StreamResponse:
    return visit.show(TEMPLATE, **await _facts(visit))


async def make(visit: Visit) -> web.StreamResponse:
    about, _, which = visit.sent.text("about").partition(":")
    tells = visit.sent.choice("tells", Telling)
    kinds = {each.value: each for each in About}
    try:
        if about not in kinds or tells is None:
            field = "about" if about not in kinds else "tells"
            raise Mended({field: Slip.NO_SUCH_CHOICE})
        opened = await subscribing.make(visit.talk, kinds[about], which, tells)
    except Mended as mended:
        return visit.mend(TEMPLATE, mended.problems, **await _facts(visit))
    except Refused as refused:
        return visit.mend(TEMPLATE, {"about": refused.refusal}, **await _facts(visit))
    return visit.show(TEMPLATE, **await _facts(visit, opened))


async def renew(visit: Visit) -> web.StreamResponse:
    opened = await subscribing.renew(visit.talk, visit.path["feed"])
    return visit.show(TEMPLATE, **await _facts(visit, opened))


async def end(visit: Visit) -> web.StreamResponse:
    await subscribing.end(visit.talk, visit.path["feed"])
    return visit.go(PAGE, visit.w("The calendar is ended: its address leads nowhere now."))


async def show_all(visit: Visit) -> web.StreamResponse:
    return visit.show(
        "calendars/all.html", feeds=await subscribing.everybodys(visit.talk), tellings=_tellings(visit.w)
    )


async def end_anybodys(visit: Visit) -> web.StreamResponse:
    await subscribing.end_anybodys(visit.talk, visit.path["feed"])
    return visit.go(ALL, visit.w("The calendar is ended: its address leads nowhere now."))


async def _facts(visit: Visit, opened: Opened | None = None) -> dict[str, Any]:
    address = f"{_origin(visit)}/feeds/{opened.secret}.ics" if opened else ""
    return {
        "feeds": await subscribing.mine(visit.talk),
        "subjects": _subjects(visit.w, await subscribing.choices(visit.talk)),
        "tellings": _tellings(visit.w),
        "opened": opened,
        "address": address,
        "subscribe": f"webcal://{address.partition('://')[2]}",
    }


def _origin(visit: Visit) -> str:
    """Where people reach us, as far as somebody has said so."""
    return visit.site.surface.public_url.rstrip("/") or str(visit.request.url.origin())


def _subjects(w: Words, found: Choices) -> list[tuple[str, str]]:
    return [
        (About.ONESELF.value, w("My own leave")),
        (About.COMPANY.value, w("Everybody in the company")),
        *((f"department:{each}", w("Department: {name}", name=name)) for each, name in found.departments),
        *((f"location:{each}", w("Location: {name}", name=name)) for each, name in found.locations),
        *((f"label:{each}", w("Label: {name}", name=each)) for each in found.labels),
    ]


def _tellings(w: Words) -> dict[str, str]:
    return {
        Telling.TYPES.value: w("Who is away and on what leave"),
        Telling.NAMES.value: w("Who is away, not on what leave"),
        Telling.BUSY.value: w("Only that somebody is away"),
    }
