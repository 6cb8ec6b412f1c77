"""What a Teams tenant holds: people, chats, a team with its channels, messages and the installed app."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from adapters.playground.workspace import Json

GROUPS = UUID("0d3c5a4e-9d31-5b4e-8f1a-6f1a9a527a5c")
"""The namespace of Microsoft 365 groups: the same team has the same one in every run."""

Kind = Literal["personal", "groupChat", "channel"]


def mri_of(entra: str) -> str:
    """A person's id in messages: opaque, and another one than Entra's."""
    return f"29:1{sha256(entra.encode()).hexdigest()[:40]}"


@dataclass
class TeamsPerson:
    """Somebody in the tenant: `id` is the Entra object id, `tz` an IANA zone, `locale` like en-US."""

    id: str
    name: str
    email: str = ""
    tz: str = "Europe/Berlin"
    locale: str = "en-US"
    title: str = ""
    is_guest: bool = False

    @property
    def mri(self) -> str:
        return mri_of(self.id)

    def is_called(self, name: str) -> bool:
        """Whether this is one of the person's ids: Teams takes the Entra id for the other one."""
        return name in (self.id, self.mri)

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.tz))


@dataclass
class TeamsMessage:
    """One message; `sender` is an Entra id, or empty for the app.

    `root` is the first message of its thread in a channel. `views` are the cards that single people were
    answered with in place of the one that everybody has; `version` counts the changes of that one.
    """

    id: str
    sender: str
    text: str
    at: str
    attachments: list[Json] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    root: str = ""
    views: dict[str, Json] = field(default_factory=dict)
    version: int = 0
    summary: str = ""

    def card(self, seen_by: str = "") -> Json | None:
        """The Adaptive Card in it as this person has it."""
        if seen_by in self.views:
            return self.views[seen_by]
        cards = [each["content"] for each in self.attachments if each.get("contentType") == CARD]
        return cards[0] if cards else None


CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class TeamsConversation:
    """A chat with the app, a group chat, or a channel; a channel's members are its team's."""

    id: str
    kind: Kind
    name: str = ""
    members: list[str] = field(default_factory=list)
    messages: list[TeamsMessage] = field(default_factory=list)
    is_installed: bool = False
    is_blocked: bool = False

    def find(self, message_id: str) -> TeamsMessage | None:
        return next((each for each in self.messages if each.id == message_id), None)


@dataclass(frozen=True)
class ExtensionCommand:
    """A message extension: `kind` is action (a dialog) or query (a search by `parameter`)."""

    id: str
    title: str
    kind: Literal["action", "query"]
    description: str = ""
    parameter: str = "query"


@dataclass(frozen=True)
class TeamsApp:
    """The app's registration, its secret made up."""

    name: str = "App"
    id: str = "0c5f3d2e-7a41-4c5e-9b0f-2f6a1d9e8b77"
    secret: str = "playground-teams-secret"  # noqa: S105
    extensions: tuple[ExtensionCommand, ...] = ()

    @property
    def mri(self) -> str:
        return f"28:{self.id}"


@dataclass
class Tenant:
    """One tenant with one team; people are found by Entra id, conversations by theirs."""

    id: str
    name: str
    team_id: str = ""
    team_name: str = ""
    people: dict[str, TeamsPerson] = field(default_factory=dict)
    conversations: dict[str, TeamsConversation] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        id: str,
        name: str,
        people: Iterable[TeamsPerson],
        conversations: Iterable[TeamsConversation] = (),
        *,
        team: tuple[str, str] = ("", ""),
    ) -> Tenant:
        """A tenant with these people and places; `team` is its team's id, which is General's, and name."""
        by_id = {each.id: each for each in conversations}
        return cls(id, name, team[0], team[1], {each.id: each for each in people}, by_id)

    @property
    def group_id(self) -> str:
        """The team's Microsoft 365 group."""
        return str(uuid5(GROUPS, self.team_id))

    @property
    def channels(self) -> list[TeamsConversation]:
        return [each for each in self.conversations.values() if each.kind == "channel"]

    def person(self, name: str) -> TeamsPerson | None:
        """Somebody by either of their ids."""
        return next((each for each in self.people.values() if each.is_called(name)), None)

    def with_email(self, email: str) -> TeamsPerson | None:
        return next((each for each in self.people.values() if each.email.lower() == email.lower()), None)

    def personal(self, person: str) -> TeamsConversation | None:
        """Somebody's chat with the app."""
        personal = (each for each in self.conversations.values() if each.kind == "personal")
        return next((each for each in personal if each.members == [person]), None)
