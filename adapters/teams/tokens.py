"""Whether an activity comes from Teams: the Bot Framework's token, checked in full."""

from dataclasses import dataclass
from typing import TypeVar

import jwt
import msgspec
from jwt import PyJWS
from msgspec import Struct

from adapters.teams.keys import Keys, SigningKey
from adapters.teams.settings import TeamsSettings
from bot.ports import Clock

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
LEEWAY = 300
"""Seconds that clocks may differ, as Microsoft allows."""

T = TypeVar("T")
_ALGORITHM = "RS256"
_signatures = PyJWS(algorithms=[_ALGORITHM])


class NotTrusted(Exception):
    """Not from Teams, or not for us: 401. `reason` holds nothing of the token."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Claims(Struct, frozen=True):
    """What has to be in a token; times are unix seconds."""

    iss: str
    aud: str
    exp: int | float
    nbf: int | float
    serviceurl: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication"""

    keys: Keys
    settings: TeamsSettings
    clock: Clock

    async def check(self, authorization: str | None, service_url: str, channel_id: str) -> None:
        """`service_url` and `channel_id` are the activity's. Raises NotTrusted."""
        if channel_id != CHANNEL:
            raise NotTrusted("the activity is not of Teams")
        if not service_url:
            raise NotTrusted("the activity has no serviceUrl")
        if self.settings.is_emulator and not self.settings.app_id:
            return
        self._fit(await self._claims(bearer(authorization), channel_id), service_url)

    async def _claims(self, token: str, channel_id: str) -> Claims:
        key = await key_of(token, self.keys)
        if key.endorsements and channel_id not in key.endorsements:
            raise NotTrusted("the key is not endorsed for Teams")
        return claims_of(token, key, Claims)

    def _fit(self, claims: Claims, service_url: str) -> None:
        now = self.clock.now().timestamp()
        if claims.iss != ISSUER:
            raise NotTrusted("the token is somebody else's")
        if not self.settings.app_id or claims.aud != self.settings.app_id:
            raise NotTrusted("the token is for another bot")
        check_times(claims.exp, claims.nbf, now)
        if claims.serviceurl != service_url:
            raise NotTrusted("the token is for another serviceUrl")


def bearer(authorization: str | None) -> str:
    """The token of a header. Raises NotTrusted."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token or not token.isascii():
        raise NotTrusted("no token")
    return token


async def key_of(token: str, keys: Keys) -> SigningKey:
    """The key that a token says it is signed with. Raises NotTrusted."""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise NotTrusted("the token cannot be read") from error
    kid = header.get("kid")
    if header.get("alg") != _ALGORITHM or not isinstance(kid, str):
        raise NotTrusted("the token is not signed as Microsoft signs")
    key = await keys.find(kid)
    if key is None:
        raise NotTrusted("the key is not known")
    return key


def claims_of(token: str, key: SigningKey, kind: type[T]) -> T:
    """What a token says, once its signature is good. Raises NotTrusted."""
    try:
        return msgspec.json.decode(_signatures.decode(token, key.key, [_ALGORITHM]), type=kind)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise NotTrusted("the signature or the claims are not good") from error


def check_times(exp: float, nbf: float, now: float) -> None:
    """Raises NotTrusted."""
    if exp + LEEWAY <= now:
        raise NotTrusted("the token has expired")
    if nbf - LEEWAY > now:
        raise NotTrusted("the token is not good yet")
