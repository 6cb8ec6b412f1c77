"""After a button in a message: the click is acknowledged at once, the answer goes to its response_url."""

from dataclasses import dataclass

from adapters.slack.bodies import Json
from adapters.slack.screens import Message, message, words
from adapters.slack.surfaces import Ack, Turn
from adapters.slack.surfaces.typed import ephemeral
from bot.replies import Mend
from bot.screens import Form, Screen


@dataclass(frozen=True, slots=True)
class InMessage:
    """A card, a menu or a digest."""

    turn: Turn
    trigger_id: str
    response_url: str

    async def say(self, screen: Screen, locale: str) -> Ack:
        return self._respond(ephemeral(message(screen, words(locale))))

    async def open(self, form: Form, locale: str) -> Ack:
        view = self.turn.dialog(form, locale)
        failed = await self.turn.try_call("views.open", {"trigger_id": self.trigger_id, "view": view})
        return self._respond(ephemeral(message(form, words(locale)))) if failed else None

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        return self._respond(instead(message(screen, words(locale))))

    async def mend(self, mend: Mend, locale: str) -> Ack:
        return None

    def _respond(self, body: Json) -> Ack:
        if self.response_url:
            self.turn.means.responses.post(self.response_url, body)
        return None


def instead(drawn: Message) -> Json:
    """A message in the place of the one that was clicked, ephemeral ones included."""
    return {"replace_original": True, "text": drawn.text, "blocks": drawn.blocks}
