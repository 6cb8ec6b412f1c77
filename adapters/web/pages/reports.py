"""Reports on screen."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

from aiohttp import web

from adapters.web.addresses import Addresses
from adapters.web.charts import Line, edge, trend
from adapters.web.pages import report_files
from adapters.web.pages.report_files import given_of, words_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import Talk
from bot.dashboard.reports import Filters, Report, filters_of, months_beside, ordering
from bot.dashboard.reports.balances import AMOUNTS, balances
from bot.dashboard.reports.departments import DepartmentLine, departments
from bot.dashboard.reports.monthly import monthly
from bot.dashboard.reports.requests import requests
from bot.dashboard.reports.seen import Audience, audience
from bot.wording import Words
from domain.leave.requests import Status

WIDE, HIGH = 720, 160
"""The picture of everybody's year, in its own units."""
SMALL_WIDE, SMALL_HIGH = 96, 24
"""A department's, within a table."""


class Shown(Protocol):
    """What every report has."""

    @property
    def found(self) -> Audience: ...


REPORTS: Mapping[Report, Callable[[Talk, Filters], Awaitable[Shown]]] = {
    Report.REQUESTS: requests,
    Report.BALANCES: balances,
    Report.MONTHLY: monthly,
    Report.DEPARTMENTS: departments,
}


def routes(site: Site) -> list[web.RouteDef]:
    pages = [site.get(f"/reports/{report.value}", _page_of(report)) for report in Report]
    return [site.get("/reports", overview), *pages, *report_files.routes(site)]


async def overview(visit: Visit) -> web.StreamResponse:
    """What there is, and what was asked for."""
    found = await audience(visit.talk, filters_of({}, visit.talk.today))
    jobs = await ordering.jobs(visit.talk)
    return visit.show(
        "reports/overview.html", jobs=jobs, found=found, reports=tuple(Report), report_of=Report, **words_of()
    )


def _page_of(report: Report) -> Callable[[Visit], Awaitable[web.StreamResponse]]:
    async def show(visit: Visit) -> web.StreamResponse:
        given = given_of(visit)
        filters = filters_of(given, visit.talk.today)
        facts: dict[str, Any] = {
            "report": report,
            "filters": filters,
            "addresses": Addresses(visit.url(f"/reports/{report.value}"), given),
            "amounts": ("available", *(each for each in AMOUNTS if each != "available")),
            "line_of": line_of,
            "months_beside": months_beside,
            **words_of(),
        }
        template = f"reports/{report.value}.html"
        if filters.slips:
            found = await audience(visit.talk, filters)
            options = options_of(found, visit.w)
            return visit.mend(template, filters.slips, shown=None, options=options, is_large=False, **facts)
        shown = await REPORTS[report](visit.talk, filters)
        is_large = ordering.is_large(report, shown.found, filters)
        options = options_of(shown.found, visit.w)
        return visit.show(template, shown=shown, options=options, is_large=is_large, **facts)

    return show


def options_of(found: Audience, w: Words) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What there is to choose from, as values with what they are called."""
    choices = found.choices
    return {
        "departments": [(each.id, "\u2003" * depth + each.name) for each, depth in choices.departments],
        "locations": list(choices.locations),
        "labels": [(each, each) for each in choices.labels],
        "types": [(each.id, each.name) for each in choices.leave_types],
        "statuses": [(each.value, w.status(each)) for each in Status],
    }


def line_of(line: DepartmentLine, is_small: bool = False) -> Line:
    """A department's year as a picture, as high as its own highest month."""
    shares = [each.share for each in line.months]
    wide, high = (SMALL_WIDE, SMALL_HIGH) if is_small else (WIDE, HIGH)
    return trend(shares, wide, high, edge(max(shares)))
