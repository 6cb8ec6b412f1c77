"""What somebody reads of what was settled about them."""

from bot.conversation.standing_in import stand_in_fact
from bot.effects import TellStandIn
from bot.screens import Screen
from bot.screens.standing_in import StandInNews
from bot.talk import Talk

Told = TellStandIn


async def news(talk: Talk, effect: Told) -> Screen:
    """In the reader's turn."""
    fact = await stand_in_fact(talk, effect.stand_in)
    return StandInNews(fact, talk.my_id, effect.is_over, talk.today)
