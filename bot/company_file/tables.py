"""People in a table, one a line: read as the company's file would say them; what is left empty stays."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.company_file.entries import (
    UNSAID,
    AssignmentChange,
    AssignmentEntry,
    CompanyFile,
    PersonEntry,
)
from bot.company_file.leaves import DAY, EMAIL, LOCALE, NAME
from bot.company_file.listing import assignment_entry, company_entry
from bot.company_file.mistakes import Mistake, Mistaken, Spot, nearest, quoted
from bot.company_file.reading import Opened
from bot.company_file.shapes import Leaf, Marked, Report
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.time_zones import is_time_zone

T = TypeVar("T")


class Reader(Protocol):
    """What `csv.reader` makes."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "email": ("email", "e-mail", "mail"),
    "hired_on": ("hired_on", "hired", "first_day", "eintritt"),
    "location": ("location", "standort"),
    "department": ("department", "abteilung"),
    "labels": ("labels", "label"),
    "last_day": ("last_day", "austritt"),
    "locale": ("locale", "language", "sprache"),
    "time_zone": ("time_zone", "zeitzone"),
    "from": ("from", "ab"),
}
"""What a column may be called; `from` says since when location, department and labels hold."""
OF_NEWCOMERS = ("name", "hired_on", "location", "department")
MOST_ROWS = 20_000


def is_table(data: bytes) -> bool:
    """Whether it is a table of people rather than a company's file: its first line names columns."""
    first = data.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    names = _known(_split(first))
    return "email" in names and len(names) > 1


def open_table(data: bytes, settings: Settings, employees: Iterable[Employee], today: date) -> Opened:
    """The people of a table as a file of the company. Raises Mistaken where no table can be read."""
    text = _decoded(data)
    head, *_ = text.split("\n", 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(head))
    report = Report()
    known = {(each.profile.email or "").casefold(): each for each in employees if each.profile.email}
    rows = _Rows(settings, known, today, report)
    try:
        columns = rows.columns(next(reader))
        people = tuple(rows.people(reader, columns))
    except csv.Error as error:
        problem = f"the table cannot be read: {error}."
        raise Mistaken([Mistake(Spot(reader.line_num, 1), problem, "Save it anew as CSV.")]) from None
    return Opened(CompanyFile(company_entry(settings), people=people), report)


@dataclass(slots=True)
class _Rows:
    """Turns lines into people; every mistake is noted with its line."""

    settings: Settings
    known: Mapping[str, Employee]
    today: date
    report: Report

    def columns(self, head: list[str]) -> list[str | None]:
        """What each column is; none of ours is noted."""
        found = [_column(each) for each in head]
        for name, column in zip(head, found, strict=True):
            if column is None and name.strip():
                near = nearest(name, [each for names in COLUMNS.values() for each in names])
                remedy = f"Did you mean “{near}”?" if near else f"Known: {', '.join(COLUMNS)}."
                self.report.note(Spot(1, 1), f"there is a column {quoted(name)}.", remedy)
        return found

    def people(self, reader: Reader, columns: list[str | None]) -> Iterator[Marked[PersonEntry]]:
        """Everybody in the table; a line that cannot be read is noted and left out."""
        for count, row in enumerate(reader):
            spot = Spot(reader.line_num, 1)
            if not any(cell.strip() for cell in row):
                continue
            if count > MOST_ROWS:
                self.report.note(spot, f"the table has more than {MOST_ROWS:,} lines.", "Split it.")
                return
            cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False) if name}
            before = len(self.report.mistakes)
            entry = self.person(cells, spot)
            if entry is not None and len(self.report.mistakes) == before:
                yield Marked(entry, spot)

    def person(self, cells: Mapping[str, str], spot: Spot) -> PersonEntry | None:
        email = self.cell(cells, "email", EMAIL, spot)
        if email is None:
            self.report.note(
                replace(spot, path="email"), "there is no e-mail address.", "It tells people apart."
            )
            return None
        employee = self.known.get(email.casefold())
        if employee is None:
            return self.newcomer(cells, email, spot)
        hired_on = self.cell(cells, "hired_on", DAY_OF_TABLE, spot) or employee.hired_on
        first = assignment_entry(employee.assignments[0][1])
        changes = [AssignmentChange(day, assignment_entry(each)) for day, each in employee.assignments[1:]]
        return self.with_rest(
            PersonEntry(
                self.cell(cells, "name", NAME, spot) or employee.profile.name,
                hired_on,
                first,
                email,
                changes=tuple(Marked(each, spot) for each in self.changed(employee, changes, cells, spot)),
            ),
            cells,
            spot,
        )

    def newcomer(self, cells: Mapping[str, str], email: str, spot: Spot) -> PersonEntry | None:
        for name in OF_NEWCOMERS:
            if not cells.get(name):
                self.report.note(
                    replace(spot, path=name), f"there is no {name}.", f"{email} is new here and needs it."
                )
        called = self.cell(cells, "name", NAME, spot)
        hired_on = self.cell(cells, "hired_on", DAY_OF_TABLE, spot)
        there = self.assignment(cells, None, spot)
        if called is None or hired_on is None or there is None:
            return None
        return self.with_rest(PersonEntry(called, hired_on, there, email), cells, spot)

    def with_rest(self, entry: PersonEntry, cells: Mapping[str, str], spot: Spot) -> PersonEntry:
        """What a table may say besides."""
        zone = cells.get("time_zone") or None
        if zone is not None and not is_time_zone(zone):
            self.report.note(replace(spot, path="time_zone"), f"there is no time zone {quoted(zone)}.")
        last_day = self.cell(cells, "last_day", DAY_OF_TABLE, spot)
        if last_day is not None and last_day < entry.hired_on:
            self.report.note(replace(spot, path="last_day"), "it comes before the first day of work.")
        return replace(
            entry,
            last_day=last_day or UNSAID,
            locale=self.cell(cells, "locale", LOCALE, spot),
            time_zone=zone,
        )

    def changed(
        self, employee: Employee, changes: list[AssignmentChange], cells: Mapping[str, str], spot: Spot
    ) -> list[AssignmentChange]:
        """What is planned already, and what the line says from its day on, else from today."""
        from_day = self.cell(cells, "from", DAY_OF_TABLE, spot) or max(self.today, employee.hired_on)
        if from_day <= employee.hired_on:
            from_day = employee.hired_on
        stands = assignment_entry(employee.assignment(from_day))
        there = self.assignment(cells, stands, spot)
        if there is None or there == stands:
            return changes
        kept = [each for each in changes if each.from_day != from_day]
        return sorted([*kept, AssignmentChange(from_day, there)], key=lambda each: each.from_day)

    def assignment(
        self, cells: Mapping[str, str], stands: AssignmentEntry | None, spot: Spot
    ) -> AssignmentEntry | None:
        places = {str(key): versions[-1][1].name for key, versions in self.settings.locations.items()}
        departments = {str(key): each.name for key, each in self.settings.departments.items()}
        location = self.key_of(cells, "location", places, spot)
        department = self.key_of(cells, "department", departments, spot)
        labels = cells.get("labels")
        said = frozenset(part.strip() for part in (labels or "").replace(";", ",").split(",") if part.strip())
        if stands is not None:
            return replace(
                stands,
                location=location or stands.location,
                department=department or stands.department,
                labels=said if labels else stands.labels,
            )
        return AssignmentEntry(location, department, said) if location and department else None

    def key_of(
        self, cells: Mapping[str, str], column: str, names: Mapping[str, str], spot: Spot
    ) -> str | None:
        """The key of what a cell names by its key or its name."""
        said = cells.get(column, "")
        if not said:
            return None
        by_name = {name.casefold(): key for key, name in names.items()} | {
            key.casefold(): key for key in names
        }
        found = by_name.get(said.casefold())
        if found is None:
            near = nearest(said, names.values())
            remedy = f"Did you mean “{near}”?" if near else ""
            self.report.note(replace(spot, path=column), f"there is no {column} {quoted(said)}.", remedy)
        return found

    def cell(self, cells: Mapping[str, str], column: str, leaf: Leaf[T], spot: Spot) -> T | None:
        """What a cell says; nothing where it is empty, or wrong."""
        said = cells.get(column, "")
        if not said:
            return None
        try:
            return leaf.parse(said)
        except ValueError as error:
            problem = f"there is {quoted(said)}, expected {leaf.expected}."
            self.report.note(replace(spot, path=column), problem, str(error))
            return None


def _day(written: str) -> date:
    """As files say it, or with points as spreadsheets do: 31.12.2026."""
    try:
        return datetime.strptime(written, "%d.%m.%Y").date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return DAY.parse(written)


DAY_OF_TABLE = replace(DAY, parse=_day)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        problem = "the table is not written in UTF-8."
        raise Mistaken([Mistake(Spot(1, 1), problem, "Save it as CSV UTF-8.")]) from None


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _split(head: str) -> list[str]:
    return head.rstrip("\r").split(_delimiter(head))


def _known(names: Iterable[str]) -> set[str]:
    return {column for column in map(_column, names) if column}


def _column(name: str) -> str | None:
    said = name.strip().strip('"').casefold().replace(" ", "_")
    return next((column for column, names in COLUMNS.items() if said in names), None)
