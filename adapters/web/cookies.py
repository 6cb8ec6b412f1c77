"""Cookies that only our own pages read: who is signed in, and what is said on the next page."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from adapters.web.settings import Surface
from bot.ports import SessionKind
from bot.ports.sessions import LONGEST

NAMES = {SessionKind.BROWSER: "sid", SessionKind.TAB: "tab"}
SAID = "said"
LONGEST_SAID = 1_500
"""Characters that a browser surely keeps."""


@dataclass(frozen=True, slots=True)
class Undo:
    """A press that takes back what was just done: a path of ours, and the fields that it needs."""

    path: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence for the next page."""

    sentence: str
    undo: Undo | None = None


def token_in(request: web.Request, surface: Surface) -> str:
    """What opens the session; empty where there is none."""
    return request.cookies.get(named(NAMES[surface.kind], surface), "")


def keep_session(response: web.StreamResponse, surface: Surface, token: str) -> None:
    """Signed in from now on; no script reads it, and no other site's page sends it."""
    age = int(LONGEST.total_seconds())
    put(response, surface, NAMES[surface.kind], token, age)


def drop_session(response: web.StreamResponse, surface: Surface) -> None:
    put(response, surface, NAMES[surface.kind], "", 0)


def keep_said(response: web.StreamResponse, surface: Surface, said: Said) -> None:
    """For the next page, a minute long."""
    undo = [said.undo.path, dict(said.undo.fields)] if said.undo else None
    packed = urlsafe_b64encode(json.dumps([said.sentence[:400], undo]).encode()).decode()
    if len(packed) <= LONGEST_SAID:
        put(response, surface, SAID, packed, 60)


def said_in(request: web.Request, surface: Surface) -> Said | None:
    """What the last page left to be said; nothing where it cannot be read."""
    packed = request.cookies.get(named(SAID, surface), "")
    try:
        sentence, undo = json.loads(urlsafe_b64decode(packed))
        found = (
            Undo(str(undo[0]), {str(name): str(value) for name, value in undo[1].items()}) if undo else None
        )
        return Said(str(sentence), found)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, NotBase64):
        return None


def drop_said(response: web.StreamResponse, surface: Surface) -> None:
    put(response, surface, SAID, "", 0)


def named(name: str, surface: Surface) -> str:
    """Over https with the prefix that keeps other hosts of the domain from setting it."""
    return f"__Host-{name}" if surface.is_https else name


def put(response: web.StreamResponse, surface: Surface, name: str, value: str, age: int) -> None:
    """By hand: the standard library does not know `Partitioned` before Python 3.14."""
    parts = [f"{named(name, surface)}={value}", "Path=/", "HttpOnly", f"Max-Age={age}"]
    if surface.is_https:
        parts.append("Secure")
    is_framed = surface.is_tab and surface.is_https
    parts.append("SameSite=None; Partitioned" if is_framed else "SameSite=Lax")
    response.headers.add("Set-Cookie", "; ".join(parts))
