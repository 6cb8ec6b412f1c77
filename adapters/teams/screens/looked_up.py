"""What a search of the message extension finds: who is away, and never with a leave type (RULES 21)."""

from dataclasses import replace
from datetime import date

from adapters.teams.cards import card, lines
from adapters.teams.texts import Piece, bold, safe, straight
from bot.screens.facts import AwayFact
from bot.wording import Words
from domain.periods import Halves


def preview(fact: AwayFact, today: date, w: Words) -> tuple[str, str]:
    """A name and the days, as the list of results has them."""
    return straight(fact.person.name), w.asked(fact.asked, today)


def found_card(fact: AwayFact, today: date, w: Words) -> Piece:
    """What stands in a message when a result was chosen."""
    shown = replace(fact, halves=Halves.BOTH, type_name=None)
    name, days = preview(shown, today, w)
    return card(lines(bold(name), safe(w("Away: {days}", days=days))), w("There is more than fits here."))


def nobody(w: Words) -> str:
    """Nothing was found."""
    return w("Nobody is away.")
