"""Who works here: the directory, and somebody's own page."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from aiohttp import web
from multidict import MultiMapping

from adapters.web.pages.people_languages import named
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import people, profile
from bot.dashboard.choices import DepartmentChoice, PlaceChoice
from bot.dashboard.people import Directory, Order, Sought, Standing
from domain.ids import DepartmentId, EmployeeId, LocationId

E = TypeVar("E", bound=Enum)
LONGEST_SEARCH = 100
LAST_PAGE = 10**6


def routes(site: Site) -> list[web.RouteDef]:
    """The list and a person."""
    return [site.get("/people", directory), site.get("/people/{id}", person)]


async def directory(visit: Visit) -> web.StreamResponse:
    """Everybody, as the address narrows them down."""
    sought = sought_in(visit.query)
    found = await people.directory(visit.talk, sought)
    shown: dict[str, Any] = {
        "found": found,
        "page": min(sought.page, found.pages),
        "path_of_page": _path_of_page(visit, sought),
        **_choices(visit, found),
    }
    return visit.show("people/directory.html", **shown)


async def person(visit: Visit) -> web.StreamResponse:
    """Somebody, as far as the reader may know of them."""
    found = await profile.profile(visit.talk, person_in(visit))
    w, locale = visit.w, found.terms.profile.locale if found.terms else None
    return visit.show(
        "people/profile.html",
        found=found,
        workspaces=visit.talk.settings.workspaces,
        language=named(w, locale) if locale else w("as the company's"),
    )


def person_in(visit: Visit) -> EmployeeId:
    """Whom the address names."""
    return EmployeeId(visit.path["id"])


def home_of(employee_id: EmployeeId) -> str:
    """Somebody's page."""
    return f"/people/{quote(employee_id, safe='')}"


def sought_in(query: MultiMapping[str]) -> Sought:
    """Whom an address asks for; what makes no sense is left out."""
    page = query.get("page", "")
    return Sought(
        query.get("words", "").strip()[:LONGEST_SEARCH],
        LocationId(query["location"]) if query.get("location") else None,
        DepartmentId(query["department"]) if query.get("department") else None,
        query.get("label") or None,
        _choice(query.get("standing", ""), Standing.HERE),
        _choice(query.get("order", ""), Order.NAME),
        min(max(int(page), 1), LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 10 else 1,
        bool(query.get("balances")),
    )


def _choice(word: str, otherwise: E) -> E:
    try:
        return type(otherwise)(word)
    except ValueError:
        return otherwise


def choices_of(
    places: Sequence[PlaceChoice], departments: Sequence[DepartmentChoice]
) -> dict[str, list[tuple[str, str]]]:
    """Places and departments for a list to choose from."""
    return {
        "departments": [(each.id, _indented(each.name, each.depth)) for each in departments],
        "locations": [(each.id, each.name) for each in places],
    }


def _choices(visit: Visit, found: Directory) -> dict[str, list[tuple[str, str]]]:
    w = visit.w
    everything = {
        **choices_of(found.places, found.departments),
        "labels": [(each, each) for each in found.labels],
    }
    return {name: [("", w("All")), *each] for name, each in everything.items()}


def _indented(name: str, depth: int) -> str:
    """No-break spaces are what a browser leaves standing in a list of choices."""
    return "\u00a0\u00a0\u00a0" * min(depth, 8) + name


def _path_of_page(visit: Visit, sought: Sought) -> Callable[[int], str]:
    known = {
        "words": sought.words,
        "location": sought.location_id or "",
        "department": sought.department_id or "",
        "label": sought.label or "",
        "standing": sought.standing.value,
        "order": sought.order.value,
        "balances": "yes" if sought.with_balances else "",
    }
    kept = {name: value for name, value in known.items() if value}
    return lambda number: visit.url(f"/people?{urlencode({**kept, 'page': number})}")
