"""The team calendar: the wall chart, and who is away this week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiMapping

from adapters.web.pages.away_kept import not_modified, stamp
from adapters.web.site import Site
from adapters.web.visit import Visit
from adapters.web.wall import Rows
from adapters.web.wall_months import cover_strips, months
from adapters.web.wall_words import counted, said
from bot.dashboard import away
from bot.dashboard.away_facts import Sought, View, Wall
from domain.ids import DepartmentId, LeaveTypeId, LocationId
from domain.periods import Period

E = TypeVar("E", bound=Enum)
LONGEST = 200
"""Characters of a filter that are read."""
ONE_DAY = timedelta(days=1)


def routes(site: Site) -> list[web.RouteDef]:
    rows = Rows(site.surface.prefix)

    async def calendar(visit: Visit) -> web.StreamResponse:
        sought = sought_in(visit.query, View.LIST if _is_phone(visit) else View.MONTH)
        tag = stamp(visit, sought)
        if (known := not_modified(visit, tag)) is not None:
            return known
        response = await (_week(visit, sought) if sought.view is View.LIST else _wall(visit, sought, rows))
        response.headers["ETag"] = tag
        return response

    return [site.get("/calendar", calendar)]


async def _wall(visit: Visit, sought: Sought, rows: Rows) -> web.Response:
    wall = await away.wall(visit.talk, sought)
    is_year = wall.sought.view is View.YEAR
    return visit.show(
        "away/wall.html",
        wall=wall,
        rows=rows.draw(wall, visit.w),
        days=() if is_year else tuple(wall.period.days()),
        months=months(wall.period) if is_year else _months_in(wall.period),
        strips=_cover_strips(visit, wall) if is_year else {},
        counted=lambda cover, day: counted(visit.w, cover, day),
        **_around(visit, wall.sought, wall.period),
    )


async def _week(visit: Visit, sought: Sought) -> web.Response:
    found = await away.week(visit.talk, sought)
    return visit.show(
        "away/list.html",
        wall=found,
        told=lambda leave: said(visit.w, leave, visit.talk.today),
        **_around(visit, found.sought, found.period),
    )


def sought_in(query: MultiMapping[str], view: View) -> Sought:
    """What an address asks for; what nobody understands in it is left aside."""

    def given(name: str) -> str:
        return query.get(name, "").strip()[:LONGEST]

    return Sought(
        _one_of(View, given("view")) or view,
        _day(given("day")),
        DepartmentId(given("department")) or None,
        LocationId(given("location")) or None,
        given("label") or None,
        LeaveTypeId(given("type")) or None,
        given("name"),
        int(given("page")) if given("page").isdecimal() and len(given("page")) < 6 else 1,
    )


def path_of(sought: Sought) -> str:
    """The address that asks for it."""
    asked = {
        "view": sought.view.value,
        "day": sought.day.isoformat() if sought.day else "",
        "department": sought.department_id or "",
        "location": sought.location_id or "",
        "label": sought.label or "",
        "type": sought.leave_type_id or "",
        "name": sought.name,
        "page": str(sought.page) if sought.page > 1 else "",
    }
    return "/calendar?" + urlencode({name: value for name, value in asked.items() if value})


def _around(visit: Visit, sought: Sought, period: Period) -> dict[str, Any]:
    """The ways from here to other periods, views and pages."""

    def to(**changes: object) -> str:
        return visit.url(path_of(replace(sought, **{"page": 1, **changes})))  # type: ignore[arg-type]

    return {
        "sought": sought,
        "to": to,
        "views": tuple(View),
        "before": to(day=_moved(period.first_day, -ONE_DAY)),
        "after": to(day=_moved(period.last_day, ONE_DAY)),
        "is_filtered": _is_filtered(sought),
        "turn": lambda page: to(page=page),
    }


def _is_filtered(sought: Sought) -> bool:
    wanted = (sought.department_id, sought.location_id, sought.label, sought.leave_type_id, sought.name)
    return any(wanted)


def _cover_strips(visit: Visit, wall: Wall) -> Mapping[DepartmentId, object]:
    return {
        group.department.id: list(cover_strips(group.cover, wall.period, visit.w, wall.today))
        for group in wall.groups
    }


def _months_in(period: Period) -> tuple[Period, ...]:
    """The months that a period has days of, clipped to it."""
    found: list[Period] = []
    day = period.first_day
    while day <= period.last_day:
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
        found.append(Period(day, min(last, period.last_day)))
        day = last + ONE_DAY
    return tuple(found)


def _is_phone(visit: Visit) -> bool:
    """As browsers say themselves: Sec-CH-UA-Mobile, or the word in their name."""
    headers = visit.request.headers
    return headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobile" in headers.get("User-Agent", "")


def _moved(day: date, by: timedelta) -> date:
    return day + by if date(2, 1, 1) < day < date(9998, 1, 1) else day


def _one_of(kind: type[E], value: str) -> E | None:
    return next((each for each in kind if each.value == value), None)


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
