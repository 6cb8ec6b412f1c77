"""Slack's payloads with types: what we read of them and nothing else; what can be missing may be missing."""

from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field

T = TypeVar("T")


class NotReadable(Exception):
    """A payload is not of the shape that its type has."""


class Ref(Struct, frozen=True):
    """Something with an id."""

    id: str


class User(Struct, frozen=True):
    """Who acts; ids start with U or, in an organisation, W."""

    id: str
    team_id: str | None = None


class SlashCommand(Struct, frozen=True):
    command: str
    user_id: str
    team_id: str = ""
    text: str = ""
    channel_id: str = ""
    trigger_id: str = ""
    response_url: str = ""


class Option(Struct, frozen=True):
    value: str = ""


class Element(Struct, frozen=True):
    """What a field holds, or what was clicked: one of these is filled, by the element's type."""

    type: str = ""
    action_id: str = ""
    block_id: str = ""
    action_ts: str = ""
    value: str | None = None
    selected_option: Option | None = None
    selected_options: tuple[Option, ...] | None = None
    selected_date: str | None = None
    selected_time: str | None = None
    selected_user: str | None = None
    selected_conversation: str | None = None
    selected_channel: str | None = None


class State(Struct, frozen=True):
    """What the fields hold: by block id, then by action id."""

    values: dict[str, dict[str, Element]] = {}


class Block(Struct, frozen=True):
    type: str = ""
    block_id: str = ""


class View(Struct, frozen=True):
    """A modal or Home as it was when the person acted."""

    id: str = ""
    type: str = ""
    callback_id: str = ""
    private_metadata: str = ""
    hash: str = ""
    blocks: tuple[Block, ...] = ()
    state: State | None = None
    app_installed_team_id: str | None = None
    team_id: str | None = None


class Container(Struct, frozen=True):
    type: str = ""
    message_ts: str = ""
    channel_id: str = ""
    view_id: str = ""


class Interaction(Struct, frozen=True):
    """A click, a submission, a closing or a shortcut; `team` is null for an organisation's installation."""

    type: str
    user: User
    team: Ref | None = None
    trigger_id: str = ""
    response_url: str = ""
    callback_id: str = ""
    action_ts: str = ""
    container: Container = Container()
    channel: Ref | None = None
    view: View | None = None
    actions: tuple[Element, ...] = ()

    @property
    def workspace_id(self) -> str:
        """The workspace whose installation this is for."""
        if self.view and self.view.app_installed_team_id:
            return self.view.app_installed_team_id
        shown_in = self.view.team_id if self.view else None
        return (self.team.id if self.team else None) or self.user.team_id or shown_in or ""


class EventUser(Struct, frozen=True):
    """The user of team_join and user_change."""

    id: str
    is_bot: bool = False


class Tokens(Struct, frozen=True):
    """Whose tokens were revoked."""

    oauth: tuple[str, ...] | None = None
    bot: tuple[str, ...] | None = None


class Event(Struct, frozen=True):
    """What happened; `channel` and `user` are ids, or objects where the type says so."""

    type: str
    user: str | EventUser | None = None
    channel: str | Ref | None = None
    tab: str = ""
    text: str = ""
    subtype: str | None = None
    bot_id: str | None = None
    channel_type: str = ""
    ts: str = ""
    thread_ts: str | None = None
    inviter: str = ""
    tokens: Tokens = Tokens()

    @property
    def user_id(self) -> str:
        return self.user.id if isinstance(self.user, EventUser) else self.user or ""

    @property
    def channel_id(self) -> str:
        return self.channel.id if isinstance(self.channel, Ref) else self.channel or ""


class Authorization(Struct, frozen=True):
    team_id: str | None = None
    user_id: str | None = None


class Envelope(Struct, frozen=True):
    """An event with its wrapping; in a shared channel `authorizations` says which installation it is for."""

    event: Event
    team_id: str | None = None
    event_id: str = ""
    authorizations: tuple[Authorization, ...] | None = field(default_factory=tuple)

    @property
    def workspace_id(self) -> str:
        first = self.authorizations[0].team_id if self.authorizations else None
        return first or self.team_id or ""

    @property
    def bot_user_id(self) -> str:
        return (self.authorizations[0].user_id if self.authorizations else None) or ""


def read(body: dict[str, Any], kind: type[T]) -> T:
    """Null counts as missing. Raises NotReadable."""
    try:
        return msgspec.convert(body, kind)
    except msgspec.ValidationError:
        return _read_without_nulls(body, kind)


def _read_without_nulls(body: dict[str, Any], kind: type[T]) -> T:
    try:
        return msgspec.convert(_without_nulls(body), kind)
    except msgspec.ValidationError as error:
        raise NotReadable(str(error)) from error


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_nulls(each) for each in value if each is not None]
    return value
