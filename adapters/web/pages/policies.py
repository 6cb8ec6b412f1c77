"""Leave policies: what holds where, and a new version that is looked at before it is applied."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.policy_typed import policy_in, rows_shown, values_of
from adapters.web.posted import Posted
from adapters.web.settling import moment_in, needed_day, placed
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import policies
from bot.dashboard.foreseeing import Foreseen
from bot.dashboard.policies import MOST_LEVELS, PolicyFact, PolicyTerms, Scope
from bot.dashboard.who import everybody
from domain.ids import EmployeeId, LocationId
from domain.policies.accrual import Every, GrantedAt
from domain.policies.leave_type import Unit
from domain.policies.policy import Direction, LeavePolicy, Proration
from domain.refusals import Refused

PATH = "/settings/policies"
FIELDS = {
    "tenure": "tenure-1-years",
    "accrual": "level-1-every",
    "carry_over": "carry-limit",
    "rounding": "rounding_step",
    "floor": "debt",
    "entitlement": "entitlement",
    "cap": "cap",
    "usable_after_months": "usable_after_months",
    "from_day": "from_day",
    "labels": "from_day",
}


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PATH, matrix),
        site.get(f"{PATH}/{{leave_type}}", shown),
        site.post(f"{PATH}/{{leave_type}}", change),
        site.post(f"{PATH}/{{leave_type}}/back", put_back),
    ]


async def matrix(visit: Visit) -> web.StreamResponse:
    """Leave types down, places across; below them what is for labels or one person."""
    settings, today = visit.talk.settings, visit.talk.today
    places = {each: settings.location(each, today).name for each in settings.locations}
    return visit.show(
        "policies/matrix.html",
        terms=await policies.matrix(visit.talk),
        places=dict(sorted(places.items(), key=lambda each: each[1].casefold())),
        labels=await policies.labels(visit.talk),
        who=await everybody(visit.talk),
        query_of=query_of,
    )


async def shown(visit: Visit) -> web.StreamResponse:
    """One policy through time, and the form of a new version."""
    scope = await _scope(visit)
    terms = await policies.policy(visit.talk, visit.path["leave_type"], scope)
    values = {**values_of(terms.base), "from_day": terms.from_day.isoformat()}
    facts = _facts(visit, terms, terms.base, Posted({name: [each] for name, each in values.items()}))
    return visit.show("policies/form.html", typed=values, typed_lists={}, **facts)


async def change(visit: Visit) -> web.StreamResponse:
    """Counts along, adds a row, looks at what follows, or applies it."""
    w = visit.w
    posted, scope = visit.sent, await _scope(visit)
    terms = await policies.policy(visit.talk, visit.path["leave_type"], scope)
    pressed = posted.text("do")
    if pressed in ("level", "tenure"):
        return _with_row(visit, terms, pressed)
    wanted, from_day = policy_in(posted, terms.base), needed_day(posted, "from_day")
    facts = {**_facts(visit, terms, wanted, posted), "from_day": from_day}
    if posted.problems:
        return visit.mend("policies/form.html", posted.problems, **facts)
    if pressed == "preview":
        return _again(visit, facts)
    seen = posted.text("seen") if pressed == "apply" else ""
    try:
        foreseen = await policies.settle(visit.talk, wanted, from_day, seen, posted.text("mark"))
    except Refused as refused:
        return visit.mend("policies/form.html", placed(refused.refusal, FIELDS, "from_day"), **facts)
    if foreseen is not None:
        return _again(visit, {**facts, **_looked_at(visit, foreseen)})
    name, day = terms.leave_type.name, visit.w.day(from_day, visit.talk.today)
    said = w("{name} is settled from {day} on.", name=name, day=day)
    return visit.go(PATH, said, _undo(visit, terms, wanted, from_day))


async def put_back(visit: Visit) -> web.StreamResponse:
    """Takes a version back that was just applied."""
    w, posted, scope = visit.w, visit.sent, await _scope(visit)
    from_day, before = needed_day(posted, "from_day"), moment_in(posted, "before", visit.talk.at)
    leave_type = visit.path["leave_type"]
    await policies.put_back(visit.talk, leave_type, scope, from_day, before, posted.text("mark"))
    return visit.go(PATH, w("The policy is as it was before."))


def query_of(scope: Scope) -> str:
    """A policy's scope as an address says it."""
    said = [("location", scope.location_id), ("person", scope.employee_id)]
    known = [(name, value) for name, value in said if value]
    return urlencode([*known, *(("label", each) for each in sorted(scope.labels))])


async def _scope(visit: Visit) -> Scope:
    """As the address says it; a person by id, name or address."""
    query = visit.query
    labels = (" ".join(part.split()) for each in query.getall("label", []) for part in each.split(","))
    person = query.get("person", "").strip()
    if person:
        person = (await everybody(visit.talk)).is_named(person) or person
    return Scope(
        LocationId(query["location"]) if query.get("location") else None,
        frozenset(each for each in labels if each),
        EmployeeId(person) if person else None,
    )


def _facts(visit: Visit, terms: PolicyTerms, wanted: LeavePolicy, typed: Posted) -> dict[str, Any]:
    return {
        "levels": max(rows_shown(typed, "level"), 1),
        "steps": rows_shown(typed, "tenure"),
        "terms": terms,
        "scope": _scope_said(visit, terms.fact),
        "path": f"{PATH}/{terms.leave_type.id}?{query_of(terms.fact.scope)}".rstrip("?"),
        "sentences": visit.w.policy(wanted, terms.leave_type.unit),
        "rhythms": tuple(Every),
        "grants": tuple(GrantedAt),
        "prorations": tuple(Proration),
        "directions": tuple(Direction),
        "is_hours": terms.leave_type.unit is Unit.HOURS,
        "months": [(each, visit.w.locale.months["stand-alone"]["wide"][each]) for each in range(1, 13)],
        "foreseen": None,
        "page": 1,
    }


def _looked_at(visit: Visit, foreseen: Foreseen) -> dict[str, Any]:
    return {
        "foreseen": foreseen,
        "page": min(max(visit.sent.whole("page") or 1, 1), foreseen.pages),
        "is_changed": bool(visit.sent.text("seen")) and visit.sent.text("seen") != foreseen.mark,
    }


def _again(visit: Visit, facts: dict[str, Any]) -> web.Response:
    """The form as it was typed, with nothing wrong."""
    typed = {name: next(iter(values), "") for name, values in visit.sent.fields.items()}
    lists = {name: tuple(values) for name, values in visit.sent.fields.items()}
    return visit.show("policies/form.html", typed=typed, typed_lists=lists, **facts)


def _with_row(visit: Visit, terms: PolicyTerms, name: str) -> web.Response:
    """The form with a level or a step more."""
    number = min(rows_shown(visit.sent, name) + 1, MOST_LEVELS)
    more = Posted({**visit.sent.fields, f"{name}-shown": [str(number)]})
    facts = _facts(visit, terms, policy_in(Posted(more.fields), terms.base), more)
    return _again(visit, facts)


def _undo(visit: Visit, terms: PolicyTerms, wanted: LeavePolicy, from_day: date) -> Undo | None:
    mark = policies.undoable(terms.fact, wanted, from_day)
    if mark is None:
        return None
    path = f"{PATH}/{terms.leave_type.id}/back?{query_of(terms.fact.scope)}".rstrip("?")
    fields = {"from_day": from_day.isoformat(), "before": visit.talk.at.isoformat(), "mark": mark}
    return Undo(path, fields)


def _scope_said(visit: Visit, fact: PolicyFact) -> str:
    w = visit.w
    if fact.person:
        return fact.person
    scope, settings = fact.scope, visit.talk.settings
    place = settings.location(scope.location_id, visit.talk.today).name if scope.location_id else None
    said = visit.w.rule_scope(place, None, sorted(scope.labels), [])
    return said if place or scope.labels else w("Every location")
