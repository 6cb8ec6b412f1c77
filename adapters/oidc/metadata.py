"""What a provider says of itself (OpenID Connect Discovery), kept for a day."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp
from msgspec import Struct

from adapters.oidc.calls import check_address, get, not_trusted, unreachable
from adapters.oidc.settings import Kind, ProviderSettings
from bot.ports.providers import NotVerified

log = logging.getLogger(__name__)

WHERE = "/.well-known/openid-configuration"
TENANT = "{tenantid}"
"""In the place of a tenant, in the issuer of an application that any tenant may use."""
DAY = 24 * 60 * 60.0
PAUSE = 15.0
"""Seconds without asking again after trouble, so that many who press at once do not all wait."""


class Metadata(Struct, frozen=True):
    """Only what we need."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False


@dataclass(slots=True)
class Discovery:
    """Reads it when it is first needed; keeps what it has while the provider is away."""

    session: aiohttp.ClientSession
    settings: ProviderSettings
    now: Callable[[], float] = time.monotonic
    _kept: Metadata | None = None
    _fresh_until: float = 0.0
    _quiet_until: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def metadata(self) -> Metadata:
        """Raises NotVerified."""
        if self._kept is None or self.now() >= self._fresh_until:
            async with self._lock:
                await self._renew()
        if self._kept is None:
            raise unreachable("the provider did not answer a moment ago")
        return self._kept

    async def _renew(self) -> None:
        now = self.now()
        if now < self._quiet_until or (self._kept is not None and now < self._fresh_until):
            return
        self._quiet_until = now + PAUSE
        try:
            found = await get(self.session, self.settings.issuer.rstrip("/") + WHERE, Metadata)
            _check(found, self.settings)
        except NotVerified as trouble:
            log.warning("%s cannot be asked about itself: %s", self.settings.name, trouble.reason)
            if self._kept is None:
                raise
            return
        self._kept, self._fresh_until, self._quiet_until = found, now + DAY, 0.0


def _check(found: Metadata, settings: ProviderSettings) -> None:
    """Raises NotVerified where it speaks for another issuer, or names addresses that are not safe."""
    is_any_tenant = settings.kind is Kind.ENTRA and TENANT in found.issuer
    if not is_any_tenant and found.issuer.rstrip("/") != settings.issuer.rstrip("/"):
        raise not_trusted("the provider calls itself another issuer")
    for url in (found.authorization_endpoint, found.token_endpoint, found.jwks_uri):
        check_address(url)
