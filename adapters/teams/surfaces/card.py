"""After a button on a card (`adaptiveCard/action`): the answer stands in its place, for who pressed it."""

from dataclasses import dataclass

from adapters.teams.screens import Message, message, words
from adapters.teams.surfaces import CARD, Invoked, Mending, Turn
from adapters.teams.texts import Piece
from bot.screens import Form, Notice, Receipt, Refusing, Screen

SHORT = 3
"""Elements of a receipt that say what was asked for, when, and with whom it lies."""
SENTENCE = "application/vnd.microsoft.activity.message"


@dataclass(frozen=True, slots=True)
class OnCard:
    """`is_form` where a form was sent: what stays of it needs no buttons, for the receipt has them."""

    turn: Turn
    is_form: bool = False

    async def say(self, screen: Screen, locale: str) -> Invoked:
        if isinstance(screen, Notice | Refusing):
            return {"statusCode": 200, "type": SENTENCE, "value": message(screen, words(locale)).text}
        return self._instead(message(screen, words(locale)))

    async def open(self, form: Form, locale: str) -> Invoked:
        return self._instead(message(form, words(locale)))

    async def redraw(self, screen: Screen, locale: str) -> Invoked:
        if self.is_form and isinstance(screen, Receipt):
            drawn = message(screen, words(locale))
            return _card(in_short(drawn.card))
        return self._instead(message(screen, words(locale), self.turn.member_id))

    async def mend(self, mending: Mending, locale: str) -> Invoked:
        problems = mending.mend.problems
        return self._instead(message(mending.form, words(locale), None, problems, mending.typed))

    async def stay(self) -> Invoked:
        return {"statusCode": 200, "type": SENTENCE, "value": ""}

    def _instead(self, drawn: Message) -> Invoked:
        return _card(drawn.card)


def in_short(card: Piece) -> Piece:
    """What and when, without buttons and all else that the receipt says."""
    read = [each for each in card["body"] if each["type"] != "ActionSet"]
    return card | {"body": read[:SHORT]}


def _card(card: Piece) -> Invoked:
    return {"statusCode": 200, "type": CARD, "value": card}
