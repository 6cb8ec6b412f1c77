"""What people are told though nobody asked: reminders, days that lapse, leave that costs something else."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import PersonFact, RequestFact, TypeFact
from domain.amounts import Amount
from domain.leave.commands import Because
from domain.leave.requests import Status
from domain.periods import Asked
from domain.policies.leave_type import Unit


@dataclass(frozen=True, slots=True)
class Reminder:
    """A request that still waits for its reader; afterwards, that it does no more."""

    request: RequestFact
    may_decide: bool
    today: date
    snoozed_until: date | None = None
    """The day before which there is no other reminder."""


@dataclass(frozen=True, slots=True)
class Recounted:
    """Booked leave that costs something else than it did, or ends with the last day of work."""

    request: RequestFact
    was: Amount
    because: Because
    today: date
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Lapsing:
    """Days that are lost after `last_day` unless they are taken."""

    type: TypeFact
    amount: Amount
    last_day: date
    today: date


@dataclass(frozen=True, slots=True)
class Watched:
    """Leave in a department, for those who are told of it and decide nothing.

    No note, no reason, no balance; the type only where the company shows it to colleagues (RULES 21).
    """

    person: PersonFact
    asked: Asked
    amount: Amount
    unit: Unit
    status: Status
    type_name: str | None
    today: date
