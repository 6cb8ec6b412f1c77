"""Facts that several screens share: data to put into words, never words or layout."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.amounts import Amount
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Status
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import Slice, Unit


@dataclass(frozen=True, slots=True)
class TypeFact:
    """A leave type as people see it."""

    id: LeaveTypeId
    name: str
    emoji: str
    unit: Unit = Unit.DAYS
    smallest: Slice = Slice.HALF_DAY
    colour: str = "teal"


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Somebody, by name."""

    id: EmployeeId
    name: str


@dataclass(frozen=True, slots=True)
class BalanceFact:
    """A balance on a day; `available` None where the type is unlimited."""

    type: TypeFact
    on: date
    leave_year: Period
    available: Amount | None
    remaining: Amount | None
    granted: Amount
    carried: Amount
    taken: Amount
    booked: Amount
    pending: Amount
    lapses: tuple[date, Amount] | None = None
    """The last day and the amount that is lost after it, where some will be."""


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """Who decided and why; `by` None where nobody needed to."""

    by: PersonFact | None
    at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class StepFact:
    """The decision that is due, of several or by several: `said_yes` are those of them who did."""

    number: int
    count: int
    is_by_all: bool = False
    said_yes: tuple[PersonFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """What a request would change: leave as it was before, all of it given back where it is cancelled."""

    before: Asked
    amount: Amount
    is_cancellation: bool = False


@dataclass(frozen=True, slots=True)
class GivenBack:
    """Leave of another type whose place is taken, and what comes back of it."""

    type: TypeFact
    asked: Asked
    amount: Amount


@dataclass(frozen=True, slots=True)
class PageFact:
    """Where a request has a page of its own: in a browser, and in Teams' tab; empty where it has none."""

    browser: str
    tab: str


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A request as its reader may see it."""

    id: RequestId
    version: int
    requester: PersonFact
    type: TypeFact
    asked: Asked
    amount: Amount
    status: Status
    requested_at: datetime
    note: str | None = None
    holidays: tuple[Holiday, ...] = ()
    decision: DecisionFact | None = None
    lies_with: tuple[PersonFact, ...] = ()
    """Who can decide now; empty unless pending."""
    is_recorded: bool = False
    """Written down from a file: nobody asked, and nobody decided."""
    step: StepFact | None = None
    """Only where there are several, or several have to agree."""
    change: ChangeFact | None = None
    """Where it asks for a change of other leave: then `amount` is what that would take."""
    is_claim: bool = False
    """Time worked is claimed: `amount` is what it gives."""
    entered_by: PersonFact | None = None
    """Somebody else who asked in the person's place."""
    override: str | None = None
    """Why it stands although a rule refuses it."""
    also_asked: tuple[PersonFact, ...] = ()
    """Those it lies with because it was passed on to them."""
    page: PageFact | None = None


@dataclass(frozen=True, slots=True)
class AwayFact:
    """Somebody away over some days: as colleagues see it, without a leave type."""

    person: PersonFact
    asked: Asked
    halves: Halves
    """Which halves of the day in question, or BOTH for a stretch."""
    is_pending: bool = False
    type_name: str | None = None
    """Only where the leave type is marked as shown by name, and never in a channel."""


@dataclass(frozen=True, slots=True)
class CostFact:
    """What a request would take, and what that leaves; amounts None where the type is unlimited."""

    amount: Amount
    unit: Unit
    weekdays: int
    """Weekdays of the period, public holidays included: to say how the amount comes about."""
    holidays: tuple[Holiday, ...]
    before: Amount | None
    after: Amount | None
    lowest: tuple[date, Amount] | None
    """The day after the first on which the balance is lowest, if lower than `after`."""
    away: tuple[AwayFact, ...]
