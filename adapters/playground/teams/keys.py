"""The keys of the stand-in: what it signs its calls with, and the tokens that it gave out."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from adapters.playground.workspace import Json

ISSUER = "https://api.botframework.com"
AN_HOUR = 3_600


@dataclass
class Keys:
    """One key pair, made when it is first needed; `now` (unix seconds) is the clock of everything signed."""

    now: Callable[[], float] = time.time
    kid: str = "playground-1"
    tokens: dict[str, float] = field(default_factory=dict)

    @cached_property
    def _pair(self) -> RSAPrivateKey:
        return generate_private_key(public_exponent=65_537, key_size=2_048)

    def published(self) -> Json:
        """The public half as Teams' keys are published, with the channel it may speak for."""
        shown = json.loads(RSAAlgorithm.to_jwk(self._pair.public_key()))
        named = {"use": "sig", "kid": self.kid, "x5t": self.kid, "endorsements": ["msteams"]}
        return {"keys": [{**shown, **named}]}

    def signed_for(self, app_id: str, service_url: str) -> str:
        """What is sent as bearer with every activity."""
        at = int(self.now())
        claims = {"iss": ISSUER, "aud": app_id, "serviceurl": service_url}
        times = {"nbf": at, "exp": at + AN_HOUR}
        return jwt.encode({**claims, **times}, self._pair, algorithm="RS256", headers={"kid": self.kid})

    def issue(self) -> str:
        """A token for the app, good for an hour."""
        token = secrets.token_urlsafe(32)
        self.tokens[token] = self.now() + AN_HOUR
        return token

    def is_good(self, token: str) -> bool:
        return self.tokens.get(token, 0.0) > self.now()
