"""Approvals: deciding one or many, what was decided lately, and who stands in."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.pages.outcomes import decision_in, outcome_of
from adapters.web.pages.places import place_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import approvals, standing_in
from bot.dashboard.approvals import Decided, OverlapDay, Pick
from bot.dashboard.standing_in import StandInPage
from bot.replies import Slip
from bot.screens.standing_in import StandInValues
from domain.ids import EmployeeId, RequestId
from domain.refusals import Refusal

PAGE, STAND_IN = "approvals/page.html", "approvals/stand_in.html"


def routes(site: Site) -> list[web.RouteDef]:
    """The page, its decisions, and the form for a stand-in."""
    return [
        site.get("/approvals", page),
        site.post("/approvals", decide),
        site.get("/approvals/stand-in", stand_in),
        site.post("/approvals/stand-in", name_stand_in),
        site.post("/approvals/stand-in/end", end_stand_in),
    ]


async def page(visit: Visit) -> web.StreamResponse:
    """What waits, oldest first."""
    found = await approvals.approvals(visit.talk)
    return visit.show(PAGE, found=found, done=(), outcomes=(), nothing_ticked=False, names=_names)


async def decide(visit: Visit) -> web.StreamResponse:
    """One or many: what is done is said on the next page; what is not says why on this one."""
    is_yes, picks = decision_in(visit.sent), _picks(visit)
    reason = visit.sent.text("reason") or None
    done: tuple[Decided, ...] = ()
    if is_yes is not None and picks and not visit.sent.problems:
        done = await approvals.decide(visit.talk, picks, is_yes=is_yes, reason=reason)
    if done and all(each.is_done for each in done):
        return visit.go(_back(visit), _said(visit, done), _undo(done))
    found = await approvals.approvals(visit.talk)
    outcomes = tuple(outcome_of(visit.w, each, visit.talk.today) for each in done)
    return visit.mend(
        PAGE,
        visit.sent.problems,
        found=found,
        done=done,
        outcomes=outcomes,
        nothing_ticked=not done,
        names=_names,
    )


async def stand_in(visit: Visit) -> web.StreamResponse:
    """Who decides in one's place, and the form to name somebody."""
    return visit.show(STAND_IN, **_named(visit, await standing_in.form(visit.talk)))


async def name_stand_in(visit: Visit) -> web.StreamResponse:
    """Names somebody; whoever stood in before no longer does."""
    sent = visit.sent
    values = StandInValues(
        sent.text("person") or None,
        sent.day("first_day"),
        sent.day("last_day"),
        sent.text("for_person") or None,
    )
    reply = None if sent.problems else await standing_in.name(visit.talk, values)
    problems: Mapping[str, Slip | Refusal] = dict(sent.problems)
    if reply:
        problems = {**{field.value: problem for field, problem in reply.problems}, **problems}
    if problems:
        return visit.mend(STAND_IN, problems, **_named(visit, await standing_in.form(visit.talk, values)))
    return visit.go("/approvals", visit.w("The stand-in is named. Both of you are told."))


async def end_stand_in(visit: Visit) -> web.StreamResponse:
    """One decides for oneself again."""
    whose = EmployeeId(visit.sent.text("for_person") or visit.talk.my_id)
    await standing_in.end(visit.talk, whose)
    return visit.go("/approvals", visit.w("The stand-in has ended."))


def _picks(visit: Visit) -> list[Pick]:
    """Of boxes such as `anna/r1/3`; what is none of ours is left out."""
    found = []
    for each in visit.sent.texts("pick"):
        employee, _, rest = each.partition("/")
        request, _, version = rest.rpartition("/")
        if employee and request and version.isdecimal() and len(version) < 10:
            found.append(Pick(EmployeeId(employee), RequestId(request), int(version)))
    return found


def _said(visit: Visit, done: tuple[Decided, ...]) -> str:
    if len(done) == 1:
        return outcome_of(visit.w, done[0], visit.talk.today)
    return visit.w.count("{n} request is decided.", "{n} requests are decided.", len(done))


def _undo(done: tuple[Decided, ...]) -> Undo | None:
    if len(done) != 1:
        return None
    request = done[0].request
    return Undo(f"{place_of(request.requester.id, request.id)}/undo", {"back": "/approvals"})


def _back(visit: Visit) -> str:
    return "/" if visit.sent.text("back") == "/" else "/approvals"


def _names(days: Sequence[OverlapDay]) -> list[str]:
    """Everybody who is away on any of some days."""
    return list(dict.fromkeys(person.name for day in days for person in day.people))


def _named(visit: Visit, found: StandInPage) -> dict[str, Any]:
    people = [(str(each.id), each.name) for each in found.people if each.id != visit.talk.my_id]
    return {
        "found": found,
        "people": [("", visit.w("Choose somebody")), *people],
        "deciders": [(str(each.id), each.name) for each in found.deciders],
    }
