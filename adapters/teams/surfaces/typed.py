"""After words: a message in the personal chat; where others read along, one that only the asker sees."""

from dataclasses import dataclass

from adapters.teams.delivery import post
from adapters.teams.screens import Message, curtain, message, words
from adapters.teams.surfaces import Invoked, Mending, Turn
from bot.screens import Form, Screen

LONGEST = 500
"""Letters of what was typed that a button carries: more than anybody asks with."""


@dataclass(frozen=True, slots=True)
class InChat:
    """The personal chat: nobody else is there, so a form stands in the chat itself."""

    turn: Turn

    async def say(self, screen: Screen, locale: str) -> Invoked:
        return self._post(message(screen, words(locale)))

    async def open(self, form: Form, locale: str) -> Invoked:
        return await self.say(form, locale)

    async def redraw(self, screen: Screen, locale: str) -> Invoked:
        return await self.say(screen, locale)

    async def mend(self, mending: Mending, locale: str) -> Invoked:
        found = mending.mend
        return self._post(message(mending.form, words(locale), None, found.problems, mending.typed))

    async def stay(self) -> Invoked:
        return None

    def _post(self, drawn: Message) -> Invoked:
        self.turn.answer(post(drawn))
        return None


@dataclass(frozen=True, slots=True)
class InCompany:
    """A group chat or channel: the answer is fetched by the asker's own client, and shown to nobody else."""

    turn: Turn
    typed: str

    async def say(self, screen: Screen, locale: str) -> Invoked:
        turn, user_id = self.turn, self.turn.asker.identity.user_id
        typed = self.typed[:LONGEST]
        drawn = curtain(turn.activity.sender.name, typed, words(locale), turn.member_id, user_id)
        turn.answer(post(drawn))
        return None

    async def open(self, form: Form, locale: str) -> Invoked:
        return await self.say(form, locale)

    async def redraw(self, screen: Screen, locale: str) -> Invoked:
        return await self.say(screen, locale)

    async def mend(self, mending: Mending, locale: str) -> Invoked:
        return None

    async def stay(self) -> Invoked:
        return None
