"""Rules that a company makes for leave: what each limits, for whom, and how strict it is (RULES 16)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.amounts import NOTHING, Amount
from domain.ids import DepartmentId, LeaveTypeId, LocationId, RuleId


class Severity(Enum):
    """What a rule does with leave that it speaks against, from the mildest to the strictest."""

    INFORM = "inform"
    WARN = "warn"
    EXTRA_APPROVAL = "extra_approval"
    """One more approval, by those above the last approvers."""
    REFUSE_APPROVAL = "refuse_approval"
    """Warns whoever asks, and refuses whoever approves."""
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Notice:
    """Leave that takes `longer_than` days or more is asked for so many calendar days ahead."""

    notice_days: int
    longer_than: Amount = NOTHING


@dataclass(frozen=True, slots=True)
class ShortestStretch:
    """The least that is taken at a time, in the leave type's unit."""

    shortest: Amount


@dataclass(frozen=True, slots=True)
class LongestStretch:
    """The most calendar days in a row, with leave joined that nothing worked lies between."""

    longest_days: int


@dataclass(frozen=True, slots=True)
class Blackout:
    """No leave from the first to the last day, or from the one to the other of every year."""

    first_day: date
    last_day: date
    name: str = ""
    is_yearly: bool = False


@dataclass(frozen=True, slots=True)
class CoverLimit:
    """The most people away at once, a number or a share of all: of the scope, or of the own department."""

    most_away: int | None = None
    share_away: Amount | None = None


@dataclass(frozen=True, slots=True)
class WaitingPeriod:
    """Service before leave may be used: months, then so many working days."""

    months: int = 0
    working_days: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """Leave of more than so many days needs proof, such as a doctor's note."""

    proof_after: Amount


@dataclass(frozen=True, slots=True)
class BackDating:
    """How many days ago leave may have begun."""

    back_days: int


@dataclass(frozen=True, slots=True)
class HalvesLimit:
    """The most days on which halves are asked for at once."""

    most_days: int = 1


@dataclass(frozen=True, slots=True)
class OnlyOn:
    """Leave on these days only, such as optional holidays."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class BalanceLimit:
    """How strict the check of the balance is; `floor` None is the policy's."""

    floor: Amount | None = None


Limit = (
    Notice
    | ShortestStretch
    | LongestStretch
    | Blackout
    | CoverLimit
    | WaitingPeriod
    | Proof
    | BackDating
    | HalvesLimit
    | OnlyOn
    | BalanceLimit
)
"""Fields of no two limits are the same: what is stored tells by them which one it is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A limit for whom the scope names: a department with those below it, all of the labels, any type."""

    id: RuleId
    limit: Limit
    severity: Severity = Severity.REFUSE
    location_id: LocationId | None = None
    department_id: DepartmentId | None = None
    labels: frozenset[str] = frozenset()
    leave_type_ids: frozenset[LeaveTypeId] = frozenset()
