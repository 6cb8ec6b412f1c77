"""What the pages before a sign-in share: words for whoever comes, and the way in once they are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from adapters.web import troubles
from adapters.web.cookies import drop_said, keep_session, said_in
from adapters.web.languages import asked_for
from adapters.web.site import Site
from bot.dashboard import Nobody, signing_in
from bot.dashboard.signing_in import Entered
from bot.ports.providers import Provider
from bot.wording import Words, words


def providers_of(site: Site) -> list[Provider]:
    """Those that can send people back: they have to know our address."""
    return list(site.dashboard.providers.all()) if site.surface.public_url else []


def back_to(site: Site, provider_id: str) -> str:
    """Our address that a provider sends people back to; never taken from what a request says."""
    return f"{site.surface.public_url.rstrip('/')}{site.url(f'/sign-in/{provider_id}/callback')}"


def words_for(request: web.Request) -> Words:
    """In the language that the browser asks for."""
    return words(asked_for(request) or "en")


def show(
    site: Site,
    request: web.Request,
    template: str,
    status: int,
    facts: Mapping[str, Any],
    locale: str | None = None,
) -> web.Response:
    """A page for somebody who is not in yet; nobody keeps it, and no search engine lists it.

    `locale` is theirs, where we know already who they would be.
    """
    said = said_in(request, site.surface)
    locale = locale or str(words_for(request).locale)
    response = site.plain_page(request, template, locale, status, {"said": said, **facts})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    if said:
        drop_said(response, site.surface)
    return response


async def admitted(
    site: Site, request: web.Request, entered: Entered | Nobody, back: str
) -> web.StreamResponse:
    """On to where they wanted, with a session of their own; one that the browser had before is over."""
    if isinstance(entered, Nobody):
        return troubles.not_with_us(site, request, entered.locale)
    response = web.Response(status=303, headers={"Location": site.url(back)})
    await seat(site, request, entered, response)
    return response


async def seat(site: Site, request: web.Request, entered: Entered, response: web.StreamResponse) -> None:
    """The browser has this session from now on; one that it had before is over."""
    before = await site.session_of(request)
    if before is not None:
        await signing_in.leave(site.dashboard.house, before)
    keep_session(response, site.surface, entered.token)


def agent_of(request: web.Request) -> str:
    """What the browser calls itself."""
    return request.headers.get("User-Agent", "")
