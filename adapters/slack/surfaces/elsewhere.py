"""In App Home, by a shortcut, or in a conversation: where an answer has no place of its own."""

from dataclasses import dataclass

from adapters.slack.bodies import Json
from adapters.slack.delivery import client_msg_id
from adapters.slack.screens import Message, home, message, words
from adapters.slack.surfaces import Ack, Turn
from adapters.slack.surfaces.typed import ephemeral
from bot.replies import Mend
from bot.screens import Form, Home, Screen


@dataclass(frozen=True, slots=True)
class AtHome:
    """App Home was opened, or a button on it pressed; only the latter brings a trigger for a dialog."""

    turn: Turn
    trigger_id: str = ""

    async def say(self, screen: Screen, locale: str) -> Ack:
        if self.trigger_id:
            view = self.turn.dialog(screen, locale)
            await self.turn.try_call("views.open", {"trigger_id": self.trigger_id, "view": view})
        else:
            self.turn.draw_home(home(screen, words(locale)))
        return None

    async def open(self, form: Form, locale: str) -> Ack:
        if self.trigger_id:
            return await self.say(form, locale)
        self.turn.draw_home(home(form, words(locale)))
        return None

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        if isinstance(screen, Home):
            self.turn.draw_home(home(screen, words(locale)))
            return None
        return await self.say(screen, locale)

    async def mend(self, mend: Mend, locale: str) -> Ack:
        return None


@dataclass(frozen=True, slots=True)
class ByShortcut:
    """A global shortcut has only its trigger; one of a message has a response_url too."""

    turn: Turn
    trigger_id: str
    response_url: str = ""

    async def say(self, screen: Screen, locale: str) -> Ack:
        if self.response_url:
            body = ephemeral(message(screen, words(locale)))
            self.turn.means.responses.post(self.response_url, body)
            return None
        return await self._show(screen, locale)

    async def open(self, form: Form, locale: str) -> Ack:
        return await self._show(form, locale)

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        return await self.say(screen, locale)

    async def mend(self, mend: Mend, locale: str) -> Ack:
        return None

    async def _show(self, screen: Screen, locale: str) -> Ack:
        view = self.turn.dialog(screen, locale)
        await self.turn.try_call("views.open", {"trigger_id": self.trigger_id, "view": view})
        return None


@dataclass(frozen=True, slots=True)
class InConversation:
    """A mention, answered for its writer's eyes in the channel and thread; or a direct message."""

    turn: Turn
    channel_id: str
    thread_ts: str | None
    is_direct: bool

    async def say(self, screen: Screen, locale: str) -> Ack:
        self._post(message(screen, words(locale)))
        return None

    async def open(self, form: Form, locale: str) -> Ack:
        # Words alone bring no trigger: a button does.
        self._post(message(form, words(locale)))
        return None

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        return await self.say(screen, locale)

    async def mend(self, mend: Mend, locale: str) -> Ack:
        return None

    def _post(self, drawn: Message) -> None:
        args: Json = {"channel": self.channel_id, "text": drawn.text, "blocks": drawn.blocks}
        if self.thread_ts:
            args["thread_ts"] = self.thread_ts
        if self.is_direct:
            args["client_msg_id"] = client_msg_id(self.turn.asker.delivery_id)
            self.turn.call_later("chat.postMessage", args)
        else:
            args["user"] = self.turn.asker.identity.user_id
            self.turn.call_later("chat.postEphemeral", args)
