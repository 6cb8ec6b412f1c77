"""What of the log is looked for: read from an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.auditing import MATTERS, Matter
from bot.dashboard.reports.filters import AHEAD, BACK, Given
from bot.ports import Origin, Wanted
from bot.replies import Slip
from domain.ids import EmployeeId
from domain.periods import ONE_DAY
from domain.streams import COMPANY, employee_stream

FIELDS = ("person", "actor", "matter", "origin", "from", "to", "before")
MOST_DIGITS = 15
"""Of a position."""


@dataclass(frozen=True, slots=True)
class AuditFilters:
    """What is None or empty does not matter. `before` is the position that a page goes on from."""

    person: str = ""
    actor: str = ""
    matter: Matter | None = None
    origin: Origin | None = None
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None
    slips: Mapping[str, Slip] = field(default_factory=dict)


def audit_filters_of(given: Given, today: date) -> AuditFilters:
    slips: dict[str, Slip] = {}
    first_day, last_day = (_day(given, name, today, slips) for name in ("from", "to"))
    if first_day and last_day and last_day < first_day:
        slips["to"] = Slip.BEFORE_FIRST_DAY
    return AuditFilters(
        _text(given, "person"),
        _text(given, "actor"),
        next((each for each in Matter if each.value == _text(given, "matter")), None),
        next((each for each in Origin if each.value == _text(given, "origin")), None),
        first_day,
        last_day,
        position_of(_text(given, "before")),
        MappingProxyType(slips),
    )


def wanted(filters: AuditFilters, zone: ZoneInfo) -> Wanted:
    """The same for the log; days are by a clock."""
    stream = employee_stream(EmployeeId(filters.person)) if filters.person else None
    if stream is None and filters.matter is Matter.SETTINGS:
        stream = COMPANY
    return Wanted(
        stream,
        EmployeeId(filters.actor) if filters.actor else None,
        filters.origin,
        MATTERS[filters.matter] if filters.matter else None,
        _start_of(filters.first_day, zone) if filters.first_day else None,
        _start_of(filters.last_day + ONE_DAY, zone) if filters.last_day else None,
    )


def position_of(text: str) -> int | None:
    """The position that was written; None for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _text(given: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "").strip()


def _day(given: Given, name: str, today: date, slips: dict[str, Slip]) -> date | None:
    if not (text := _text(given, name)):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        slips[name] = Slip.NO_SUCH_DAY
        return None
    if today - BACK <= day <= today + AHEAD:
        return day
    slips[name] = Slip.OUT_OF_REACH
    return None
