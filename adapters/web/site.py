"""What every page stands on: who is signed in, posts from our own pages only, an answer in words to all."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from adapters.web import assets, troubles
from adapters.web.cookies import drop_said, said_in, token_in
from adapters.web.guard import is_from_elsewhere
from adapters.web.languages import asked_for
from adapters.web.posted import Posted
from adapters.web.settings import Surface
from adapters.web.templating import render
from adapters.web.visit import Visit
from bot.dashboard import Dashboard, Nobody, NotFound, Stale
from bot.dashboard.standing import standing
from bot.ports import Clock, Session, Sessions, StoreUnavailable
from bot.wording import words
from domain.refusals import Refused

log = logging.getLogger(__name__)

Answering = Callable[[Visit], Awaitable[web.StreamResponse]]
_PRESS = re.compile(r"[A-Za-z0-9-]{4,64}")
MOST_FIELDS = 3_000


@dataclass(frozen=True, slots=True)
class Site:
    """Makes routes of handlers; one for a browser's window, one for the tab in Teams."""

    dashboard: Dashboard
    sessions: Sessions
    clock: Clock
    surface: Surface
    new_reference: Callable[[], str]

    def get(self, path: str, answer: Answering) -> web.RouteDef:
        """A page for whoever is signed in."""
        return web.get(self.surface.prefix + path, self._signed_in(answer))

    def post(self, path: str, answer: Answering) -> web.RouteDef:
        """A form that somebody signed in sends from a page of ours."""
        return web.post(self.surface.prefix + path, self._signed_in(answer))

    def public(self, method: str, path: str, handler: Handler) -> web.RouteDef:
        """For whoever comes, signed in or not; posts still come from our own pages only."""

        async def handle(request: web.Request) -> web.StreamResponse:
            if is_from_elsewhere(request, self.surface.public_url):
                return troubles.from_elsewhere(self, request)
            try:
                return self._sealed(await handler(request))
            except StoreUnavailable:
                return troubles.unavailable(self, request)

        return web.route(method, self.surface.prefix + path, handle)

    def url(self, path: str) -> str:
        """Where a page of ours is, on this surface."""
        return self.surface.prefix + path

    async def session_of(self, request: web.Request) -> Session | None:
        """Whoever is signed in. Raises StoreUnavailable."""
        token = token_in(request, self.surface)
        found = await self.sessions.find(token, self.clock.now()) if token else None
        return found if found and found.kind is self.surface.kind else None

    def page(self, visit: Visit, template: str, status: int, facts: Mapping[str, Any]) -> web.Response:
        """A template with what every page knows. The sentence left by the last page is said once."""
        said = said_in(visit.request, self.surface)
        known = {
            "visit": visit,
            "talk": visit.talk,
            "standing": visit.standing,
            "today": visit.talk.today,
            "said": None if visit.is_fragment else said,
            "press": visit.new_press(),
            "problems": {},
            "typed": {},
            "typed_lists": {},
        }
        response = self.plain_page(visit.request, template, visit.talk.locale, status, {**known, **facts})
        if said and not visit.is_fragment:
            drop_said(response, self.surface)
        return response

    def plain_page(
        self, request: web.Request, template: str, locale: str, status: int, facts: Mapping[str, Any]
    ) -> web.Response:
        """A page for anybody."""
        known = {
            "w": words(locale),
            "locale": locale,
            "url": self.url,
            "asset": self._asset,
            "here": request.rel_url.path_qs,
            "place": request.rel_url.path.removeprefix(self.surface.prefix) or "/",
            "is_tab": self.surface.is_tab,
            "theme": request.query.get("theme", "") or request.cookies.get("theme", ""),
        }
        text = render(template, {**known, **facts})
        response = web.Response(text=text, content_type="text/html", status=status)
        response.headers["Vary"] = "Cookie, HX-Request, Accept-Language"
        if len(text) > 1_000:
            response.enable_compression()
        sealed = self._sealed(response)
        assert isinstance(sealed, web.Response)  # noqa: S101
        return sealed

    def _asset(self, name: str) -> str:
        return assets.address(self.surface.prefix, name)

    def _signed_in(self, answer: Answering) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            if is_from_elsewhere(request, self.surface.public_url):
                return troubles.from_elsewhere(self, request)
            try:
                session = await self.session_of(request)
                if session is None:
                    return await troubles.not_signed_in(self, request)
                return self._sealed(await self._answered(request, session, answer))
            except web.HTTPRequestEntityTooLarge:
                return troubles.too_much(self, request)
            except StoreUnavailable:
                return troubles.unavailable(self, request)

        return handle

    async def _answered(
        self, request: web.Request, session: Session, answer: Answering
    ) -> web.StreamResponse:
        sent = await posted(request)
        press = sent.text("press")
        press = press if _PRESS.fullmatch(press) else self.dashboard.house.ids.new()
        seen = await self.dashboard.house.changes.position(session.known.company_id)
        found = await self.dashboard.visit(session.known, press, asked_for(request))
        if isinstance(found, Nobody):
            await self.sessions.end_all(session.known)
            return troubles.not_with_us(self, request, found.locale)
        visit = Visit(self, request, found, await standing(found), session, words(found.locale), sent, seen)
        try:
            return await answer(visit)
        except Refused as refused:
            return troubles.refused(visit, refused.refusal)
        except NotFound:
            return troubles.nothing_there(visit)
        except Stale:
            return troubles.stale(visit)
        except (web.HTTPException, StoreUnavailable, ConnectionResetError):
            raise
        except Exception:
            reference = self.new_reference()
            log.exception("Reference %s: %s %s failed", reference, request.method, request.path)
            return troubles.went_wrong(visit, reference)

    def _sealed(self, response: web.StreamResponse) -> web.StreamResponse:
        """What it may load, who may frame it, and that nobody between keeps it."""
        if response.prepared:
            return response
        response.headers.setdefault("Content-Security-Policy", self.surface.policy)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        if self.surface.is_tab:
            response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
        return response


async def posted(request: web.Request) -> Posted:
    """The fields of a form; none of a request that is only asked for. A file is read by whoever wants it."""
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return Posted({})
    fields: dict[str, list[str]] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, str) and len(fields) < MOST_FIELDS:
            fields.setdefault(name, []).append(value)
    return Posted(fields)
