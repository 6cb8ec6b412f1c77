"""What somebody finds in the navigation of every page: what they may go to, and how much waits for them."""

from dataclasses import dataclass

from bot.permissions import Ability, is_named, may
from bot.talk import Talk


@dataclass(frozen=True, slots=True)
class Standing:
    """`waiting` counts requests that wait for the reader's own decision."""

    name: str
    company: str
    is_administrator: bool
    decides: bool
    waiting: int


async def standing(talk: Talk) -> Standing:
    """Raises StoreUnavailable."""
    waiting = await talk.house.queries.waiting_for(talk.company_id, talk.my_id)
    return Standing(
        talk.me.profile.name,
        talk.settings.name,
        await may(talk, Ability.SETTLE),
        bool(waiting) or is_named(talk),
        len(waiting),
    )
