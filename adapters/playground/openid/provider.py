"""What the stand-in knows: its people, its key, and the codes that are on their way."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from adapters.playground.workspace import Json

PATH = "/playground/openid"
CODE_LASTS = 60.0
TOKEN_LASTS = 300
KID = "playground-openid-1"


class Refused(Exception):
    """A request that a provider refuses: the code of RFC 6749 and a sentence."""

    def __init__(self, error: str, why: str) -> None:
        super().__init__(why)
        self.error = error
        self.why = why


@dataclass(frozen=True)
class Somebody:
    """Whom one may be: a subject that never changes, and how they are shown."""

    subject: str
    name: str
    email: str
    title: str = ""


@dataclass(frozen=True)
class Code:
    """A sign-in on its way back to the app."""

    subject: str
    nonce: str
    redirect_uri: str
    challenge: str
    until: float


@dataclass
class LocalProvider:
    """One for a server; `address` is where that is reached, `people` those there are."""

    address: str
    people: Sequence[Somebody]
    redirect_uri: str
    client_id: str = "leave"
    client_secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    now: Callable[[], float] = time.time
    codes: dict[str, Code] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"{self.address}{PATH}"

    @cached_property
    def _key(self) -> RSAPrivateKey:
        return generate_private_key(public_exponent=65_537, key_size=2_048)

    def metadata(self) -> Json:
        """OpenID Connect Discovery."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        }

    def keys(self) -> Json:
        shown = json.loads(RSAAlgorithm.to_jwk(self._key.public_key()))
        return {"keys": [{**shown, "kid": KID, "use": "sig", "alg": "RS256"}]}

    def check(self, query: Mapping[str, str]) -> None:
        """Whether the app asks as it has to. Raises Refused."""
        if query.get("client_id") != self.client_id or query.get("redirect_uri") != self.redirect_uri:
            raise Refused("invalid_request", "This app is not known here, or comes back to another address.")
        if query.get("response_type") != "code" or "openid" not in query.get("scope", "").split():
            raise Refused("invalid_request", "Only codes are given out here, and only for signing in.")
        if query.get("code_challenge_method") != "S256" or not query.get("code_challenge"):
            raise Refused("invalid_request", "PKCE is needed, with S256.")

    def admit(self, subject: str, query: Mapping[str, str]) -> str:
        """The code for somebody who pressed their own name. Raises Refused."""
        self.check(query)
        if all(each.subject != subject for each in self.people):
            raise Refused("access_denied", "There is nobody of that name here.")
        code = secrets.token_urlsafe(32)
        until = self.now() + CODE_LASTS
        challenge = query["code_challenge"]
        self.codes[code] = Code(subject, query.get("nonce", ""), query["redirect_uri"], challenge, until)
        return code

    def token(self, form: Mapping[str, str]) -> str:
        """The ID token for a code: once, for the app it was given to, and whoever began. Raises Refused."""
        if form.get("client_id") != self.client_id or not _same(
            form.get("client_secret", ""), self.client_secret
        ):
            raise Refused("invalid_client", "The client id or secret is another one.")
        if form.get("grant_type") != "authorization_code":
            raise Refused("unsupported_grant_type", "Only codes are taken.")
        code = self.codes.pop(form.get("code", ""), None)
        if code is None or code.until <= self.now():
            raise Refused("invalid_grant", "The code is not known, was used, or is too old.")
        if form.get("redirect_uri") != code.redirect_uri or not _proves(form, code.challenge):
            raise Refused("invalid_grant", "The code was given to somebody else.")
        return self._signed(code)

    def _signed(self, code: Code) -> str:
        somebody = next(each for each in self.people if each.subject == code.subject)
        at = int(self.now())
        claims = {
            "iss": self.issuer,
            "sub": somebody.subject,
            "aud": self.client_id,
            "iat": at,
            "exp": at + TOKEN_LASTS,
            "nonce": code.nonce,
            "name": somebody.name,
            "email": somebody.email,
        }
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": KID})


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _proves(form: Mapping[str, str], challenge: str) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    return _same(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), challenge)
