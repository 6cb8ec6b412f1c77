"""What a report is asked for: read from an address, so that it can be kept, sent on and asked again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from bot.replies import Slip
from domain.ids import DepartmentId, EmployeeId, LeaveTypeId, LocationId
from domain.leave.requests import Status
from domain.periods import Period
from domain.policies.leave_year import months_after

Given = Mapping[str, Sequence[str]]
"""The fields of a form or of an address, each with all its values."""
A_YEAR = timedelta(days=366)
LONGEST = 5 * A_YEAR
"""Of a period, so that no address asks for a lifetime."""
BACK, AHEAD = 30 * A_YEAR, 5 * A_YEAR
"""How far from today anything is reported."""
FIELDS = (
    "from", "to", "on", "month", "known", "type", "status", "location", "department", "label", "person",
    "name", "sort", "page",
)  # fmt: skip
"""All there are; of anything else nothing is kept."""
MOST_VALUES = 100
"""Of one field."""
MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What to report, about whom, in which order. `slips` are fields that make no sense, by their names."""

    period: Period
    on: date
    month: Period
    known_on: date | None = None
    leave_type_ids: frozenset[LeaveTypeId] = frozenset()
    """None named are all."""
    statuses: frozenset[Status] = frozenset()
    """None named are all."""
    location_id: LocationId | None = None
    department_id: DepartmentId | None = None
    """With those below it."""
    label: str | None = None
    employee_id: EmployeeId | None = None
    name: str = ""
    """A part of it."""
    sort: str = ""
    is_descending: bool = False
    page: int = 1
    slips: Mapping[str, Slip] = field(default_factory=dict)

    def wants(self, leave_type_id: LeaveTypeId) -> bool:
        return not self.leave_type_ids or leave_type_id in self.leave_type_ids

    @property
    def all_statuses(self) -> frozenset[Status]:
        return self.statuses or frozenset(Status)


def filters_of(given: Given, today: date) -> Filters:
    """Reads what was given; what is not there is this year, this month, today, and everybody."""
    reading = _Reading(given, today)
    year = Period(date(today.year, 1, 1), date(today.year, 12, 31))
    sort = reading.text("sort")
    return Filters(
        reading.period(year),
        reading.day("on") or today,
        reading.month(),
        reading.known(),
        frozenset(map(LeaveTypeId, reading.texts("type"))),
        frozenset(status for status in Status if status.value in reading.texts("status")),
        LocationId(found) if (found := reading.text("location")) else None,
        DepartmentId(found) if (found := reading.text("department")) else None,
        reading.text("label") or None,
        EmployeeId(found) if (found := reading.text("person")) else None,
        reading.text("name"),
        sort.removeprefix("-"),
        sort.startswith("-"),
        reading.page(),
        MappingProxyType(reading.slips),
    )


def months_until(month: Period, number: int) -> Iterator[Period]:
    """So many months, the last of them this one."""
    for back in reversed(range(number)):
        yield month_of(months_after(month.first_day, -back))


def months_beside(month: Period) -> tuple[date, date]:
    """The first days of the month before one and of the month after it."""
    return months_after(month.first_day, -1), months_after(month.first_day, 1)


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    first = day.replace(day=1)
    return Period(first, months_after(first, 1) - timedelta(days=1))


class _Reading:
    """Fields as they are read, and what is wrong with them."""

    def __init__(self, given: Given, today: date) -> None:
        self.slips: dict[str, Slip] = {}
        self._given = given
        self._today = today

    def texts(self, name: str) -> list[str]:
        return [each.strip() for each in self._given.get(name, ())[:MOST_VALUES] if each.strip()]

    def text(self, name: str) -> str:
        return next(iter(self.texts(name)), "")

    def day(self, name: str) -> date | None:
        if not (text := self.text(name)):
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self.slips[name] = Slip.NO_SUCH_DAY
            return None
        return self._within_reach(name, day)

    def known(self) -> date | None:
        day = self.day("known")
        if day is None or day < self._today:
            return day
        if day > self._today:
            self.slips["known"] = Slip.NOT_KNOWN_YET
        return None

    def month(self) -> Period:
        this = month_of(self._today)
        if not (text := self.text("month")):
            return this
        try:
            first = date.fromisoformat(f"{text}-01")
        except ValueError:
            self.slips["month"] = Slip.NO_SUCH_DAY
            return this
        return month_of(self._within_reach("month", first) or self._today)

    def period(self, usual: Period) -> Period:
        first, last = self.day("from") or usual.first_day, self.day("to")
        last = last or (usual.last_day if first <= usual.last_day else first + A_YEAR)
        if last < first:
            self.slips["to"] = Slip.BEFORE_FIRST_DAY
        elif last - first > LONGEST:
            self.slips["to"] = Slip.PERIOD_TOO_LONG
        else:
            return Period(first, last)
        return usual

    def page(self) -> int:
        text = self.text("page")
        is_number = text.isascii() and text.isdigit() and len(text) < len(str(MOST_PAGES))
        return max(1, int(text)) if is_number else 1

    def _within_reach(self, name: str, day: date) -> date | None:
        if self._today - BACK <= day <= self._today + AHEAD:
            return day
        self.slips[name] = Slip.OUT_OF_REACH
        return None
