"""What words ask to settle: time worked, a stand-in, a working pattern, a policy, a correction."""

from collections.abc import Callable

from bot.conversation.claiming import toil_types
from bot.conversation.reading import Read, read_past_dates
from bot.intents import OpenRequest
from bot.intents.settling import OpenClaim, Settling
from bot.talk import Talk

WORDS: dict[str, tuple[str, ...]] = {
    "toil": (
        "toil", "overtime", "überstunden", "ueberstunden", "mehrarbeit", "récup", "recup", "récupération",
        "recuperation", "heures", "compensación", "compensacion", "compensatorio", "horas",
    ),
}  # fmt: skip
"""What people type for each, in the languages whose dates are read."""


def _claim(talk: Talk, rest: str) -> Settling | OpenRequest | None:
    """Time worked up to today is claimed; days to come are leave of that type, asked for."""
    types = toil_types(talk)
    outcome = read_past_dates(rest, talk.today, talk.locale) if rest else None
    if not isinstance(outcome, Read) or not types:
        return OpenClaim() if outcome is None or not types else None
    period = outcome.asked.period
    if period.last_day > talk.today:
        return OpenRequest(outcome.asked, types[0].id)
    return OpenClaim(outcome.asked) if len(period) == 1 else None


MEANINGS: dict[str, Callable[[Talk, str], Settling | OpenRequest | None]] = {
    "toil": _claim,
}
