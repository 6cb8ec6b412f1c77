"""From what was asked to an answer; whatever goes wrong is said where the person is, and logged once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from adapters.teams.clicks import Asked
from adapters.teams.conversation import Conversation
from adapters.teams.surfaces import Invoked, Mending, Surface, deliver
from bot.intents import Asker
from bot.ports import NotDelivered, StoreUnavailable
from bot.replies import Answer, Mend, Open, Redraw, Say
from bot.screens import Form, Notice, NoticeKind, Screen
from domain.employees.assignment import Identity

log = logging.getLogger(__name__)

FALLBACK = "en"
MOST_LANGUAGES = 10_000

_OUTSIDE = (StoreUnavailable, NotDelivered)
"""Trouble that passes by itself, of the database's or of Microsoft's."""


@dataclass(slots=True)
class Answering:
    """One for the whole front. `new_reference` makes the short ids that errors are logged and shown under."""

    conversation: Conversation
    new_reference: Callable[[], str]
    _languages: dict[Identity, str] = field(default_factory=dict)

    async def answer(self, surface: Surface, asker: Asker, asked: Asked) -> Invoked:
        """What an invoke is answered with; what was typed is answered by a message."""
        try:
            return await self._answer(surface, asker, asked)
        except _OUTSIDE as trouble:
            log.warning("Told somebody to try later: %s", trouble)
            return await surface.say(Notice(NoticeKind.TRY_LATER), self.language(asker))
        except Exception:
            reference = self.new_reference()
            log.exception("Reference %s: a request from Teams failed", reference)
            return await surface.say(Notice(NoticeKind.WENT_WRONG, reference), self.language(asker))

    async def _answer(self, surface: Surface, asker: Asker, asked: Asked) -> Invoked:
        mend = asked.intent
        answer = None
        if not isinstance(mend, Mend):
            answer = await self._ask(asker, asked)
            if not isinstance(answer.reply, Mend):
                return await deliver(surface, answer)
            mend = answer.reply
        return await self._mend(surface, asker, asked, mend, answer)

    async def _ask(self, asker: Asker, asked: Asked) -> Answer:
        if isinstance(asked.intent, Mend):
            raise TypeError("nothing to ask")
        answer = await self.conversation.answer(asker, asked.intent)
        if len(self._languages) >= MOST_LANGUAGES:
            self._languages.clear()
        self._languages[asker.identity] = answer.locale
        return answer

    async def _mend(
        self, surface: Surface, asker: Asker, asked: Asked, mend: Mend, before: Answer | None
    ) -> Invoked:
        """The form once more, with a sentence under each field; the same form, asked for again."""
        if asked.again is None:
            return await surface.stay() if before is None else await deliver(surface, before)
        looking = replace(asker, delivery_id=f"{asker.delivery_id} again")
        shown = await self._ask(looking, Asked(asked.again))
        form = _screen(shown)
        if not isinstance(form, Form):
            return await deliver(surface, shown)
        return await surface.mend(Mending(form, mend, asked.typed or {}), shown.locale)

    def language(self, asker: Asker) -> str:
        """The one they were last answered in: a person's language is not known where the store is not."""
        return self._languages.get(asker.identity, asker.locale or FALLBACK)


def _screen(answer: Answer) -> Screen | None:
    return answer.reply.screen if isinstance(answer.reply, Say | Open | Redraw) else None
