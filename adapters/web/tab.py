"""The way in from Teams: its token says who looks, and opens a session that only the tab's frame has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from adapters.web import entering
from adapters.web.languages import asked_for
from adapters.web.settings import ENTITY
from adapters.web.site import Site
from bot.dashboard import Nobody, Unknown, signing_in
from bot.ports import Known, SessionKind
from bot.screens.helping import Notice, NoticeKind
from bot.wording import words
from domain.employees.assignment import Identity

CheckToken = Callable[[str | None], Awaitable[Identity | None]]
"""Who a header's token is of; None for one that is not trusted. Raises StoreUnavailable."""
THEMES = ("default", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Tab:
    """The first page of the frame, and the exchange of Teams' token for a session."""

    site: Site
    check: CheckToken
    app_id: str

    def routes(self) -> list[web.RouteDef]:
        return [self.site.public("GET", "", self.page), self.site.public("POST", "/enter", self.enter)]

    async def page(self, request: web.Request) -> web.Response:
        """What is seen until Teams has said who looks; outside of Teams it says where to open it."""
        locale = asked_for(request) or "en"
        address = f"https://teams.microsoft.com/l/entity/{self.app_id}/{ENTITY}"
        theme = request.query.get("theme", "")
        facts = {"address": address, "theme": theme if theme in THEMES else ""}
        return self.site.plain_page(request, "tab/enter.html", locale, 200, facts)

    async def enter(self, request: web.Request) -> web.Response:
        """204 with the session's cookie; 401 and 403 say in words who is not known."""
        w = words(asked_for(request) or "en")
        identity = await self.check(request.headers.get("Authorization"))
        if identity is None:
            return _sorry(401, w("Teams does not say who you are. Please open this again."))
        found = await self.site.dashboard.come(identity, asked_for(request))
        if isinstance(found, Nobody):
            return _sorry(403, _why(found))
        known, agent = Known(found.company_id, found.my_id), entering.agent_of(request)
        house = self.site.dashboard.house
        entered = await signing_in.enter(house, known, SessionKind.TAB, agent, "Microsoft Teams")
        if isinstance(entered, Nobody):
            return _sorry(403, _why(entered))
        response = web.Response(status=204)
        await entering.seat(self.site, request, entered, response)
        return response


def _why(found: Nobody) -> str:
    kind = NoticeKind.NOT_SET_UP if found.why is Unknown.MAY_SET_UP else NoticeKind(found.why.value)
    return words(found.locale).notice(Notice(kind))


def _sorry(status: int, sentence: str) -> web.Response:
    return web.Response(status=status, text=sentence)
