"""What somebody sees who asks for leave."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.screens.facts import BalanceFact, CostFact, GivenBack, PersonFact, RequestFact, TypeFact
from domain.amounts import Amount
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.findings import Finding
from domain.periods import Asked
from domain.refusals import Refusal


class PartChoice(Enum):
    """What the form offers for the part of a day."""

    ALL_DAY = "all_day"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class FormValues:
    """The request form as filled in; minutes after midnight for hours."""

    request_id: RequestId
    leave_type_id: LeaveTypeId | None = None
    first_day: date | None = None
    last_day: date | None = None
    part: PartChoice = PartChoice.ALL_DAY
    start: int | None = None
    end: int | None = None
    note: str | None = None
    employee_id: EmployeeId | None = None
    """Whom it is entered for; None for the asker."""
    override: str | None = None
    """Why it is entered although a rule refuses it."""


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """A type to choose, with what is left of it; None where it is unlimited."""

    type: TypeFact
    available: Amount | None


class Misreading(Enum):
    """Why typed dates were not understood."""

    NOTHING_READ = "nothing_read"
    NO_SUCH_DAY = "no_such_day"
    REVERSED = "reversed"
    TOO_FAR = "too_far"
    PART_UNCLEAR = "part_unclear"
    MONTH_ALONE = "month_alone"
    ONE_END = "one_end"
    WEEKDAY_DISAGREES = "weekday_disagrees"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The form, counting as it is filled in; `understood` is what was typed after the command, if any."""

    values: FormValues
    types: tuple[TypeChoice, ...]
    parts: tuple[PartChoice, ...]
    needs_approval: bool
    cost: CostFact | None = None
    refusal: Refusal | None = None
    understood: str | None = None
    misreading: Misreading | None = None
    is_half_unnamed: bool = False
    today: date | None = None
    """So that this year need not be said."""
    found: tuple[Finding, ...] = ()
    """What rules say that refuse nothing."""
    gives_back: tuple[GivenBack, ...] = ()
    person: PersonFact | None = None
    """Whom it is entered for, where that is somebody else."""
    asks_reason: bool = False
    """Whether a rule refuses it that a reason sets aside."""


@dataclass(frozen=True, slots=True)
class DateChoice:
    """The dates typed can be read in two ways: which one?"""

    text: str
    readings: tuple[Asked, ...]
    leave_type_id: LeaveTypeId | None
    today: date | None = None
    employee_id: EmployeeId | None = None
    """Whom they are for; None for the asker."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The requester's own card of a request, which follows it through its life."""

    request: RequestFact
    after: Amount | None
    """What is available once it is taken; None where the type is unlimited."""
    may_withdraw: bool
    may_cancel: bool
    may_change: bool = False
    needs_why: bool = False
    """Whether cancelling it asks for a reason, as days of it are past."""
    change: RequestFact | None = None
    """A change of it that waits to be decided."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """News for the requester: somebody else decided, changed or cancelled."""

    request: RequestFact
    after: Amount | None
    changed_by: PersonFact | None = None
    """Who changed its days, where that is the news."""


@dataclass(frozen=True, slots=True)
class Requests:
    """Somebody's own requests and leave, and what waits for them to decide."""

    pending: tuple[RequestFact, ...]
    upcoming: tuple[RequestFact, ...]
    earlier: tuple[RequestFact, ...]
    waiting: tuple[RequestFact, ...]
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """The answer to the bare command."""

    balances: tuple[BalanceFact, ...]
    next_leave: RequestFact | None
    waiting: int
    may_arrange_digest: bool
    has_dashboard: bool = False
    """Whether there is one to open."""
