"""What administrators settle of the terms on which people work and have leave."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import PersonFact, TypeFact
from bot.screens.foresight import Foresight
from domain.amounts import Amount
from domain.ids import EmployeeId, LeaveTypeId, LocationId
from domain.refusals import Refusal
from domain.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True)
class SettingsMenu:
    """What the reader can settle in chat."""

    may_settle: bool
    may_name_stand_in: bool
    may_arrange_digest: bool


@dataclass(frozen=True, slots=True)
class PatternValues:
    """The pattern's form as filled in; `text` None is the present pattern.

    `seen` tells the values whose consequences were shown.
    """

    user_id: str | None = None
    text: str | None = None
    from_day: date | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class PatternForm:
    """Sets what somebody works from a day on, after it has shown what follows from that."""

    values: PatternValues
    person: PersonFact | None = None
    present: WorkingPattern | None = None
    present_text: str = ""
    """In the notation of the company's file."""
    foreseen: Foresight | None = None
    refusal: Refusal | None = None
    today: date | None = None
    """So that this year need not be said."""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A location, by name."""

    id: LocationId
    name: str


@dataclass(frozen=True, slots=True)
class PolicyValues:
    """The policy's form as filled in; `location_id` None is everywhere, `carried` None all that is left.

    `debt` says how far below 0 a balance may go. Without an entitlement nothing has been filled in yet.
    """

    leave_type_id: LeaveTypeId | None = None
    location_id: LocationId | None = None
    entitlement: Amount | None = None
    carried: Amount | None = None
    carried_until: date | None = None
    """In the first leave year: the same day in each; None is for ever."""
    debt: Amount | None = None
    from_day: date | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyForm:
    """Sets how much leave of a type there is from a day on, after it has shown what follows from that."""

    values: PolicyValues
    types: tuple[TypeFact, ...]
    places: tuple[PlaceFact, ...]
    foreseen: Foresight | None = None
    refusal: Refusal | None = None
    today: date | None = None
    """So that this year need not be said."""


@dataclass(frozen=True, slots=True)
class PatternNews:
    """What somebody works from a day on: as they, or who settled it, reads it."""

    person: PersonFact
    pattern: WorkingPattern
    from_day: date
    reader_id: EmployeeId
    today: date | None = None
