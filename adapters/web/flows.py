"""A sign-in under way, kept by the browser that began it: nobody else's answer fits."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from adapters.web.cookies import named, put
from adapters.web.guard import own_path
from adapters.web.settings import Surface
from bot.ports.providers import Begun

FLOW = "flow"
LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Flow:
    """`connecting` names the session whose owner connects a sign-in; empty where somebody signs in."""

    provider_id: str
    begun: Begun
    back: str
    """Where somebody goes on to, a path of ours."""
    until: datetime
    connecting: str = ""


def keep_flow(response: web.StreamResponse, surface: Surface, flow: Flow) -> None:
    """For ten minutes, and until it is used; no script reads it."""
    begun = flow.begun
    parts = [
        flow.provider_id,
        begun.state,
        begun.nonce,
        begun.verifier,
        flow.back,
        flow.until.timestamp(),
        flow.connecting,
    ]
    packed = urlsafe_b64encode(json.dumps(parts).encode()).decode()
    put(response, surface, FLOW, packed, int(LASTS.total_seconds()))


def drop_flow(response: web.StreamResponse, surface: Surface) -> None:
    put(response, surface, FLOW, "", 0)


def flow_in(request: web.Request, surface: Surface, at: datetime) -> Flow | None:
    """The one that this browser began; None where there is none, it cannot be read, or it took too long."""
    packed = request.cookies.get(named(FLOW, surface), "")
    try:
        provider_id, state, nonce, verifier, back, until, connecting = json.loads(urlsafe_b64decode(packed))
        begun = Begun("", str(state), str(nonce), str(verifier))
        ends = datetime.fromtimestamp(float(until), at.tzinfo)
    except (ValueError, TypeError, OverflowError, OSError, NotBase64):
        return None
    if not begun.state or not at < ends <= at + LASTS:
        return None
    return Flow(str(provider_id), begun, own_path(str(back), "/"), ends, str(connecting))
