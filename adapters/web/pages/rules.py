"""Rules: every one in words, made, changed, dropped and put back, and tried on somebody's days."""

from typing import Any

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.posted import Posted
from adapters.web.rules_typed import limit_in, rule_in, values_of
from adapters.web.settling import moment_in, placed
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound, policies, rules
from bot.dashboard.rules import RuleFact, Tried
from bot.dashboard.who import Who, everybody
from bot.replies import Slip
from domain.periods import Asked, DayPart, Period
from domain.policies.rules import Rule, Severity
from domain.refusals import NoSuchEmployee, Refused

PATH = "/settings/rules"
FIELDS = {"location": "location", "department": "department", "leave_types": "leave_types"}
FIRST_FIELD = {
    "notice": "notice_days",
    "blackout": "first_day",
    "cover": "most_away",
    "shortest": "shortest",
    "longest": "longest_days",
    "waiting": "months",
    "proof": "proof_after",
    "past": "back_days",
    "halves": "most_days",
    "days": "days",
    "balance": "floor",
}
"""Where a flaw of a kind of limit is shown."""


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PATH, listed),
        site.get(f"{PATH}/new", fresh),
        site.post(f"{PATH}/new", make),
        site.get(f"{PATH}/{{rule}}", shown),
        site.post(f"{PATH}/{{rule}}", change),
        site.post(f"{PATH}/{{rule}}/drop", drop),
        site.post(f"{PATH}/{{rule}}/back", put_back),
    ]


async def listed(visit: Visit) -> web.StreamResponse:
    """Every rule, and what they say to days that somebody types."""
    facts, who = await rules.rules(visit.talk), await everybody(visit.talk)
    typed = Posted({name: visit.query.getall(name) for name in visit.query})
    tried = await _tried(visit, typed, who) if typed.fields else None
    return visit.show(
        "rules/list.html",
        facts=facts,
        names=names(visit),
        scopes={each.rule.id: scope_of(visit, each.rule) for each in facts},
        who=who,
        tried=tried,
        wrong={name: visit.w.problem(each, visit.talk.today) for name, each in typed.problems.items()},
        asked={name: next(iter(values), "") for name, values in typed.fields.items()},
        parts=tuple(DayPart),
    )


async def fresh(visit: Visit) -> web.StreamResponse:
    """Which kind of rule, then its form."""
    await policies.labels(visit.talk)
    kind = visit.query.get("kind", "")
    if kind not in rules.KINDS:
        return visit.show("rules/kinds.html", kinds=tuple(rules.KINDS))
    return visit.show("rules/form.html", **await _form(visit, kind, None))


async def shown(visit: Visit) -> web.StreamResponse:
    fact = await rules.rule(visit.talk, visit.path["rule"])
    return visit.show("rules/form.html", **await _form(visit, fact.kind, fact))


async def make(visit: Visit) -> web.StreamResponse:
    w = visit.w
    kind = visit.sent.text("kind")
    if kind not in rules.KINDS:
        raise NotFound
    form = await _form(visit, kind, None)
    draft = rule_in(visit.sent, limit_in(visit.sent, kind), visit.talk.settings)
    if visit.sent.problems or draft is None:
        return visit.mend("rules/form.html", visit.sent.problems, **form)
    try:
        await rules.make(visit.talk, draft)
    except Refused as refused:
        return visit.mend("rules/form.html", placed(refused.refusal, FIELDS, FIRST_FIELD[kind]), **form)
    return visit.go(PATH, w("From now on: {rule}.", rule=visit.w.limit(draft.limit, visit.talk.today)))


async def change(visit: Visit) -> web.StreamResponse:
    w = visit.w
    fact = await rules.rule(visit.talk, visit.path["rule"])
    form = await _form(visit, fact.kind, fact)
    draft = rule_in(visit.sent, limit_in(visit.sent, fact.kind), visit.talk.settings)
    if visit.sent.problems or draft is None:
        return visit.mend("rules/form.html", visit.sent.problems, **form)
    try:
        after = await rules.change(visit.talk, fact.rule.id, draft, visit.sent.text("mark"))
    except Refused as refused:
        return visit.mend("rules/form.html", placed(refused.refusal, FIELDS, FIRST_FIELD[fact.kind]), **form)
    said = w("From now on: {rule}.", rule=visit.w.limit(draft.limit, visit.talk.today))
    return visit.go(PATH, said, _undo(visit, fact.rule.id, after))


async def drop(visit: Visit) -> web.StreamResponse:
    w = visit.w
    found = {each.rule.id: each for each in await rules.rules(visit.talk)}
    fact = next((each for key, each in found.items() if key == visit.path["rule"]), None)
    if fact is None:
        return visit.go(PATH, w("That rule is gone."))
    await rules.drop(visit.talk, fact.rule.id)
    rule = visit.w.limit(fact.rule.limit, visit.talk.today)
    return visit.go(PATH, w("Dropped: {rule}.", rule=rule), _undo(visit, fact.rule.id, ""))


async def put_back(visit: Visit) -> web.StreamResponse:
    w = visit.w
    before = moment_in(visit.sent, "before", visit.talk.at)
    await rules.put_back(visit.talk, visit.path["rule"], before, visit.sent.text("mark"))
    return visit.go(PATH, w("The rule is as it was before."))


def names(visit: Visit) -> dict[str, dict[str, str]]:
    """What is called what, by kind and id."""
    settings, today = visit.talk.settings, visit.talk.today
    return {
        "locations": {each: settings.location(each, today).name for each in settings.locations},
        "departments": {each: found.name for each, found in settings.departments.items()},
        "leave_types": {key: each.name for key, each in settings.leave_types.items() if each.is_active},
    }


def scope_of(visit: Visit, rule: Rule) -> str:
    """Whom a rule is for, in words."""
    known, settings = names(visit), visit.talk.settings
    types = sorted(settings.leave_types[each].name for each in rule.leave_type_ids)
    return visit.w.rule_scope(
        known["locations"].get(rule.location_id or ""),
        known["departments"].get(rule.department_id or ""),
        sorted(rule.labels),
        types,
    )


async def _form(visit: Visit, kind: str, fact: RuleFact | None) -> dict[str, Any]:
    return {
        "kind": kind,
        "fact": fact,
        "values": values_of(fact.rule.limit) if fact else {},
        "names": names(visit),
        "labels": await policies.labels(visit.talk),
        "severities": tuple(Severity),
    }


def _undo(visit: Visit, rule_id: str, mark: str) -> Undo:
    return Undo(f"{PATH}/{rule_id}/back", {"before": visit.talk.at.isoformat(), "mark": mark})


async def _tried(visit: Visit, typed: Posted, who: Who) -> Tried | None:
    """What the rules say to what was typed; nothing while something of it is missing."""
    person = who.is_named(typed.needed("person"))
    if person is None and "person" not in typed.problems:
        typed.problems["person"] = NoSuchEmployee(typed.text("person")[:100])
    first = typed.day("first_day")
    last = typed.day("last_day") or first
    if first is None or last is None:
        typed.problems.setdefault("first_day", Slip.MISSING)
    elif last < first:
        typed.problems["last_day"] = Slip.BEFORE_FIRST_DAY
    if typed.problems or first is None or last is None or person is None:
        return None
    asked = Asked(Period(first, last), typed.choice("part", DayPart) or DayPart.ALL_DAY)
    try:
        return await rules.try_out(visit.talk, person, typed.text("leave_type"), asked)
    except Refused as refused:
        typed.problems["leave_type"] = refused.refusal
        return None
