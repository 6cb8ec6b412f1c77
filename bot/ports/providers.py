"""Where people sign in elsewhere, so that we know who they are without a password of our own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from bot.ports.sessions import SignIn
from domain.employees.assignment import Identity


@dataclass(frozen=True, slots=True)
class Provider:
    """One that people may choose."""

    id: str
    """As in addresses: `slack`, `teams`, `google`, `oidc`."""
    name: str
    """As on its button."""
    is_connected_by_hand: bool
    """Whether somebody has to connect it on their account page before it lets them in."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in under way, known to the browser it began in alone."""

    url: str
    """Where the browser goes."""
    state: str
    nonce: str
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Verified:
    """Whom a provider says somebody is, its word checked in full."""

    provider_id: str
    who: Identity | SignIn
    name: str
    """To show on the account page; says nothing about who it is."""


class Doubt(Enum):
    """Why an answer is not good enough."""

    STOPPED = "stopped"
    """They did not go on with it, or the provider did not let them."""
    UNREACHABLE = "unreachable"
    NOT_TRUSTED = "not_trusted"
    NOT_SERVED = "not_served"
    """Of a workspace or tenant that does not use this."""


class NotVerified(Exception):
    """`reason` is for the log: nothing of tokens, codes or secrets is in it."""

    def __init__(self, doubt: Doubt, reason: str) -> None:
        super().__init__(reason)
        self.doubt = doubt
        self.reason = reason


class Providers(Protocol):
    """Those that this installation is set up with."""

    def all(self) -> Sequence[Provider]: ...

    async def begin(self, provider_id: str, back_to: str) -> Begun:
        """`back_to` is our address that the browser comes back to. Raises NotVerified, KeyError."""
        ...

    async def finish(
        self, provider_id: str, answer: Mapping[str, str], begun: Begun, back_to: str
    ) -> Verified:
        """`answer` is what the browser came back with. Raises NotVerified, KeyError."""
        ...
