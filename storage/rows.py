"""Rows of the read tables into what the ports hand out; any mapping of columns will do."""

from datetime import date
from typing import Any, Protocol

from bot.ports import AwayRow, PersonRow, RequestRow
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves, Period, Span
from storage.codec import reader
from storage.projections.people import Place


class Columns(Protocol):
    """A row by the names of its columns."""

    def __getitem__(self, name: str, /) -> Any: ...


_places = reader(tuple[Place, ...])
_labels = reader(frozenset[str])
_PARTS = {part.value: part for part in DayPart}
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


def asked_of(row: Columns) -> Asked:
    start = row["span_start"]
    span = None if start is None else Span(start, row["span_end"])
    return Asked(Period(row["first_day"], row["last_day"]), _PARTS[row["part"]], span)


def away_row(row: Columns) -> AwayRow:
    return AwayRow(
        row["day"],
        row["employee_id"],
        row["name"],
        Halves(row["halves"]),
        _STATUSES[row["status"]],
        row["location_id"],
        row["department_id"],
        row["request_id"],
        row["leave_type_id"],
        row["first_day"],
        row["last_day"],
        asked_of(row),
    )


def request_row(row: Columns) -> RequestRow:
    return RequestRow(
        row["request_id"],
        row["employee_id"],
        row["name"],
        row["leave_type_id"],
        asked_of(row),
        _STATUSES[row["status"]],
        row["requested_at"],
    )


def has_label(row: Columns, label: str | None) -> bool:
    return label is None or label in _labels(row["labels"])


def by_name(row: PersonRow) -> tuple[str, str]:
    """Where somebody stands in a list of people."""
    return (row.name.casefold(), row.employee_id)


def by_day_and_name(row: AwayRow) -> tuple[date, str, str, date, str]:
    return (row.day, row.name.casefold(), row.employee_id, row.first_day, row.request_id)
