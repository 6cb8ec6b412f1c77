"""Who decides in an approver's place, for a while."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import PersonFact
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class StandInValues:
    """The form as filled in; people by their ids on the platform, `for_user_id` None is the asker."""

    user_id: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    """None is until further notice."""
    for_user_id: str | None = None


@dataclass(frozen=True, slots=True)
class StandInFact:
    """Somebody who stands in; `last_day` None is until further notice."""

    absent: PersonFact
    stand_in: PersonFact
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class StandInForm:
    """Names who decides instead, shows who does at present, and ends that."""

    values: StandInValues
    may_choose_whom: bool
    """Whether the reader may do it for others."""
    present: StandInFact | None = None
    today: date | None = None
    """So that this year need not be said."""


@dataclass(frozen=True, slots=True)
class StandInNews:
    """Who decides for whom from now on, or no longer: as either of them, or who settled it, reads it."""

    fact: StandInFact
    reader_id: EmployeeId
    is_over: bool = False
    today: date | None = None
