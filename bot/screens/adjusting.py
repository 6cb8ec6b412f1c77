"""A correction of somebody's balance by hand."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import PersonFact, TypeFact
from bot.screens.requesting import TypeChoice
from domain.amounts import Amount
from domain.ids import EmployeeId, LeaveTypeId
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class AdjustValues:
    """The form as filled in: `amount` below 0 takes away; `is_meant` although it looks like a slip."""

    user_id: str | None = None
    leave_type_id: LeaveTypeId | None = None
    amount: Amount | None = None
    day: date | None = None
    last_day: date | None = None
    """The last day on which it may be used; None is for ever."""
    reason: str | None = None
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class AdjustForm:
    """Adds to a balance or takes from it; `doubt` asks whether that is meant."""

    values: AdjustValues
    types: tuple[TypeChoice, ...]
    person: PersonFact | None = None
    doubt: Refusal | None = None
    today: date | None = None
    """So that this year need not be said."""


@dataclass(frozen=True, slots=True)
class AdjustedNews:
    """What was corrected: as the person, or who did it, reads it."""

    person: PersonFact
    type: TypeFact
    amount: Amount
    day: date
    last_day: date | None
    reason: str
    by: PersonFact
    available: Amount | None
    """What is available on that day now."""
    reader_id: EmployeeId
    today: date | None = None
