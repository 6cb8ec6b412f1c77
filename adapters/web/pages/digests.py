"""Settings: digests of channels and connected workspaces."""

from __future__ import annotations

from datetime import time
from typing import Any
from urllib.parse import quote

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.pages.company import moment_in
from adapters.web.pages.people_languages import named
from adapters.web.posted import Posted
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import digests, workspaces
from bot.dashboard.digests import DigestForm
from bot.dashboard.trying import Mended
from bot.replies import Slip
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.ids import DepartmentId, DigestId, LocationId

DIGESTS, WORKSPACES = "/settings/digests", "/settings/workspaces"
DAILY = "daily"
WEEKDAYS = range(7)


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(DIGESTS, show),
        site.get(f"{DIGESTS}/new", fresh),
        site.post(f"{DIGESTS}/new", add),
        site.get(f"{DIGESTS}/{{digest}}", show_one),
        site.post(f"{DIGESTS}/{{digest}}", change),
        site.post(f"{DIGESTS}/{{digest}}/stop", stop),
        site.post(f"{DIGESTS}/{{digest}}/back", put_back),
        site.get(WORKSPACES, show_workspaces),
        site.post(f"{WORKSPACES}/{{platform}}/{{workspace}}/disconnect", disconnect),
    ]


async def show(visit: Visit) -> web.StreamResponse:
    return visit.show("digests/list.html", digests=await digests.digests(visit.talk))


async def fresh(visit: Visit) -> web.StreamResponse:
    return visit.show("digests/form.html", **_facts(visit, await digests.form(visit.talk)))


async def show_one(visit: Visit) -> web.StreamResponse:
    form = await digests.form(visit.talk, visit.path["digest"])
    return visit.show("digests/form.html", **_facts(visit, form))


async def add(visit: Visit) -> web.StreamResponse:
    form = await digests.form(visit.talk)
    filled, channel = _filled(visit.sent, form.digest), _channel(visit.sent, form)
    try:
        _check(visit.sent)
        await digests.add(visit.talk, channel, filled)
    except Mended as mended:
        return visit.mend("digests/form.html", mended.problems, **_facts(visit, form))
    return visit.go(DIGESTS, visit.w("The digest is arranged."))


async def change(visit: Visit) -> web.StreamResponse:
    form = await digests.form(visit.talk, visit.path["digest"])
    filled = _filled(visit.sent, form.digest)
    try:
        _check(visit.sent)
        after = await digests.change(visit.talk, form.digest.id, filled, visit.sent.text("mark"))
    except Mended as mended:
        return visit.mend("digests/form.html", mended.problems, **_facts(visit, form))
    return visit.go(DIGESTS, visit.w("The digest is saved."), _undo(visit, form.digest.id, after))


async def stop(visit: Visit) -> web.StreamResponse:
    key = visit.path["digest"]
    after = await digests.stop(visit.talk, key, visit.sent.text("mark"))
    said = visit.w("The digest is stopped: nothing is posted there any more.")
    return visit.go(DIGESTS, said, _undo(visit, DigestId(key), after))


async def put_back(visit: Visit) -> web.StreamResponse:
    await digests.put_back(visit.talk, visit.path["digest"], moment_in(visit), visit.sent.text("mark"))
    return visit.go(DIGESTS, visit.w("The digest is as it was before."))


async def show_workspaces(visit: Visit) -> web.StreamResponse:
    return visit.show("digests/workspaces.html", workspaces=await workspaces.workspaces(visit.talk))


async def disconnect(visit: Visit) -> web.StreamResponse:
    gone = await workspaces.disconnect(visit.talk, visit.path["platform"], visit.path["workspace"])
    return visit.go(WORKSPACES, visit.w("{name} is disconnected. Nobody's leave is lost.", name=gone.name))


def _facts(visit: Visit, form: DigestForm) -> dict[str, Any]:
    w = visit.w
    rhythms = [(DAILY, w("Every working day"))]
    rhythms += [(str(day), w("Every {weekday}", weekday=w.weekday(day))) for day in WEEKDAYS]
    return {
        "form": form,
        "digest": form.digest,
        "rhythms": rhythms,
        "rhythm": str(form.digest.weekday) if form.digest.rhythm is Rhythm.WEEKLY else DAILY,
        "abouts": [
            ("", w("Everybody in the company")),
            *(
                (f"department:{key}", w("Department: {name}", name=name))
                for key, name in form.choices.departments
            ),
            *((f"location:{key}", w("Location: {name}", name=name)) for key, name in form.choices.locations),
            *((f"label:{each}", w("Label: {name}", name=each)) for each in form.choices.labels),
        ],
        "about": _about(form.digest),
        "languages": [(tag, named(w, tag)) for tag in form.locales],
        "channels": [(each.key, f"{each.workspace_name} · {each.channel_name}") for each in form.places],
    }


def _about(digest: Digest) -> str:
    if digest.location_id is not None:
        return f"location:{digest.location_id}"
    if digest.department_id is not None:
        return f"department:{digest.department_id}"
    return f"label:{digest.label}" if digest.label else ""


def _filled(sent: Posted, was: Digest) -> Digest:
    """What was filled in; what cannot be read is noted."""
    kind, _, which = sent.text("about").partition(":")
    minute, rhythm = sent.minute("at"), sent.text("rhythm")
    weekly = rhythm.isascii() and rhythm.isdecimal() and int(rhythm) in WEEKDAYS
    if rhythm != DAILY and not weekly:
        sent.problems["rhythm"] = Slip.NO_SUCH_CHOICE
    if minute is None or minute >= 24 * 60:
        sent.problems.setdefault("at", Slip.MISSING if minute is None else Slip.NO_SUCH_TIME)
        minute = 0
    if kind not in ("", "location", "department", "label") or bool(kind) != bool(which):
        sent.problems["about"] = Slip.NO_SUCH_CHOICE
    return Digest(
        was.id,
        was.channel,
        time(minute // 60, minute % 60),
        sent.text("time_zone"),
        sent.text("locale"),
        Rhythm.WEEKLY if weekly else Rhythm.DAILY,
        int(rhythm) if weekly else 0,
        LocationId(which) if kind == "location" else None,
        DepartmentId(which) if kind == "department" else None,
        which if kind == "label" else None,
        sent.flag("when_empty"),
        sent.flag("on_free_days"),
    )


def _channel(sent: Posted, form: DigestForm) -> Channel:
    """One that is known, or one of Slack by its workspace and id."""
    known = {each.key: each.channel for each in form.places}
    chosen = known.get(DigestId(sent.text("place")))
    if chosen is not None:
        return chosen
    return Channel(Platform.SLACK, sent.text("workspace"), sent.text("channel").upper())


def _check(sent: Posted) -> None:
    if sent.problems:
        raise Mended(sent.problems)


def _undo(visit: Visit, key: DigestId, after: str) -> Undo:
    return Undo(f"{DIGESTS}/{quote(key, safe='')}/back", {"before": visit.talk.at.isoformat(), "mark": after})
