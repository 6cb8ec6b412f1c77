"""The last day of work, who counts, and who somebody is in Slack and Teams, on the web."""

from typing import Any

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.pages.people import home_of, person_in
from adapters.web.pages.people_sheets import kept, opened, pressed_in, stale
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import Stale, identities, leaving
from bot.dashboard.leaving import LeavingForm
from bot.dashboard.trying import Mended, somebody
from domain.ids import EmployeeId

LEAVING, LINK = "people/leaving.html", "people/link.html"


def routes(site: Site) -> list[web.RouteDef]:
    """Each form, and what is done at one press."""
    return [
        site.get("/people/{id}/leaving", new),
        site.post("/people/{id}/leaving", send),
        site.post("/people/{id}/deactivate", deactivate),
        site.post("/people/{id}/reactivate", reactivate),
        site.get("/people/{id}/link", new_link),
        site.post("/people/{id}/link", link),
        site.post("/people/{id}/unlink", unlink),
    ]


async def new(visit: Visit) -> web.StreamResponse:
    """When somebody leaves, and what is owed then."""
    form = await leaving.open_form(visit.talk, person_in(visit))
    return visit.show(LEAVING, **opened(visit, _facts(form)))


async def send(visit: Visit) -> web.StreamResponse:
    """What would follow and what would be owed; then the last day is set, or taken back."""
    employee_id = person_in(visit)
    form = await leaving.open_form(visit.talk, employee_id)
    facts = _facts(form)
    shown = kept(visit, facts)
    last_day = visit.sent.day("last_day")
    if visit.sent.problems:
        return visit.mend(LEAVING, visit.sent.problems, **shown)
    ask = leaving.look if visit.sent.flag("look") else leaving.save
    try:
        found = await ask(visit.talk, employee_id, last_day, pressed_in(visit))
    except Mended as mended:
        return visit.mend(LEAVING, mended.problems, **shown)
    except Stale:
        return stale(visit, LEAVING, facts)
    if found is None:
        return visit.go(home_of(employee_id), _said(visit, form.name))
    outlook, owed = found
    return visit.again(LEAVING, **{**shown, "outlook": outlook, "owed": owed, "owed_on": last_day})


async def deactivate(visit: Visit) -> web.StreamResponse:
    """They no longer count, at once: it can be taken back at once."""
    w, employee_id = visit.w, person_in(visit)
    try:
        await leaving.deactivate(visit.talk, employee_id)
    except Mended as mended:
        form = await leaving.open_form(visit.talk, employee_id)
        return visit.mend(LEAVING, mended.problems, **opened(visit, _facts(form)))
    said = w("They no longer count, and are not let in.")
    return visit.go(home_of(employee_id), said, Undo(f"{home_of(employee_id)}/reactivate"))


async def reactivate(visit: Visit) -> web.StreamResponse:
    """They count again."""
    w, employee_id = visit.w, person_in(visit)
    await leaving.reactivate(visit.talk, employee_id)
    said = w("They count again.")
    return visit.go(home_of(employee_id), said, Undo(f"{home_of(employee_id)}/deactivate"))


async def new_link(visit: Visit) -> web.StreamResponse:
    """Who somebody is in a workspace."""
    return visit.show(LINK, **await _workspaces(visit, person_in(visit)))


async def link(visit: Visit) -> web.StreamResponse:
    """Says it; it can be taken back at once."""
    w, employee_id, workspace = visit.w, person_in(visit), visit.sent.text("workspace")
    facts = await _workspaces(visit, employee_id)
    try:
        linked = await identities.link(visit.talk, employee_id, workspace, visit.sent.text("user_id"))
    except Mended as mended:
        return visit.mend(LINK, mended.problems, **facts)
    fields = {"workspace": workspace, "user_id": linked.user_id}
    said = w("{name} is {id} there from now on.", name=facts["name"], id=linked.user_id)
    return visit.go(home_of(employee_id), said, Undo(f"{home_of(employee_id)}/unlink", fields))


async def unlink(visit: Visit) -> web.StreamResponse:
    """Takes an identity off; it can be said again at once."""
    w, employee_id, sent = visit.w, person_in(visit), visit.sent
    fields = {"workspace": sent.text("workspace"), "user_id": sent.text("user_id")}
    await identities.unlink(visit.talk, employee_id, fields["workspace"], fields["user_id"])
    said = w("{id} is nobody here from now on.", id=fields["user_id"][:100])
    return visit.go(home_of(employee_id), said, Undo(f"{home_of(employee_id)}/link", fields))


def _facts(form: LeavingForm) -> dict[str, Any]:
    return {"form": form, "owed": form.owed, "owed_on": form.last_day}


def _said(visit: Visit, name: str) -> str:
    w, last_day = visit.w, visit.sent.day("last_day")
    if last_day is None:
        return w("{name} stays.", name=name)
    day = w.day(last_day, visit.talk.today)
    return w("{name} works here until {day}.", name=name, day=day)


async def _workspaces(visit: Visit, employee_id: EmployeeId) -> dict[str, Any]:
    employee = await somebody(visit.talk, employee_id)
    known = visit.talk.settings.workspaces.items()
    options = [(f"{kind.value}/{key}", f"{visit.w.platform(kind)}, {name}") for (kind, key), name in known]
    return {"person": employee_id, "name": employee.profile.name, "options": options}
