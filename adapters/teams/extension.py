"""The message extension's search: who is away, to look up or to put into a message."""

from dataclasses import dataclass
from datetime import date

from adapters.teams.conversation import Conversation
from adapters.teams.screens import words
from adapters.teams.screens.looked_up import found_card, nobody, preview
from adapters.teams.surfaces import CARD, Invoked
from bot.intents import Asker, Said, ShowAway
from bot.replies import Say
from bot.screens import Away, NotUnderstood
from bot.screens.facts import AwayFact

OUTLOOK = 28
"""Days in which a name is looked for."""
MOST = 25
PREVIEW = "application/vnd.microsoft.card.thumbnail"


@dataclass(frozen=True, slots=True)
class Search:
    """By days, as one would type them after `away`, or by a name."""

    conversation: Conversation

    async def look_up(self, asker: Asker, text: str) -> Invoked:
        """Never with a leave type: what is found may be sent to anybody."""
        typed = text.strip()
        answer = await self.conversation.answer(asker, Said(f"away {typed}".strip()))
        screen = answer.reply.screen if isinstance(answer.reply, Say) else None
        name = ""
        if isinstance(screen, NotUnderstood):
            name = typed.casefold()
            answer = await self.conversation.answer(asker, ShowAway(days=OUTLOOK))
            screen = answer.reply.screen if isinstance(answer.reply, Say) else None
        w = words(answer.locale)
        if not isinstance(screen, Away):
            return _message(nobody(w))
        facts = [fact for fact in _stretches(screen) if name in fact.person.name.casefold()]
        if not facts:
            return _message(nobody(w))
        attachments = [_attachment(fact, screen.today, answer.locale) for fact in facts[:MOST]]
        return {
            "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}
        }


def _stretches(screen: Away) -> list[AwayFact]:
    """One for each stretch, in the order of their days."""
    first = {(fact.person.id, fact.asked): fact for day in screen.days for fact in day.people}
    return list(first.values())


def _attachment(fact: AwayFact, today: date, locale: str) -> dict[str, object]:
    w = words(locale)
    name, days = preview(fact, today, w)
    return {
        "contentType": CARD,
        "content": found_card(fact, today, w),
        "preview": {"contentType": PREVIEW, "content": {"title": name, "text": days}},
    }


def _message(text: str) -> Invoked:
    return {"composeExtension": {"type": "message", "text": text}}
