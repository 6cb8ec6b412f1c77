"""Styles and scripts at addresses that change with what they hold, so that browsers keep them for a year."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"
FIRST_STYLES = ("look.css", "page.css", "forms.css", "tables.css")
"""In this order; those of abilities come after them, by name."""
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    kind: str
    plain: bytes
    packed: bytes
    tag: str


@cache
def assets() -> Mapping[str, Asset]:
    """By name: `all.css` is every style, scripts and pictures go by their own paths."""
    found = {"all.css": _asset(_styles(), ".css")}
    for file in sorted(FOLDER.rglob("*")):
        if file.suffix in KINDS and file.suffix != ".css":
            found[file.relative_to(FOLDER).as_posix()] = _asset(file.read_bytes(), file.suffix)
    return found


def address(prefix: str, name: str) -> str:
    """Where a page finds an asset. KeyError for one that is not there."""
    return f"{prefix}/static/{assets()[name].tag}/{name}"


async def serve(request: web.Request) -> web.StreamResponse:
    """The file, whatever the tag: an old page still finds its style after an update."""
    found = assets().get(request.match_info["name"])
    if found is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", "ETag": f'"{found.tag}"'}
    if request.match_info["tag"] != found.tag:
        headers["Cache-Control"] = "no-cache"
    body = found.plain
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body, headers["Content-Encoding"] = found.packed, "gzip"
    return web.Response(body=body, content_type=found.kind, charset="utf-8", headers=headers)


def _styles() -> bytes:
    folder = FOLDER / "css"
    others = sorted(file.name for file in folder.glob("*.css") if file.name not in FIRST_STYLES)
    return b"\n".join((folder / name).read_bytes() for name in (*FIRST_STYLES, *others))


def _asset(plain: bytes, suffix: str) -> Asset:
    tag = sha256(plain).hexdigest()[:12]
    return Asset(KINDS[suffix], plain, gzip.compress(plain, 9, mtime=0), tag)
