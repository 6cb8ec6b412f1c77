"""The table of contents of what can be settled: every intent of that kind, and the file that answers it."""

from typing import assert_never

from bot.conversation import claiming
from bot.intents import settling as intents
from bot.intents.settling import Settling
from bot.replies import Reply
from bot.talk import Talk


async def answer(talk: Talk, intent: Settling) -> Reply:
    """What to show for what was asked."""
    match intent:
        case intents.OpenClaim():
            return await claiming.open_form(talk, intent)
        case intents.RecountClaim():
            return await claiming.recount(talk, intent)
        case intents.SendClaim():
            return await claiming.send(talk, intent)
        case _:
            assert_never(intent)
