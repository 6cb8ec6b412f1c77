"""The bot's own token: fetched once, kept until shortly before it ends."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp
import msgspec
from msgspec import Struct

from adapters.teams.flight import Flight
from adapters.teams.settings import TeamsSettings
from adapters.teams.trouble import ConnectorRefused, LoginRefused, Throttled, Unreachable, check

SCOPE = "https://api.botframework.com/.default"
ANY_TENANT = "botframework.com"
PATIENCE = 10.0
EARLY = 5 * 60.0
"""Seconds before its end that a token is renewed."""


class Granted(Struct, frozen=True):
    """The login server's answer; `expires_in` in seconds."""

    access_token: str
    expires_in: int | float = 3600


@dataclass(frozen=True, slots=True)
class Held:
    """A token, and when it is to be renewed and when it ends."""

    text: str = field(repr=False)
    renew_at: float
    ends_at: float


@dataclass(slots=True)
class AppToken:
    """Raises LoginRefused for credentials that are no good, Throttled or Unreachable."""

    session: aiohttp.ClientSession
    settings: TeamsSettings
    now: Callable[[], float] = time.monotonic
    _held: Held | None = None
    _flight: Flight[Held] = field(init=False)

    def __post_init__(self) -> None:
        self._flight = Flight(self._fetch)

    async def get(self) -> str | None:
        """None for a local emulator, which asks for none."""
        if not self.settings.app_id:
            return None
        held = self._held
        if held is None or self.now() >= held.renew_at:
            held = await self._renewed(held)
        return held.text

    def refuse(self, token: str) -> None:
        """Somebody did not take it: the next one who asks gets another."""
        if self._held is not None and self._held.text == token:
            self._held = None

    async def _renewed(self, held: Held | None) -> Held:
        """What is kept is used to its very end while the login server does not answer."""
        try:
            return await self._flight.join()
        except (Throttled, Unreachable):
            if held is None or self.now() >= held.ends_at:
                raise
            return held

    async def _fetch(self) -> Held:
        raw = await self._post()
        try:
            granted = msgspec.json.decode(raw, type=Granted)
        except (msgspec.DecodeError, RecursionError) as error:
            raise Unreachable("an answer of the login server without a token") from error
        now = self.now()
        early = min(EARLY, granted.expires_in / 2)
        self._held = Held(granted.access_token, now + granted.expires_in - early, now + granted.expires_in)
        return self._held

    async def _post(self) -> bytes:
        settings = self.settings
        url = f"{settings.login_url.rstrip('/')}/{settings.tenant_id or ANY_TENANT}/oauth2/v2.0/token"
        form = {
            "grant_type": "client_credentials",
            "client_id": settings.app_id,
            "client_secret": settings.app_secret,
            "scope": SCOPE,
        }
        limit = aiohttp.ClientTimeout(total=PATIENCE)
        try:
            async with self.session.post(url, data=form, timeout=limit, allow_redirects=False) as response:
                raw = await response.read()
                status, headers = response.status, response.headers
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(f"the login server: {type(error).__name__}") from error
        try:
            check(status, headers, raw)
        except ConnectorRefused as refused:
            raise LoginRefused(refused.status, refused.code) from refused
        return raw
