"""Changing approved leave: the form with the difference it makes, days in between given back included."""

from datetime import date

from aiohttp import web

from adapters.web.pages.days import day_in
from adapters.web.pages.filled import problems_of, request_values
from adapters.web.pages.places import place_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import Stale, asking
from bot.screens.changing import ChangeValues
from domain.ids import EmployeeId, RequestId

PAGE = "requests/change.html"


def routes(site: Site) -> list[web.RouteDef]:
    """The form, the difference as it is filled in, and sending it."""
    place = "/requests/{employee}/{request}/change"
    return [site.get(place, form), site.post(place, send), site.post(f"{place}/cost", cost)]


async def form(visit: Visit) -> web.StreamResponse:
    """The leave as it is, to be made another; its own page where there is nothing to change."""
    employee_id, request_id = _ids(visit)
    found = await asking.fresh_change(visit.talk, employee_id, request_id)
    if found is None:
        return visit.go(place_of(employee_id, request_id))
    return visit.show(PAGE, form=found, is_stale=False)


async def cost(visit: Visit) -> web.StreamResponse:
    """The form as it is filled in so far."""
    found = await asking.counted_change(visit.talk, _values(visit))
    return visit.again(PAGE, form=found, is_stale=False)


async def send(visit: Visit) -> web.StreamResponse:
    """Changes it or asks for that; where it changed meanwhile, the form says so and keeps what was typed."""
    values = _values(visit)
    problems = problems_of(visit.sent, None)
    if not problems:
        try:
            version = visit.sent.whole("version") or 0
            problems = problems_of(visit.sent, await asking.send_change(visit.talk, values, version))
        except Stale:
            found = await asking.counted_change(visit.talk, values)
            return visit.mend(PAGE, {}, form=found, is_stale=True)
    if problems:
        found = await asking.counted_change(visit.talk, values)
        return visit.mend(PAGE, problems, form=found, is_stale=False)
    return visit.go(place_of(values.employee_id, values.leave_id))


def _values(visit: Visit) -> ChangeValues:
    employee_id, request_id = _ids(visit)
    days = (day_in(each) for each in visit.sent.texts("given_back"))
    given_back: tuple[date, ...] = tuple(day for day in days if day)
    return ChangeValues(employee_id, request_id, request_values(visit.sent, visit.talk), given_back)


def _ids(visit: Visit) -> tuple[EmployeeId, RequestId]:
    return EmployeeId(visit.path["employee"]), RequestId(visit.path["request"])
