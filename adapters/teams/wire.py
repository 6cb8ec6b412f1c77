"""Teams' activities with types: what we read of them and nothing else; what can be missing may be missing."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field

from adapters.teams.actions import OURS

T = TypeVar("T")
Json = dict[str, Any]
THREAD = ";messageid="
"""What follows the id of a channel in the id of a thread of it."""


class NotReadable(Exception):
    """An activity is not of the shape that Teams documents."""


class Account(Struct, frozen=True):
    """Somebody, or we: `id` starts with 29: or 28:, `aadObjectId` is a person's Entra object id."""

    id: str = ""
    name: str = ""
    aadObjectId: str = ""


class Place(Struct, frozen=True):
    """A conversation; one without a type is a personal chat unless it says that it is a group."""

    id: str = ""
    name: str = ""
    conversationType: str = ""
    isGroup: bool = False
    tenantId: str = ""

    @property
    def lasting_id(self) -> str:
        """Without the thread."""
        return self.id.partition(THREAD)[0]

    @property
    def is_personal(self) -> bool:
        return self.conversationType == "personal" or not (self.conversationType or self.isGroup)

    @property
    def is_channel(self) -> bool:
        return self.conversationType == "channel" or THREAD in self.id or "@thread.tacv2" in self.id


class Named(Struct, frozen=True):
    id: str = ""
    name: str = ""


class ChannelData(Struct, frozen=True):
    """Teams' own part of an activity."""

    tenant: Named = Named()
    team: Named = Named()
    channel: Named = Named()
    eventType: str = ""


class Entity(Struct, frozen=True):
    """A mention of somebody, or what is known of the person's client."""

    type: str = ""
    text: str = ""
    mentioned: Account = Account()
    locale: str = ""
    timezone: str = ""


class Activity(Struct, frozen=True, rename={"sender": "from"}):
    """Everything that Teams posts to us is one."""

    type: str
    id: str = ""
    name: str = ""
    text: str = ""
    locale: str = ""
    action: str = ""
    channelId: str = ""
    serviceUrl: str = ""
    replyToId: str = ""
    sender: Account = Account()
    recipient: Account = Account()
    conversation: Place = Place()
    channelData: ChannelData = ChannelData()
    entities: tuple[Entity, ...] = ()
    membersAdded: tuple[Account, ...] = ()
    membersRemoved: tuple[Account, ...] = ()
    value: Any = None

    @property
    def tenant_id(self) -> str:
        return self.channelData.tenant.id or self.conversation.tenantId

    @property
    def language(self) -> str | None:
        return self.locale or next((each.locale for each in self.entities if each.locale), None)

    def is_us(self, account: Account) -> bool:
        """Whether an account is the bot's, with or without the 28: before it."""
        return account.id.removeprefix("28:") == self.recipient.id.removeprefix("28:")


class Click(Struct, frozen=True):
    """A button that was pressed: our own data, and what was filled in."""

    ours: Mapping[str, str]
    typed: Mapping[str, str]
    is_automatic: bool = False

    @property
    def do(self) -> str:
        return self.ours.get("do", "")


class Button(Struct, frozen=True):
    data: Json = {}
    verb: str = ""


class Execution(Struct, frozen=True):
    """The value of `adaptiveCard/action`."""

    action: Button = Button()
    trigger: str = ""


class Parameter(Struct, frozen=True):
    name: str = ""
    value: str = ""


class Task(Struct, frozen=True):
    """The value of `task/…` and `composeExtension/…`."""

    data: Json = field(default_factory=dict)
    commandId: str = ""
    parameters: tuple[Parameter, ...] = ()


def read(body: object, kind: type[T]) -> T:
    """Null counts as missing. Raises NotReadable."""
    try:
        return msgspec.convert(body, kind)
    except msgspec.ValidationError:
        return _read_without_nulls(body, kind)


def click_of(data: Mapping[str, object], *, is_automatic: bool = False) -> Click:
    """Raises NotReadable where it is no button of ours."""
    ours = data.get(OURS)
    if not isinstance(ours, dict) or not all(isinstance(each, str) for each in ours.values()):
        raise NotReadable("a button without data of ours")
    typed = {name: _typed(each) for name, each in data.items() if name not in (OURS, "msteams")}
    return Click(ours, {name: each for name, each in typed.items() if each is not None}, is_automatic)


def _typed(value: object) -> str | None:
    """PostgreSQL keeps no NUL in a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).replace("\0", "").strip() if isinstance(value, str | int | float) else None


def _read_without_nulls(body: object, kind: type[T]) -> T:
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
