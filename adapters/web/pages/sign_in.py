"""Signing in and out: the choice of providers, what comes back from them, and words for strangers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from adapters.web import entering
from adapters.web.cookies import Said, drop_session, keep_said
from adapters.web.flows import LASTS, Flow, drop_flow, flow_in, keep_flow
from adapters.web.guard import own_path
from adapters.web.pages import connecting
from adapters.web.site import Site
from bot.dashboard import signing_in
from bot.ports.providers import Doubt, NotVerified, Provider, Verified

log = logging.getLogger(__name__)


def routes(site: Site) -> list[web.RouteDef]:
    """In a window of its own: within Teams people are signed in by Teams."""
    if site.surface.is_tab:
        return []
    entrance = Entrance(site)
    return [
        site.public("GET", "/sign-in", entrance.choose),
        site.public("GET", "/sign-in/{provider}", entrance.begin),
        site.public("GET", "/sign-in/{provider}/callback", entrance.finish),
        site.public("POST", "/sign-out", entrance.leave),
    ]


@dataclass(frozen=True, slots=True)
class Entrance:
    """The pages before anybody is known."""

    site: Site

    async def choose(self, request: web.Request) -> web.StreamResponse:
        back = own_path(request.query.get("next", ""), "/")
        if await self.site.session_of(request) is not None:
            return self._go(back)
        facts = {"providers": entering.providers_of(self.site), "next": quote(back, safe="")}
        return entering.show(self.site, request, "sign_in/choose.html", 200, facts)

    async def begin(self, request: web.Request) -> web.StreamResponse:
        provider = self._provider(request)
        if provider is None:
            return entering.show(self.site, request, "sign_in/no_provider.html", 404, {})
        site, back = self.site, own_path(request.query.get("next", ""), "/")
        try:
            begun = await site.dashboard.providers.begin(provider.id, entering.back_to(site, provider.id))
        except NotVerified as doubt:
            return self._doubted(request, provider, doubt, back)
        response = web.Response(status=303, headers={"Location": begun.url, "Cache-Control": "no-store"})
        keep_flow(response, site.surface, Flow(provider.id, begun, back, site.clock.now() + LASTS))
        return response

    async def finish(self, request: web.Request) -> web.StreamResponse:
        site, provider = self.site, self._provider(request)
        flow = flow_in(request, site.surface, site.clock.now())
        if provider is None or flow is None or flow.provider_id != provider.id:
            return entering.show(site, request, "sign_in/not_begun_here.html", 400, {})
        try:
            address = entering.back_to(site, provider.id)
            verified = await site.dashboard.providers.finish(
                provider.id, dict(request.query), flow.begun, address
            )
        except NotVerified as doubt:
            response: web.StreamResponse = self._doubted(request, provider, doubt, flow.back)
            if request.query.get("state") != flow.begun.state:
                # Somebody else's answer does not end what this browser has begun.
                return response
        else:
            response = await self._verified(request, provider, flow, verified)
        drop_flow(response, site.surface)
        return response

    async def leave(self, request: web.Request) -> web.StreamResponse:
        session = await self.site.session_of(request)
        if session is not None:
            await signing_in.leave(self.site.dashboard.house, session)
        w = entering.words_for(request)
        response = web.Response(status=303, headers={"Location": self.site.url("/sign-in")})
        drop_session(response, self.site.surface)
        keep_said(response, self.site.surface, Said(w("You are signed out.")))
        return response

    async def _verified(
        self, request: web.Request, provider: Provider, flow: Flow, verified: Verified
    ) -> web.StreamResponse:
        if flow.connecting:
            return await connecting.finish(self.site, request, provider, flow, verified)
        house, site = self.site.dashboard.house, self.site
        known = await signing_in.whose(house, verified)
        if known is None:
            facts = {"provider": provider, "name": verified.name}
            return entering.show(site, request, "sign_in/stranger.html", 403, facts)
        agent = entering.agent_of(request)
        entered = await signing_in.enter(house, known, site.surface.kind, agent, provider.id)
        return await entering.admitted(site, request, entered, flow.back)

    def _provider(self, request: web.Request) -> Provider | None:
        wanted = request.match_info["provider"]
        return next((each for each in entering.providers_of(self.site) if each.id == wanted), None)

    def _doubted(
        self, request: web.Request, provider: Provider, doubt: NotVerified, back: str
    ) -> web.Response:
        log.warning("Signing in with %s: %s", provider.id, doubt.reason)
        status = {Doubt.UNREACHABLE: 502, Doubt.NOT_SERVED: 403}.get(doubt.doubt, 400)
        facts = {"provider": provider, "doubt": doubt.doubt.value, "next": quote(back, safe="")}
        return entering.show(self.site, request, "sign_in/doubted.html", status, facts)

    def _go(self, path: str) -> web.Response:
        return web.Response(status=303, headers={"Location": self.site.url(path)})
