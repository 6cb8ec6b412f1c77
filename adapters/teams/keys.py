"""The keys that Microsoft signs with: read without blocking, kept, and renewed when they change."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aiohttp
import jwt
import msgspec
from jwt import PyJWK
from msgspec import Struct

from adapters.teams.flight import Flight

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds for the login server; somebody's message waits for it when a key is new."""
PAUSE = 5 * 60.0
"""Seconds between two readings: made-up key ids must not make us ask at every request."""
PAUSE_AFTER_TROUBLE = 15.0
DAY = 24 * 60 * 60.0
SHORTEST = 2048
"""Bits of an RSA key that is worth trusting."""


class Metadata(Struct, frozen=True):
    """An OpenID provider's description of itself."""

    jwks_uri: str


class Published(Struct, frozen=True):
    """A key as it is published (RFC 7517). `endorsements` are the channels it may speak for."""

    kty: str
    kid: str = ""
    n: str = ""
    e: str = ""
    endorsements: tuple[str, ...] = ()


class KeySet(Struct, frozen=True):
    """All keys of a provider."""

    keys: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key of RS256; without endorsements it may speak for every channel."""

    key: PyJWK
    endorsements: frozenset[str]


@dataclass(slots=True)
class Keys:
    """Keeps the keys it has when the login server fails. The session is closed by whoever made it."""

    session: aiohttp.ClientSession
    openid_url: str
    """A provider's description of itself; empty where `keys_url` is known without it."""
    now: Callable[[], float] = time.monotonic
    keys_url: str = ""
    _kept: Mapping[str, SigningKey] = field(default_factory=dict)
    _fresh_until: float = 0.0
    _quiet_until: float | None = None
    _flight: Flight[None] = field(init=False)

    def __post_init__(self) -> None:
        self._flight = Flight(self._renew)

    async def find(self, kid: str) -> SigningKey | None:
        """Waits for a reading only where the key is not known; a daily one happens beside."""
        if kid in self._kept:
            if self.now() >= self._fresh_until and self._may_ask():
                self._flight.start()
        elif self._may_ask():
            await self._flight.join()
        return self._kept.get(kid)

    def close(self) -> None:
        """Ends a reading under way."""
        self._flight.stop()

    def _may_ask(self) -> bool:
        return self._quiet_until is None or self.now() >= self._quiet_until

    async def _renew(self) -> None:
        try:
            found = await self._read()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, msgspec.DecodeError) as trouble:
            log.warning("The keys that Microsoft signs with cannot be read: %s", type(trouble).__name__)
            self._quiet_until = self.now() + PAUSE_AFTER_TROUBLE
            return
        self._kept, now = found, self.now()
        self._quiet_until, self._fresh_until = now + PAUSE, now + DAY

    async def _read(self) -> Mapping[str, SigningKey]:
        keys_url = self.keys_url or await self._where()
        published = msgspec.json.decode(await self._get(keys_url), type=KeySet)
        found = {each.kid: key for each in published.keys if (key := _usable(each)) is not None}
        if not found:
            raise ValueError("no keys")
        return found

    async def _where(self) -> str:
        return msgspec.json.decode(await self._get(self.openid_url), type=Metadata).jwks_uri

    async def _get(self, url: str) -> bytes:
        limit = aiohttp.ClientTimeout(total=PATIENCE)
        async with self.session.get(url, timeout=limit, raise_for_status=True) as response:
            return await response.read()


def _usable(published: Published) -> SigningKey | None:
    """None for keys of other kinds, and for those that nobody could refer to."""
    if published.kty != "RSA" or not published.kid:
        return None
    try:
        key = PyJWK({"kty": "RSA", "n": published.n, "e": published.e}, algorithm="RS256")
    except (jwt.PyJWTError, ValueError):
        return None
    return SigningKey(key, frozenset(published.endorsements)) if key.key.key_size >= SHORTEST else None
