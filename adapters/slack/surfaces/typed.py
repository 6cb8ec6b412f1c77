"""After a slash command: the acknowledgement itself is the answer, and costs no call."""

from dataclasses import dataclass

from adapters.slack.bodies import Json
from adapters.slack.screens import Message, message, words
from adapters.slack.surfaces import Ack, Turn
from bot.replies import Mend
from bot.screens import Form, Screen


@dataclass(frozen=True, slots=True)
class Typed:
    """Only the person who typed sees the answer."""

    turn: Turn
    trigger_id: str

    async def say(self, screen: Screen, locale: str) -> Ack:
        return ephemeral(message(screen, words(locale)))

    async def open(self, form: Form, locale: str) -> Ack:
        view = self.turn.dialog(form, locale)
        failed = await self.turn.try_call("views.open", {"trigger_id": self.trigger_id, "view": view})
        return ephemeral(message(form, words(locale))) if failed else None

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        return await self.say(screen, locale)

    async def mend(self, mend: Mend, locale: str) -> Ack:
        return None


def ephemeral(drawn: Message) -> Json:
    """A message for one person, as an acknowledgement or a response_url takes it."""
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": drawn.text,
        "blocks": drawn.blocks,
    }
