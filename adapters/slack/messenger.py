"""Cards, receipts and digests that nobody is waiting for: posted once, kept up to date, in Slack's pace."""

from dataclasses import dataclass, replace

from msgspec import Struct

from adapters.slack.bodies import Json
from adapters.slack.delivery import client_msg_id, fingerprint, metadata
from adapters.slack.outward import Outward
from adapters.slack.screens import Message, home, message, words
from adapters.slack.web_api import SlackRefused, Verdict
from bot.ports import Copy
from bot.screens import Screen
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity

_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"})
"""Refusals of an update after which the message has to be posted anew."""
_DELETED = frozenset({"duplicate_message_not_found", "duplicate_channel_not_found"})
"""A message of this delivery was posted before, and somebody has deleted it."""


OLDER = ""
"""In place of a fingerprint: what stands there may not be what was drawn, so the next change is made."""


class Standing(Struct, frozen=True):
    """A message as Slack has it."""

    text: str = ""


class Posted(Verdict, frozen=True):
    """Where a message stands, and what it says: where it was posted before, that may be something older."""

    channel: str = ""
    ts: str = ""
    message: Standing = Standing()


@dataclass(frozen=True, slots=True)
class SlackMessenger:
    """The port `Messenger`; see docs/decisions/0007 for what happens when an outcome is not known."""

    outward: Outward

    async def tell(
        self, identity: Identity, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        """To the person's conversation with the app, which posting to their id opens."""
        return await self._show(
            identity.workspace_id, identity.user_id, message(screen, words(locale)), delivery_id, copy
        )

    async def announce(
        self, channel: Channel, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        return await self._show(
            channel.workspace_id, channel.channel_id, message(screen, words(locale)), delivery_id, copy
        )

    async def draw_home(self, identity: Identity, screen: Screen, locale: str) -> None:
        args: Json = {"user_id": identity.user_id, "view": home(screen, words(locale))}
        await self.outward.call(identity.workspace_id, "views.publish", args, Verdict)

    async def _show(
        self, workspace_id: str, to: str, drawn: Message, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        """None where the message was posted before and is gone from Slack."""
        if copy is not None and copy.workspace_id == workspace_id:
            if copy.drawn == fingerprint(drawn):
                return copy
            changed = await self._change(copy, drawn)
            if changed is not None:
                return changed
        return await self._post(workspace_id, to, drawn, delivery_id)

    async def _change(self, copy: Copy, drawn: Message) -> Copy | None:
        """None where there is nothing left to change."""
        args: Json = {"channel": copy.channel_id, "ts": copy.message_id, **_content(drawn)}
        try:
            await self.outward.call(copy.workspace_id, "chat.update", args, Verdict, handled=_GONE)
        except SlackRefused:
            return None
        return _copy(copy.workspace_id, copy.channel_id, copy.message_id, drawn)

    async def _post(self, workspace_id: str, to: str, drawn: Message, delivery_id: str) -> Copy | None:
        args: Json = {
            "channel": to,
            **_content(drawn),
            "unfurl_links": False,
            "unfurl_media": False,
            "client_msg_id": client_msg_id(workspace_id, to, delivery_id),
            "metadata": metadata(delivery_id),
        }
        try:
            posted = await self.outward.call(
                workspace_id, "chat.postMessage", args, Posted, channel_id=to, handled=_DELETED
            )
        except SlackRefused:
            return None
        copy = _copy(workspace_id, posted.channel, posted.ts, drawn)
        return copy if posted.message.text == drawn.text else replace(copy, drawn=OLDER)


def _content(drawn: Message) -> Json:
    return {"text": drawn.text, "blocks": drawn.blocks}


def _copy(workspace_id: str, channel_id: str, ts: str, drawn: Message) -> Copy:
    return Copy(Platform.SLACK, workspace_id, channel_id, ts, fingerprint(drawn))
