"""Balances, and the ledger that explains one."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import BalanceFact, PersonFact, TypeFact
from domain.amounts import Amount
from domain.leave.ledger import Entry


@dataclass(frozen=True, slots=True)
class Hindsight:
    """That a figure is what was known at the end of a past day, and what is known of the same now."""

    day: date
    now: tuple[BalanceFact, ...]

    def now_of(self, balance: BalanceFact) -> BalanceFact | None:
        """What is known now, where that is another figure."""
        known = next((each for each in self.now if each.type.id == balance.type.id), None)
        return known if known and known.available != balance.available else None


@dataclass(frozen=True, slots=True)
class Balances:
    """All balances of one person on a day; `person` None is the reader."""

    on: date
    is_today: bool
    person: PersonFact | None
    balances: tuple[BalanceFact, ...]
    hindsight: Hindsight | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A ledger entry with the balance after it, and who approved, where somebody did."""

    entry: Entry
    total: Amount
    by: PersonFact | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """The ledger of a leave type, newest last: up to the day, then what is coming."""

    on: date
    person: PersonFact | None
    type: TypeFact
    balance: BalanceFact
    lines: tuple[LedgerLine, ...]
    coming: tuple[LedgerLine, ...]
    today: date | None = None
    """So that this year need not be said."""
    hindsight: Hindsight | None = None
