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
    """Of the bot; none where only people's own were asked for."""
    user_scopes: list[str]
    redirect_uri: str
    until: datetime


def authorise(world: SlackWorld, query: dict[str, str], team: str, user: str) -> str:
    """Give permission; where the browser goes on to, with the code and the state it came with."""
    redirect_uri = query.get("redirect_uri", "")
    code = world.ids.word()
    until = world.now() + LIFETIME
    world.codes[code] = Code(
        team, user, _listed(query, "scope"), _listed(query, "user_scope"), redirect_uri, until
    )
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
    asks = _listed(query, "scope") or _listed(query, "user_scope")
    return "" if asks else "The app asks for no scopes."


def _listed(query: dict[str, str], name: str) -> list[str]:
    return [each for each in query.get(name, "").split(",") if each]


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
        team, _, user = str(form.get("team")).partition("/")
        raise web.HTTPFound(authorise(world, query, team, user or _installer(world, team)))
    return _page(_question(world, query))


def _installer(world: SlackWorld, team: str) -> str:
    people = [p for p in world.workspaces[team].people.values() if not p.is_bot and not p.deleted]
    return next((p.id for p in people if p.is_admin), people[0].id)


def _question(world: SlackWorld, query: dict[str, str]) -> str:
    """To a workspace for the bot; to one person for what is done in their name alone."""
    app = escape(world.app.name)
    if bot := _listed(query, "scope"):
        choices = [(each.id, each.name) for each in world.workspaces.values()]
        return _form(f"{app} asks to come into your workspace", bot, "Workspace", choices)
    people = [
        (f"{team.id}/{person.id}", f"{person.real_name}, {team.name}")
        for team in world.workspaces.values()
        if query.get("team", team.id) == team.id
        for person in team.people.values()
        if not person.is_bot and not person.deleted
    ]
    return _form(f"{app} asks to do something for you", _listed(query, "user_scope"), "You are", people)


def _form(title: str, scopes: list[str], label: str, choices: list[tuple[str, str]]) -> str:
    listed = "".join(f"<li><code>{escape(each)}</code></li>" for each in scopes)
    options = "".join(f'<option value="{escape(key)}">{escape(name)}</option>' for key, name in choices)
    return (
        f"<h1>{title}</h1><p>It would be able to use:</p>"
        f"<ul>{listed}</ul><form method=post><label>{label} <select name=team>{options}</select></label> "
        "<button name=answer value=deny>Cancel</button> <button name=answer value=allow>Allow</button></form>"
    )


def _page(inside: str, status: int = 200) -> web.Response:
    head = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Allow an app</title>"
        "<link rel=stylesheet href=/playground/static/allow.css>"
    )
    page = f"{head}<main>{inside}</main></html>"
    return web.Response(text=page, content_type="text/html", status=status, headers=_HEADERS)
