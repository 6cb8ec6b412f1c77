"""What happens in a workspace: news for the bot, and words or visits that want an answer."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from adapters.slack.answering import Answering
from adapters.slack.asking import asker_of_event, plain_text
from adapters.slack.conversation import Conversation
from adapters.slack.delivery import client_msg_id
from adapters.slack.screens import message, words
from adapters.slack.surfaces import Means, Turn
from adapters.slack.surfaces.elsewhere import AtHome, InConversation
from adapters.slack.wire import Envelope, Event, EventUser
from adapters.slack.workspaces import Workspaces
from bot.intents import (
    ChannelGone,
    ConsentsRevoked,
    MemberChanged,
    MemberJoined,
    Said,
    ShowHome,
    WorkspaceLeft,
)
from bot.ports import Installation
from bot.screens import Help
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity

log = logging.getLogger(__name__)

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, with the turn of whoever caused it."""

    event: Event
    turn: Turn
    workspace_id: str
    bot_user_id: str


Hearer: TypeAlias = Callable[["Happenings", Happening], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Happenings:
    """One method for each kind of event; kinds that are in no table concern us not."""

    conversation: Conversation
    answering: Answering
    workspaces: Workspaces
    means: Means

    async def hear(self, envelope: Envelope, installation: Installation | None) -> None:
        """Raises StoreUnavailable where news could not be stored."""
        hearer = EVENTS.get(envelope.event.type) or GRANTED_EVENTS.get(envelope.event.type)
        if hearer is None:
            log.info("Nothing to do for the event %s", envelope.event.type)
            return
        asker = asker_of_event(envelope, installation)
        turn = Turn(self.means, asker, installation)
        bot_user_id = installation.bot_user_id if installation else envelope.bot_user_id
        await hearer(self, Happening(envelope.event, turn, asker.identity.workspace_id, bot_user_id))

    async def home_opened(self, happening: Happening) -> None:
        """Also told of the messages tab, which is not drawn."""
        if happening.event.tab == "home":
            await self.answering.answer(AtHome(happening.turn), happening.turn, ShowHome())

    async def mentioned(self, happening: Happening) -> None:
        await self._converse(happening, is_direct=False)

    async def written(self, happening: Happening) -> None:
        """A message; only those that people write to us directly are for us."""
        if happening.event.channel_type == "im" and happening.event.subtype is None:
            await self._converse(happening, is_direct=True)

    async def member_came(self, happening: Happening) -> None:
        """New in the workspace."""
        if (identity := _member(happening)) is not None:
            await self.conversation.hear(Platform.SLACK, MemberJoined(identity))

    async def member_changed(self, happening: Happening) -> None:
        """Told of everybody's every status, too."""
        if (identity := _member(happening)) is not None:
            await self.conversation.hear(Platform.SLACK, MemberChanged(identity))

    async def joined_channel(self, happening: Happening) -> None:
        """Says hello where we were invited ourselves; the event's id keeps it from being said twice."""
        if happening.event.user_id != happening.bot_user_id or not happening.event.channel_id:
            return
        asker = happening.turn.asker
        drawn = message(Help(may_arrange_digest=True), words(self.answering.language(asker)))
        happening.turn.call_later(
            "chat.postMessage",
            {
                "channel": happening.event.channel_id,
                "text": drawn.text,
                "blocks": drawn.blocks,
                "client_msg_id": client_msg_id(asker.delivery_id),
            },
        )

    async def left_channel(self, happening: Happening) -> None:
        """Told of everybody who leaves; only our own leaving ends anything."""
        if happening.event.user_id == happening.bot_user_id:
            await self.channel_gone(happening)

    async def channel_gone(self, happening: Happening) -> None:
        if happening.event.channel_id:
            channel = Channel(Platform.SLACK, happening.workspace_id, happening.event.channel_id)
            await self.conversation.hear(Platform.SLACK, ChannelGone(channel))

    async def uninstalled(self, happening: Happening) -> None:
        """Everything for the workspace stops, then the token goes: a repetition finds nothing left to do."""
        await self.conversation.hear(Platform.SLACK, WorkspaceLeft(happening.workspace_id))
        await self.workspaces.remove(Platform.SLACK, happening.workspace_id)

    async def tokens_revoked(self, happening: Happening) -> None:
        """People's own are good for their statuses alone; without the bot's nothing goes out any more."""
        theirs = [
            Identity(Platform.SLACK, happening.workspace_id, each)
            for each in happening.event.tokens.oauth or ()
        ]
        if theirs:
            await self.conversation.hear(Platform.SLACK, ConsentsRevoked(tuple(theirs)))
        if happening.event.tokens.bot:
            await self.uninstalled(happening)

    async def _converse(self, happening: Happening, is_direct: bool) -> None:
        event = happening.event
        if event.bot_id or not event.user_id or event.user_id == happening.bot_user_id:
            return
        text = plain_text(event.text.replace(f"<@{happening.bot_user_id}>", " ")).strip()
        surface = InConversation(happening.turn, event.channel_id, event.thread_ts, is_direct)
        await self.answering.answer(surface, happening.turn, Said(text))


def _member(happening: Happening) -> Identity | None:
    """The person whom an event is about; None for apps."""
    user, user_id = happening.event.user, happening.event.user_id
    is_bot = isinstance(user, EventUser) and user.is_bot
    if not user_id or is_bot or user_id == SLACKBOT:
        return None
    return Identity(Platform.SLACK, happening.workspace_id, user_id)


EVENTS: Mapping[str, Hearer] = {
    "app_home_opened": Happenings.home_opened,
    "app_mention": Happenings.mentioned,
    "app_uninstalled": Happenings.uninstalled,
    "channel_archive": Happenings.channel_gone,
    "channel_deleted": Happenings.channel_gone,
    "channel_left": Happenings.channel_gone,
    "group_archive": Happenings.channel_gone,
    "group_deleted": Happenings.channel_gone,
    "group_left": Happenings.channel_gone,
    "member_joined_channel": Happenings.joined_channel,
    "member_left_channel": Happenings.left_channel,
    "team_join": Happenings.member_came,
    "tokens_revoked": Happenings.tokens_revoked,
    "user_change": Happenings.member_changed,
}
"""Those the manifest subscribes to."""

GRANTED_EVENTS: Mapping[str, Hearer] = {"message": Happenings.written}
"""Understood where a host adds message.im; the manifest does not, since that takes a history scope."""
