"""The dashboard as a whole: the pages on both surfaces, put together once."""

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from adapters.web import assets
from adapters.web.live import Live
from adapters.web.pages import PAGES
from adapters.web.settings import Surface
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import Dashboard, NotFound
from bot.ports import Clock, Sessions


@dataclass(frozen=True, slots=True)
class WebFront:
    """Routes for the web application."""

    sites: tuple[Site, ...]
    live: Live

    def routes(self) -> list[web.RouteDef]:
        return [route for site in self.sites for route in _routes(site, self.live)]

    async def drain(self) -> None:
        """Ends what never ends by itself."""
        await self.live.drain()


def listen(
    dashboard: Dashboard,
    sessions: Sessions,
    clock: Clock,
    surfaces: tuple[Surface, ...],
    new_reference: Callable[[], str],
) -> WebFront:
    """One site for each surface."""
    sites = tuple(Site(dashboard, sessions, clock, each, new_reference) for each in surfaces)
    return WebFront(sites, Live(dashboard, sessions, clock))


def _routes(site: Site, live: Live) -> list[web.RouteDef]:
    static = web.get(f"{site.surface.prefix}/static/{{tag}}/{{name:.+}}", assets.serve)
    own = [route for page in PAGES for route in page.routes(site)]
    listened = site.get("/live", live.stream)
    return [static, listened, *own, site.get("", _start), site.get("/{rest:.*}", _nothing)]


async def _start(visit: Visit) -> web.StreamResponse:
    return visit.go("/")


async def _nothing(visit: Visit) -> web.StreamResponse:
    raise NotFound
