"""Settings: what there is, the company itself, and who may do what."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.pages.people_languages import named
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound, company, overview, roles, who
from bot.dashboard.company import CompanyDraft
from bot.dashboard.trying import Mended

OVERVIEW, COMPANY, ROLES = "/settings", "/settings/company", "/settings/roles"


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(OVERVIEW, show),
        site.get(COMPANY, show_company),
        site.post(COMPANY, change_company),
        site.post(f"{COMPANY}/back", put_back),
        site.get(ROLES, show_roles),
        site.post(f"{ROLES}/add", add),
        site.post(f"{ROLES}/remove", remove),
    ]


async def show(visit: Visit) -> web.StreamResponse:
    found = await overview.overview(visit.talk)
    return visit.show("company/overview.html", found=found, language=named(visit.w, found.locale))


async def show_company(visit: Visit) -> web.StreamResponse:
    form = await company.form(visit.talk)
    return visit.show("company/form.html", form=form, languages=_languages(visit, form.locales))


async def change_company(visit: Visit) -> web.StreamResponse:
    sent, form = visit.sent, await company.form(visit.talk)
    draft = CompanyDraft(
        sent.text("name"),
        sent.text("locale"),
        sent.flag("takes_newcomers"),
        sent.whole("expires"),
        sent.day("closed_until"),
    )
    facts = {"form": form, "languages": _languages(visit, form.locales)}
    if sent.problems:
        return visit.mend("company/form.html", sent.problems, **facts)
    try:
        after = await company.change(visit.talk, draft, sent.text("mark"))
    except Mended as mended:
        return visit.mend("company/form.html", mended.problems, **facts)
    undo = Undo(f"{COMPANY}/back", {"before": visit.talk.at.isoformat(), "mark": after})
    return visit.go(COMPANY, visit.w("The company is saved."), undo)


async def put_back(visit: Visit) -> web.StreamResponse:
    await company.put_back(visit.talk, moment_in(visit), visit.sent.text("mark"))
    return visit.go(COMPANY, visit.w("The company is as it was before."))


async def show_roles(visit: Visit) -> web.StreamResponse:
    return visit.show("company/roles.html", roles=await roles.roles(visit.talk))


async def add(visit: Visit) -> web.StreamResponse:
    typed, everybody = visit.sent.text("who"), await who.everybody(visit.talk)
    try:
        person, after = await roles.add(
            visit.talk, everybody.is_named(typed) or typed, visit.sent.text("mark")
        )
    except Mended as mended:
        return visit.mend("company/roles.html", mended.problems, roles=await roles.roles(visit.talk))
    undo = Undo(f"{ROLES}/remove", {"who": person.id, "mark": after})
    return visit.go(ROLES, visit.w("{name} is administrator now.", name=person.name), undo)


async def remove(visit: Visit) -> web.StreamResponse:
    person, after = await roles.remove(visit.talk, visit.sent.text("who"), visit.sent.text("mark"))
    said = visit.w("{name} is administrator no more.", name=person.name)
    if person.id == visit.talk.my_id:
        return visit.go("/", said)
    return visit.go(ROLES, said, Undo(f"{ROLES}/add", {"who": person.id, "mark": after}))


def moment_in(visit: Visit) -> datetime:
    """The moment before which something stood otherwise, as our own form carries it. Raises NotFound."""
    try:
        found = datetime.fromisoformat(visit.sent.text("before"))
    except ValueError:
        raise NotFound from None
    if found.tzinfo is None:
        raise NotFound
    return found


def _languages(visit: Visit, tags: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(tag, named(visit.w, tag)) for tag in tags]
