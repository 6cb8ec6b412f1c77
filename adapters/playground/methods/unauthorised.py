"""Methods that come without a bot token: OAuth, Socket Mode's address, api.test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.playground.methods.call import Args
from adapters.playground.refusals import SlackRefused
from adapters.playground.workspace import Json, PersonsToken

if TYPE_CHECKING:
    from adapters.playground.oauth import Code
    from adapters.playground.world import SlackWorld


def api_test(world: SlackWorld, args: Args, token: str) -> Json:
    """api.test: gives back what it got, or the error that was asked for."""
    if args.text("error"):
        raise SlackRefused(args.text("error"), args={**args.given})
    return {"args": {**args.given}} if args.given else {}


def oauth_access(world: SlackWorld, args: Args, token: str) -> Json:
    """oauth.v2.access: a code, once and with the redirect_uri it was asked for, against a token."""
    if args.text("client_id") != world.app.client_id:
        raise SlackRefused("invalid_client_id")
    if args.text("client_secret") != world.app.client_secret:
        raise SlackRefused("bad_client_secret")
    code = world.codes.pop(args.text("code"), None)
    if code is None or world.now() > code.until:
        raise SlackRefused("invalid_code")
    if args.text("redirect_uri") != code.redirect_uri:
        raise SlackRefused("bad_redirect_uri")
    if not code.scopes:
        return _own(world, code)
    installation = world.install(code.team, installed_by=code.user, scopes=tuple(code.scopes))
    workspace = world.workspaces[code.team]
    return {
        "app_id": world.app.id,
        "authed_user": {"id": code.user},
        "scope": ",".join(installation.scopes),
        "token_type": "bot",
        "access_token": installation.token,
        "bot_user_id": installation.bot_user_id,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _own(world: SlackWorld, code: Code) -> Json:
    """The answer where only somebody's own scopes were asked for: no bot, and the app stays as it is."""
    workspace = world.workspaces[code.team]
    token = f"xoxp-{world.ids.word()}"
    workspace.tokens[token] = PersonsToken(code.user, code.user_scopes)
    world.changed()
    return {
        "app_id": world.app.id,
        "authed_user": {
            "id": code.user,
            "scope": ",".join(code.user_scopes),
            "access_token": token,
            "token_type": "user",
        },
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def connections_open(world: SlackWorld, args: Args, token: str) -> Json:
    """apps.connections.open: an address for one WebSocket, for the app-level token only."""
    if not token:
        raise SlackRefused("not_authed")
    if token != world.app.app_token:
        raise SlackRefused("not_allowed_token_type" if token.startswith("xoxb-") else "invalid_auth")
    ticket = world.ids.word()
    world.sockets.tickets.add(ticket)
    return {"url": f"{world.base_url.replace('http', 'ws', 1)}/playground/slack/socket?ticket={ticket}"}
