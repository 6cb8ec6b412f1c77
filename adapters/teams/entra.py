"""Whether somebody's own token is from Entra and for us: what the tab shows is theirs alone."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp
import jwt
from msgspec import Struct

from adapters.teams.keys import Keys
from adapters.teams.settings import TeamsSettings
from adapters.teams.tokens import NotTrusted, bearer, check_times, claims_of, key_of
from bot.ports import Clock, Installations
from domain.company.digests import Platform
from domain.employees.assignment import Identity

SCOPE = "access_as_user"
CLIENTS = frozenset({"5e3ce6c0-2b1f-4285-8d4b-75ee78787346", "1fec8e78-bce4-4aaf-ab1b-5451cc387264"})
"""Teams in a browser; Teams on a desk and on a phone."""
OLDER_ISSUER = "https://sts.windows.net/{}/"
"""Of tokens in their first version, which an application gets that does not ask for the second."""
_TENANT = re.compile(r"[A-Za-z0-9-]{1,64}")


class Claims(Struct, frozen=True):
    """What has to be in a token; `appid` is what `azp` was called in the first version."""

    iss: str
    aud: str
    exp: int | float
    tid: str
    oid: str
    scp: str = ""
    nbf: int | float = 0
    azp: str = ""
    appid: str = ""
    idtyp: str = ""


@dataclass(slots=True)
class EntraTokens:
    """https://learn.microsoft.com/entra/identity-platform/access-tokens"""

    session: aiohttp.ClientSession
    settings: TeamsSettings
    installations: Installations
    clock: Clock
    now: Callable[[], float] = time.monotonic
    _keys: dict[str, Keys] = field(default_factory=dict)

    async def check(self, authorization: str | None) -> Identity:
        """Who it is. Raises NotTrusted, and StoreUnavailable where nobody can say which tenants have us."""
        token = bearer(authorization)
        tenant_id = _tenant_of(token)
        if not self.settings.serves(tenant_id) or not await self._has_app(tenant_id):
            raise NotTrusted("the tenant is not served")
        claims = claims_of(token, await key_of(token, self._keys_of(tenant_id)), Claims)
        self._fit(claims, tenant_id)
        return Identity(Platform.TEAMS, claims.tid, claims.oid)

    def close(self) -> None:
        """Ends readings under way."""
        for keys in self._keys.values():
            keys.close()

    async def _has_app(self, tenant_id: str) -> bool:
        return await self.installations.find(Platform.TEAMS, tenant_id) is not None

    def _keys_of(self, tenant_id: str) -> Keys:
        """Each tenant has its own; there are as many as have the app."""
        if tenant_id not in self._keys:
            url = f"{self.settings.login_url}/{tenant_id}/discovery/v2.0/keys"
            self._keys[tenant_id] = Keys(self.session, "", self.now, url)
        return self._keys[tenant_id]

    def _fit(self, claims: Claims, tenant_id: str) -> None:
        issuers = (f"{self.settings.login_url}/{tenant_id}/v2.0", OLDER_ISSUER.format(tenant_id))
        if claims.tid != tenant_id or claims.iss not in issuers:
            raise NotTrusted("the token is of another issuer")
        if not self.settings.app_id or claims.aud not in self._audiences():
            raise NotTrusted("the token is for another application")
        if not claims.oid or claims.idtyp == "app" or SCOPE not in claims.scp.split():
            raise NotTrusted("the token is not a person's, or not for this")
        if (claims.azp or claims.appid) not in CLIENTS:
            raise NotTrusted("the token was given to something else than Teams")
        check_times(claims.exp, claims.nbf, self.clock.now().timestamp())

    def _audiences(self) -> tuple[str, ...]:
        app_id = self.settings.app_id
        return app_id, f"api://{urlsplit(self.settings.public_url).netloc}/botid-{app_id}"


def _tenant_of(token: str) -> str:
    """What the token says before its signature is looked at: only to know which keys to look with."""
    try:
        said = jwt.decode_complete(token, options={"verify_signature": False})["payload"].get("tid")
    except (jwt.PyJWTError, ValueError, RecursionError, AttributeError) as error:
        raise NotTrusted("the token cannot be read") from error
    if not isinstance(said, str) or not _TENANT.fullmatch(said):
        raise NotTrusted("the token is of no tenant")
    return said
