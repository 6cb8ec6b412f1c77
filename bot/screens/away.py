"""Who is away: asked for by somebody, or posted to a channel."""

from dataclasses import dataclass
from datetime import date

from bot.screens.facts import AwayFact, PersonFact
from domain.holiday_calendar import Holiday
from domain.ids import DigestId, EmployeeId
from domain.periods import Asked, Period


@dataclass(frozen=True, slots=True)
class AwayDay:
    """One day of an answer: who is away and which holidays fall on it, by the names of their places."""

    day: date
    people: tuple[AwayFact, ...]
    holidays: tuple[tuple[str, Holiday], ...]


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away in a period, day by day; `person` where one was asked about."""

    period: Period
    today: date
    person: PersonFact | None
    days: tuple[AwayDay, ...]


@dataclass(frozen=True, slots=True)
class OffToday:
    """Somebody in the digest: away today, and until when in one stretch."""

    id: EmployeeId
    name: str
    today: Asked
    until: date
    back_on: date


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """A channel's morning message: no leave types, no reasons (RULES 21)."""

    digest_id: DigestId
    day: date
    scope: str | None
    """The location, department or label it covers; None for everybody."""
    off: tuple[OffToday, ...]
    back: tuple[PersonFact, ...]
    back_on: date
    """The next working day, on which those are back."""
    coming: tuple[AwayFact, ...]
    holidays: tuple[tuple[str, Holiday], ...]
    coming_holidays: tuple[tuple[str, Holiday], ...]


@dataclass(frozen=True, slots=True)
class DigestScope:
    """What a digest can cover: a kind (company, location, department) and a key, with its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class DigestValues:
    """The digest form as filled in: minutes after midnight in the time zone; weekday None is daily."""

    channel_id: str
    scope: str = "company"
    minute: int = 9 * 60
    time_zone: str = "UTC"
    weekday: int | None = None
    is_posted_when_empty: bool = False


@dataclass(frozen=True, slots=True)
class DigestForm:
    """Arranges, changes or stops a channel's digest."""

    values: DigestValues
    scopes: tuple[DigestScope, ...]
    time_zones: tuple[str, ...]
    is_arranged: bool
