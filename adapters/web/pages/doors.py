"""Links that let in once: looking at one uses nothing up, so that chats may look at them beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from adapters.web import entering, troubles
from adapters.web.guard import own_path
from adapters.web.languages import asked_for
from adapters.web.site import Site, posted
from bot.dashboard import Nobody, signing_in


def routes(site: Site) -> list[web.RouteDef]:
    """In a window of its own: within Teams people are signed in by Teams."""
    if site.surface.is_tab:
        return []
    doors = Doors(site)
    return [
        site.public("GET", "/door/{token}", doors.look),
        site.public("POST", "/door/{token}", doors.enter),
    ]


@dataclass(frozen=True, slots=True)
class Doors:
    """The page behind such a link."""

    site: Site

    async def look(self, request: web.Request) -> web.StreamResponse:
        house, back = self.site.dashboard.house, own_path(request.query.get("next", ""), "/")
        found = await signing_in.behind(house, request.match_info["token"], asked_for(request))
        session = await self.site.session_of(request)
        if found is None and session is not None:
            # Somebody who went through already, and opens the link again.
            return web.Response(status=303, headers={"Location": self.site.url(back)})
        if found is None:
            return self._used(request)
        if isinstance(found, Nobody):
            return troubles.not_with_us(self.site, request, found.locale)
        facts = {"name": found.me.profile.name, "company": found.settings.name, "next": back}
        return entering.show(self.site, request, "sign_in/door.html", 200, facts, found.locale)

    async def enter(self, request: web.Request) -> web.StreamResponse:
        sent = await posted(request)
        back, agent = own_path(sent.text("next"), "/"), entering.agent_of(request)
        house, kind = self.site.dashboard.house, self.site.surface.kind
        entered = await signing_in.go_through(house, request.match_info["token"], kind, agent)
        if entered is None:
            return self._used(request)
        return await entering.admitted(self.site, request, entered, back)

    def _used(self, request: web.Request) -> web.Response:
        return entering.show(self.site, request, "sign_in/used.html", 410, {})
