"""Whether a browser has the calendar already, found out before anything is looked up."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from aiohttp import web

from adapters.web.assets import assets
from adapters.web.cookies import said_in
from adapters.web.templating import FOLDER
from adapters.web.visit import Visit
from bot.dashboard.away_facts import Sought


def stamp(visit: Visit, sought: Sought) -> str:
    """Names everything that the page is made of: the company's log, the day, who looks, and for what."""
    parts = (
        visit.seen, visit.talk.company_id, visit.talk.my_id, visit.talk.today, visit.talk.locale, sought,
        visit.site.surface.prefix, visit.request.path_qs, visit.request.cookies.get("theme", ""),
        made_of(),
    )  # fmt: skip
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:24]}"'


def not_modified(visit: Visit, tag: str) -> web.Response | None:
    """The short answer to who has it; nobody who is to be told something first."""
    if visit.request.headers.get("If-None-Match") != tag or said_in(visit.request, visit.site.surface):
        return None
    headers = {"ETag": tag, "Vary": "Cookie, HX-Request, Accept-Language"}
    return web.Response(status=304, headers=headers)


@cache
def made_of() -> str:
    """Names the templates, styles and scripts, which another version of the program has others of."""
    found = sha256("".join(sorted(asset.tag for asset in assets().values())).encode())
    for file in sorted(FOLDER.rglob("*.html")):
        found.update(file.read_bytes())
    return found.hexdigest()
