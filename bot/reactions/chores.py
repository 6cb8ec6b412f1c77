"""Work that time brings: it tells nobody anything itself, but puts what is to be told into the outbox."""

from typing import assert_never

from bot.effects import HandOver, LookAfter, LookForLapses
from bot.ports import Delivery
from bot.reactions.lapsing import look_for_lapses
from bot.reactions.looking_after import hand_over, look_after
from bot.talk import House


async def work(house: House, delivery: Delivery, effect: LookAfter | HandOver | LookForLapses) -> None:
    """Does it; doing it again changes nothing."""
    match effect:
        case LookAfter():
            await look_after(house, delivery, effect)
        case HandOver():
            await hand_over(house, delivery, effect)
        case LookForLapses():
            await look_for_lapses(house, delivery, effect)
        case _:
            assert_never(effect)
