"""A provider that says whatever a test wants it to say."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from tests import cast

CLIENT = "leave-at-provider"
SECRET = "a secret/with:signs"
SUBJECT = "104522"
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SHORT_RSA = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505
P256 = ec.generate_private_key(ec.SECP256R1())


class Stopped:
    """A clock that stands still at the cast's present."""

    def now(self) -> datetime:
        return cast.NOW


def at(**spell: float) -> int:
    return int((cast.NOW + timedelta(**spell)).timestamp())


def published(key: Any, kid: str, **more: str) -> dict[str, Any]:
    kind = ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else RSAAlgorithm
    return {**kind.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig", **more}


@dataclass
class FakeProvider:
    """Its tokens are good unless a test changes them; counts how often it was asked what."""

    issuer: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    keys: list[dict[str, Any]] = field(default_factory=lambda: [published(RSA, "rsa"), published(P256, "ec")])
    answer: dict[str, Any] | None = None
    status: int = 200
    asked: list[str] = field(default_factory=list)
    forms: list[Mapping[str, Any]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    id_token: str = ""
    sends_on: str = ""
    """Where the token endpoint sends whoever asks it."""

    def token(
        self, nonce: str, /, key: Any = RSA, algorithm: str = "RS256", kid: str | None = "rsa", **changed: Any
    ) -> str:
        """A good one but for what is changed; None leaves a claim out."""
        claims = {
            "iss": self.issuer,
            "sub": SUBJECT,
            "aud": CLIENT,
            "exp": at(minutes=5),
            "iat": at(),
            "nonce": nonce,
            "email": "anna@example.com",
            **changed,
        }
        said = {name: value for name, value in claims.items() if value is not None}
        self.id_token = jwt.encode(said, key, algorithm, headers={"kid": kid} if kid else {})
        return self.id_token

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/.well-known/openid-configuration", self._metadata),
            web.get("/jwks", self._jwks),
            web.post("/token", self._token),
        ]

    async def _metadata(self, request: web.Request) -> web.Response:
        self.asked.append("metadata")
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }
        return web.json_response({**said, **self.metadata}, status=self.status)

    async def _jwks(self, request: web.Request) -> web.Response:
        self.asked.append("jwks")
        return web.json_response({"keys": self.keys}, status=self.status)

    async def _token(self, request: web.Request) -> web.Response:
        self.asked.append("token")
        self.forms.append(await request.post())
        self.headers.append(request.headers)
        if self.sends_on:
            raise web.HTTPTemporaryRedirect(self.sends_on)
        answer = {"id_token": self.id_token, "access_token": "none of our business"}
        return web.json_response(self.answer or answer, status=self.status)


@asynccontextmanager
async def providing() -> AsyncIterator[FakeProvider]:
    provider, app = FakeProvider(), web.Application()
    app.add_routes(provider.routes())
    async with TestServer(app) as server:
        provider.issuer = str(server.make_url("")).rstrip("/")
        yield provider
