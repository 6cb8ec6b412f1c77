"""What administrators settle of the terms on which people work and have leave."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import PersonFact
from bot.screens.foresight import Foresight
from domain.ids import EmployeeId
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
class PatternNews:
    """What somebody works from a day on: as they, or who settled it, reads it."""

    person: PersonFact
    pattern: WorkingPattern
    from_day: date
    reader_id: EmployeeId
    today: date | None = None
