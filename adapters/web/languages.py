"""The language that a browser asks for."""

import re

from aiohttp import web

from bot.wording.catalogue import languages

_RANGE = re.compile(r"\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")
MOST = 20
"""Languages looked at in one header."""


def asked_for(request: web.Request) -> str | None:
    """The one liked best that we speak, with its region (RFC 9110, 12.5.4); None where it is none of ours."""
    wanted = []
    for each in request.headers.get("Accept-Language", "").split(",")[:MOST]:
        if found := _RANGE.fullmatch(each):
            wanted.append((float(found[2] or 1), found[1]))
    ours = [(weight, tag) for weight, tag in wanted if tag.partition("-")[0].lower() in languages()]
    return max(ours, key=lambda each: each[0])[1] if ours else None
