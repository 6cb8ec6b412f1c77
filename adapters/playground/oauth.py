"""The page on which somebody lets the app into their workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True)
class Code:
    """A permission on its way: who gave it, for which workspace and scopes, and where it may go."""

    team: str
    user: str
    scopes: list[str]
    redirect_uri: str
    until: datetime


def authorise(world: SlackWorld, query: dict[str, str], team: str, user: str) -> str:
    """Give permission; where the browser goes on to, with the code and the state it came with."""
    redirect_uri = query.get("redirect_uri", "")
    code = world.ids.word()
    scopes = [s for s in query.get("scope", "").split(",") if s]
    world.codes[code] = Code(team, user, scopes, redirect_uri, world.now() + LIFETIME)
    target = redirect_uri or world.app.redirect_urls[0]
    joint = "&" if urlsplit(target).query else "?"
    return f"{target}{joint}{urlencode({'code': code, 'state': query.get('state', '')})}"


def complaint(world: SlackWorld, query: dict[str, str]) -> str:
    """Why this cannot be asked for, in words for the browser; empty when it can."""
    if query.get("client_id") != world.app.client_id:
        return "This app is not known here: the client id is another one."
    redirect_uri = query.get("redirect_uri", "")
    if not redirect_uri and not world.app.redirect_urls:
        return "The app has no redirect address to come back to."
    if redirect_uri and not any(redirect_uri.startswith(each) for each in world.app.redirect_urls):
        return "The redirect address is not one of those that the app was configured with."
    return "" if query.get("scope") else "The app asks for no scopes."


async def page(request: web.Request, world: SlackWorld) -> web.Response:
    """GET: the question; POST: the answer."""
    query = dict(request.query)
    wrong = complaint(world, query)
    if wrong:
        return _page(f"<h1>That did not work</h1><p>{escape(wrong)}</p>", 400)
    if request.method == "POST":
        form = await request.post()
        if form.get("answer") != "allow":
            target = query.get("redirect_uri") or world.app.redirect_urls[0]
            refused = urlencode({"error": "access_denied", "state": query.get("state", "")})
            raise web.HTTPFound(f"{target}?{refused}")
        team = str(form.get("team"))
        raise web.HTTPFound(authorise(world, query, team, _installer(world, team)))
    return _page(_question(world, query))


def _installer(world: SlackWorld, team: str) -> str:
    people = [p for p in world.workspaces[team].people.values() if not p.is_bot and not p.deleted]
    return next((p.id for p in people if p.is_admin), people[0].id)


def _question(world: SlackWorld, query: dict[str, str]) -> str:
    found = world.workspaces.values()
    teams = "".join(f'<option value="{escape(t.id)}">{escape(t.name)}</option>' for t in found)
    scopes = "".join(f"<li><code>{escape(s)}</code></li>" for s in query["scope"].split(","))
    return (
        f"<h1>{escape(world.app.name)} asks to come into your workspace</h1><p>It would be able to use:</p>"
        f"<ul>{scopes}</ul><form method=post><label>Workspace <select name=team>{teams}</select></label> "
        "<button name=answer value=deny>Cancel</button> <button name=answer value=allow>Allow</button></form>"
    )


def _page(inside: str, status: int = 200) -> web.Response:
    head = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Allow an app</title>"
        "<link rel=stylesheet href=/playground/static/allow.css>"
    )
    page = f"{head}<main>{inside}</main></html>"
    return web.Response(text=page, content_type="text/html", status=status, headers=_HEADERS)
