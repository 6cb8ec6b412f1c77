"""What a change would mean for people, before it is saved."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import PersonFact, TypeFact
from domain.amounts import Amount
from domain.periods import Asked

DRY_RUN = "python -m bot import company.yaml --dry-run"
"""What shows everybody whom a change concerns, at a terminal."""


@dataclass(frozen=True, slots=True)
class BalanceShift:
    """What is available of a type on a day, before and after; None where there is no policy of it."""

    type: TypeFact
    on: date
    before: Amount | None
    after: Amount | None


@dataclass(frozen=True, slots=True)
class LeaveShift:
    """What booked leave takes, before and after; nothing after where it would end."""

    type: TypeFact
    asked: Asked
    before: Amount
    after: Amount


@dataclass(frozen=True, slots=True)
class PersonShift:
    """Everything that changes for one person."""

    person: PersonFact
    balances: tuple[BalanceShift, ...]
    leave: tuple[LeaveShift, ...]


@dataclass(frozen=True, slots=True)
class Foresight:
    """Who is affected and how: the first by name, `others` counted; or that they are too many to try."""

    people: tuple[PersonShift, ...]
    others: int = 0
    too_many: int | None = None
    """How many people there are, where they are more than can be tried while somebody waits."""
    at_terminal: str = DRY_RUN
    """What shows it all the same."""
