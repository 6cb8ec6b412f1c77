"""What an approver sees."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import AwayFact, GivenBack, RequestFact
from domain.amounts import Amount
from domain.leave.findings import Finding
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ApprovalCard:
    """A request to decide, and afterwards the record of what was decided."""

    request: RequestFact
    before: Amount | None
    after: Amount | None
    away: tuple[AwayFact, ...]
    """Others of the department away in those days."""
    may_decide: bool
    found: tuple[Finding, ...] = ()
    """What rules say to it now."""
    gives_back: tuple[GivenBack, ...] = ()
    may_undo: bool = False
    may_change: bool = False
    """Change and cancel it in the person's place."""


@dataclass(frozen=True, slots=True)
class OverrideForm:
    """A rule refuses the approval: says why, and asks for a reason to set it aside."""

    request: RequestFact
    refusal: Refusal
    today: date | None = None


@dataclass(frozen=True, slots=True)
class DeclineForm:
    """Asks for the reason of a decline, which may be left empty."""

    request: RequestFact
