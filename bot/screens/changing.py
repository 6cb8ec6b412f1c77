"""What somebody sees who changes leave, their own or that of another."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import CostFact, PersonFact, RequestFact
from bot.screens.requesting import FormValues, PartChoice, Receipt
from domain.ids import EmployeeId, RequestId
from domain.leave.findings import Finding
from domain.periods import Asked
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ChangeValues:
    """The form as filled in: `form` has the change's id, days and note; `given_back` are days in between."""

    employee_id: EmployeeId
    leave_id: RequestId
    form: FormValues
    given_back: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """Approved leave, and what it would become; counts along as it is filled in."""

    values: ChangeValues
    leave: RequestFact
    parts: tuple[PartChoice, ...]
    is_mine: bool
    between: tuple[date, ...] = ()
    """Days of it, the first and the last left out, that can be given back."""
    needs_approval: bool = False
    asked: Asked | None = None
    """What it would become; None while the days make none."""
    cost: CostFact | None = None
    """None where nothing would change."""
    refusal: Refusal | None = None
    found: tuple[Finding, ...] = ()
    today: date | None = None
    """So that this year need not be said."""


@dataclass(frozen=True, slots=True)
class CancelForm:
    """Asks why approved leave is cancelled: where days of it are past, or it is another's."""

    leave: RequestFact


@dataclass(frozen=True, slots=True)
class OwnLeave:
    """One's own requests and leave, each with what can be done about it; or those of `person`."""

    receipts: tuple[Receipt, ...]
    person: PersonFact | None = None
