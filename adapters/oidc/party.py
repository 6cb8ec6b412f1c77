"""We as the relying party of one provider: authorization code, PKCE, state and nonce."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

import aiohttp
from msgspec import Struct

from adapters.oidc.calls import not_trusted, post, unreachable
from adapters.oidc.id_token import Claims, Expected, check
from adapters.oidc.keys import Keys
from adapters.oidc.metadata import TENANT, Discovery, Metadata
from adapters.oidc.settings import Kind, ProviderSettings
from bot.ports import Clock, SignIn
from bot.ports.providers import Begun, Doubt, NotVerified, Verified
from domain.company.digests import Platform
from domain.employees.assignment import Identity

RANDOM_BYTES = 32
LONGEST_CODE = 8_192
_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_ERROR = re.compile(r"[a-z_.]{1,64}")

Serves = Callable[[Platform, str], Awaitable[bool]]
"""Whether a workspace or tenant has the app."""


class Tokens(Struct, frozen=True):
    """The token endpoint's answer; Slack says no with `ok`, and everybody with `error`."""

    id_token: str = ""
    ok: bool = True
    error: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One provider's."""

    settings: ProviderSettings
    session: aiohttp.ClientSession
    discovery: Discovery
    keys: Keys
    clock: Clock
    serves: Serves

    async def begin(self, back_to: str) -> Begun:
        """Where the browser is sent, and what it has to bring back. Raises NotVerified."""
        metadata = await self.discovery.metadata()
        state, nonce, verifier = (secrets.token_urlsafe(RANDOM_BYTES) for _ in range(3))
        query = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": back_to,
            "scope": self.settings.scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        }
        joint = "&" if urlsplit(metadata.authorization_endpoint).query else "?"
        return Begun(f"{metadata.authorization_endpoint}{joint}{urlencode(query)}", state, nonce, verifier)

    async def finish(self, answer: Mapping[str, str], begun: Begun, back_to: str) -> Verified:
        """Who it is. Raises NotVerified."""
        if not begun.state or not hmac.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
            raise not_trusted("the answer is to another question")
        metadata = await self.discovery.metadata()
        _check_sender(answer, metadata)
        if "error" in answer:
            raise NotVerified(Doubt.STOPPED, f"the provider says {_in_short(answer['error'])}")
        code = answer.get("code", "")
        if not code or len(code) > LONGEST_CODE:
            raise not_trusted("the answer has no code")
        token = await self._exchange(metadata, code, begun.verifier, back_to)
        now = self.clock.now().timestamp()
        claims = await check(token, self.keys, metadata, Expected(self.settings.client_id, begun.nonce, now))
        return Verified(self.settings.id, await self._who(claims), claims.shown)

    async def _exchange(self, metadata: Metadata, code: str, verifier: str, back_to: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back_to,
            "code_verifier": verifier,
        }
        secret, headers = self._proof(metadata)
        found = await post(self.session, metadata.token_endpoint, {**form, **secret}, headers, Tokens)
        if not found.ok or found.error:
            raise not_trusted(f"the code was not taken: {_in_short(found.error)}")
        if not found.id_token:
            raise unreachable("the provider gave no ID token")
        return found.id_token

    def _proof(self, metadata: Metadata) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Our secret in the form where that is taken, else in a header: what to send of each."""
        client_id, secret = self.settings.client_id, self.settings.client_secret
        if "client_secret_post" in metadata.token_endpoint_auth_methods_supported:
            return {"client_id": client_id, "client_secret": secret}, {}
        pair = f"{quote(client_id, safe='')}:{quote(secret, safe='')}"
        return {}, {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}

    async def _who(self, claims: Claims) -> Identity | SignIn:
        """By what can never be somebody else's later: not by an e-mail address."""
        if self.settings.kind is Kind.PLAIN:
            return SignIn(claims.iss, claims.sub)
        platform, workspace_id, user_id = Platform.SLACK, claims.team_id, claims.user_id
        if self.settings.kind is Kind.ENTRA:
            platform, workspace_id, user_id = Platform.TEAMS, claims.tid.lower(), claims.oid.lower()
        if not _ID.fullmatch(workspace_id) or not _ID.fullmatch(user_id):
            raise not_trusted("the token does not say who it is, and where")
        if not await self.serves(platform, workspace_id):
            raise NotVerified(Doubt.NOT_SERVED, "the workspace does not have the app")
        return Identity(platform, workspace_id, user_id)


def challenge_of(verifier: str) -> str:
    """What is said of the verifier beforehand (RFC 7636, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _check_sender(answer: Mapping[str, str], metadata: Metadata) -> None:
    """Who answers, where they say so (RFC 9207): no other provider's code is taken for this one's."""
    said = answer.get("iss")
    if said is None:
        if metadata.authorization_response_iss_parameter_supported:
            raise not_trusted("the answer does not say whose it is")
        return
    before, is_any, after = metadata.issuer.partition(TENANT)
    fits = said == metadata.issuer
    if is_any:
        tenant = said.removeprefix(before).removesuffix(after)
        fits = fits or bool(_ID.fullmatch(tenant) and said == f"{before}{tenant}{after}")
    if not fits:
        raise not_trusted("the answer is another provider's")


def _in_short(error: str) -> str:
    """A code of theirs for the log; anything else is not repeated."""
    return error if _ERROR.fullmatch(error) else "something else than a code"
