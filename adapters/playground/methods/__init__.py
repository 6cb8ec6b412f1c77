"""The Web API methods that this stand-in has, with the scope that each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from adapters.playground.methods import (
    chat,
    conversations,
    people,
    profiles,
    tokens,
    unauthorised,
    views,
)
from adapters.playground.methods.call import Args, Call
from adapters.playground.methods.profiles import OwnCall
from adapters.playground.refusals import SlackRefused
from adapters.playground.workspace import Installation, Json, Workspace

if TYPE_CHECKING:
    from adapters.playground.world import SlackWorld

METHODS: Mapping[str, tuple[str, Callable[[Call], Json]]] = {
    "auth.test": ("", tokens.test),
    "auth.revoke": ("", tokens.revoke),
    "apps.uninstall": ("", tokens.uninstall),
    "bots.info": ("users:read", people.bot),
    "chat.delete": ("chat:write", chat.delete),
    "chat.postEphemeral": ("chat:write", chat.post_ephemeral),
    "chat.postMessage": ("chat:write", chat.post_message),
    "chat.update": ("chat:write", chat.update),
    "conversations.info": ("", conversations.info),
    "conversations.join": ("channels:join", conversations.join),
    "conversations.list": ("", conversations.list_),
    "conversations.members": ("", conversations.members),
    "conversations.open": ("im:write", conversations.open_),
    "team.info": ("team:read", people.team),
    "users.info": ("users:read", people.info),
    "users.list": ("users:read", people.list_),
    "users.lookupByEmail": ("users:read.email", people.lookup_by_email),
    "views.open": ("", views.open_),
    "views.publish": ("", views.publish),
    "views.push": ("", views.push),
    "views.update": ("", views.update),
}
"""Method, scope (conversations.* depend on the kind of channel and ask themselves), function."""

OWN: Mapping[str, tuple[str, Callable[[OwnCall], Json]]] = {
    "auth.test": ("", profiles.test),
    "auth.revoke": ("", profiles.revoke),
    "users.profile.get": ("users.profile:read", profiles.get),
    "users.profile.set": ("users.profile:write", profiles.set_),
}
"""Those that take somebody's own token."""

UNAUTHORISED: Mapping[str, Callable[[SlackWorld, Args, str], Json]] = {
    "api.test": unauthorised.api_test,
    "apps.connections.open": unauthorised.connections_open,
    "oauth.v2.access": unauthorised.oauth_access,
}


def answer(world: SlackWorld, method: str, args: Args, token: str) -> tuple[Json, list[str]]:
    """The method's answer without `ok`, and the scopes of the token; refuses as Slack does."""
    if method in UNAUTHORISED:
        return UNAUTHORISED[method](world, args, token), []
    if token.startswith("xoxp-") and (method in OWN or method in METHODS):
        return _own(world, method, args, token)
    if method in OWN and method not in METHODS and token:
        raise SlackRefused("not_allowed_token_type")
    if method not in METHODS:
        raise SlackRefused("unknown_method", req_method=method)
    workspace, installation = _who(world, token)
    scope, do = METHODS[method]
    call = Call(world, workspace, installation, args)
    if scope:
        call.needs(scope)
    world.limits.take_call(workspace.id, method)
    return do(call), installation.scopes


def _own(world: SlackWorld, method: str, args: Args, token: str) -> tuple[Json, list[str]]:
    holders = (each for each in world.workspaces.values() if token in each.tokens)
    workspace = next(holders, None)
    if workspace is None:
        raise SlackRefused("invalid_auth")
    given = workspace.tokens[token]
    if not given.is_active or not workspace.has_app:
        raise SlackRefused("token_revoked")
    scope, do = OWN.get(method, ("", None))
    if do is None:
        raise SlackRefused("not_allowed_token_type")
    if scope and scope not in given.scopes:
        raise SlackRefused("missing_scope", needed=scope, provided=",".join(given.scopes))
    world.limits.take_call(workspace.id, method)
    return do(OwnCall(world, workspace, given, args)), given.scopes


def _who(world: SlackWorld, token: str) -> tuple[Workspace, Installation]:
    if not token:
        raise SlackRefused("not_authed")
    for workspace in world.workspaces.values():
        installation = workspace.installation
        if installation and installation.token == token:
            if not installation.is_active:
                raise SlackRefused("account_inactive" if installation.is_removed else "token_revoked")
            return workspace, installation
    raise SlackRefused("invalid_auth")
