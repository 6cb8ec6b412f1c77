"""Whether an ID token is the provider's, for us, for this sign-in, and of now."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

import jwt
import msgspec
from jwt import PyJWS
from msgspec import Struct

from adapters.oidc.calls import not_trusted
from adapters.oidc.keys import ALGORITHMS, Keys
from adapters.oidc.metadata import TENANT, Metadata

LEEWAY = 60
"""Seconds that clocks may differ."""
LONGEST = 16 * 1024
LONGEST_NAME = 255
_signatures = PyJWS(algorithms=list(ALGORITHMS))


class Claims(Struct, frozen=True):
    """What may be in a token; the first five have to be."""

    iss: str
    sub: str
    aud: str | tuple[str, ...]
    exp: int | float
    iat: int | float
    nonce: str = ""
    azp: str | None = None
    nbf: int | float = 0
    tid: str = ""
    oid: str = ""
    email: str | None = None
    preferred_username: str | None = None
    name: str | None = None
    team_id: str = msgspec.field(name="https://slack.com/team_id", default="")
    user_id: str = msgspec.field(name="https://slack.com/user_id", default="")

    @property
    def audience(self) -> Sequence[str]:
        return (self.aud,) if isinstance(self.aud, str) else self.aud

    @property
    def shown(self) -> str:
        """What somebody calls themselves there; it proves nothing."""
        return (self.email or self.preferred_username or self.name or self.sub)[:LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token has to say."""

    client_id: str
    nonce: str
    now: float


async def check(token: str, keys: Keys, metadata: Metadata, expected: Expected) -> Claims:
    """What it says, once everything is as it has to be. Raises NotVerified."""
    claims = await _signed(token, keys, metadata.jwks_uri)
    _fit_parties(claims, metadata, expected.client_id)
    if not expected.nonce or not hmac.compare_digest(claims.nonce.encode(), expected.nonce.encode()):
        raise not_trusted("the token is for another sign-in")
    _fit_times(claims, expected.now)
    return claims


async def _signed(token: str, keys: Keys, jwks_uri: str) -> Claims:
    if len(token) > LONGEST or not token.isascii():
        raise not_trusted("the token cannot be read")
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise not_trusted("the token cannot be read") from error
    algorithm, kid = header.get("alg"), header.get("kid", "")
    if algorithm not in ALGORITHMS or not isinstance(kid, str):
        raise not_trusted("the token is not signed in a way that we accept")
    key = await keys.find(jwks_uri, kid, algorithm)
    if key is None:
        raise not_trusted("the key is not known")
    try:
        return msgspec.json.decode(_signatures.decode(token, key, [algorithm]), type=Claims)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise not_trusted("the signature or the claims are not good") from error


def _fit_parties(claims: Claims, metadata: Metadata, client_id: str) -> None:
    if not claims.sub or len(claims.sub) > LONGEST_NAME:
        raise not_trusted("the token names nobody")
    if claims.iss != metadata.issuer.replace(TENANT, claims.tid):
        raise not_trusted("the token is of another issuer")
    if client_id not in claims.audience:
        raise not_trusted("the token is for another application")
    if claims.azp != client_id and (claims.azp is not None or len(claims.audience) > 1):
        raise not_trusted("the token was given to another application")


def _fit_times(claims: Claims, now: float) -> None:
    if claims.exp + LEEWAY <= now:
        raise not_trusted("the token has expired")
    if max(claims.iat, claims.nbf) - LEEWAY > now:
        raise not_trusted("the token is not good yet")
