"""One's own consent to have leave shown as a status in chat: given there, and withdrawn here."""

from __future__ import annotations

import hmac
import secrets
from types import SimpleNamespace

from aiohttp import web

from adapters.web.emoji import sign
from adapters.web.flows import LASTS, Flow, drop_flow, flow_in, keep_flow
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound, consenting
from bot.dashboard.consenting import Came
from bot.ports.providers import Begun
from bot.wording import Words
from domain.company.digests import Platform

PAGE = "/account/status"


def routes(site: Site) -> list[web.RouteDef]:
    """Consent is given in a window of its own: no platform shows its page in a frame."""
    shared = [site.get(PAGE, show), site.post(f"{PAGE}/withdraw", withdraw)]
    if site.surface.is_tab:
        return shared
    return [
        *shared,
        site.post(f"{PAGE}/connect", begin),
        site.get(f"{PAGE}/{{platform}}/callback", finish),
    ]


async def show(visit: Visit) -> web.StreamResponse:
    return visit.show("status/status.html", found=await consenting.status(visit.talk), sign=sign)


async def begin(visit: Visit) -> web.StreamResponse:
    """Only a form of ours begins it. The page goes on by itself: no form may be sent on to another site."""
    sent, site = await visit.posted(), visit.site
    platform, state = _platform(sent.text("platform")), secrets.token_urlsafe(32)
    if not site.surface.public_url:
        raise NotFound
    way = await consenting.door(visit.talk, platform, sent.text("workspace"), state, _back(site, platform))
    name = SimpleNamespace(name=visit.w.platform(platform))
    response = visit.show("account/going_on.html", provider=name, way=way)
    response.headers["Refresh"] = f"0; url={way}"
    until = site.clock.now() + LASTS
    flow = Flow(_flow_name(platform), Begun("", state, "", ""), PAGE, until, visit.session.id)
    keep_flow(response, site.surface, flow)
    return response


async def finish(visit: Visit) -> web.StreamResponse:
    """For the very session that began it, in the browser that it began in."""
    site, query, w = visit.site, visit.query, visit.w
    platform = _platform(visit.path["platform"])
    flow = flow_in(visit.request, site.surface, site.clock.now())
    is_ours = (
        flow is not None
        and flow.provider_id == _flow_name(platform)
        and flow.connecting == visit.session.id
        and hmac.compare_digest(flow.begun.state.encode(), query.get("state", "").encode())
    )
    if not is_ours:
        return visit.go(PAGE, w("That was not begun here, or took too long. Please start again."))
    came = await consenting.come_back(
        visit.talk,
        platform,
        query.get("code", "")[:2_000],
        query.get("error", "")[:200],
        _back(site, platform),
    )
    response = visit.go(PAGE, _said(w, came, w.platform(platform)))
    drop_flow(response, site.surface)
    return response


async def withdraw(visit: Visit) -> web.StreamResponse:
    sent, w = await visit.posted(), visit.w
    platform = _platform(sent.text("platform"))
    is_withdrawn = await consenting.withdraw(visit.talk, platform, sent.text("workspace"))
    said = w("Nothing more is shown there. What we had set is being taken away.")
    return visit.go(PAGE, said if is_withdrawn else w("It was not connected any more."))


def _said(w: Words, came: Came, platform: str) -> str:
    return {
        Came.GIVEN: w("{platform} shows it from now on when you are away.", platform=platform),
        Came.SOMEBODY_ELSE: w(
            "In {platform} you are signed in as somebody whom we do not know as you. Nothing was changed.",
            platform=platform,
        ),
        Came.LATER: w("{platform} does not answer just now. Please try again later.", platform=platform),
        Came.DENIED: w("You did not allow it in {platform}. Nothing was changed.", platform=platform),
        Came.NOT_ALLOWED: w(
            "Your organisation lets no one allow this by themselves. Ask whoever administers {platform} to "
            "approve it first.",
            platform=platform,
        ),
        Came.INCOMPLETE: w(
            "{platform} granted only a part of what this needs. Nothing was changed.", platform=platform
        ),
        Came.WENT_WRONG: w("{platform} did not accept it. Please start again.", platform=platform),
    }[came]


def _platform(name: str) -> Platform:
    found = {each.value: each for each in (Platform.SLACK, Platform.TEAMS)}.get(name)
    if found is None:
        raise NotFound
    return found


def _flow_name(platform: Platform) -> str:
    return f"status-{platform.value}"


def _back(site: Site, platform: Platform) -> str:
    """Our address that people come back to; never taken from what a request says."""
    return f"{site.surface.public_url.rstrip('/')}{site.url(f'{PAGE}/{platform.value}/callback')}"
