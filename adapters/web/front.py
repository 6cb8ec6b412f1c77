"""The dashboard as a whole: the pages on both surfaces, put together once."""

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from adapters.web import assets
from adapters.web.live import Live
from adapters.web.pages import PAGES
from adapters.web.settings import Surface, browser, tab
from adapters.web.site import Site
from adapters.web.tab import CheckToken, Tab
from adapters.web.visit import Visit
from bot.dashboard import Dashboard, NotFound
from bot.ports import Clock, Sessions


@dataclass(frozen=True, slots=True)
class InTeams:
    """What the tab needs of Teams: whom its tokens are of, and the application that they are for."""

    check: CheckToken
    app_id: str


@dataclass(frozen=True, slots=True)
class WebFront:
    """Routes for the web application."""

    sites: tuple[Site, ...]
    live: Live
    tab: Tab | None = None

    def routes(self) -> list[web.RouteDef]:
        """The tab's way in goes before the pages, which have the rest of its addresses."""
        way_in = self.tab.routes() if self.tab else []
        return [*way_in, *(route for site in self.sites for route in _routes(site, self.live))]

    async def drain(self) -> None:
        """Ends what never ends by itself."""
        await self.live.drain()


def listen(
    dashboard: Dashboard,
    sessions: Sessions,
    clock: Clock,
    public_url: str,
    new_reference: Callable[[], str],
    teams: InTeams | None = None,
) -> WebFront:
    """In a browser's own window, and in Teams where that is set up."""

    def site(surface: Surface) -> Site:
        return Site(dashboard, sessions, clock, surface, new_reference)

    window, live = site(browser(public_url)), Live(dashboard, sessions, clock)
    if teams is None:
        return WebFront((window,), live)
    framed = site(tab(public_url))
    return WebFront((window, framed), live, Tab(framed, teams.check, teams.app_id))


def _routes(site: Site, live: Live) -> list[web.RouteDef]:
    static = web.get(f"{site.surface.prefix}/static/{{tag}}/{{name:.+}}", assets.serve)
    own = [route for page in PAGES for route in page.routes(site)]
    listened = site.get("/live", live.stream)
    start = [] if site.surface.is_tab else [site.get("", _start)]
    return [static, listened, *own, *start, site.get("/{rest:.*}", _nothing)]


async def _start(visit: Visit) -> web.StreamResponse:
    return visit.go("/")


async def _nothing(visit: Visit) -> web.StreamResponse:
    raise NotFound
