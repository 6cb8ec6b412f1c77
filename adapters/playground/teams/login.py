"""Entra's token endpoint and the Bot Framework's OpenID metadata, as far as a bot needs them."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground.teams import faulty
from adapters.playground.teams.keys import AN_HOUR, ISSUER

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

SCOPE = "https://api.botframework.com/.default"


async def token(request: web.Request, world: TeamsWorld) -> web.Response:
    """The app's own token, by its secret."""
    await faulty.before(world, "token")
    form = await request.post()
    if request.match_info["tenant"] not in (world.tenant.id, "botframework.com", "organizations"):
        return _refused(400, "invalid_request", "AADSTS90002: Tenant not found.")
    if form.get("grant_type") != "client_credentials":
        return _refused(400, "unsupported_grant_type", "AADSTS70003: The grant type is not supported.")
    if form.get("client_id") != world.app.id:
        return _refused(400, "unauthorized_client", "AADSTS700016: Application was not found.")
    given = form.get("client_secret")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), world.app.secret.encode()):
        return _refused(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.")
    if form.get("scope") != SCOPE:
        return _refused(400, "invalid_scope", "AADSTS70011: The provided scope is not valid.")
    times = {"expires_in": AN_HOUR - 1, "ext_expires_in": AN_HOUR - 1}
    return web.json_response({"token_type": "Bearer", **times, "access_token": world.keys.issue()})


async def openid(request: web.Request, world: TeamsWorld) -> web.Response:
    """Where the keys are."""
    return web.json_response(
        {
            "issuer": ISSUER,
            "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": f"{world.url}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        }
    )


async def keys(request: web.Request, world: TeamsWorld) -> web.Response:
    """The keys that activities are signed with."""
    return web.json_response(world.keys.published())


def _refused(status: int, error: str, why: str) -> web.Response:
    return web.json_response({"error": error, "error_description": why}, status=status)
