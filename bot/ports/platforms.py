"""What a platform does for us: carries messages, knows people, installs the app."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
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


class Gathering(Enum):
    """What kind of conversation somebody has on Microsoft Teams."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a conversation on Microsoft Teams is reached: learnt from what comes out of it."""

    workspace_id: str
    """The tenant."""
    conversation_id: str
    """Of a channel without the thread (`;messageid=`)."""
    gathering: Gathering
    service_url: str
    bot_id: str
    """What we are addressed by, such as 28:…"""
    user_id: str | None = None
    """Whose personal chat it is: their Entra object id."""
    member_id: str | None = None
    """The same person as the Connector calls them: 29:…"""
    team_id: str | None = None
    """Of a channel: the team it is in."""
    name: str = ""


class References(Protocol):
    """Conversations on Microsoft Teams that we have been told of."""

    async def note(self, reference: Reference) -> None:
        """Keeps it, in the place of an earlier one of the same conversation."""
        ...

    async def find(self, workspace_id: str, conversation_id: str) -> Reference | None: ...

    async def personal(self, workspace_id: str, user_id: str) -> Reference | None:
        """Somebody's own chat with us, by their Entra object id."""
        ...

    async def known_as(self, workspace_id: str, member_id: str) -> str | None:
        """The Entra object id of a 29:… of whom we have a personal chat."""
        ...

    async def any_of(self, workspace_id: str) -> Reference | None:
        """Some conversation of a tenant, for its service's address: the one noted last."""
        ...

    async def channels(self, workspace_id: str) -> Sequence[Reference]:
        """By name."""
        ...

    async def forget(self, workspace_id: str, conversation_id: str) -> None: ...

    async def forget_all(self, workspace_id: str) -> None: ...
