"""Rows of the read tables into what the ports hand out; any mapping of columns will do."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, Protocol

from bot.ports import AwayRow, PersonRow, RequestRow
from domain.employees.assignment import Assignment
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves, Period, Span
from storage.codec import reader
from storage.projections.people import Place
from storage.tables import requests


class Columns(Protocol):
    """A row by the names of its columns."""

    def __getitem__(self, name: str, /) -> Any: ...


WAITING_COLUMNS = (*(column.name for column in requests.columns), "name")
AWAY_KEPT = 4096
"""Rows of who is away that are kept as they were made: about 4 MB."""

PLACES_KEPT = 16_384
"""Where people worked, kept as it was read: the directory is asked for all day long."""

_places = lru_cache(PLACES_KEPT)(reader(tuple[Place, ...]))
_labels = reader(frozenset[str])
_read_exceptions = reader(tuple[tuple[date, Halves], ...])
_PARTS = {part.value: part for part in DayPart}
_HALVES = {halves.value: halves for halves in (Halves.NONE, Halves.MORNING, Halves.AFTERNOON, Halves.BOTH)}
_STATUSES = {status.value: status for status in Status}


def person_row(row: Columns, today: date) -> PersonRow:
    """Somebody where they work today, or where they will first."""
    places: tuple[Place, ...] = _places(row["assignments"])
    place = next((place for place in reversed(places) if place.from_day <= today), places[0])
    return PersonRow(
        row["employee_id"],
        row["name"],
        row["email"],
        place.location_id,
        place.department_id,
        place.labels,
        row["is_active"],
        row["last_day"],
    )


def place_on(row: Columns, day: date) -> Assignment | None:
    """Where somebody works on a day; None where they are gone by then."""
    if not row["is_active"] or (row["last_day"] is not None and row["last_day"] < day):
        return None
    places: tuple[Place, ...] = _places(row["assignments"])
    place = next((place for place in reversed(places) if place.from_day <= day), places[0])
    return Assignment(place.location_id, place.department_id, place.labels)


def asked_of(row: Columns) -> Asked:
    start = row["span_start"]
    span = None if start is None else Span(start, row["span_end"])
    period = Period(_day(row["first_day"]), _day(row["last_day"]))
    return Asked(period, _PARTS[row["part"]], span, _exceptions(row["exceptions"]))


def away_rows(rows: Iterable[Sequence[Any]], label: str | None) -> list[AwayRow]:
    """Rows of AWAY with a label, by day and name."""
    wanted = rows if label is None else [row for row in rows if label in _labels(row[-1])]
    placed = [_placed(tuple(row)) for row in wanted]
    placed.sort(key=itemgetter(0))
    return [row for _, row in placed]


@lru_cache(AWAY_KEPT)
def _placed(row: tuple[Any, ...]) -> tuple[tuple[object, ...], AwayRow]:
    """A row with its place in the order; kept, because the same days are asked about all day long."""
    away = _away_row(row)
    return (away.day, away.name.casefold(), away.employee_id, away.first_day, away.request_id), away


def _away_row(row: Sequence[Any]) -> AwayRow:
    day, employee_id, name, halves, status, location_id, department_id, request_id, leave_type_id = row[:9]
    first, last, part, start, end, exceptions = row[9:15]
    first_day, last_day = _day(first), _day(last)
    span = None if start is None else Span(start, end)
    return AwayRow(
        _day(day),
        employee_id,
        name,
        _HALVES[halves],
        _STATUSES[status],
        location_id,
        department_id,
        request_id,
        leave_type_id,
        first_day,
        last_day,
        Asked(Period(first_day, last_day), _PARTS[part], span, _exceptions(exceptions)),
    )


def request_row(row: Columns) -> RequestRow:
    return RequestRow(
        row["request_id"],
        row["employee_id"],
        row["name"],
        row["leave_type_id"],
        asked_of(row),
        _STATUSES[row["status"]],
        _moment(row["requested_at"]),
    )


def waiting_rows(rows: Iterable[Sequence[Any]]) -> list[RequestRow]:
    """Rows of WAITING, as whatever store has them."""
    return [request_row(dict(zip(WAITING_COLUMNS, row, strict=True))) for row in rows]


def by_name(row: PersonRow) -> tuple[str, str]:
    """Where somebody stands in a list of people."""
    return (row.name.casefold(), row.employee_id)


def _exceptions(text: str | None) -> tuple[tuple[date, Halves], ...]:
    return _read_exceptions(text) if text else ()


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime | str) -> datetime:
    """SQLite has them as text, in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value
