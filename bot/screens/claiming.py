"""Time worked beyond the pattern, as somebody claims it."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import TypeFact
from bot.screens.requesting import PartChoice
from domain.amounts import Amount
from domain.ids import LeaveTypeId, RequestId
from domain.policies.leave_type import Unit
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ClaimValues:
    """The claim's form as filled in: minutes after midnight for hours; amount None is all that was worked."""

    request_id: RequestId
    leave_type_id: LeaveTypeId | None = None
    day: date | None = None
    part: PartChoice = PartChoice.HOURS
    start: int | None = None
    end: int | None = None
    amount: Amount | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """What a claim gives, and until when; `until` None is for ever."""

    amount: Amount
    unit: Unit
    until: date | None


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """The form, saying along what the time is worth."""

    values: ClaimValues
    types: tuple[TypeFact, ...]
    needs_approval: bool
    worth: ClaimFact | None = None
    refusal: Refusal | None = None
    today: date | None = None
    """So that this year need not be said."""
