"""The tab's page and its files, which Teams alone may show inside its own."""

import gzip
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
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
    """A file of the page; browsers keep it, and ask whether it is still the same one."""
    found = _files().get(request.match_info["name"])
    if found is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding", "ETag": f'"{found.tag}"'}
    if any(each.value == found.tag for each in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    body = found.plain
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body, headers["Content-Encoding"] = found.packed, "gzip"
    return web.Response(body=body, content_type=found.kind, charset="utf-8", headers=headers)


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


@dataclass(frozen=True, slots=True)
class _File:
    """As it is given out, plain and packed."""

    kind: str
    plain: bytes
    packed: bytes
    tag: str


@cache
def _files() -> dict[str, _File]:
    """Read and packed once: a quarter of a megabyte is not packed while somebody waits."""
    return {name: _read(path, kind) for name, path, kind in _found(_folder(), "")}


def _found(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable, str]]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _found(path, f"{above}{path.name}/")
        elif kind := KINDS.get(f".{path.name.rpartition('.')[2]}"):
            yield f"{above}{path.name}", path, kind


def _read(path: Traversable, kind: str) -> _File:
    plain = path.read_bytes()
    return _File(kind, plain, gzip.compress(plain, mtime=0), sha256(plain).hexdigest()[:16])


def _folder() -> Traversable:
    return files("adapters.teams") / "static" / "tab"
