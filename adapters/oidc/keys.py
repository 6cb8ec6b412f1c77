"""The keys that a provider signs with: kept, and read again when it signs with a new one."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import aiohttp
import jwt
from jwt import PyJWK
from msgspec import Struct

from adapters.oidc.calls import get, unreachable
from bot.ports.providers import NotVerified

log = logging.getLogger(__name__)

PAUSE = 60.0
"""Seconds between two readings: made-up key ids must not make us ask again and again."""
PAUSE_AFTER_TROUBLE = 15.0
DAY = 24 * 60 * 60.0
SHORTEST = 2048
"""Bits of an RSA key that is worth trusting."""
ALGORITHMS = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}
"""Those we accept, and the kind of key each needs."""


class Published(Struct, frozen=True):
    """A key as it is published (RFC 7517)."""

    kty: str
    kid: str = ""
    use: str = "sig"
    alg: str = ""
    n: str = ""
    e: str = ""
    crv: str = ""
    x: str = ""
    y: str = ""


class KeySet(Struct, frozen=True):
    """All keys of a provider."""

    keys: tuple[Published, ...]


@dataclass(slots=True)
class Keys:
    """Keeps the keys it has while the provider is away."""

    session: aiohttp.ClientSession
    now: Callable[[], float] = time.monotonic
    _kept: Sequence[Published] = ()
    _fresh_until: float = 0.0
    _quiet_until: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def find(self, url: str, kid: str, algorithm: str) -> PyJWK | None:
        """The key of an id; without an id the only one there is. Raises NotVerified."""
        if self.now() >= self._fresh_until or not self._fitting(kid, algorithm):
            async with self._lock:
                await self._renew(url, kid, algorithm)
        if not self._kept:
            raise unreachable("the provider's keys cannot be read")
        fitting = self._fitting(kid, algorithm)
        return _usable(fitting[0], algorithm) if len(fitting) == 1 else None

    def _fitting(self, kid: str, algorithm: str) -> Sequence[Published]:
        return [each for each in self._kept if _fits(each, algorithm) and kid in ("", each.kid)]

    async def _renew(self, url: str, kid: str, algorithm: str) -> None:
        """Whoever waited for another's reading looks at what it brought first."""
        now = self.now()
        is_found = bool(self._fitting(kid, algorithm)) and now < self._fresh_until
        if is_found or now < self._quiet_until:
            return
        self._quiet_until = now + PAUSE
        try:
            found = await get(self.session, url, KeySet)
        except NotVerified as trouble:
            log.warning("The keys of a sign-in provider cannot be read: %s", trouble.reason)
            self._quiet_until = now + PAUSE_AFTER_TROUBLE
            return
        self._kept, self._fresh_until = found.keys, now + DAY


def _fits(published: Published, algorithm: str) -> bool:
    kind = ALGORITHMS.get(algorithm)
    return published.kty == kind and published.use == "sig" and published.alg in ("", algorithm)


def _usable(published: Published, algorithm: str) -> PyJWK | None:
    """None for a key that nobody should trust."""
    parts = {"n": published.n, "e": published.e}
    if published.kty == "EC":
        parts = {"crv": published.crv, "x": published.x, "y": published.y}
    try:
        key = PyJWK({"kty": published.kty, **parts}, algorithm=algorithm)
    except (jwt.PyJWTError, ValueError):
        return None
    if published.kty == "EC":
        return key if published.crv == "P-256" else None
    return key if key.key.key_size >= SHORTEST else None
