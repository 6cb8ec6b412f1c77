"""What Teams' front needs of the bot: an answer to somebody, and an ear for news."""

from typing import Protocol

from bot.intents import Asker, Intent, News
from bot.replies import Answer
from domain.company.digests import Platform


class Conversation(Protocol):
    """Kept by bot.conversation; a fake of it is twenty lines."""

    async def answer(self, asker: Asker, intent: Intent) -> Answer:
        """Raises StoreUnavailable, in which case nothing was stored."""
        ...

    async def hear(self, platform: Platform, news: News) -> None:
        """Raises StoreUnavailable, in which case it has to be told again."""
        ...
