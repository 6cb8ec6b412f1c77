"""Connecting a sign-in elsewhere with one's own account, so that it lets one in from then on."""

from __future__ import annotations

from aiohttp import web

from adapters.web import entering, troubles
from adapters.web.cookies import Said, keep_said
from adapters.web.flows import LASTS, Flow, keep_flow
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import Nobody, NotFound, accounts, signing_in
from bot.dashboard.accounts import Connected
from bot.ports.providers import NotVerified, Provider, Verified
from bot.wording import words

ACCOUNT = "/account"


def routes(site: Site) -> list[web.RouteDef]:
    """In a window of its own: a provider shows its page in no frame."""
    return [] if site.surface.is_tab else [site.post(f"{ACCOUNT}/sign-ins/connect", begin)]


async def begin(visit: Visit) -> web.StreamResponse:
    """Only a form of ours begins it, so that no other page connects its own sign-in with somebody.

    The page goes on by itself: browsers let no form be sent on to another site.
    """
    wanted, site = (await visit.posted()).text("provider"), visit.site
    provider = next((each for each in entering.providers_of(site) if each.id == wanted), None)
    if provider is None:
        raise NotFound
    try:
        begun = await site.dashboard.providers.begin(provider.id, entering.back_to(site, provider.id))
    except NotVerified:
        said = visit.w("{provider} does not answer just now. Please try again later.", provider=provider.name)
        return visit.go(ACCOUNT, said)
    response = visit.show("account/going_on.html", provider=provider, way=begun.url)
    response.headers["Refresh"] = f"0; url={begun.url}"
    until = site.clock.now() + LASTS
    keep_flow(response, site.surface, Flow(provider.id, begun, ACCOUNT, until, visit.session.id))
    return response


async def finish(
    site: Site, request: web.Request, provider: Provider, flow: Flow, verified: Verified
) -> web.StreamResponse:
    """For the very session that began it."""
    session = await site.session_of(request)
    if session is None or session.id != flow.connecting:
        return entering.show(site, request, "sign_in/not_begun_here.html", 400, {})
    talk = await signing_in.seen(site.dashboard.house, session.known, None)
    if isinstance(talk, Nobody):
        return troubles.not_with_us(site, request, talk.locale)
    w = words(talk.locale)
    said = {
        Connected.YES: w("{provider} lets you in from now on.", provider=provider.name),
        Connected.BY_ITSELF: w("{provider} lets you in already.", provider=provider.name),
        Connected.TAKEN: w(
            "This account at {provider} is connected with somebody else here. Nothing was changed.",
            provider=provider.name,
        ),
    }[await accounts.connect(talk, verified)]
    response = web.Response(status=303, headers={"Location": site.url(ACCOUNT)})
    keep_said(response, site.surface, Said(said))
    return response
