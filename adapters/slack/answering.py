"""From an intent to an acknowledgement; whatever goes wrong is said where the person is, and logged once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from adapters.slack.conversation import Conversation
from adapters.slack.surfaces import Ack, Surface, Turn, deliver
from adapters.slack.web_api import RateLimited, Unreachable
from bot.intents import Asker, Intent
from bot.ports import NotDelivered, StoreUnavailable
from bot.replies import Answer, Mend
from bot.screens import Notice, NoticeKind
from domain.employees.assignment import Identity

log = logging.getLogger(__name__)

FALLBACK = "en"
MOST_LANGUAGES = 10_000

_OUTSIDE = (StoreUnavailable, NotDelivered, RateLimited, Unreachable)
"""Trouble that passes by itself, of the database's or of Slack's."""


@dataclass(slots=True)
class Answering:
    """One for the whole front. `new_reference` makes the short ids that errors are logged and shown under."""

    conversation: Conversation
    new_reference: Callable[[], str]
    _languages: dict[Identity, str] = field(default_factory=dict)

    async def answer(self, surface: Surface, turn: Turn, asked: Intent | Mend) -> Ack:
        """`asked` is a Mend where a form could not even be read."""
        try:
            answer = await self._ask(turn, asked)
            return await deliver(surface, turn, answer)
        except _OUTSIDE as trouble:
            log.warning("Told somebody to try later: %s", trouble)
            return await self._apologise(surface, turn, Notice(NoticeKind.TRY_LATER))
        except Exception:
            reference = self.new_reference()
            log.exception("Reference %s: a request from Slack failed", reference)
            return await self._apologise(surface, turn, Notice(NoticeKind.WENT_WRONG, reference))

    async def _ask(self, turn: Turn, asked: Intent | Mend) -> Answer:
        if isinstance(asked, Mend):
            return Answer(asked, self.language(turn.asker))
        answer = await self.conversation.answer(turn.asker, asked)
        if len(self._languages) >= MOST_LANGUAGES:
            self._languages.clear()
        self._languages[turn.asker.identity] = answer.locale
        return answer

    async def _apologise(self, surface: Surface, turn: Turn, notice: Notice) -> Ack:
        return await surface.say(notice, self.language(turn.asker))

    def language(self, asker: Asker) -> str:
        """The one they were last answered in: a person's language is not known where the store is not."""
        return self._languages.get(asker.identity, asker.locale or FALLBACK)
