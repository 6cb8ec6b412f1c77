"""The table of contents of what can be settled: every intent of that kind, and the file that answers it."""

from typing import assert_never

from bot.conversation import claiming, standing_in
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
        case intents.OpenStandIn():
            return await standing_in.open_form(talk, intent)
        case intents.LookAtStandIn():
            return await standing_in.look_at(talk, intent)
        case intents.NameStandIn():
            return await standing_in.name(talk, intent)
        case intents.EndStandIn():
            return await standing_in.end(talk, intent)
        case _:
            assert_never(intent)
