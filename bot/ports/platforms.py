"""What a platform does for us: carries messages, knows people, installs the app."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.ports.deliveries import Copy
from bot.screens import Screen
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity


class NotDelivered(Exception):
    """A message did not go out: `problem` tells why, `after` in how many seconds to try again, None never."""

    def __init__(self, problem: str, after: float | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.after = after


class Messenger(Protocol):
    """Draws screens as messages on one platform. Raises NotDelivered."""

    async def tell(
        self, identity: Identity, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        """A direct message, or a change of the one that stands. The same delivery id never posts twice."""
        ...

    async def announce(
        self, channel: Channel, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None: ...

    async def draw_home(self, identity: Identity, screen: Screen, locale: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Stranger:
    """What a platform tells of somebody we do not know yet."""

    identity: Identity
    name: str
    email: str | None
    time_zone: str | None
    locale: str | None
    is_guest: bool
    is_bot: bool
    is_deleted: bool
    is_installer: bool
    """Whether they installed the app, or administer the workspace where nobody knows who did."""
    workspace_name: str = ""


class Directory(Protocol):
    """A platform's own list of people."""

    async def look_up(self, identity: Identity) -> Stranger | None: ...

    async def find(self, workspace_id: str, email: str) -> Stranger | None:
        """Somebody of a workspace by e-mail address. Raises NotDelivered where it cannot be asked now."""
        ...


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in a workspace. The token is never logged, and encrypted where it rests."""

    platform: Platform
    workspace_id: str
    workspace_name: str
    enterprise_id: str | None
    bot_token: str = field(repr=False)
    bot_id: str
    bot_user_id: str
    scopes: frozenset[str]
    installed_by: str
    installed_at: datetime


class Installations(Protocol):
    """Workspaces that installed the app, and the states of installations under way."""

    async def find(self, platform: Platform, workspace_id: str) -> Installation | None: ...

    async def all(self) -> Sequence[Installation]: ...

    async def save(self, installation: Installation) -> None:
        """Keeps it, in the place of an earlier one of the same workspace."""
        ...

    async def remove(self, platform: Platform, workspace_id: str) -> None: ...

    async def issue_state(self, state: str, expires_at: datetime) -> None: ...

    async def consume_state(self, state: str, at: datetime) -> bool:
        """True for one caller only, and only before it expires."""
        ...
