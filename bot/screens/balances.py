"""Balances, and the ledger that explains one."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import BalanceFact, PersonFact, TypeFact
from domain.amounts import Amount
from domain.leave.ledger import Entry


@dataclass(frozen=True, slots=True)
class Balances:
    """All balances of one person on a day; `person` None is the reader."""

    on: date
    is_today: bool
    person: PersonFact | None
    balances: tuple[BalanceFact, ...]


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
