"""What a Slack workspace holds: people, channels, messages, views and the installed app."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

Json: TypeAlias = dict[str, Any]
"""A JSON object as Slack's wire has it: this stand-in passes most of them on without reading them."""

SLACKBOT = "USLACKBOT"


@dataclass
class Person:
    """Somebody in a workspace; `id` starts with U or W, `tz` is an IANA zone, `locale` like en-US."""

    id: str
    name: str
    real_name: str
    email: str = ""
    tz: str = "Europe/Berlin"
    locale: str = "en-US"
    title: str = ""
    colour: str = ""
    is_bot: bool = False
    is_admin: bool = False
    is_restricted: bool = False
    deleted: bool = False
    status_emoji: str = ""
    status_text: str = ""
    status_expiration: int = 0
    """Unix seconds; 0 is never."""

    def offset(self, at: datetime) -> int:
        """Seconds east of UTC at that moment."""
        gap = at.astimezone(ZoneInfo(self.tz)).utcoffset()
        return int(gap.total_seconds()) if gap else 0


@dataclass
class Message:
    """One message; `only_for` is the one person who sees an ephemeral message."""

    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    bot_id: str = ""
    username: str = ""
    only_for: str = ""
    thread_ts: str = ""
    client_msg_id: str = ""
    metadata: Json | None = None
    edited: str = ""

    @property
    def is_ephemeral(self) -> bool:
        return bool(self.only_for)


@dataclass
class Channel:
    """A place to write: a channel, or a direct message, whose `members` are its two people."""

    id: str
    name: str
    is_private: bool = False
    is_archived: bool = False
    is_im: bool = False
    topic: str = ""
    members: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def find(self, ts: str, *, seen_by: str = "") -> Message | None:
        """The message of that ts, ephemeral ones only for the person who sees them."""
        visible = (m for m in self.messages if not m.only_for or m.only_for == seen_by)
        return next((m for m in visible if m.ts == ts), None)


@dataclass
class View:
    """A modal or a Home as one person has it; `content` is what the app sent, `values` what was typed."""

    id: str
    user: str
    content: Json
    hash: str
    root_id: str = ""
    previous_id: str | None = None
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    notice: str = ""

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.content.get("blocks", [])
        return blocks


@dataclass
class Installation:
    """The app in one workspace: its bot token and what that may do."""

    token: str
    bot_id: str
    bot_user_id: str
    scopes: list[str]
    installed_by: str = ""
    is_active: bool = True
    is_removed: bool = False


@dataclass
class PersonsToken:
    """What somebody let the app do in their own name."""

    user: str
    scopes: list[str]
    is_active: bool = True


@dataclass
class Workspace:
    """One workspace; people and channels are found by id, `stacks` are the open modals of each person."""

    id: str
    name: str
    domain: str
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    installation: Installation | None = None
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    tokens: dict[str, PersonsToken] = field(default_factory=dict)

    @classmethod
    def of(
        cls, id: str, name: str, domain: str, people: Iterable[Person] = (), channels: Iterable[Channel] = ()
    ) -> Workspace:
        """A workspace with these people and channels in it."""
        return cls(id, name, domain, {p.id: p for p in people}, {c.id: c for c in channels})

    @property
    def has_app(self) -> bool:
        return self.installation is not None and self.installation.is_active

    def direct(self, one: str, other: str) -> Channel | None:
        """The direct messages between two people, if they have any."""
        pair = {one, other}
        return next((c for c in self.channels.values() if c.is_im and set(c.members) == pair), None)

    def view(self, view_id: str) -> View | None:
        """An open modal or a published Home."""
        opened = [v for stack in self.stacks.values() for v in stack]
        return next((v for v in [*opened, *self.homes.values()] if v.id == view_id), None)

    def view_named(self, external_id: str) -> View | None:
        """The open modal or Home whose external_id this is."""
        opened = [v for stack in self.stacks.values() for v in stack]
        return next(
            (v for v in [*opened, *self.homes.values()] if v.content.get("external_id") == external_id), None
        )


def as_ts(at: datetime, sequence: int) -> str:
    """A message's ts: unix seconds and six digits, told apart by `sequence` within a second."""
    return f"{int(at.astimezone(UTC).timestamp())}.{sequence % 1_000_000:06d}"
