"""A request on a page of its own, and what may be done about it there."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from adapters.web.cookies import Undo
from adapters.web.pages.filled import problems_of
from adapters.web.pages.outcomes import decision_in, outcome_of
from adapters.web.pages.places import place_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import approvals, requests
from bot.dashboard.approvals import Decided
from bot.replies import Slip
from domain.ids import EmployeeId, RequestId
from domain.refusals import Refusal

PAGE = "requests/page.html"
LONGEST_SNOOZE = 31


def routes(site: Site) -> list[web.RouteDef]:
    """The page, and its buttons."""
    place = "/requests/{employee}/{request}"
    return [
        site.get(place, page),
        site.post(f"{place}/withdraw", withdraw),
        site.post(f"{place}/cancel", cancel),
        site.post(f"{place}/undo", undo),
        site.post(f"{place}/snooze", snooze),
        site.post(f"{place}/decide", decide),
    ]


async def page(visit: Visit) -> web.StreamResponse:
    """The receipt of its owner, the card of who decides, and their record afterwards."""
    found = await requests.request_page(visit.talk, *_ids(visit))
    return visit.show(PAGE, decided=None, **_facts(found))


async def withdraw(visit: Visit) -> web.StreamResponse:
    """Takes one's own request back."""
    await requests.withdraw(visit.talk, *_ids(visit))
    return visit.go(_back(visit), visit.w("Your request is withdrawn."))


async def cancel(visit: Visit) -> web.StreamResponse:
    """Gives leave back; the question why comes back where it was not answered and has to be."""
    reason = visit.sent.text("reason")
    reply = None if visit.sent.problems else await requests.cancel(visit.talk, *_ids(visit), reason or None)
    if problems := problems_of(visit.sent, reply):
        return await _mend(visit, problems)
    return visit.go(_back(visit))


async def undo(visit: Visit) -> web.StreamResponse:
    """Takes one's own decision back."""
    await requests.undo(visit.talk, *_ids(visit))
    return visit.go(_back(visit), visit.w("Your decision is taken back. The request waits again."))


async def snooze(visit: Visit) -> web.StreamResponse:
    """Puts the next reminder off."""
    days = visit.sent.whole("days")
    if days is None or not 1 <= days <= LONGEST_SNOOZE:
        visit.sent.problems.setdefault("days", Slip.NOT_A_NUMBER)
        return await _mend(visit, visit.sent.problems)
    await requests.snooze(visit.talk, *_ids(visit), days)
    return visit.go(_back(visit))


async def decide(visit: Visit) -> web.StreamResponse:
    """Yes or no; where it could not be said, the page says why and asks for a reason if one helps."""
    is_yes, version = decision_in(visit.sent), visit.sent.whole("version") or 0
    employee_id, request_id = _ids(visit)
    reason = visit.sent.text("reason") or None
    if is_yes is None or visit.sent.problems:
        return await _mend(visit, visit.sent.problems)
    pick = approvals.Pick(employee_id, request_id, version)
    done = await approvals.decide(visit.talk, [pick], is_yes=is_yes, reason=reason)
    if done and done[0].is_done:
        path = place_of(employee_id, request_id)
        return visit.go(path, outcome_of(visit.w, done[0], visit.talk.today), Undo(f"{path}/undo"))
    return await _mend(visit, {}, done[0] if done else None)


async def _mend(
    visit: Visit, problems: Mapping[str, Slip | Refusal], decided: Decided | None = None
) -> web.StreamResponse:
    found = await requests.request_page(visit.talk, *_ids(visit))
    return visit.mend(PAGE, problems, decided=decided, **_facts(found))


def _facts(found: requests.RequestPage) -> dict[str, Any]:
    return {"found": found, "snoozes": requests.SNOOZE_DAYS}


def _ids(visit: Visit) -> tuple[EmployeeId, RequestId]:
    return EmployeeId(visit.path["employee"]), RequestId(visit.path["request"])


def _back(visit: Visit) -> str:
    """Where the button was: a page of ours that is named, else the request's own."""
    named = visit.sent.text("back")
    return named if named in ("/", "/approvals") else place_of(*_ids(visit))
