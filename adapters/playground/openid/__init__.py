"""A stand-in for an OpenID provider: one signs in as any of the people there are, with no password."""

from adapters.playground.openid.provider import LocalProvider, Somebody
from adapters.playground.openid.routes import openid_routes

__all__ = ["LocalProvider", "Somebody", "openid_routes"]
