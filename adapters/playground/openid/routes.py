"""Where the stand-in is reached: the page that lists its people, tokens and keys."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from aiohttp import web

from adapters.playground.guard import HEADERS, is_loopback
from adapters.playground.openid.provider import PATH, LocalProvider, Refused


def openid_routes(provider: LocalProvider) -> list[web.RouteDef]:
    """All of it, for the person at this machine."""

    async def metadata(request: web.Request) -> web.Response:
        return web.json_response(provider.metadata())

    async def keys(request: web.Request) -> web.Response:
        return web.json_response(provider.keys())

    async def token(request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            found = provider.token(form)
        except Refused as refused:
            said = {"error": refused.error, "error_description": refused.why}
            return web.json_response(said, status=400)
        return web.json_response({"token_type": "Bearer", "access_token": "none", "id_token": found})

    async def authorize(request: web.Request) -> web.Response:
        return await _authorize(request, provider)

    return [
        web.get(f"{PATH}/.well-known/openid-configuration", metadata),
        web.get(f"{PATH}/keys", keys),
        web.post(f"{PATH}/token", token),
        web.get(f"{PATH}/authorize", authorize),
        web.post(f"{PATH}/authorize", authorize),
    ]


async def _authorize(request: web.Request, provider: LocalProvider) -> web.Response:
    """GET: whom one wants to be; POST: back to the app as them."""
    if not is_loopback(request.host):
        raise web.HTTPForbidden(text="The playground is for the person at this machine.")
    query = dict(request.query)
    try:
        provider.check(query)
        if request.method == "GET":
            return _page(_question(provider))
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise web.HTTPForbidden(text="Only the playground's own page may ask for this.")
        code = provider.admit(str((await request.post()).get("subject", "")), query)
    except Refused as refused:
        return _page(f"<h1>That did not work</h1><p>{escape(refused.why)}</p>", 400)
    back = urlencode({"code": code, "state": query.get("state", ""), "iss": provider.issuer})
    return web.Response(status=303, headers={"Location": f"{provider.redirect_uri}?{back}"})


def _question(provider: LocalProvider) -> str:
    people = "".join(
        f'<li><button name=subject value="{escape(each.subject)}"><b>{escape(each.name)}</b> '
        f"<span>{escape(each.title)}</span></button></li>"
        for each in provider.people
    )
    return (
        "<h1>Who do you want to be?</h1><p>This is the playground's own sign-in: nobody needs a password.</p>"
        f"<form method=post><ul class=people>{people}</ul></form>"
    )


def _page(inside: str, status: int = 200) -> web.Response:
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Sign in to the playground</title>"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        "<link rel=icon href=/playground/static/icon.svg>"
        f"<link rel=stylesheet href=/playground/static/allow.css><main>{inside}</main></html>"
    )
    return web.Response(text=page, content_type="text/html", status=status, headers=HEADERS)
