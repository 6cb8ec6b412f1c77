"""What an approver sees."""

from dataclasses import dataclass

from bot.screens.facts import AwayFact, RequestFact
from domain.amounts import Amount


@dataclass(frozen=True, slots=True)
class ApprovalCard:
    """A request to decide, and afterwards the record of what was decided."""

    request: RequestFact
    before: Amount | None
    after: Amount | None
    away: tuple[AwayFact, ...]
    """Others of the department away in those days."""
    may_decide: bool


@dataclass(frozen=True, slots=True)
class DeclineForm:
    """Asks for the reason of a decline, which may be left empty."""

    request: RequestFact
