"""Departments: the tree, who decides in each, and forms to make, move and change them."""

from typing import Any

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.posted import Posted
from adapters.web.settling import chosen, moment_in, people_in, placed
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import departments
from bot.dashboard.departments import MOST_STEPS, DepartmentDraft, DepartmentFact
from bot.dashboard.who import Who, everybody
from domain.ids import DepartmentId
from domain.leave.requests import Step
from domain.refusals import Refused

PATH = "/settings/departments"
FIELDS = {"name": "name", "parent": "parent", "people": "approvers", "steps": "steps"}


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PATH, listed),
        site.get(f"{PATH}/new", fresh),
        site.post(f"{PATH}/new", make),
        site.get(f"{PATH}/{{department}}", shown),
        site.post(f"{PATH}/{{department}}", change),
        site.post(f"{PATH}/{{department}}/back", put_back),
    ]


async def listed(visit: Visit) -> web.StreamResponse:
    return visit.show(
        "departments/list.html",
        facts=await departments.tree(visit.talk),
        who=await everybody(visit.talk),
    )


async def fresh(visit: Visit) -> web.StreamResponse:
    return visit.show("departments/form.html", **await _form(visit, None))


async def shown(visit: Visit) -> web.StreamResponse:
    fact = await departments.department(visit.talk, visit.path["department"])
    return visit.show("departments/form.html", **await _form(visit, fact))


async def make(visit: Visit) -> web.StreamResponse:
    w = visit.w
    form = await _form(visit, None)
    if (again := _with_steps(visit, form)) is not None:
        return again
    draft = _draft(visit, form["who"])
    if visit.sent.problems:
        return visit.mend("departments/form.html", visit.sent.problems, **form)
    try:
        await departments.make(visit.talk, draft)
    except Refused as refused:
        return visit.mend("departments/form.html", placed(refused.refusal, FIELDS, "name"), **form)
    return visit.go(PATH, w("{name} is there now.", name=draft.name))


async def change(visit: Visit) -> web.StreamResponse:
    w = visit.w
    fact = await departments.department(visit.talk, visit.path["department"])
    form = await _form(visit, fact)
    if (again := _with_steps(visit, form)) is not None:
        return again
    draft, key = _draft(visit, form["who"]), fact.department.id
    if visit.sent.problems:
        return visit.mend("departments/form.html", visit.sent.problems, **form)
    try:
        after = await departments.change(visit.talk, key, draft, visit.sent.text("mark"))
    except Refused as refused:
        return visit.mend("departments/form.html", placed(refused.refusal, FIELDS, "name"), **form)
    undo = Undo(f"{PATH}/{key}/back", {"before": visit.talk.at.isoformat(), "mark": after})
    return visit.go(PATH, w("{name} is saved.", name=draft.name), undo)


async def put_back(visit: Visit) -> web.StreamResponse:
    w = visit.w
    before = moment_in(visit.sent, "before", visit.talk.at)
    await departments.put_back(visit.talk, visit.path["department"], before, visit.sent.text("mark"))
    return visit.go(PATH, w("The department is as it was before."))


async def _form(visit: Visit, fact: DepartmentFact | None) -> dict[str, Any]:
    settings, steps = visit.talk.settings, fact.department.steps if fact else ()
    beneath = departments.below(settings.departments, fact.department.id if fact else None)
    tree = [each for each in await departments.tree(visit.talk) if each.department.id not in beneath]
    asked = visit.sent.whole("steps-shown") if visit.sent.fields else None
    return {
        "fact": fact,
        "tree": tree,
        "who": await everybody(visit.talk),
        "steps": steps,
        "steps_shown": min(max(asked if asked is not None else len(steps), 0), MOST_STEPS),
    }


def _with_steps(visit: Visit, form: dict[str, Any]) -> web.Response | None:
    """The form with one step more, where that was pressed."""
    if visit.sent.text("do") != "step":
        return None
    form["steps_shown"] = min(form["steps_shown"] + 1, MOST_STEPS)
    typed = {name: next(iter(values), "") for name, values in visit.sent.fields.items()}
    lists = {name: tuple(values) for name, values in visit.sent.fields.items()}
    return visit.show("departments/form.html", typed=typed, typed_lists=lists, **form)


def _draft(visit: Visit, who: Who) -> DepartmentDraft:
    posted = visit.sent
    parent = chosen(posted.text("parent"), list(visit.talk.settings.departments), posted, "parent")
    return DepartmentDraft(
        posted.needed("name"),
        DepartmentId(parent) if parent else None,
        people_in(posted, "approvers", who),
        _steps(posted, who),
        people_in(posted, "watchers", who),
    )


def _steps(posted: Posted, who: Who) -> tuple[Step, ...]:
    """Steps that somebody is named in, in order."""
    number = min(max(posted.whole("steps-shown") or 0, 0), MOST_STEPS)
    found = []
    for each in range(1, number + 1):
        named = people_in(posted, f"step-{each}", who)
        if named:
            found.append(Step(named, posted.text(f"step-{each}-by") == "all"))
    return tuple(found)
