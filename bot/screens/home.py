"""App Home: everything of one's own on a page."""

from dataclasses import dataclass

from bot.screens.away import AwayDay
from bot.screens.facts import BalanceFact, PersonFact, RequestFact


@dataclass(frozen=True, slots=True)
class Home:
    """Balances, what waits for the reader, their leave, and who is away this week."""

    person: PersonFact
    balances: tuple[BalanceFact, ...]
    waiting: tuple[RequestFact, ...]
    mine: tuple[RequestFact, ...]
    week: tuple[AwayDay, ...]
    has_dashboard: bool = False
    """Whether there is one to open."""
