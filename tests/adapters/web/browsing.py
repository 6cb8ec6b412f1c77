"""Somebody signed in on the dashboard, over real HTTP: pages asked for, forms filled in and sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from aiohttp import ClientSession, DummyCookieJar, web
from aiohttp.test_utils import TestServer

from adapters import http
from adapters.web.front import InTeams, listen
from adapters.web.settings import Surface
from adapters.web.site import Site
from bot.dashboard import Dashboard
from bot.dashboard.without import NoProviders
from bot.ports import Known, SessionKind
from bot.ports.providers import Providers
from domain.ids import CompanyId, EmployeeId
from tests import cast
from tests.adapters.web.reading import Page
from tests.rooms import Rooms

Fields = Mapping[str, str | Sequence[str]]
OURS = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}


@dataclass
class Browser:
    """One person's; `url` is where the dashboard begins."""

    client: ClientSession
    address: str
    prefix: str
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=lambda: dict(OURS))

    async def get(self, path: str, *, goes_on: bool = True, **headers: str) -> Page:
        """A page, and where it sends one."""
        return await self._ask("GET", path, None, goes_on, headers)

    async def post(
        self, path: str, fields: Fields | None = None, *, goes_on: bool = True, **headers: str
    ) -> Page:
        """A form as a page of ours sends it."""
        return await self._ask("POST", path, urlencode(fields or {}, doseq=True), goes_on, headers)

    async def send(self, page: Page, action: str, **typed: str | Sequence[str]) -> Page:
        """The form of a page whose action ends so, some fields filled in otherwise."""
        fields = {**page.form(action), **typed}
        where = page.form_of(action).attributes["action"]
        return await self.post(where.removeprefix(self.prefix), fields)

    async def _ask(
        self, method: str, path: str, body: str | None, goes_on: bool, headers: Mapping[str, str]
    ) -> Page:
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        where = path if path.startswith("http") else self.address + self.prefix + path
        async with self.client.request(
            method, where, data=body, headers=sent, allow_redirects=False
        ) as response:
            for each in response.headers.getall("Set-Cookie", []):
                self._keep(each)
            to = response.headers.get("Location", "")
            if goes_on and response.status in (302, 303) and to.startswith("/"):
                return await self._ask("GET", self.address + to, None, True, {})
            text = (await response.read()).decode("utf-8", "replace")
            return Page(response.status, text, dict(response.headers), response.url.path_qs)

    def _keep(self, header: str) -> None:
        name, _, value = header.partition(";")[0].partition("=")
        if "Max-Age=0" in header:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value


@dataclass
class Browsers:
    """The dashboard of a company in memory, on a port of its own."""

    house: Rooms
    server: TestServer
    client: ClientSession
    surface: Surface
    drain: Callable[[], Awaitable[None]]

    async def of(self, who: str, company_id: CompanyId = cast.COMPANY) -> Browser:
        """A browser in which somebody is signed in."""
        known = Known(company_id, EmployeeId(who))
        at = self.house.clock.at
        token, _ = await self.house.storage.sessions.open(known, self.surface.kind, "Tests", "door", at)
        name = "sid" if self.surface.kind is SessionKind.BROWSER else "tab"
        found = self.nobody()
        found.cookies[name] = token
        return found

    def nobody(self) -> Browser:
        """A browser in which nobody is signed in."""
        return Browser(self.client, str(self.server.make_url("")).rstrip("/"), self.surface.prefix)


@asynccontextmanager
async def browsers(
    house: Rooms,
    *,
    in_teams: InTeams | None = None,
    pages: Callable[[Site], Sequence[web.RouteDef]] = lambda site: (),
    providers: Providers | None = None,
    public_url: str = "",
    port: int | None = None,
) -> AsyncIterator[Browsers]:
    """Served until the end, in the tab where Teams is given; `pages` are further ones."""
    sessions, clock = house.storage.sessions, house.clock
    dashboard = Dashboard(house.house, providers or NoProviders())
    front = listen(dashboard, sessions, clock, public_url, lambda: "REF12345", in_teams)
    shown = front.sites[-1].surface

    async def health() -> Mapping[str, str]:
        return {}

    more = [route for site in front.sites for route in pages(site)]
    app = http.application([*more, *front.routes()], health=health, new_reference=lambda: "REF12345")
    server = TestServer(app, port=port)
    await server.start_server()
    try:
        async with ClientSession(cookie_jar=DummyCookieJar()) as client:
            yield Browsers(house, server, client, shown, front.drain)
    finally:
        await front.drain()
        await server.close()
