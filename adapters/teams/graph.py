"""Microsoft Graph with the token of one person, and the login server that gives and renews such tokens."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import aiohttp
import msgspec
from msgspec import Struct

from adapters.teams.settings import TeamsSettings
from adapters.teams.trouble import ConnectorRefused, Unreachable, check

PATIENCE = 10.0
"""Seconds for a call."""
SCOPES = "openid offline_access MailboxSettings.ReadWrite Presence.ReadWrite"
Json = Mapping[str, object]


class Tokens(Struct, frozen=True):
    """The login server's answer; `expires_in` in seconds."""

    access_token: str = ""
    refresh_token: str = ""
    expires_in: int | float = 3600
    scope: str = ""
    id_token: str = ""


class Claims(Struct, frozen=True):
    """Who an id token is about: the tenant, and the object id there."""

    tid: str = ""
    oid: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Raises ConnectorRefused, Throttled or Unreachable. The session is closed by whoever made it."""

    session: aiohttp.ClientSession
    settings: TeamsSettings

    def door(self, tenant_id: str, state: str, back: str) -> str:
        """The login server's page on which somebody consents."""
        query = {
            "client_id": self.settings.app_id,
            "response_type": "code",
            "response_mode": "query",
            "redirect_uri": back,
            "scope": SCOPES,
            "state": state,
        }
        return f"{self._login(tenant_id, 'authorize')}?{urlencode(query)}"

    async def redeem(self, code: str, back: str) -> Tokens:
        """A code for tokens."""
        tenant = self.settings.tenant_id or "organizations"
        return await self._tokens(
            tenant, {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        )

    async def refresh(self, tenant_id: str, renewal: str) -> Tokens:
        """Another token for one that has ended."""
        return await self._tokens(tenant_id, {"grant_type": "refresh_token", "refresh_token": renewal})

    async def call(self, method: str, path: str, token: str, body: Json | None = None) -> bytes:
        """The answer's bytes; some calls have none."""
        data = None if body is None else msgspec.json.encode(body)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return await self._send(method, f"{self.settings.graph_url.rstrip('/')}/{path}", data, headers)

    async def _tokens(self, tenant_id: str, form: Mapping[str, str]) -> Tokens:
        ours = {
            "client_id": self.settings.app_id,
            "client_secret": self.settings.app_secret,
            "scope": SCOPES,
        }
        data = urlencode({**ours, **form}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        raw = await self._send("POST", self._login(tenant_id, "token"), data, headers)
        try:
            return msgspec.json.decode(raw, type=Tokens)
        except msgspec.DecodeError as error:
            raise Unreachable("an answer of the login server without a token") from error

    def _login(self, tenant_id: str, what: str) -> str:
        return f"{self.settings.login_url.rstrip('/')}/{quote(tenant_id, safe='')}/oauth2/v2.0/{what}"

    async def _send(self, method: str, url: str, data: bytes | None, headers: Mapping[str, str]) -> bytes:
        limit = aiohttp.ClientTimeout(total=PATIENCE)
        try:
            async with self.session.request(
                method, url, data=data, headers=headers, timeout=limit, allow_redirects=False
            ) as response:
                raw = await response.read()
                status, answered = response.status, response.headers
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(f"{method}: {type(error).__name__}") from error
        check(status, answered, raw)
        return raw


def who(tokens: Tokens) -> Claims:
    """Of an id token that the login server itself gave us over TLS (OpenID Connect Core, 3.1.3.7)."""
    try:
        payload = tokens.id_token.split(".")[1]
        raw = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        return msgspec.json.decode(raw, type=Claims)
    except (IndexError, ValueError, msgspec.DecodeError) as error:
        raise ConnectorRefused(200, "no id token") from error
