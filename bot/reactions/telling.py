"""What somebody reads of what was settled about them."""

from typing import assert_never

from bot.conversation.adjusting import adjusted_news
from bot.conversation.assigning import pattern_of
from bot.conversation.standing_in import stand_in_fact
from bot.effects import TellAdjusted, TellPattern, TellStandIn
from bot.screens import Screen
from bot.screens.facts import PersonFact
from bot.screens.standing_in import StandInNews
from bot.screens.terms import PatternNews
from bot.talk import Talk

Told = TellStandIn | TellPattern | TellAdjusted


async def news(talk: Talk, effect: Told) -> Screen:
    """In the reader's turn."""
    me = PersonFact(talk.my_id, talk.me.profile.name)
    match effect:
        case TellStandIn():
            fact = await stand_in_fact(talk, effect.stand_in)
            return StandInNews(fact, talk.my_id, effect.is_over, talk.today)
        case TellPattern(_, from_day):
            pattern = pattern_of(talk, talk.me, from_day)
            return PatternNews(me, pattern, from_day, talk.my_id, talk.today)
        case TellAdjusted(_, adjustment_id):
            return await adjusted_news(talk, talk.me, talk.me.adjustments[adjustment_id])
        case _:
            assert_never(effect)
