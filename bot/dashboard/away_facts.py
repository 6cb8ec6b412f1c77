"""What the team calendar shows: facts as one viewer may see them, never a type that they may not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.screens.facts import PersonFact
from domain.company.places import Department
from domain.holiday_calendar import Holiday
from domain.ids import DepartmentId, LeaveTypeId, LocationId, RequestId
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import LeaveType


class View(Enum):
    """How much of the calendar is shown at once."""

    LIST = "list"
    """A week, day by day, with those who are away."""
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Sought:
    """What of the calendar is looked for; `day` lies in the period, and is today where it is None."""

    view: View = View.MONTH
    day: date | None = None
    department_id: DepartmentId | None = None
    location_id: LocationId | None = None
    label: str | None = None
    leave_type_id: LeaveTypeId | None = None
    name: str = ""
    page: int = 1


class Sight(Enum):
    """How much of somebody's leave the viewer sees."""

    OWN = "own"
    FULL = "full"
    """Types, and what is not decided yet: of those whom they decide for."""
    COLLEAGUE = "colleague"
    """That somebody is away, and the type where the company shows it by name."""


@dataclass(frozen=True, slots=True)
class SeenLeave:
    """Leave as the viewer sees it: `leave_type` None is private, `request_id` None is not theirs to open."""

    asked: Asked
    halves: Mapping[date, Halves]
    """The working halves it takes, of the days shown."""
    is_pending: bool = False
    leave_type: LeaveType | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One person's row, day by day where there is something to say."""

    person: PersonFact
    place: str
    sight: Sight
    period: Period
    off: Mapping[date, Halves]
    """The halves that they never work, whoever else does."""
    holidays: Mapping[date, Holiday]
    blackouts: Mapping[date, str]
    leaves: tuple[SeenLeave, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row before it is worked out: while all of `stands` are the same objects, so is what it says."""

    person: PersonFact
    sight: Sight
    stands: tuple[object, ...]
    line: Callable[[], Line]


@dataclass(frozen=True, slots=True)
class Cover:
    """How many of a department are away on each day with anybody away, as far as the viewer may know."""

    away: Mapping[date, int]
    over: Mapping[date, tuple[int, int]]
    """Where a cover limit is passed: how many are away of those it counts, and how many may be."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one department on this page."""

    department: Department
    people: int
    """How many there are in all, on whatever page."""
    rows: tuple[Row, ...]
    cover: Cover


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be looked for: departments with their depth in the tree."""

    departments: tuple[tuple[Department, int], ...]
    locations: tuple[tuple[LocationId, str], ...]
    labels: tuple[str, ...]
    leave_types: tuple[LeaveType, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """The wall chart: people down, days across."""

    sought: Sought
    period: Period
    today: date
    choices: Choices
    holidays: tuple[tuple[str, Holiday], ...]
    """Those of the places of the people shown, each with the names of the places that have it."""
    blackouts: tuple[tuple[Period, str], ...]
    groups: tuple[Group, ...]
    people: int
    pages: int


@dataclass(frozen=True, slots=True)
class ListedAway:
    """Somebody in the list of a day, with the whole of the leave that they are away for."""

    person: PersonFact
    halves: Halves
    leave: SeenLeave


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of the list; holidays with the names of their places."""

    day: date
    away: tuple[ListedAway, ...]
    holidays: tuple[tuple[str, Holiday], ...]


@dataclass(frozen=True, slots=True)
class AwayList:
    """A week of who is away, for narrow screens."""

    sought: Sought
    period: Period
    today: date
    choices: Choices
    days: tuple[ListedDay, ...]
