"""The tab's page and its files, which Teams alone may show inside its own."""

import logging
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler

from adapters.teams.screens import Words, words

log = logging.getLogger(__name__)

PATH = "/teams/tab"
ENTITY = "leave"
"""What the manifest calls the tab."""
HOSTS = (
    "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft "
    "https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com"
)
"""https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements"""
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        # Microsoft's library asks there which hosts have become Teams' since it was made.
        "connect-src 'self' https://res.cdn.office.net",
        "base-uri 'none'",
        "form-action 'none'",
        f"frame-ancestors 'self' {HOSTS}",
    ]
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
THEMES = ("default", "dark", "contrast")
FALLBACK = "en"


def page(app_id: str) -> Handler:
    """The page, drawn for a person's language and theme before anything is known of them."""
    address = f"https://teams.microsoft.com/l/entity/{quote(app_id, safe='')}/{ENTITY}"
    template = (_folder() / "index.html").read_text(encoding="utf-8")

    async def show(request: web.Request) -> web.Response:
        language, theme = language_of(request), request.query.get("theme", "")
        said = {
            "LANGUAGE": language,
            "THEME": theme if theme in THEMES else THEMES[0],
            "ADDRESS": address,
            **_outside(words(language)),
            **{name.upper(): sentence for name, sentence in sentences(words(language)).items()},
        }
        text = template
        for name, sentence in said.items():
            text = text.replace(f"[[{name}]]", escape(sentence))
        headers = {"Content-Security-Policy": POLICY, "Cross-Origin-Resource-Policy": "cross-origin"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    return show


async def static(request: web.Request) -> web.Response:
    """A file of the page; browsers keep it for an hour."""
    path = _folder().joinpath(*request.match_info["name"].split("/"))
    kind = KINDS.get(f".{path.name.rpartition('.')[2]}")
    if kind is None or not path.is_file():
        raise web.HTTPNotFound
    answer = web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.enable_compression()
    return answer


def sentences(w: Words) -> dict[str, str]:
    """What the page says by itself, once it is known to whom."""
    return {
        "back": w("Back"),
        "wait": w("One moment …"),
        "failed": w("This did not work. Please try again."),
        "choose": w("Choose a person"),
        "before": w("As before"),
        "sso": w("Teams does not say who you are. Whoever looks after this app can set up single sign-on."),
    }


def language_of(request: web.Request) -> str:
    """The first that a browser, or the page for Teams' own setting, asks for."""
    first = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0].strip()
    return first if first.replace("-", "").isalnum() and first.isascii() and len(first) <= 35 else FALLBACK


def _outside(w: Words) -> dict[str, str]:
    """For somebody who opened the page by itself."""
    return {
        "TITLE": w("Leave"),
        "OUTSIDE": w("This page belongs in Microsoft Teams."),
        "HOW": w("In Teams, open the app Leave and choose its tab, or follow this link."),
        "OPEN": w("Open it in Teams"),
    }


def _folder() -> Traversable:
    return files("adapters.teams") / "static" / "tab"
